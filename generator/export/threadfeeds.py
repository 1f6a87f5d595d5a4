"""The feed of a thread: the latest comments on an article, each with what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from generator.export import urls
from generator.export.edition import Edition
from generator.export.feeds import EPOCH, exact, iri, rfc3339
from generator.export.items import FeedEntry, Prose
from generator.export.lots import Lot
from generator.export.prose import Hrefs
from generator.export.shelf import Shelf
from generator.export.views import FeedView, Site
from generator.model.archive import Entry
from generator.model.body import Body
from generator.model.card import Line
from generator.model.page import Brief, Page
from generator.model.records import Article, Comment, State

COMMENTS = 50


class ThreadFeedBrief(Brief, frozen=True):
    """The feed of the comments on an article, by the digests of both."""

    template: ClassVar[str] = "feed.xml"
    path: str
    head: str
    thread: str
    links: Hrefs
    site: Site

    def unfold(self, shelf: Shelf, /) -> FeedView:
        """The latest first; of those without a date the last in reading order."""
        article, thread = shelf.article(self.head), shelf.thread(self.thread)
        said = [(at, line.comment) for at, line in enumerate(thread.lines) if line.comment]
        there = [(at, c) for at, c in said if c.state == State.PRESENT]
        there.sort(key=lambda pair: rfc3339(pair[1].date), reverse=True)
        entries = tuple(
            self._entry(article, c, thread.lines[at], thread.bodies[at])
            for at, c in there[:COMMENTS]
        )
        return FeedView(
            path=self.path,
            id=iri(self.site, self.path, self.path),
            title=f"Comments on “{article.title}”",
            page=urls.article(article.name),
            updated=max((entry.updated for entry in entries), default=EPOCH),
            entries=entries,
        )

    def _entry(self, article: Article, comment: Comment, line: Line, body: Body) -> FeedEntry:
        page = urls.article(article.name)
        answered = urls.comment(line.parent) if line.parent and not line.guess else ""
        return FeedEntry(
            id=self._iri(page, article.name, urls.comment(comment.id)),
            path=_at(page, urls.comment(comment.id)),
            title=f"{comment.author} on “{article.title}”" if comment.author else article.title,
            date=exact(comment.date),
            updated=rfc3339(comment.date),
            authors=(comment.author,) if comment.author else (),
            summary="",
            prose=Prose(body, hrefs=self.links),
            answers=(self._iri(page, article.name, answered), _at(page, answered)),
        )

    def _iri(self, page: str, name: str, anchor: str) -> str:
        return iri(self.site, _at(page, anchor), _at(name, anchor))


def _at(page: str, anchor: str) -> str:
    return f"{page}#{anchor}" if anchor else page


def lots(edition: Edition) -> Iterator[Lot]:
    """The feeds of the threads on each shelf."""
    for names in edition.shelves:
        entries = [edition.archive.entries[name] for name in names]
        links = [edition.archive.links[name] for name in names if name in edition.archive.links]
        of = (edition.texts[names], links)
        yield Lot(f"thread feeds {names[0]}", of, partial(_feeds, edition, entries))


def _feeds(edition: Edition, entries: Sequence[Entry]) -> Iterator[Page]:
    for entry in entries:
        card = entry.card
        if card.comments:
            path = urls.feed(urls.article(card.article.name))
            links = edition.hrefs(entry, "comment")
            brief = ThreadFeedBrief(path, card.head, card.thread, links, edition.site)
            yield Page(path, brief, card.article.place.file)
