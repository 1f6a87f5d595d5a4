"""An article's notes, as a brief of any page names them.

Owns what is needed to unfold some of them elsewhere than on the page of their article.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.export import urls
from generator.export.edition import Edition
from generator.export.items import Link, Name
from generator.export.marginal import alone, notes
from generator.export.noteline import NoteLine
from generator.export.prose import Hrefs, Leads
from generator.export.shelf import Shelf
from generator.model.archive import Entry

# By digest: the listing of an article, its notes, the names in them; and where their links lead.
NotedOf = tuple[str, str, str, Hrefs]


class Annotated(Struct, frozen=True):
    """The notes on an article by digest, the names in them, and where their links lead.

    `tops` are the places, among those that answer none, of the notes that are meant.
    """

    article: Link
    notes: str
    notes_names: str
    named: tuple[Name, ...]
    links: Hrefs
    tops: tuple[int, ...]

    def unfold(self, shelf: Shelf) -> Iterator[NoteLine]:
        """The notes that are meant, each once, at the first of its places, in their order."""
        remarks = shelf.remarks(self.notes)
        leads = Leads({name.id: name for name in self.named}, self.links)
        ids = [note.id for note in remarks.notes if not note.parent]
        found = notes(remarks, shelf.sights(self.notes_names), leads, self.article)
        lines = {line.anchor: line for line in found}
        yield from (alone(lines[urls.note(ids[top])]) for top in self.tops)


def about_names(edition: Edition) -> list[NotedOf]:
    """All that dossiers show of the notes about their entities."""
    entries = edition.archive.entries.values()
    return [all_of(edition, entry) for entry in entries if entry.card.on_names]


def all_of(edition: Edition, entry: Entry) -> NotedOf:
    """All that pages show of the notes on an article."""
    card = entry.card
    return card.listing, card.remarks, entry.sighted.remarks, edition.hrefs(entry, "note")


def annotated(edition: Edition, entry: Entry, tops: tuple[int, ...]) -> Annotated:
    """Some notes on an article; `tops` as in the brief."""
    card = entry.card
    noted = [id for id, at in entry.sighted.named.items() if at.noted]
    about = [id for id, _ in card.on_names if id in edition.names]
    return Annotated(
        Link(card.article.title, urls.article(card.article.name)),
        card.remarks,
        entry.sighted.remarks,
        tuple(edition.names[id] for id in dict.fromkeys((*noted, *about))),
        edition.hrefs(entry, "note"),
        tops,
    )
