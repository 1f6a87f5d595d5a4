"""The pages of a long thread besides that of its article.

Owns the page of each further sheet, the list of all comments by date, and the file that says on
which page each comment is: what was one page, and is now several, can still be asked for by old
addresses. Which sheet a comment is on was settled when it was read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar

import msgspec

from generator.export import plates, urls
from generator.export.bare import TextView
from generator.export.edition import Edition
from generator.export.items import DatedLine, Link, Name
from generator.export.marginal import on_comments
from generator.export.prose import Hrefs, Leads, Topic, guesses, lines
from generator.export.shelf import Shelf
from generator.export.tongue import Tongue
from generator.export.views import CommentsByDateView, CommentsView
from generator.export.writers import Writers
from generator.model.archive import Entry
from generator.model.card import Card, Dated, Sheet
from generator.model.mention import Sighted
from generator.model.page import LINES, Brief, Page


class SheetBrief(Brief, frozen=True):
    """A page of a thread; its sheet, the head of the article and the names are digests.

    The title says which comments it has; `notes` is the digest of those on the article, empty where
    none is about a comment here.
    """

    template: ClassVar[str] = CommentsView.template
    path: str
    title: str
    article: Link
    head: str
    thread: str
    names: str
    named: tuple[Name, ...]
    links: Hrefs
    sheets: tuple[Link, ...]
    lines: int
    writers: Writers
    notes: str
    picture: str
    card: str

    @property
    def weight(self) -> int:
        """Each comment is a line, and more."""
        return 1 + self.lines // LINES

    def unfold(self, shelf: Shelf, /) -> CommentsView:
        """The comments as the template shows them."""
        article, thread = shelf.article(self.head), shelf.thread([self.thread])
        leads = Leads({name.id: name for name in self.named}, self.links)
        at, names = self.article.path, shelf.sights(self.names)
        topic = Topic(at, article.title, article.authors, self.writers)
        passages = on_comments(shelf.remarks(self.notes), topic.link, self.path)
        return CommentsView(
            path=self.path,
            title=self.title,
            section=self.article,
            article=self.article,
            language=article.language,
            thread=tuple(lines(thread[0], names, leads, topic, passages)),
            sheets=self.sheets,
            places=urls.places(at),
            guesses=guesses(thread),
            picture=self.picture,
            card=self.card,
        )


class PlacesBrief(Brief, frozen=True):
    """A file of all places in a thread, by the digests of its sheets."""

    path: str
    article: str
    thread: tuple[str, ...]

    def unfold(self, shelf: Shelf, /) -> TextView:
        """A script: the address of each page, from this file, with the anchors there."""
        folder = self.path.rpartition("/")[0]
        root = urls.root(self.path, "")
        found = []
        for sheet in shelf.thread(self.thread):
            page = urls.sheet(self.article, sheet.key)
            address = page.removeprefix(f"{folder}/") if sheet.key else root + page
            found.append([address, *(urls.comment(line.id) for line in sheet.lines)])
        return TextView(f"var variorumPlaces = {msgspec.json.encode(found).decode()};\n")


class ByDateBrief(Brief, frozen=True):
    """Some comments by date, by digest."""

    template: ClassVar[str] = CommentsByDateView.template
    path: str
    title: str
    article: Link
    dated: str
    earlier: Link | None
    later: Link | None
    writers: Writers
    picture: str
    card: str

    @property
    def weight(self) -> int:
        """There are some hundred lines."""
        return LINES // 10

    def unfold(self, shelf: Shelf, /) -> CommentsByDateView:
        """The list as its template shows it."""
        found = reversed(shelf.dated(self.dated))
        return CommentsByDateView(
            path=self.path,
            title=self.title,
            section=self.article,
            article=self.article,
            comments=tuple(self._line(comment) for comment in found),
            earlier=self.earlier,
            later=self.later,
            picture=self.picture,
            card=self.card,
        )

    def _line(self, of: Dated) -> DatedLine:
        path = urls.said(self.article.path, of.said.sheet, of.said.id)
        writer = self.writers.path(of.author)
        return DatedLine(path, of.author, writer, of.said.date, of.state, of.said.excerpt)


def pages(edition: Edition, entry: Entry) -> Iterator[Page]:
    """The pages of the further sheets of a thread, and the file of all places in it."""
    card, article, say = entry.card, entry.card.article, edition.tongue.say
    if len(card.sheets) < 2:  # noqa: PLR2004 (the first is on the page of the article)
        return
    at = Link(article.title, urls.article(article.name))
    hrefs = edition.hrefs_on(entry)
    named = {sheet.sheet: sheet.named for sheet in entry.sighted.thread}
    nav = links(card, edition.tongue)
    picture, drawn = plates.standing(edition, entry)
    for sheet, link in islice(zip(card.sheets, nav, strict=True), 1, None):
        brief = SheetBrief(
            path=link.path,
            title=say("%(article)s: comments %(numbers)s", article=at.text, numbers=link.text),
            article=at,
            head=card.head,
            thread=sheet.thread,
            names=sights_of(entry.sighted, sheet.key),
            named=tuple(edition.names[id] for id in named.get(sheet.key, ())),
            links=hrefs.get(sheet.key, ()),
            sheets=nav,
            lines=sheet.lines,
            writers=edition.writers_of(entry),
            notes=card.remarks if sheet.key in card.noted else "",
            picture=picture,
            card=drawn,
        )
        yield Page(brief.path, brief, article.place.file)
    places = urls.places(at.path)
    yield Page(places, PlacesBrief(places, at.path, card.thread), article.place.file)


def dated_pages(edition: Edition, entry: Entry) -> Iterator[Page]:
    """The comments of a long thread by date, the newest on a page whose address stays."""
    card, article, say = entry.card, entry.card.article, edition.tongue.say
    at = Link(article.title, urls.article(article.name))
    last = len(card.dated)
    picture, drawn = plates.standing(edition, entry)
    paths = [urls.by_date(at.path, n if n < last else 0) for n in range(1, last + 1)]
    for n, (path, digest) in enumerate(zip(paths, card.dated, strict=True)):
        brief = ByDateBrief(
            path,
            say("%(article)s: comments by date", article=at.text),
            at,
            digest,
            earlier=Link(say("the comments before these"), paths[n - 1]) if n else None,
            later=Link(say("the comments after these"), paths[n + 1]) if n + 1 < last else None,
            writers=edition.writers_of(entry),
            picture=picture,
            card=drawn,
        )
        yield Page(path, brief, article.place.file)


def links(card: Card, tongue: Tongue) -> tuple[Link, ...]:
    """The pages of a thread that has several, each by the numbers of its comments.

    The last has no number at its end: so that those before it need not follow its growth.
    """
    page, last = urls.article(card.article.name), len(card.sheets) - 1
    if last < 1:
        return ()
    return tuple(
        Link(_numbers(sheet, tongue, is_last=place == last), urls.sheet(page, sheet.key))
        for place, sheet in enumerate(card.sheets)
    )


def _numbers(sheet: Sheet, tongue: Tongue, *, is_last: bool) -> str:
    first = tongue.number(sheet.start)
    if is_last:
        return tongue.say("%(first)s to the last", first=first)
    end = tongue.number(sheet.start + sheet.lines - 1)
    return tongue.say("%(first)s to %(last)s", first=first, last=end)


def sights_of(sighted: Sighted, key: str) -> str:
    """The digest of what the sheet of a key names; empty where that is nothing."""
    return next((sheet.sights for sheet in sighted.thread if sheet.sheet == key), "")
