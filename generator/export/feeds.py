"""Feeds: of the site, of what has a tag, an author or a name in common, and of a thread.

Owns what is in each, and its lasting ids. Every feed is Atom (RFC 4287, with RFC 4685 for threads);
that of the site is a JSON Feed too, where the site has an address.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import ClassVar

from msgspec import Struct

from generator.export import urls
from generator.export.authors import everybody
from generator.export.bare import DataView
from generator.export.edition import Edition
from generator.export.items import FeedEntry, Prose
from generator.export.jsonfeed import json_feed
from generator.export.lots import Lot
from generator.export.prose import Hrefs
from generator.export.shelf import Shelf
from generator.export.views import Site
from generator.export.wire import FeedView
from generator.model.date import Date
from generator.model.page import Brief, Page
from generator.model.records import Article

ENTRIES = 20
EPOCH = "1970-01-01T00:00:00Z"


class EntryBrief(Struct, frozen=True):
    """An entry: an article's listing and its text by digest, and where the links in it lead.

    Without a text it is told by its summary. `replies` is the path of the feed of its thread.
    """

    id: str
    listing: str
    date: str
    updated: str
    text: str = ""
    links: Hrefs = ()
    replies: str = ""


class FeedBrief(Brief, frozen=True):
    """A feed of articles; `page` is the page that lists them."""

    template: ClassVar[str] = "feed.xml"
    path: str
    id: str
    title: str
    page: str
    updated: str
    entries: tuple[EntryBrief, ...]

    def unfold(self, shelf: Shelf, /) -> FeedView:
        """The feed as its template shows it; no mention is marked in one."""
        entries = tuple(_unfolded(entry, shelf) for entry in self.entries)
        return FeedView(self.path, self.id, self.title, self.page, self.updated, entries)


class JsonFeedBrief(Brief, frozen=True):
    """The same as a JSON Feed."""

    feed: FeedBrief
    path: str
    site: Site

    def unfold(self, shelf: Shelf, /) -> DataView:
        """The feed as a value."""
        return DataView(json_feed(self.feed.unfold(shelf), self.path, self.site))


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
        prose=Prose(shelf.body(entry.text), hrefs=entry.links) if entry.text else None,
        comments=item.comments,
        replies=entry.replies,
    )


def of_site(edition: Edition) -> Iterator[Page]:
    """The feed of the latest dated articles, with their texts."""
    latest = _latest(edition.articles)
    entries = tuple(_entry(edition, article, whole=True) for article in latest)
    id = iri(edition.site, urls.FEED, "")
    brief = FeedBrief(
        urls.FEED, id, edition.site.title, edition.site.home, _updated(entries), entries
    )
    yield Page(urls.FEED, brief, "the feed")
    if edition.site.json_feed:
        path = edition.site.json_feed
        yield Page(path, JsonFeedBrief(brief, path, edition.site), "the feed")


def of_tags(edition: Edition) -> Iterator[Lot]:
    """A feed a tag, without the texts: these are in the feed of the site."""
    if edition.has("tags"):
        yield Lot("tag feeds", (edition.listed,), partial(_of_tags, edition))


def _of_tags(edition: Edition) -> Iterator[Page]:
    found: dict[str, list[Article]] = {}
    for article in edition.articles:
        for key in {tag.casefold() for tag in article.tags}:
            found.setdefault(key, []).append(article)
    for key, shares in edition.archive.tagged.every():
        yield _feed(edition, urls.tag(key), shares[0].tag, found.get(key, ()))
    edition.done("tag-feeds")


def of_authors(edition: Edition) -> Iterator[Lot]:
    """A feed of the articles of each author who has one."""
    if edition.has("authors"):
        yield Lot("author feeds", (edition.signing, edition.writers), partial(_of_authors, edition))


def _of_authors(edition: Edition) -> Iterator[Page]:
    signed = edition.archive.signed
    for key, name in everybody(edition).items():
        shares = signed.under(edition.writers.keys(key))
        wrote = [share.article for share in shares if share.wrote]
        if wrote:
            yield _feed(edition, urls.author(name), name, _articles(edition, wrote))
    edition.done("author-feeds")


def of_names(edition: Edition) -> Iterator[Lot]:
    """A feed of the articles that name each entity, in whatever part of them."""
    if edition.has("entities"):
        yield Lot("name feeds", (edition.naming, edition.listed), partial(_of_names, edition))


def _of_names(edition: Edition) -> Iterator[Page]:
    for id, entity in edition.archive.entities.items():
        named = [share.article for share in edition.archive.named.of(id)]
        yield _feed(edition, urls.entity(entity), entity.name, _articles(edition, named))
    edition.done("name-feeds")


def _feed(edition: Edition, page: str, title: str, of: Sequence[Article]) -> Page:
    entries = tuple(_entry(edition, article) for article in _latest(of))
    path = urls.feed(page)
    id = iri(edition.site, path, path)
    words = edition.tongue.part(edition.site.title, title)
    return Page(path, FeedBrief(path, id, words, page, _updated(entries), entries), f"feed {title}")


def _articles(edition: Edition, names: Iterable[str]) -> list[Article]:
    found = (edition.archive.entries[name].card.article for name in names)
    return [article for article in found if not article.is_page]


def _latest(articles: Sequence[Article]) -> list[Article]:
    return [a for a in reversed(articles) if a.date][:ENTRIES]


def _entry(edition: Edition, article: Article, *, whole: bool = False) -> EntryBrief:
    changed = max(d for d in (article.updated, article.date) if d)
    entry = edition.archive.entries[article.name]
    path = urls.article(article.name)
    followed = edition.has("thread-feeds") and entry.card.comments
    return EntryBrief(
        id=iri(edition.site, path, article.name),
        listing=edition.listing(article),
        date=exact(article.date),
        updated=rfc3339(changed),
        text=article.text.digest if whole else "",
        links=edition.hrefs(entry, "article") if whole else (),
        replies=urls.feed(path) if followed else "",
    )


def _updated(entries: Iterable[EntryBrief]) -> str:
    return max((entry.updated for entry in entries), default=EPOCH)


def iri(site: Site, path: str, name: str) -> str:
    """An id that outlasts a move of the site only where it has no address: then of its title."""
    if site.base_url:
        return urls.absolute(path, site.base_url)
    return uuid.uuid5(uuid.NAMESPACE_URL, f"variorum:{site.title}:{name}").urn


def rfc3339(date: Date | None) -> str:
    """The earliest moment that a date can mean: a feed has to be in some order."""
    return f"{date.first}Z" if date else EPOCH


def exact(date: Date | None) -> str:
    """The same of a date that is known to the day; else empty."""
    return rfc3339(date) if date and date.first[:10] == date.last[:10] else ""
