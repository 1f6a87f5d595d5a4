"""The names as the index of a book, and those that are named most."""

from __future__ import annotations

from msgspec.structs import replace

from generator.export import book
from generator.export.book import ARTICLES_MAX
from generator.model.reading import Records
from tests.export.editions import planned, view
from tests.link.small import Linked, article, linked, mention


def named(dates: dict[str, str], *names: str) -> Linked:
    """An archive of articles by their dates, each of which names some places."""
    sources = [Records((article(name, date=date),)) for name, date in dates.items()]
    found = {name: [mention(f"article:{name}", id) for id in names] for name in dates}
    return linked(*sources, mentions=found, register=("london", "paris", "rome"))


def test_a_name_has_its_articles_by_year() -> None:
    """Under a name stand the titles of its articles, year by year, the undated last."""
    (entry,) = view(
        named({"a": "1911", "b": "1911-05", "c": ""}, "paris"), "entities/book.html"
    ).headings
    assert (entry.name, entry.path, entry.count) == ("paris", "places/paris.html", 3)
    assert [(year.label, [link.text for link in year.links]) for year in entry.years] == [
        ("1911", ["A", "B"]), ("", ["C"]),
    ]  # fmt: skip


def test_an_alias_leads_to_its_name() -> None:
    """An alias stands in its own place, and says what to see."""
    of = named({"a": ""}, "paris", "london")
    one = of.archive.entities["paris"]
    of.archive.entities = {**of.archive.entities, "paris": replace(one, aliases=("Lutetia",))}
    entries = view(of, "entities/book.html").headings
    assert [(e.name, e.see and e.see.path) for e in entries] == [
        ("london", None), ("Lutetia", "places/paris.html"), ("paris", None),
    ]  # fmt: skip


def test_a_name_in_too_many_articles_has_counts_alone() -> None:
    """Where titles would fill pages, each year is a count that leads to the dossier."""
    dates = {f"a{n:03}": "1911" if n else "1912" for n in range(ARTICLES_MAX + 1)}
    (entry,) = view(named(dates, "rome"), "entities/book.html").headings
    links = [(link.text, link.path, link.count) for year in entry.years for link in year.links]
    assert links == [("", "places/rome.html", ARTICLES_MAX), ("", "places/rome.html", 1)]


def test_a_long_index_has_a_page_a_letter(monkeypatch) -> None:
    """One line too many, and the index becomes the way to its letters; none of it is lost."""
    of = named({"a": "", "b": ""}, "paris", "london")
    monkeypatch.setattr(book, "LINES_MAX", 6)
    assert "entities/book/l.html" not in planned(of)[0]
    monkeypatch.setattr(book, "LINES_MAX", 5)
    whole = view(of, "entities/book.html")
    assert whole.headings == ()
    assert [link.path for link in whole.pages] == ["entities/book/l.html", "entities/book/p.html"]
    assert [view(of, link.path).headings[0].name for link in whole.pages] == ["london", "paris"]


def test_the_names_that_are_named_most() -> None:
    """They stand by how often they are named, and what nobody names is not among them."""
    sources = [Records((article(name),)) for name in "ab"]
    found = {
        "a": [mention("article:a", "rome")],
        "b": [mention("article:b", id) for id in ("rome", "paris")],
    }
    of = linked(*sources, mentions=found, register=("london", "paris", "rome"))
    assert [item.name for item in view(of, "entities/most.html").most] == ["Rome", "Paris"]


def test_an_alias_stands_in_the_indexes_too() -> None:
    """From A to Z an alias says what to see, in the index of all and in that of its kind."""
    of = named({"a": ""}, "paris")
    one = of.archive.entities["paris"]
    of.archive.entities = {**of.archive.entities, "paris": replace(one, aliases=("Lutetia",))}
    for path in ("entities/index.html", "places/index.html"):
        items = [item for letter in view(of, path).letters for item in letter.entities]
        assert [(item.name, item.see) for item in items] == [
            ("London", ""), ("Lutetia", "Paris"), ("Paris", ""), ("Rome", ""),
        ]  # fmt: skip
        assert {item.path for item in items[1:3]} == {"places/paris.html"}


def test_names_by_the_year_of_their_first_mention() -> None:
    """A name stands under the year of the first article that names it, the undated last."""
    dates = {"a": "1914", "b": "1911-05", "c": ""}
    sources = [Records((article(name, date=date),)) for name, date in dates.items()]
    names = {"a": ["paris", "rome"], "b": ["rome"], "c": ["london", "paris"]}
    found = {a: [mention(f"article:{a}", id) for id in ids] for a, ids in names.items()}
    of = linked(*sources, mentions=found, register=("london", "oslo", "paris", "rome"))
    years = view(of, "entities/first.html").letters
    assert [(year.letter, [item.name for item in year.entities]) for year in years] == [
        ("1911", ["Rome"]), ("1914", ["Paris"]), ("Undated", ["London"]),
    ]  # fmt: skip
