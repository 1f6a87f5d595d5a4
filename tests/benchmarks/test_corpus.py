from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks.corpus import COMMENTS_MAX, DEPTH_MAX, Corpus
from benchmarks.prose import SURNAMES, person

SMALL = Corpus(40, 10, seed=7)


@pytest.fixture(scope="module")
def articles():
    """The articles of a small archive."""
    return list(SMALL)


def test_articles_do_not_depend_on_order(articles):
    """Each article is made from the seed and its number, whatever was made before."""
    again = Corpus(40, 10, seed=7)
    assert [again.article(number) for number in reversed(range(40))] == articles[::-1]


def test_another_seed_gives_another_archive(articles):
    """The seed decides what is in an archive."""
    assert Corpus(40, 10, seed=8).article(0) != articles[0]


def test_it_stays_the_same():
    """A known seed gives what it always gave, on any machine."""
    article = Corpus(1000, 10).article(3)
    assert (article.title, article.date) == ("To of it clerk", "2005-09-18")
    assert article.blocks[1].text == "And to us inquire"


def test_threads_keep_their_bounds():
    """A thread has at most 300 comments and twelve levels, however many are asked for."""
    threads = [article.comments for article in Corpus(30, 100)]
    assert max(map(len, threads)) <= COMMENTS_MAX
    assert max(c.depth for thread in threads for c in thread) <= DEPTH_MAX


def test_threads_are_in_reading_order(articles):
    """Each comment stands at most one level below the one before, its parent one above it."""
    for article in articles:
        depths = [0, *(comment.depth for comment in article.comments)]
        assert all(1 <= after <= before + 1 for before, after in pairwise(depths))
        known = {comment.id: comment.depth for comment in article.comments}
        answers = [comment for comment in article.comments if comment.parent]
        assert all(known[c.parent] == c.depth - 1 for c in answers)


@pytest.mark.parametrize("comments", [10, 100])
def test_threads_are_as_long_as_asked_on_average(comments):
    """The heavy tail, cut as it is, leaves the mean where it was asked for."""
    lengths = Corpus(1, comments).threads
    assert sum(lengths) / len(lengths) == pytest.approx(comments, rel=0.01)
    assert max(lengths) > 5 * min(comments, COMMENTS_MAX // 10)


def test_names_are_one_person_each():
    """Ten thousand people have ten thousand names, also beyond the last surname."""
    numbers = [*range(5000), *range(len(SURNAMES), len(SURNAMES) + 5000)]
    assert len({person(number) for number in numbers}) == len(numbers)


def test_named_entities_are_named(articles):
    """What an article says it names is in its text or in its thread."""
    register = list(SMALL.register())
    for article in articles:
        said = " ".join(part.text for part in (*article.blocks, *article.comments))
        forms = [(register[n].name, *register[n].aliases) for n in article.entities]
        assert all(any(form.split()[-1] in said for form in known) for known in forms)
