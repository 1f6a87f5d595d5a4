"""Cards in few words.

Owns what the tests of this room share; tests nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.errors import Place, Problem
from generator.link import link
from generator.model.archive import Archive
from generator.model.mention import Sightings
from generator.model.reading import Cards
from generator.model.records import Article, Comment, Entity, Kind, Note, Text
from generator.model.ref import Ref
from generator.model.source import Asset
from generator.read.dates import parse_date


def text(*targets: str) -> Text:
    """A text with internal links, each on a line of its own from 1."""
    return Text("", 1, "", tuple((target, line) for line, target in enumerate(targets, 1)))


def comment(id: str, parent: str | None = None, author: str = "", *targets: str) -> Comment:
    """A comment on the article `a`."""
    return Comment("a", id, Place("a.md", 9), text(*targets), author, parent=parent)


def article(
    name: str, *targets: str, authors: tuple[str, ...] = (), date: str = "", file: str = ""
) -> Article:
    """An article from a file of its name."""
    place = Place(file or f"{name}.md", 1)
    when = parse_date(date) if date else None
    return Article(name, name.title(), place, text(*targets), authors, date=when)


def note(id: str, *targets: str) -> Note:
    """A note on the article `a`."""
    return Note("a", id, Ref("article", "a"), "", 0, 1, Place("a.md", 20), text(*targets))


def entity(id: str) -> Entity:
    """A registered place."""
    return Entity(id, id.title(), Kind.PLACE, Place("entities.toml", 1), id)


def linked(
    *cards: Cards, assets: Iterable[str] = (), sightings: Iterable[Sightings] = ()
) -> tuple[Archive, tuple[Problem, ...]]:
    """The archive of some cards; the register knows London, also as `the capital`."""
    known = {"london": "london", "the capital": "london"}
    files = [Asset(path, "") for path in assets]
    return link(cards, sightings, [entity("london")], files, known.get)
