"""What machines read: the feed, the sitemap, robots.txt, the archive as JSON, and whole files.

Owns the order of `data/`; each article is one file there, and all entities are one.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from generator.export import urls
from generator.export.edition import Edition
from generator.export.items import FeedEntry
from generator.export.views import (
    AssetView,
    DataView,
    FeedView,
    HtmlView,
    NotFoundView,
    ProblemsView,
    RobotsView,
    SitemapIndexView,
    SitemapView,
)
from generator.model.date import Date
from generator.model.page import Page
from generator.model.records import Article, Comment, Entity, Note, Record

FEED_ENTRIES = 20
SITEMAP_URLS_MAX = 50_000
EPOCH = "1970-01-01T00:00:00Z"


def feed(edition: Edition) -> Iterator[Page]:
    """An Atom feed of the latest dated articles."""
    latest = [a for a in reversed(edition.articles) if a.date][:FEED_ENTRIES]
    entries = tuple(_entry(edition, article) for article in latest)
    updated = max((e.updated for e in entries), default=EPOCH)
    view = FeedView(urls.FEED, _iri(edition, ""), updated, entries)
    yield Page(urls.FEED, view, "the feed")


def _entry(edition: Edition, article: Article) -> FeedEntry:
    changed = max(d for d in (article.updated, article.date) if d)
    return FeedEntry(
        id=_iri(edition, article.name),
        path=urls.article(article.name),
        title=article.title,
        date=_rfc3339(article.date),
        updated=_rfc3339(changed),
        authors=article.authors,
        summary=article.description or article.text.excerpt,
        prose=edition.prose(article.ref, article.text),
    )


def _iri(edition: Edition, name: str) -> str:
    """An id that outlasts a move of the site only where it has no address: then of its title."""
    base = edition.site.base_url
    if base:
        return urls.absolute(urls.article(name) if name else urls.FEED, base)
    return uuid.uuid5(uuid.NAMESPACE_URL, f"variorum:{edition.site.title}:{name}").urn


def _rfc3339(date: Date | None) -> str:
    return f"{date.first}Z" if date else EPOCH


def sitemap(edition: Edition, planned: Iterable[Page]) -> Iterator[Page]:
    """Sitemaps of the HTML pages, cut at 50,000 addresses, and robots.txt."""
    base = edition.site.base_url
    found = [
        (urls.absolute(page.path, base), _changed(page))
        for page in planned
        if isinstance(page.view, HtmlView)
        and not isinstance(page.view, NotFoundView | ProblemsView)
    ]
    if base:
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


def _changed(page: Page) -> str:
    date = getattr(page.view, "updated", None) or getattr(page.view, "date", None)
    if isinstance(date, Date) and date.first[:10] == date.last[:10]:
        return date.first[:10]
    return ""


def data(edition: Edition) -> Iterator[Page]:
    """The archive as JSON: a file an article with its comments and notes, and one of entities."""
    archive = edition.archive
    for article in archive.articles.values():
        comments = [line.comment for line in archive.threads[article.name] if line.comment]
        notes = archive.notes.get(article.name, ())
        records: tuple[Record, ...] = (article, *comments, *notes)
        value = {
            "article": _article(article),
            "comments": [_comment(c) for c in comments],
            "notes": [_note(n) for n in notes],
            "mentions": [
                {
                    "about": str(m.about),
                    "entity": m.entity,
                    "start": m.start,
                    "end": m.end,
                    "text": m.text,
                }
                for record in records
                for m in archive.sightings.get(record.ref, ())
            ],
        }
        yield Page(urls.data(article.name), DataView(value), article.place.file)
    entities = [_entity(e) for e in archive.entities.values()]
    yield Page("data/entities.json", DataView({"entities": entities}), "the register")


def assets(edition: Edition) -> Iterator[Page]:
    """The files of the content folder that are published as they are."""
    for asset in edition.archive.assets:
        yield Page(asset.path, AssetView(asset.path, asset.digest), asset.path)


def _article(article: Article) -> dict[str, Any]:
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
        "text": {"$body": article.text.digest},
    }


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "id": comment.id,
        "anchor": urls.comment(comment.id),
        "author": comment.author or None,
        "date": _date(comment.date),
        "parent": comment.parent,
        "state": comment.state,
        "inferred": comment.inference is not None,
        "text": {"$body": comment.text.digest},
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "anchor": urls.note(note.id),
        "about": str(note.about),
        "author": note.author or None,
        "date": _date(note.date),
        "quote": note.quote,
        "start": note.start if note.start >= 0 else None,
        "end": note.end if note.start >= 0 else None,
        "text": {"$body": note.text.digest},
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
