"""Articles in few words, and the archive they make.

Owns what the tests of this room share; tests nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.errors import Place, Problem
from generator.link import link
from generator.model.archive import Archive, Entry
from generator.model.body import Body
from generator.model.card import Card
from generator.model.mention import Mention, Sightings
from generator.model.reading import Reading, Records
from generator.model.records import Article, Comment, Entity, Found, Kind, Note, Spot, Text
from generator.model.ref import Ref
from generator.model.source import Asset
from generator.read.dates import parse_date
from generator.read.pack import pack
from generator.recognise.documents import Text as Opened
from generator.recognise.pack import pack as pack_sightings

EMPTY = {"": Body("")}


class Packed(NamedTuple):
    """What one source gave: entries, problems and heavy parts."""

    entries: list[Entry]
    problems: tuple[Problem, ...]
    blobs: dict[str, bytes]


class Linked(NamedTuple):
    """An archive, what is wrong with it, and the heavy parts of its articles."""

    archive: Archive
    problems: tuple[Problem, ...]
    blobs: dict[str, bytes]


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
    spot = Spot(Ref("article", "a"), Found.ONCE, "x", 0, 1)
    return Note("a", id, Place("a.md", 20), text(*targets), (spot,))


def entity(id: str) -> Entity:
    """A registered place."""
    return Entity(id, id.title(), Kind.PLACE, Place("entities.toml", 1), id)


def person(id: str, *handles: str, see_also: tuple[str, ...] = ()) -> Entity:
    """A registered person who signs with some names."""
    place = Place("entities.toml", 1)
    return Entity(id, id.title(), Kind.PERSON, place, id, handles=handles, see_also=see_also)


def mention(about: str, entity: str = "london", nth: int = 1, line: int = 1) -> Mention:
    """A name in a record, on a line of its text."""
    return Mention(Ref.parse(about), entity, nth, 0, 6, line, "", entity.title(), "")


def card(of: Article) -> Card:
    """The card of an article with nothing on it."""
    cards, _ = pack(Reading(Records((of,)), EMPTY))
    return cards.articles[0]


def entries(of: Records, names: Mapping[str, Iterable[Mention]]) -> Packed:
    """The articles of a source, all of whose texts are empty, with the mentions in each."""
    cards, blobs = pack(Reading(of, EMPTY))
    found = []
    for one in cards.articles:
        records = (one.article, *of.comments, *of.notes)
        texts = [Opened(record.ref, EMPTY[""], "", None) for record in records]
        sighted, more = pack_sightings(Sightings(tuple(names.get(one.article.name, ()))), texts)
        found.append(Entry(one, sighted))
        blobs |= more
    return Packed(found, cards.problems, blobs)


def linked(
    *sources: Records,
    assets: Iterable[str] = (),
    mentions: Mapping[str, Iterable[Mention]] | None = None,
    register: Iterable[str] = ("london",),
    people: Iterable[Entity] = (),
) -> Linked:
    """The archive of some sources, with the mentions in each article by its name.

    London is also known as `the capital`.
    """
    known = {"london": "london", "the capital": "london"}
    parts = [entries(source, mentions or {}) for source in sources]
    found = [entry for part in parts for entry in part.entries]
    files = [Asset(path, "") for path in assets]
    archive, broken = link(found, [*map(entity, register), *people], files, known.get)
    problems = [problem for part in parts for problem in part.problems]
    blobs = {name: data for part in parts for name, data in part.blobs.items()}
    return Linked(archive, (*problems, *broken), blobs)
