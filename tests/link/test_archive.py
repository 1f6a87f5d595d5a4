"""The archive: every card in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import urls
from generator.link import distinct
from generator.model.reading import Records
from tests.link.small import article, card, comment, linked, mention
from tests.link.whole import whole


@pytest.mark.parametrize(("first", "second"), [("fire", "fire"), ("fire", "Fire"), ("ß", "SS")])
def test_two_articles_of_one_name(first: str, second: str) -> None:
    """Of two articles whose names differ by letter case at most, the first stays."""
    cards = [card(article(name, file=f"{n}.md")) for n, name in enumerate([first, second])]
    kept, (problem,) = distinct(cards, str, ())
    assert kept == cards[:1]
    assert problem.place.file == "1.md"
    assert problem.message.endswith("of this article and of content/0.md")


def test_no_article_takes_a_page_of_the_site() -> None:
    """An article whose page would stand where the site has one of its own is left out."""
    kept, (problem,) = distinct([card(article("index"))], urls.article, urls.RESERVED)
    assert kept == []
    assert "a page that every site has" in problem.message


def test_articles_stand_by_date_then_name() -> None:
    """The earliest comes first, what has no date last."""
    dates = {"d": "", "c": "2001", "b": "1999-05-02", "a": "1999-05", "e": "1999-05"}
    archive = linked(
        *(Records((article(name, date=date),)) for name, date in dates.items())
    ).archive
    assert list(archive.entries) == ["a", "e", "b", "c", "d"]


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_the_files_makes_no_difference(names: list[str]) -> None:
    """The same cards in another order are the same archive."""
    cards = {
        name: Records((article(name, f"article:{names[0]}", authors=("Ada",)),)) for name in "abcd"
    }
    archive = linked(*(cards[name] for name in names)).archive
    assert whole(archive) == whole(linked(*(cards[name] for name in sorted(names))).archive)


def test_authors_are_one_whatever_the_letter_case() -> None:
    """One who signs in several ways is one, called in an article as they first signed there."""
    said = (comment("c1", None, "ADA"), comment("c2", None, "Tom"), comment("c3"))
    signed = linked(Records((article("a", authors=("Ada", "Sam")),), said)).archive.signed
    assert {
        key: [(s.article, s.name, s.wrote, s.count, len(s.said)) for s in shares]
        for key, shares in signed.every()
    } == {
        "ada": [("a", "Ada", True, 1, 1)],
        "sam": [("a", "Sam", True, 0, 0)],
        "tom": [("a", "Tom", False, 1, 1)],
    }


def test_mentions_follow_the_articles() -> None:
    """Who is named is found with the articles in their order, and how often in each."""
    archive = linked(
        Records((article("a", date="2001"),), (comment("c1"),)),
        Records((article("b", date="1999"),)),
        mentions={
            "a": [mention("article:a"), mention("article:a", nth=2), mention("comment:a#c1")],
            "b": [mention("article:b"), mention("article:b", "paris")],
        },
    ).archive
    found = archive.named.of("london")
    assert [(s.article, s.at.written, s.at.said) for s in found] == [("b", 1, 0), ("a", 2, 1)]
    assert [(s.article, s.all) for s in archive.named.of("paris")] == [("b", ("london", "paris"))]


def test_a_key_that_nobody_has() -> None:
    """Where nothing is under a key there are no shares, and asking adds none."""
    named = linked(Records((article("a"),))).archive.named
    assert (named.of("london"), len(named), list(named.every())) == ((), 0, [])
