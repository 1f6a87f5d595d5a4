"""Lists of articles: by date, by tag; and charts of years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import ClassVar

from generator.export import urls
from generator.export.edition import Edition
from generator.export.items import Bar, Link, Month
from generator.export.lots import Lot
from generator.export.shelf import Shelf
from generator.export.sorting import sort_key
from generator.export.views import (
    DateIndexView,
    TagIndexView,
    TagView,
    YearView,
)
from generator.export.words import MONTHS
from generator.model.page import LINES, Brief, Page
from generator.model.records import Article

BARS_MAX = 150


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
    edition.done_with(tagged)


def bars(counts: Mapping[str, int], linked: Sequence[str]) -> tuple[Bar, ...]:
    """A bar a year without gaps, each leading to its page where it is one of those linked."""
    if not counts:
        return ()
    first, last = int(min(counts)), int(max(counts))
    years = (
        [f"{y:04}" for y in range(first, last + 1)] if last - first < BARS_MAX else sorted(counts)
    )
    return tuple(Bar(y, counts.get(y, 0), urls.year(y) if y in linked else "") for y in years)
