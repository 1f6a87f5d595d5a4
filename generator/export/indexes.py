"""Lists of articles: by author, by date, by tag; and charts of years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import ClassVar

from generator.export import urls
from generator.export.edition import Edition, span
from generator.export.items import Bar, CommentItem, Letter, Link, Month
from generator.export.lots import Lot
from generator.export.shelf import Shelf
from generator.export.sorting import by_letter, sort_key
from generator.export.views import (
    AuthorIndexView,
    AuthorView,
    DateIndexView,
    TagIndexView,
    TagView,
    YearView,
)
from generator.export.words import MONTHS
from generator.model.archive import Signed
from generator.model.page import LINES, Brief, Page
from generator.model.records import Article

Shares = tuple[Signed, ...]

BARS_MAX = 150


class AuthorBrief(Brief, frozen=True):
    """The page of somebody: the digests of articles' listings, and of what is said on some."""

    template: ClassVar[str] = "author.html"
    path: str
    title: str
    section: Link | None
    articles: tuple[str, ...]
    said: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def weight(self) -> int:
        """What is said on each article is a few lines."""
        return 1 + (len(self.articles) + len(self.said)) // LINES

    def unfold(self, shelf: Shelf, /) -> AuthorView:
        """What somebody wrote, as the template shows it."""
        articles = tuple(map(shelf.item, self.articles))
        said_in = shelf.said([digest for _, digests in self.said for digest in digests])
        comments = [
            CommentItem(f"{item.path}#{urls.comment(c.id)}", item.title, c.date, c.excerpt)
            for item, digests in ((shelf.item(listing), digests) for listing, digests in self.said)
            for digest in digests
            for c in said_in[digest]
        ]
        return AuthorView(
            path=self.path,
            title=self.title,
            section=self.section,
            articles=articles,
            comments=tuple(comments),
            span=span([a.date for a in articles] + [c.date for c in comments]),
        )


class YearBrief(Brief, frozen=True):
    """The page of a year: of each month its name and the digests of its articles' listings."""

    template: ClassVar[str] = "year.html"
    path: str
    title: str
    section: Link | None
    months: tuple[tuple[str, tuple[str, ...]], ...]
    earlier: Link | None
    later: Link | None

    @property
    def weight(self) -> int:
        """Each article is a line."""
        return 1 + sum(len(listings) for _, listings in self.months) // LINES

    def unfold(self, shelf: Shelf, /) -> YearView:
        """The articles of a year, as the template shows them."""
        months = tuple(Month(name, tuple(map(shelf.item, of))) for name, of in self.months)
        return YearView(
            path=self.path,
            title=self.title,
            section=self.section,
            months=months,
            earlier=self.earlier,
            later=self.later,
        )


class DatesBrief(Brief, frozen=True):
    """The index of the years, and the digests of the listings of undated articles."""

    template: ClassVar[str] = "dates.html"
    path: str
    title: str
    years: tuple[Bar, ...]
    undated: tuple[str, ...]

    def unfold(self, shelf: Shelf, /) -> DateIndexView:
        """The index as its template shows it."""
        undated = tuple(map(shelf.item, self.undated))
        return DateIndexView(self.path, self.title, years=self.years, undated=undated)


class TagBrief(Brief, frozen=True):
    """The page of a tag: the digests of its articles' listings."""

    template: ClassVar[str] = "tag.html"
    path: str
    title: str
    section: Link | None
    articles: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Each article is a line."""
        return 1 + len(self.articles) // LINES

    def unfold(self, shelf: Shelf, /) -> TagView:
        """The articles with a tag, as the template shows them."""
        items = tuple(map(shelf.item, self.articles))
        return TagView(self.path, self.title, section=self.section, items=items)


def author_lots(edition: Edition) -> Iterator[Lot]:
    """A page an author, and an index of them."""
    yield Lot("authors", (edition.signing,), partial(_author_pages, edition))


def _author_pages(edition: Edition) -> Iterator[Page]:
    section = edition.section(urls.AUTHORS)
    signed, language = edition.archive.signed, edition.site.language
    named = {key: shares[0].name for key, shares in signed.every()}
    ordered = sorted(named.items(), key=lambda pair: (sort_key(pair[1], language), pair[1]))
    for key, _ in ordered:
        shares = signed.of(key)
        yield edition.recall(f"author {key}", _author, shares, section)
    letters = tuple(
        Letter(letter, links=tuple(_author_link(name, signed.of(key)) for key, name in group))
        for letter, group in by_letter(ordered, lambda pair: pair[1], language)
    )
    view = AuthorIndexView(urls.AUTHORS, "Authors", letters=letters)
    yield Page(urls.AUTHORS, view, "the index of authors")
    edition.done_with(signed, "search")


def _author(shares: Shares, section: Link | None) -> Page:
    name = shares[0].name
    wrote = tuple([share.listing for share in shares if share.wrote])
    said = tuple([(share.listing, share.said) for share in shares if share.said])
    path = urls.author(name)
    return Page(path, AuthorBrief(path, name, section, wrote, said), f"author {name}")


def _author_link(name: str, shares: Shares) -> Link:
    count = sum(share.wrote + share.count for share in shares)
    return Link(name, urls.author(name), count)


def date_lots(edition: Edition) -> Iterator[Lot]:
    """A page a year, and an index of the years."""
    yield Lot("dates", (edition.listed,), partial(_date_pages, edition))


def _date_pages(edition: Edition) -> Iterator[Page]:
    dated = [(a.date.year, a) for a in edition.articles if a.date]
    years = {year: [a for _, a in group] for year, group in groupby(dated, lambda pair: pair[0])}
    ordered = sorted(years)
    for i, year in enumerate(ordered):
        brief = YearBrief(
            path=urls.year(year),
            title=year,
            section=edition.section(urls.DATES),
            months=_months(edition, years[year]),
            earlier=_year_link(ordered[i - 1]) if i else None,
            later=_year_link(ordered[i + 1]) if i + 1 < len(ordered) else None,
        )
        yield Page(brief.path, brief, f"year {year}")
    counts = {year: len(articles) for year, articles in years.items()}
    undated = tuple(edition.listing(a) for a in edition.articles if not a.date)
    brief_of_all = DatesBrief(urls.DATES, "Dates", bars(counts, edition.years), undated)
    yield Page(urls.DATES, brief_of_all, "the index of dates")


def _months(
    edition: Edition, articles: Iterable[Article]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    grouped = groupby(articles, lambda a: a.date.month if a.date else 0)
    return tuple(
        (MONTHS[month - 1] if month else "", tuple([edition.listing(a) for a in group]))
        for month, group in grouped
    )


def _year_link(year: str) -> Link:
    return Link(year, urls.year(year))


def tag_lots(edition: Edition) -> Iterator[Lot]:
    """A page a tag, and an index of them; letter case does not part tags."""
    yield Lot("tags", (edition.listed,), partial(_tag_pages, edition))


def _tag_pages(edition: Edition) -> Iterator[Page]:
    tagged = edition.archive.tagged
    shown = {key: shares[0].tag for key, shares in tagged.every()}
    ordered = sorted(shown, key=lambda key: (sort_key(key, edition.site.language), key))
    for key in ordered:
        listings = tuple([share.listing for share in tagged.of(key)])
        brief = TagBrief(urls.tag(key), shown[key], edition.section(urls.TAGS), listings)
        yield Page(brief.path, brief, f"tag {shown[key]}")
    links = tuple(Link(shown[key], urls.tag(key), len(tagged.of(key))) for key in ordered)
    yield Page(urls.TAGS, TagIndexView(urls.TAGS, "Tags", tags=links), "the index of tags")
    edition.done_with(tagged, "search")


def bars(counts: Mapping[str, int], linked: Sequence[str]) -> tuple[Bar, ...]:
    """A bar a year without gaps, each leading to its page where it is one of those linked."""
    if not counts:
        return ()
    first, last = int(min(counts)), int(max(counts))
    years = (
        [f"{y:04}" for y in range(first, last + 1)] if last - first < BARS_MAX else sorted(counts)
    )
    return tuple(Bar(y, counts.get(y, 0), urls.year(y) if y in linked else "") for y in years)
