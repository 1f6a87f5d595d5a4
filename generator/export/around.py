"""What the page of an article takes from the archive around it.

Owns that, as one light value. Knows nothing of what the article says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.export import plates, sheets, urls
from generator.export.edition import Edition
from generator.export.items import Kin, Link
from generator.export.writers import Writers
from generator.model.archive import Entry
from generator.model.mention import NOTHING
from generator.model.records import Article


class Around(NamedTuple):
    """What stands around an article.

    That is the index of dates and the year it is in, who is who, the pages of its thread, what is
    akin to it, what runs, and the path of its card.
    """

    dates: Link | None
    year: Link | None
    writers: Writers
    sheets: tuple[Link, ...]
    related: tuple[Kin, ...]
    annotations: tuple[Link, ...]
    running: frozenset[str]
    card: str


def around(edition: Edition, entry: Entry) -> Around:
    """What stands around an article."""
    return Around(
        *_place(edition, entry.card.article),
        edition.writers_of(entry),
        sheets.links(entry.card, edition.tongue),
        tuple(_related(edition, entry.card.article.name)),
        _annotations(edition, entry),
        edition.exporters,
        plates.plate(edition, entry),
    )


def _place(edition: Edition, article: Article) -> tuple[Link | None, Link | None]:
    """The index of dates and the page of its year, where an article is in them."""
    index = None if article.is_page else edition.section(urls.DATES)
    path = edition.years.get(article.date.year) if index and article.date else None
    return index, Link(article.date.year, path) if article.date and path else None


def _related(edition: Edition, name: str) -> Iterator[Kin]:
    """The articles nearest to one, each with what both name."""
    for akin in edition.related.get(name, ()):
        title = edition.archive.entries[akin.article].card.article.title
        shared = tuple(edition.names[id].name for id in akin.shared)
        yield Kin(Link(title, urls.article(akin.article)), shared)


def _annotations(edition: Edition, entry: Entry) -> tuple[Link, ...]:
    """The files of what is said about an article."""
    card, name, say = entry.card, entry.card.article.name, edition.tongue.say
    has_names = edition.has("entities") and entry.sighted.occurrences != NOTHING
    files = (
        (say("Names as Web Annotations"), urls.web_annotations(name), has_names or card.guesses),
        (say("Notes as Web Annotations"), urls.web_annotations(name, ".notes"), card.notes),
    )
    has_any = edition.has("annotations")
    return tuple(Link(text, path) for text, path, there in files if there and has_any)
