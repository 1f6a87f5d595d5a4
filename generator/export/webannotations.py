"""What is said about texts here, as Web Annotations (W3C, 2017): names, guesses at replies, notes.

Owns the pages of annotations of an article, and the collection of them all. The notes of an article
are a page of their own, that can be put beside it again and is read as the same notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from generator.export import urls
from generator.export.bare import DataView
from generator.export.edition import Edition
from generator.export.lots import Lot
from generator.export.periods import beside
from generator.export.prose import Hrefs, Leads, prose
from generator.export.saying import Around, guessed, named, noted
from generator.export.shelf import Shelf
from generator.model.archive import Entry
from generator.model.card import Card
from generator.model.mention import NOTHING
from generator.model.page import LINES, Brief, Page

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
COLLECTION = "AnnotationCollection"
# So a file of notes ends that is put beside an article.
NOTES = ".notes"


class Standing(Struct, frozen=True):
    """Where a page of annotations stands: its path, and those before and after, or empty."""

    path: str
    previous: str
    next: str

    def headed(self, base: str, items: list[dict[str, Any]]) -> DataView:
        """The page with its items."""
        head = {
            "@context": CONTEXT,
            "id": urls.absolute(self.path, base),
            "type": "AnnotationPage",
            "partOf": urls.absolute(urls.ANNOTATIONS, base),
        }
        around = (("prev", self.previous), ("next", self.next))
        more = {key: urls.absolute(path, base) for key, path in around if path}
        return DataView({**head, **more, "items": items})


class NamesBrief(Brief, frozen=True):
    """The mentions in an article, and the guesses at whom its comments answer.

    `named` are the addresses of entities, each with its id and the digest of its quotes; `thread`
    are the digests of its sheets where something was guessed.
    """

    at: Standing
    page: str
    base: str
    named: tuple[tuple[str, str, str], ...]
    thread: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Each entity has a few mentions."""
        return 1 + len(self.named) // LINES

    def unfold(self, shelf: Shelf, /) -> DataView:
        """An annotation a mention, in the order of the entities, and one a guess."""
        quotes = shelf.quotes({digest for *_, digest in self.named})
        items = [
            named(urls.absolute(urls.sheet(self.page, q.sheet), self.base), address, id, q)
            for address, id, digest in self.named
            for q in quotes[digest]
        ]
        guesses = guessed(shelf.thread(self.thread), self.page, self.at.path, self.base)
        return self.at.headed(self.base, [*items, *guesses])


class NotesBrief(Brief, frozen=True):
    """The notes on an article by digest, and where their links lead."""

    at: Standing
    base: str
    notes: str
    links: Hrefs

    def unfold(self, shelf: Shelf, /) -> DataView:
        """An annotation a note, in their order."""
        remarks = shelf.remarks(self.notes)
        leads = Leads({}, self.links)
        around = Around(remarks.sheets, dict(self.links), self.base)
        rows = zip(remarks.notes, remarks.bodies, strict=True)
        items = [noted(note, prose(body, (), leads), around) for note, body in rows]
        return self.at.headed(self.base, items)


def lots(edition: Edition) -> Iterator[Lot]:
    """The pages of annotations on the articles of each shelf, and the collection."""
    places = _places(edition)
    for names in edition.shelves:
        entries = [edition.archive.entries[name] for name in names]
        own = [place for name in names for place in places.get(name, ())]
        if own:
            hrefs = [edition.hrefs(e, "note") for e in entries if e.card.notes]
            of = (edition.texts[names], edition.register, own, hrefs)
            yield Lot(f"annotations {names[0]}", of, partial(_pages, edition, entries, places))
    if places:
        total = sum(_total(edition, entry) for entry in edition.archive.entries.values())
        every = [place.path for own in places.values() for place in own]
        make = partial(_collection, edition, every[0], every[-1], total)
        yield Lot("annotations", (every[0], every[-1], total), make)


def _places(edition: Edition) -> dict[str, list[Standing]]:
    """The pages of each article that has some, in their order."""
    paths = {
        name: [*_paths(edition, entry.card, entry)]
        for name, entry in edition.archive.entries.items()
    }
    around = beside([path for own in paths.values() for path in own])
    return {
        name: [Standing(path, *(other or "" for other in around[path])) for path in own]
        for name, own in paths.items()
        if own
    }


def _paths(edition: Edition, card: Card, entry: Entry) -> Iterator[str]:
    has_names = edition.has("entities") and entry.sighted.occurrences != NOTHING
    if has_names or card.guesses:
        yield urls.web_annotations(card.article.name)
    if card.notes:
        yield urls.web_annotations(card.article.name, NOTES)


def _total(edition: Edition, entry: Entry) -> int:
    """How many annotations there are on an article."""
    card = entry.card
    named = entry.sighted.named.values() if edition.has("entities") else ()
    return len(card.notes) + card.guesses + sum(at.total for at in named)


def _pages(
    edition: Edition, entries: Sequence[Entry], places: dict[str, list[Standing]]
) -> Iterator[Page]:
    for entry in entries:
        article = entry.card.article
        for at in places.get(article.name, ()):
            of_notes = at.path == urls.web_annotations(article.name, NOTES)
            brief = _notes(edition, entry, at) if of_notes else _names(edition, entry, at)
            yield Page(at.path, brief, article.place.file)


def _names(edition: Edition, entry: Entry, at: Standing) -> NamesBrief:
    base, card = edition.site.base_url, entry.card
    named = entry.sighted.named if edition.has("entities") else {}
    found = tuple(
        (urls.absolute(edition.names[id].path, base), id, seen.context.quotes)
        for id, seen in named.items()
    )
    thread = card.thread if card.guesses else ()
    return NamesBrief(at, urls.article(card.article.name), base, found, thread)


def _notes(edition: Edition, entry: Entry, at: Standing) -> NotesBrief:
    card = entry.card
    return NotesBrief(
        at,
        edition.site.base_url,
        card.remarks,
        edition.hrefs(entry, "note"),
    )


def _collection(edition: Edition, first: str, last: str, total: int) -> Iterator[Page]:
    """The way to every page."""
    base = edition.site.base_url
    value = {
        "@context": CONTEXT,
        "id": urls.absolute(urls.ANNOTATIONS, base),
        "type": COLLECTION,
        "label": edition.site.title,
        "total": total,
        "first": urls.absolute(first, base),
        "last": urls.absolute(last, base),
    }
    yield Page(urls.ANNOTATIONS, DataView(value), "the annotations")
