"""The archive: every card in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import urls
from generator.link import distinct
from generator.model.mention import Mention, Sightings
from generator.model.reading import Cards
from generator.model.ref import Ref
from tests.link.small import article, comment, linked, note


@pytest.mark.parametrize(("first", "second"), [("fire", "fire"), ("fire", "Fire"), ("ß", "SS")])
def test_two_articles_of_one_name(first: str, second: str) -> None:
    """Of two articles whose names differ by letter case at most, the first stays."""
    readings = [Cards((article(name, file=f"{n}.md"),)) for n, name in enumerate([first, second])]
    kept, (problem,) = distinct(readings, str, ())
    assert kept == readings[:1]
    assert problem.place.file == "1.md"
    assert problem.message.endswith("of this article and of content/0.md")


def test_a_reading_without_an_article_is_none() -> None:
    """A register is no article, and no problem."""
    assert distinct([Cards()], str, ()) == ([], [])


def test_no_article_takes_a_page_of_the_site() -> None:
    """An article whose page would stand where the site has one of its own is left out."""
    kept, (problem,) = distinct([Cards((article("index"),))], urls.article, urls.RESERVED)
    assert kept == []
    assert "a page that every site has" in problem.message


def test_articles_stand_by_date_then_name() -> None:
    """The earliest comes first, what has no date last."""
    dates = {"d": "", "c": "2001", "b": "1999-05-02", "a": "1999-05", "e": "1999-05"}
    archive, _ = linked(*(Cards((article(name, date=date),)) for name, date in dates.items()))
    assert list(archive.articles) == ["a", "e", "b", "c", "d"]


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_the_files_makes_no_difference(names: list[str]) -> None:
    """The same cards in another order are the same archive."""
    cards = {
        name: Cards((article(name, f"article:{names[0]}", authors=("Ada",)),)) for name in "abcd"
    }
    archive, _ = linked(*(cards[name] for name in names))
    same, _ = linked(*(cards[name] for name in sorted(names)))
    assert archive.authors == same.authors
    assert list(archive.articles) == list(same.articles)
    assert {ref: set(froms) for ref, froms in archive.backlinks.items()} == {
        ref: set(froms) for ref, froms in same.backlinks.items()
    }


def test_authors_are_one_whatever_the_letter_case() -> None:
    """One who signs in several ways is one author, called as they first signed."""
    said = (comment("c1", None, "ADA"), comment("c2", None, "Tom"), comment("c3"))
    archive, _ = linked(Cards((article("a", authors=("Ada", "Sam")),), said))
    assert [(a.name, a.articles, [c.id for c in a.comments]) for a in archive.authors] == [
        ("Ada", ("a",), ["c1"]),
        ("Sam", ("a",), []),
        ("Tom", (), ["c2"]),
    ]


def test_mentions_follow_the_articles() -> None:
    """Mentions are grouped by entity and by record, in the order of the articles."""
    seen = [mention("article:b"), mention("article:a"), mention("comment:a#c1")]
    cards = (
        Cards((article("a", date="2001"),), (comment("c1"),)),
        Cards((article("b", date="1999"),)),
    )
    archive, _ = linked(*cards, sightings=[Sightings(tuple(seen))])
    assert archive.mentions == {"london": tuple(seen)}
    assert set(archive.sightings) == {m.about for m in seen}


def test_a_mention_in_what_is_not_here_does_not_count() -> None:
    """A record that is not shown names nobody."""
    archive, _ = linked(Cards((article("a"),)), sightings=[Sightings((mention("article:draft"),))])
    assert archive.mentions == {}


def test_parts_are_found_by_their_names() -> None:
    """Every comment and every note is found by its Ref."""
    cards = Cards((article("a"),), (comment("c1"), comment("c2", "c1")), (note("n1"),))
    archive, _ = linked(cards)
    assert sorted(map(str, archive.parts)) == ["comment:a#c1", "comment:a#c2", "note:a#n1"]
    assert all(part.ref == ref for ref, part in archive.parts.items())


def mention(about: str) -> Mention:
    """London, named in a record."""
    return Mention(Ref.parse(about), "london", 0, 6, 1, "", "London", "")
