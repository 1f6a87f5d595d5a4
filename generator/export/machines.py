"""What machines read: the feed, the sitemap, robots.txt, and whole files."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import ClassVar

from msgspec import Struct

from generator.export import urls
from generator.export.bare import AssetView
from generator.export.edition import Edition
from generator.export.items import FeedEntry, Prose
from generator.export.lots import Lot
from generator.export.prose import Hrefs
from generator.export.shelf import Shelf
from generator.export.views import FeedView, RobotsView, SitemapIndexView, SitemapView
from generator.model.date import Date
from generator.model.page import Brief, Page
from generator.model.records import Article

FEED_ENTRIES = 20
SITEMAP_URLS_MAX = 50_000
PAGE = ".html"
UNLISTED = frozenset((urls.NOT_FOUND, urls.PROBLEMS))
EPOCH = "1970-01-01T00:00:00Z"


class EntryBrief(Struct, frozen=True):
    """An entry of the feed: its listing and its text by digest, and where the links in it lead."""

    id: str
    listing: str
    date: str
    updated: str
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
        entries = tuple(_unfolded(entry, shelf) for entry in self.entries)
        return FeedView(self.path, self.id, self.updated, entries)


def _unfolded(entry: EntryBrief, shelf: Shelf) -> FeedEntry:
    item = shelf.item(entry.listing)
    return FeedEntry(
        id=entry.id,
        path=item.path,
        title=item.title,
        date=entry.date,
        updated=entry.updated,
        authors=item.authors,
        summary=item.summary,
        prose=Prose(shelf.body(entry.text), hrefs=entry.links),
    )


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
        listing=edition.listing(article),
        date=_rfc3339(article.date),
        updated=_rfc3339(changed),
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


def assets(edition: Edition) -> Iterator[Page]:
    """The files of the content folder that are published as they are."""
    for asset in edition.archive.assets:
        yield Page(asset.path, AssetView(asset.path, asset.digest), asset.path)
