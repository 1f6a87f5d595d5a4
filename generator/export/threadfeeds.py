"""The feed of a thread: the latest comments on an article, each with what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from generator.export import urls
from generator.export.edition import Edition
from generator.export.feeds import EPOCH, exact, iri, rfc3339
from generator.export.items import FeedEntry, Prose
from generator.export.lots import Lot
from generator.export.prose import Hrefs
from generator.export.shelf import Shelf
from generator.export.views import Site
from generator.export.wire import FeedView
from generator.model.archive import Entry
from generator.model.body import Body
from generator.model.card import Line, Thread
from generator.model.page import Brief, Page
from generator.model.records import Article, Comment, State

COMMENTS = 50


class _Placed(NamedTuple):
    """A comment in its line, its body, and the key of the sheet that has it."""

    comment: Comment
    line: Line
    body: Body
    sheet: str


class ThreadFeedBrief(Brief, frozen=True):
    """The feed of the comments on an article, by the digests of both."""

    template: ClassVar[str] = "feed.xml"
    path: str
    title: str
    head: str
    thread: tuple[str, ...]
    links: Hrefs
    site: Site

    def unfold(self, shelf: Shelf, /) -> FeedView:
        """The latest first; of those without a date the last in reading order."""
        article, found = shelf.article(self.head), list(_placed(shelf.thread(self.thread)))
        sheets = {placed.line.id: placed.sheet for placed in found}
        found.sort(key=lambda placed: rfc3339(placed.comment.date), reverse=True)
        entries = tuple(self._entry(article, placed, sheets) for placed in found[:COMMENTS])
        return FeedView(
            path=self.path,
            id=iri(self.site, self.path, self.path),
            title=self.title,
            page=urls.article(article.name),
            updated=max((entry.updated for entry in entries), default=EPOCH),
            entries=entries,
        )

    def _entry(self, article: Article, placed: _Placed, sheets: Mapping[str, str]) -> FeedEntry:
        page, comment, line = urls.article(article.name), placed.comment, placed.line
        answered = line.parent if line.parent and not line.guess else ""
        return FeedEntry(
            id=self._iri(page, article.name, comment.id),
            path=urls.said(page, placed.sheet, comment.id),
            title=article.title,
            date=exact(comment.date),
            updated=rfc3339(comment.date),
            authors=(comment.author,) if comment.author else (),
            summary="",
            prose=Prose(placed.body, hrefs=self.links),
            answers=(
                self._iri(page, article.name, answered),
                urls.said(page, sheets.get(answered, ""), answered) if answered else page,
            ),
        )

    def _iri(self, page: str, name: str, id: str) -> str:
        """The id of a comment, which stays on whatever page that is; of the article, if empty."""
        at = f"#{urls.comment(id)}" if id else ""
        return iri(self.site, f"{page}{at}", f"{name}{at}")


def _placed(thread: Iterable[Thread]) -> Iterator[_Placed]:
    """The comments that have words to show, in reading order."""
    for sheet in thread:
        for line, body in zip(sheet.lines, sheet.bodies, strict=True):
            if line.comment and line.comment.state == State.PRESENT:
                yield _Placed(line.comment, line, body, sheet.key)


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
            title = edition.tongue.say("Comments on “%(title)s”", title=card.article.title)
            brief = ThreadFeedBrief(path, title, card.head, card.thread, links, edition.site)
            yield Page(path, brief, card.article.place.file)
