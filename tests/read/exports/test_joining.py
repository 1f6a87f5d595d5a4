"""Parts of one article that lie apart are one document."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.exports.joining import APART, HEADLESS, documents, doubts, joined, tidy
from generator.read.exports.pages.page import read
from generator.read.exports.parts import Answer, Document, Found, Lacking, Post
from tests.read.exports.threads_saved import page

SAID = st.lists(st.integers(1, 40), unique=True, max_size=12).map(sorted)


def of_pages(*pages: str) -> list[Document]:
    """What pages come to that are read one after the other."""
    found = (part for one in pages for part in read(one.encode(), "", lambda *_, **__: None))
    return list(documents(found))


def bare(document: Document) -> tuple[object, ...]:
    """A document without what may differ: lines, and the addresses of its pages."""
    post = document.post
    answers = [answer for _, answer in document.answers]
    return (post.key, post.address, post.title, post.text, post.authors, post.date), answers


def thread(numbers: list[int], *lacking: Lacking, **post: str) -> Document:
    """A document with comments of these numbers, said in their order."""
    said = [Answer(article="k", id=str(n), text=f"Cup {n}.", date=f"2020-{n:04}") for n in numbers]
    return Document(Post(key="k", **post), 1, [(1, answer) for answer in said], list(lacking))


@st.composite
def splits(draw: st.DrawFn) -> tuple[list[tuple[int, int]], list[list[tuple[int, int]]]]:
    """The posts of a thread, and the same on pages that may overlap."""
    count = draw(st.integers(1, 12))
    posts = [(n, draw(st.integers(0, n - 1))) for n in range(1, count + 1)]
    ends = sorted({0, count, *draw(st.lists(st.integers(1, count), max_size=3))})
    again = draw(st.integers(0, 1))
    return posts, [posts[max(0, begin - again) : end] for begin, end in pairwise(ends)]


@given(splits(), st.randoms(use_true_random=False))
def test_pages_of_a_thread_are_one_however_it_is_split(
    split: tuple[list[tuple[int, int]], list[list[tuple[int, int]]]], chance: object
) -> None:
    """A thread on any number of pages, read in any order, is what it is on one page."""
    posts, parts = split
    pages = [page(part, number) for number, part in enumerate(parts, 1)]
    chance.shuffle(pages)  # type: ignore[attr-defined]
    (whole,), (one,) = of_pages(*pages), of_pages(page(posts))
    assert bare(whole) == bare(one)


@given(SAID, SAID)
def test_joining_knows_no_order(first: list[int], second: list[int]) -> None:
    """Two documents come to the same in either order, and again joined with one to no more."""
    one, other = thread(first), thread(second)
    whole = joined(one, other)
    assert [answer.id for _, answer in whole.answers] == [str(n) for n in sorted({*first, *second})]
    assert whole == joined(other, one) == joined(whole, one) == joined(whole, other)


def test_the_newer_has_the_last_word_and_keeps_the_order_of_its_comments() -> None:
    """An edit is taken, what only the older has stays where it was."""
    old, new = thread([1, 2, 3, 4], title="Old"), thread([4, 2], title="New")
    whole = joined(old, new)
    assert whole.post.title == "New"
    assert [answer.id for _, answer in whole.answers] == ["1", "4", "2", "3"]


def test_a_comment_of_the_same_id_may_be_another() -> None:
    """Where nothing but the id is the same, both are kept, and stay two."""
    one, other = thread([1]), thread([1])
    other.answers = [(1, Answer(article="k", id="1", text="Else.", author="Ben", date="2021"))]
    whole = joined(one, other)
    assert [answer.text for _, answer in whole.answers] == ["Cup 1.", "Else."]
    assert joined(whole, other) == whole


def test_a_comment_that_an_export_has_twice_is_one() -> None:
    """Exports that overlap say some things twice."""
    twice = thread([1, 2])
    twice.answers *= 2
    assert tidy(twice) == thread([1, 2])


@pytest.mark.parametrize(
    ("first", "second", "missing"),
    [((2, 4), (2, 4), 2), ((2, 6), (4, 4), 2), ((3, 3), (3, 0), 0), ((2, 0), (2, 0), 0)],
)
def test_what_is_missing_is_counted_anew(
    first: tuple[int, int], second: tuple[int, int], missing: int
) -> None:
    """Each page says what it lacks of all there are: what is lacking is what no page has."""
    begin, lacks = first
    one = thread([*range(begin)], *[Lacking("k", "missing", lacks)] * bool(lacks))
    more, lacks = second
    other = thread([*range(begin, begin + more)], *[Lacking("k", "missing", lacks)] * bool(lacks))
    assert sum(lack.count for lack in joined(one, other).lacking) == missing


def test_pages_that_claim_an_address_and_are_not_alike_stay_apart() -> None:
    """Two articles at one address are two, where neither title nor comment is the same."""
    tea, milk = page([(1, 0), (2, 0)]), page([(11, 0), (12, 0)], title="Milk").replace("#1", "#")
    first, second = of_pages(tea, milk)
    assert (first.post.title, second.post.title) == ("Tea", "Milk")
    assert [[*doubts(one)] for one in (first, second)] == [[], [APART]]
    assert len(of_pages(tea, milk, milk, tea)) == 2


def test_a_thread_without_its_first_page_is_told_of() -> None:
    """Later pages alone make an article without a text, and that is said."""
    (whole,) = of_pages(page([(3, 0)], 2), page([(4, 0)], 3))
    assert (whole.post.title, whole.post.text, whole.post.authors) == ("Tea", "", ())
    assert [*doubts(whole)] == [HEADLESS]


@pytest.mark.parametrize("text", ["", "<title>Tea</title>", "<p>Hot.</p>", page([(1, 0)])])
def test_a_page_is_one_with_itself(text: str) -> None:
    """However little a page says, saved twice it is one article."""
    assert len(of_pages(text or "<html></html>", text or "<html></html>")) == 1


@pytest.mark.parametrize("title", ["Tea - Page 2", "Tea, page 2", "TEA | Seite 2"])
def test_the_number_of_a_page_is_no_part_of_a_title(title: str) -> None:
    """Pages of a thread are one though their titles count them."""
    (whole,) = of_pages(page([(1, 0)]), page([(2, 0)], 2, title=title))
    assert whole.post.title == "Tea"


def test_pages_without_an_address_are_one_if_they_share_a_comment() -> None:
    """A title alone is too little to go by."""
    bare_pages = [
        page(posts, title="Tea").replace("canonical", "x")
        for posts in ([(1, 0), (2, 0)], [(1, 0), (2, 0), (3, 0)], [(1, 0), (9, 0)])
    ]
    assert len(of_pages(*bare_pages[:2])) == 1
    other = page([(21, 0), (22, 0)]).replace("canonical", "x").replace("#2", "#")
    assert len(of_pages(bare_pages[0], other)) == 2


def test_exports_that_repeat_what_was_edited() -> None:
    """A second post of a key is the newer version of the first."""
    found: list[Found] = [
        (1, Post(key="a", title="A", text="Once.")),
        (2, Answer(article="a", id="1", text="So.")),
        (3, Post(key="a", title="B", text="Twice.")),
    ]
    (whole,) = documents(found)
    assert (whole.post.title, whole.post.text, len(whole.answers)) == ("B", "Twice.", 1)
