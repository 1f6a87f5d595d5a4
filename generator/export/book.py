"""The names as the index at the end of a book.

Owns what stands under a name, and when an index is too long for one page.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from msgspec import Struct

from generator.export import urls
from generator.export.edition import Edition
from generator.export.entities import in_order
from generator.export.indexes import BookView, Heading
from generator.export.items import (
    Group,
    Link,
)
from generator.export.lots import Lot
from generator.export.shelf import Shelf
from generator.export.sorting import by_letter, sort_key
from generator.model.page import LINES, Brief, Page
from generator.model.records import Entity

# A longer index has a page a letter.
LINES_MAX = 2000
# Under a name in more articles the years alone are listed.
ARTICLES_MAX = 150


class Entry(Struct, frozen=True, array_like=True):
    """A name as it is sorted, with its years: in each digests of listings with counts of mentions.

    Where the articles are too many, there is one count for each year instead, of an empty digest.
    An alias, which has no years, is but sent on to the name.
    """

    name: str
    link: Link
    years: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return 1 + sum(len(articles) for _, articles in self.years)

    def unfold(self, shelf: Shelf) -> Heading:
        """The name as the template shows it."""
        if not self.years:
            return Heading(self.name, see=self.link)
        return Heading(
            self.name,
            self.link.path,
            self.link.count,
            tuple(Group(year, tuple(self._links(shelf, of))) for year, of in self.years),
        )

    def _links(self, shelf: Shelf, of: tuple[tuple[str, int], ...]) -> Iterator[Link]:
        for listing, count in of:
            if listing:
                item = shelf.item(listing)
                yield Link(item.title, item.path, count)
            else:
                yield Link("", self.link.path, count)


class BookBrief(Brief, frozen=True):
    """A page of the index."""

    template: ClassVar[str] = "book.html"
    path: str
    title: str
    section: Link | None
    pages: tuple[Link, ...]
    entries: tuple[Entry, ...]

    @property
    def weight(self) -> int:
        """Each article under a name is a line."""
        return 1 + sum(entry.lines for entry in self.entries) // LINES

    def unfold(self, shelf: Shelf, /) -> BookView:
        """The page as its template shows it."""
        headings = tuple(entry.unfold(shelf) for entry in self.entries)
        return BookView(
            self.path, self.title, section=self.section, pages=self.pages, headings=headings
        )


def lots(edition: Edition) -> Iterator[Lot]:
    """The index on one page, or a page a letter."""
    if edition.has("entities") and edition.archive.entities:
        yield Lot("book", (edition.naming,), partial(_pages, edition))


def _pages(edition: Edition) -> Iterator[Page]:
    entries = [entry for entity in in_order(edition) for entry in _entries(edition, entity)]
    entries.sort(key=lambda entry: sort_key(entry.name, edition.site.language))
    edition.done("book")
    section, title = edition.section(urls.ENTITIES), edition.tongue.say("Index of names")
    if sum(entry.lines for entry in entries) <= LINES_MAX:
        brief = BookBrief(urls.BOOK, title, section, (), tuple(entries))
        yield Page(urls.BOOK, brief, "the printed index")
        return
    letters = by_letter(entries, lambda entry: entry.name, edition.site.language)
    pages = tuple(Link(letter, urls.book(letter)) for letter, _ in letters)
    yield Page(urls.BOOK, BookBrief(urls.BOOK, title, section, pages, ()), "the printed index")
    for link, (letter, group) in zip(pages, letters, strict=True):
        of_letter = edition.tongue.part(title, letter)
        brief = BookBrief(link.path, of_letter, section, pages, tuple(group))
        yield Page(link.path, brief, "the printed index")


def _entries(edition: Edition, entity: Entity) -> Iterator[Entry]:
    """A name that is named here, and its aliases, which lead to it."""
    years: dict[str, list[tuple[str, int]]] = {}
    shares = edition.archive.named.of(entity.id)
    for share in shares:
        date = edition.archive.entries[share.article].card.article.date
        years.setdefault(date.year if date else "", []).append((share.listing, share.at.total))
    if not years:
        return
    if len(shares) > ARTICLES_MAX:
        years = {year: [("", sum(n for _, n in of))] for year, of in years.items()}
    link = Link(entity.name, urls.entity(entity), sum(share.at.total for share in shares))
    dated = tuple((year, tuple(of)) for year, of in years.items())
    yield Entry(entity.sort, link, dated)
    yield from (Entry(alias, link) for alias in dict.fromkeys(entity.aliases))
