"""The archive as JSON.

Owns the order of `data/`: each article is one file there, and all entities are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from msgspec.structs import asdict

from generator.export import urls
from generator.export.bare import DataView
from generator.export.edition import Edition, texts_of
from generator.export.lots import Lot
from generator.export.recall import Recall
from generator.export.shelf import Shelf
from generator.model.archive import Entry
from generator.model.body import Body
from generator.model.card import Thread
from generator.model.date import Date
from generator.model.mention import Sights
from generator.model.page import Brief, Page
from generator.model.reading import Provenance
from generator.model.records import Article, Comment, Entity, Note, Record, Spot


class DataBrief(Brief, frozen=True):
    """An article as JSON; the digests are those of its page."""

    path: str
    head: str
    text: str
    thread: tuple[str, ...]
    notes: str
    text_names: str
    thread_names: tuple[str, ...]
    notes_names: str
    provenance: str

    def unfold(self, shelf: Shelf, /) -> DataView:
        """The article, its comments and its notes."""
        article, body = shelf.article(self.head), shelf.body(self.text)
        thread, remarks = shelf.thread(self.thread), shelf.remarks(self.notes)
        comments = list(_said(thread))
        notes = list(zip(remarks.notes, remarks.bodies, strict=True))
        written, noted = shelf.sights(self.text_names), shelf.sights(self.notes_names)
        named = shelf.sights_of(self.thread_names)
        page = urls.article(article.name)
        return DataView({
            "article": _article(article, body),
            "comments": [_comment(c, b, urls.said(page, key, c.id)) for c, b, key in comments],
            "notes": [_note(n, b) for n, b in notes],
            "mentions": [
                *_mentions(written, [(article, body)]),
                *_mentions(named, [(c, b) for c, b, _ in comments]),
                *_mentions(noted, notes),
            ],
            "provenance": _provenance(article, shelf.provenance(self.provenance)),
        })  # fmt: skip


def data(edition: Edition) -> Iterator[Lot]:
    """The archive as JSON: a file an article with its comments and notes, and one of entities."""
    entries = edition.archive.entries
    for names in edition.shelves:
        make = partial(_articles, [entries[name] for name in names], edition.recall)
        yield Lot(f"data {names[0]}", (edition.texts[names],), make)
    yield Lot("data", (edition.register,), partial(_register, edition.archive.entities.values()))


def _articles(entries: Iterable[Entry], recall: Recall) -> Iterator[Page]:
    return (recall(f"data {e.card.article.name}", _data, e) for e in entries)


def _register(entities: Iterable[Entity]) -> Iterator[Page]:
    value = {"entities": [_entity(entity) for entity in entities]}
    yield Page(urls.REGISTER, DataView(value), "the register")


def _data(entry: Entry) -> Page:
    article = entry.card.article
    path = urls.data(article.name)
    return Page(path, DataBrief(path, *texts_of(entry)), article.place.file)


def _said(thread: Iterable[Thread]) -> Iterator[tuple[Comment, Body, str]]:
    """The comments of a thread, each with its body and the key of its sheet."""
    for sheet in thread:
        for line, body in zip(sheet.lines, sheet.bodies, strict=True):
            if line.comment:
                yield line.comment, body, sheet.key


def _mentions(sights: Sights, records: Iterable[tuple[Record, Body]]) -> Iterator[dict[str, Any]]:
    for record, body in records:
        for sight in sights.get(record.ref.part, ()):
            yield {
                "about": str(record.ref),
                "entity": sight.entity,
                "start": sight.start,
                "end": sight.end,
                "text": body.text[sight.start : sight.end],
            }


def _article(article: Article, body: Body) -> dict[str, Any]:
    return {
        "id": str(article.ref),
        "path": urls.article(article.name),
        "title": article.title,
        "authors": article.authors,
        "byline": article.byline or None,
        "date": _date(article.date),
        "updated": _date(article.updated),
        "description": article.description or None,
        "language": article.language or None,
        "source": article.origin or None,
        "licence": article.licence or None,
        "formerly": article.formerly,
        "tags": article.tags,
        "inferred": article.inferred,
        "text": body.text,
    }


def _comment(comment: Comment, body: Body, path: str) -> dict[str, Any]:
    inference = comment.inference
    reason = {"reason": comment.reason} if comment.reason else {}
    return {
        **reason,
        "id": comment.id,
        "anchor": urls.comment(comment.id),
        "path": path,
        "author": comment.author or None,
        "date": _date(comment.date),
        "parent": comment.parent or (inference.parent if inference else None),
        "state": comment.state,
        "inferred": inference is not None,
        "confidence": inference.confidence if inference else None,
        "cue": inference.cue if inference else None,
        "text": body.text,
    }


def _provenance(article: Article, provenance: Provenance | None) -> dict[str, Any] | None:
    """What a pasted source was taken for, every stretch of it."""
    if provenance is None:
        return None
    claims = [asdict(claim) for claim in provenance.claims]
    return {"file": article.place.file, "sha256": provenance.fixity, "claims": claims}


def _note(note: Note, body: Body) -> dict[str, Any]:
    """A note; of its places the first stands in itself as well."""
    return {
        "id": note.id,
        "anchor": urls.note(note.id),
        **(_spot(note.spots[0]) if note.spots else {}),
        "spots": [_spot(spot) for spot in note.spots],
        "parent": note.parent or None,
        "author": note.author or None,
        "date": _date(note.date),
        "motivation": note.motives,
        "tags": note.tags,
        "links": note.links,
        "text": body.text,
    }


def _spot(spot: Spot) -> dict[str, Any]:
    return {
        "about": str(spot.about),
        "on_title": spot.on_title,
        "found": spot.found,
        "quote": spot.quote,
        "start": spot.start if spot.start >= 0 else None,
        "end": spot.end if spot.start >= 0 else None,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "path": urls.entity(entity),
        "name": entity.name,
        "kind": entity.kind,
        "sort": entity.sort,
        "aliases": entity.aliases,
        "description": entity.description or None,
        "same_as": entity.same_as,
        "see_also": entity.see_also,
        "facts": dict(entity.facts),
        "position": entity.position,
    }


def _date(date: Date | None) -> str | None:
    return date.text if date else None
