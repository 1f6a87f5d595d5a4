"""The articles by date: a page a year, long years by month, and an index of the years."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import ClassVar

from generator.export import urls
from generator.export.charts import by_year
from generator.export.edition import Edition
from generator.export.items import Bar, Link
from generator.export.listed import ArticlesBrief, listed, pages
from generator.export.lots import Lot
from generator.export.periods import Period, beside
from generator.export.shelf import Shelf
from generator.export.views import DateIndexView
from generator.model.page import Brief, Page
from generator.model.records import Article


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


def lots(edition: Edition) -> Iterator[Lot]:
    """The pages of all years, and the index of them."""
    yield Lot("dates", (edition.listed,), partial(_pages, edition))


def _pages(edition: Edition) -> Iterator[Page]:
    dated = [a for a in edition.articles if a.date]
    years = {year: [*group] for year, group in groupby(dated, _year)}
    around = beside([Link(year, urls.year(year)) for year in years])
    for link, (earlier, later) in around.items():
        section = edition.section(urls.DATES)
        frame = ArticlesBrief(link.path, link.text, section, earlier=earlier, later=later)
        yield from pages(edition, listed(edition, years[link.text], link.text), frame, _path)
    counts = {year: len(articles) for year, articles in years.items()}
    undated = tuple(edition.listing(a) for a in edition.articles if not a.date)
    brief = DatesBrief(
        urls.DATES, edition.tongue.say("Dates"), by_year(counts, edition.years), undated
    )
    yield Page(urls.DATES, brief, "the index of dates")


def _year(article: Article) -> str:
    return article.date.year if article.date else ""


def _path(period: Period) -> str:
    return urls.year(period.key)
