"""What machines read: the feed, the sitemap, robots.txt, the archive as JSON, and whole files.

Owns the order of `data/`; each article is one file there, and all entities are one.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, ClassVar

from msgspec import Struct

from generator.export import urls
from generator.export.edition import Edition
from generator.export.items import FeedEntry, Prose
from generator.export.lots import Lot, made_of
from generator.export.prose import Hrefs
from generator.export.recall import Recall
from generator.export.shelf import Shelf
from generator.export.views import (
    AssetView,
    DataView,
    FeedView,
    RobotsView,
    SitemapIndexView,
    SitemapView,
)
from generator.model.archive import Entry
from generator.model.body import Body
from generator.model.date import Date
from generator.model.mention import Sights
from generator.model.page import Brief, Page
from generator.model.records import Article, Comment, Entity, Note, Record

FEED_ENTRIES = 20
SITEMAP_URLS_MAX = 50_000
PAGE = ".html"
UNLISTED = frozenset((urls.NOT_FOUND, urls.PROBLEMS))
EPOCH = "1970-01-01T00:00:00Z"


class EntryBrief(Struct, frozen=True):
    """An entry of the feed: its text by digest, and where the links in it lead."""

    id: str
    path: str
    title: str
    date: str
    updated: str
    authors: tuple[str, ...]
    summary: str
    text: str
    links: Hrefs


class FeedBrief(Brief, frozen=True):
    """The feed."""

    template: ClassVar[str] = "feed.xml"
    path: str
    id: str
    updated: str
    entries: tuple[EntryBrief, ...]

    def unfold(self, shelf: Shelf, /) -> FeedView:
        """The feed as its template shows it; no mention is marked in one."""
        entries = (
            FeedEntry(
                id=e.id,
                path=e.path,
                title=e.title,
                date=e.date,
                updated=e.updated,
                authors=e.authors,
                summary=e.summary,
                prose=Prose(shelf.body(e.text), hrefs=e.links),
            )
            for e in self.entries
        )
        return FeedView(self.path, self.id, self.updated, tuple(entries))


def feed(edition: Edition) -> Iterator[Page]:
    """An Atom feed of the latest dated articles."""
    latest = [a for a in reversed(edition.articles) if a.date][:FEED_ENTRIES]
    entries = tuple(_entry(edition, article) for article in latest)
    updated = max((e.updated for e in entries), default=EPOCH)
    brief = FeedBrief(urls.FEED, _iri(edition, ""), updated, entries)
    yield Page(urls.FEED, brief, "the feed")


def _entry(edition: Edition, article: Article) -> EntryBrief:
    changed = max(d for d in (article.updated, article.date) if d)
    return EntryBrief(
        id=_iri(edition, article.name),
        path=urls.article(article.name),
        title=article.title,
        date=_rfc3339(article.date),
        updated=_rfc3339(changed),
        authors=article.authors,
        summary=article.description or article.text.excerpt,
        text=article.text.digest,
        links=edition.hrefs(edition.archive.entries[article.name], "article"),
    )


def _iri(edition: Edition, name: str) -> str:
    """An id that outlasts a move of the site only where it has no address: then of its title."""
    base = edition.site.base_url
    if base:
        return urls.absolute(urls.article(name) if name else urls.FEED, base)
    return uuid.uuid5(uuid.NAMESPACE_URL, f"variorum:{edition.site.title}:{name}").urn


def _rfc3339(date: Date | None) -> str:
    return f"{date.first}Z" if date else EPOCH


def sitemap(edition: Edition, planned: Sequence[str]) -> Lot:
    """Sitemaps of the HTML pages among some paths, cut at 50,000 addresses, and robots.txt."""
    return Lot("sitemap", (planned, edition.listed), partial(_sitemap, edition, planned))


def _sitemap(edition: Edition, planned: Iterable[str]) -> Iterator[Page]:
    base = edition.site.base_url
    if base:
        changed = {urls.article(a.name): _changed(a) for a in edition.articles}
        found = [
            (urls.absolute(path, base), changed.get(path, ""))
            for path in planned
            if path.endswith(PAGE) and path not in UNLISTED
        ]
        yield from _sitemaps(base, tuple(found))
    view = RobotsView(urls.ROBOTS, urls.absolute(urls.SITEMAP, base) if base else "")
    yield Page(urls.ROBOTS, view, "robots.txt")


def _sitemaps(base: str, found: tuple[tuple[str, str], ...]) -> Iterator[Page]:
    if len(found) <= SITEMAP_URLS_MAX:
        yield Page(urls.SITEMAP, SitemapView(urls.SITEMAP, found), "the sitemap")
        return
    names = []
    for number, start in enumerate(range(0, len(found), SITEMAP_URLS_MAX), 1):
        name = f"sitemap-{number}.xml"
        names.append(urls.absolute(name, base))
        chunk = found[start : start + SITEMAP_URLS_MAX]
        yield Page(name, SitemapView(name, chunk), "the sitemap")
    yield Page(urls.SITEMAP, SitemapIndexView(urls.SITEMAP, tuple(names)), "the sitemap")


def _changed(article: Article) -> str:
    date = article.updated or article.date
    return date.first[:10] if date and date.first[:10] == date.last[:10] else ""


class DataBrief(Brief, frozen=True):
    """An article as JSON; the digests are those of its page."""

    path: str
    head: str
    text: str
    thread: str
    notes: str
    text_names: str
    thread_names: str
    notes_names: str

    def unfold(self, shelf: Shelf, /) -> DataView:
        """The article, its comments and its notes."""
        article, body = shelf.article(self.head), shelf.body(self.text)
        thread, remarks = shelf.thread(self.thread), shelf.remarks(self.notes)
        said = [(line.comment, b) for line, b in zip(thread.lines, thread.bodies, strict=True)]
        comments = [(comment, b) for comment, b in said if comment]
        notes = list(zip(remarks.notes, remarks.bodies, strict=True))
        named = [shelf.sights(d) for d in (self.text_names, self.thread_names, self.notes_names)]
        return DataView({
            "article": _article(article, body),
            "comments": [_comment(c, b) for c, b in comments],
            "notes": [_note(n, b) for n, b in notes],
            "mentions": [
                *_mentions(named[0], [(article, body)]),
                *_mentions(named[1], comments),
                *_mentions(named[2], notes),
            ],
        })  # fmt: skip


def data(edition: Edition) -> Iterator[Lot]:
    """The archive as JSON: a file an article with its comments and notes, and one of entities."""
    entries = edition.archive.entries
    for names in edition.shelves:
        of = [made_of(entries[name]) for name in names]
        make = partial(_articles, [entries[name] for name in names], edition.recall)
        yield Lot(f"data {names[0]}", (of,), make)
    yield Lot("data", (edition.register,), partial(_register, edition.archive.entities.values()))


def _articles(entries: Iterable[Entry], recall: Recall) -> Iterator[Page]:
    return (recall(f"data {e.card.article.name}", _data, e) for e in entries)


def _register(entities: Iterable[Entity]) -> Iterator[Page]:
    value = {"entities": [_entity(entity) for entity in entities]}
    yield Page("data/entities.json", DataView(value), "the register")


def _data(entry: Entry) -> Page:
    card, sighted, article = entry.card, entry.sighted, entry.card.article
    path = urls.data(article.name)
    brief = DataBrief(
        path,
        card.head,
        article.text.digest,
        card.thread,
        card.remarks,
        sighted.text,
        sighted.thread,
        sighted.remarks,
    )
    return Page(path, brief, article.place.file)


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


def assets(edition: Edition) -> Iterator[Page]:
    """The files of the content folder that are published as they are."""
    for asset in edition.archive.assets:
        yield Page(asset.path, AssetView(asset.path, asset.digest), asset.path)


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


def _comment(comment: Comment, body: Body) -> dict[str, Any]:
    return {
        "id": comment.id,
        "anchor": urls.comment(comment.id),
        "author": comment.author or None,
        "date": _date(comment.date),
        "parent": comment.parent,
        "state": comment.state,
        "inferred": comment.inference is not None,
        "text": body.text,
    }


def _note(note: Note, body: Body) -> dict[str, Any]:
    return {
        "id": note.id,
        "anchor": urls.note(note.id),
        "about": str(note.about),
        "author": note.author or None,
        "date": _date(note.date),
        "quote": note.quote,
        "start": note.start if note.start >= 0 else None,
        "end": note.end if note.start >= 0 else None,
        "text": body.text,
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
        "facts": dict(entity.facts),
        "position": entity.position,
    }


def _date(date: Date | None) -> str | None:
    return date.text if date else None
