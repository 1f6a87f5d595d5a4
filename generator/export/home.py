"""The front page, which says what the archive is, and an article by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from typing import ClassVar

from generator.digest import digest
from generator.export import urls
from generator.export.charts import by_month, by_year
from generator.export.edition import Edition
from generator.export.items import Bar, Group, Link
from generator.export.listed import month_leads
from generator.export.lots import Lot
from generator.export.periods import month_of
from generator.export.shelf import Shelf
from generator.export.views import ChanceView, HomeView
from generator.model.date import Date, span
from generator.model.page import Brief, Page
from generator.model.records import Article, Kind

LATEST_MAX = 6
DISCUSSED_MAX = 6
NAMED_MAX = 12
CHANCE_MAX = 500
SHOWN_KINDS = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)


class HomeBrief(Brief, frozen=True):
    """The front page; its articles are the digests of their listings."""

    template: ClassVar[str] = "home.html"
    path: str
    title: str
    description: str
    counts: tuple[Link, ...]
    span: tuple[Date, ...]
    bars: tuple[Bar, ...]
    latest: tuple[str, ...]
    discussed: tuple[str, ...]
    named: tuple[Group, ...]
    chance: str

    def unfold(self, shelf: Shelf, /) -> HomeView:
        """The front page as its template shows it."""
        return HomeView(
            path=self.path,
            title=self.title,
            description=self.description,
            counts=self.counts,
            span=self.span,
            bars=self.bars,
            latest=tuple(map(shelf.item, self.latest)),
            discussed=tuple(map(shelf.item, self.discussed)),
            named=self.named,
            chance=self.chance,
        )


class ChanceBrief(Brief, frozen=True):
    """Articles of which a reader is shown one by chance: the digests of their listings."""

    template: ClassVar[str] = "chance.html"
    path: str
    title: str
    listings: tuple[str, ...]

    def unfold(self, shelf: Shelf, /) -> ChanceView:
        """Those articles, as the template shows them."""
        return ChanceView(self.path, self.title, items=tuple(map(shelf.item, self.listings)))


def lots(edition: Edition) -> Iterator[Lot]:
    """The front page, and the page that leads to an article by chance."""
    of_home = (edition.listed, edition.naming, _counts(edition), edition.years)
    yield Lot("home", of_home, lambda: [Page(urls.HOME, _home(edition), "the home page")])
    yield Lot("chance", (edition.listed,), lambda: _chance(edition))


def _home(edition: Edition) -> HomeBrief:
    articles = edition.articles
    return HomeBrief(
        path=urls.HOME,
        title=edition.site.title,
        description=edition.site.description,
        counts=_counts(edition),
        span=span(a.date for a in articles),
        bars=_bars(edition),
        latest=_listings(edition, _latest(articles)),
        discussed=_listings(edition, _discussed(edition)),
        named=tuple(_named(edition)),
        chance=urls.CHANCE if len(articles) > LATEST_MAX else "",
    )


def _listings(edition: Edition, articles: Iterable[Article]) -> tuple[str, ...]:
    return tuple([edition.listing(article) for article in articles])


def _bars(edition: Edition) -> tuple[Bar, ...]:
    """A bar a year; where all is of one year, a bar a month."""
    dates = [a.date for a in edition.articles if a.date]
    years = Counter(date.year for date in dates)
    if len(years) != 1:
        return by_year(years, edition.years)
    months = Counter(map(month_of, dates))
    leads = month_leads(dates[0].year, months) if edition.has("dates") else {}
    return by_month(dates[0].year, months, leads, edition.tongue)


def _latest(articles: Sequence[Article]) -> list[Article]:
    """The last by date, then those without one."""
    dated = [a for a in articles if a.date]
    undated = [a for a in articles if not a.date]
    return [*reversed(dated), *undated][:LATEST_MAX]


def _discussed(edition: Edition) -> list[Article]:
    """The articles with the most comments; one without any is not among them."""
    said = [a for a in edition.articles if edition.comments(a.name)]
    return nsmallest(DISCUSSED_MAX, said, key=lambda a: (-edition.comments(a.name), a.name))


def _named(edition: Edition) -> Iterator[Group]:
    """The people, places and organisations with the most mentions, each with its count."""
    counts = edition.counts if edition.has("entities") else {}
    for kind in SHOWN_KINDS:
        of_kind = [id for id in counts if edition.names[id].kind == kind]
        most = nsmallest(NAMED_MAX, of_kind, key=lambda id: (-sum(counts[id]), id))
        names = [(edition.names[id], sum(counts[id])) for id in most if sum(counts[id])]
        if names:
            links = tuple(Link(name.name, name.path, count) for name, count in names)
            yield Group(kind, links)


def _counts(edition: Edition) -> tuple[Link, ...]:
    articles, entries = edition.articles, edition.archive.entries.values()
    counts = [
        ("article", urls.DATES, len(articles), "dates"),
        ("comment", urls.AUTHORS, sum(edition.comments(a.name) for a in articles), "authors"),
        ("name", urls.ENTITIES, len(edition.archive.entities), "entities"),
        ("note", urls.NOTES, sum(len(e.card.notes) for e in entries), "front"),
    ]
    return tuple(
        Link(edition.tongue.form(noun, n), path if exporter in edition.exporters else "", n)
        for noun, path, n, exporter in counts
        if n
    )


def _chance(edition: Edition) -> list[Page]:
    """The page of articles to choose from: all, or some of whose names nothing can be said."""
    few = nsmallest(CHANCE_MAX, edition.articles, key=lambda a: digest("chance", a.name))
    chosen = {article.name for article in few}
    listings = _listings(edition, (a for a in edition.articles if a.name in chosen))
    brief = ChanceBrief(urls.CHANCE, edition.tongue.say("An article by chance"), listings)
    return [Page(urls.CHANCE, brief, "an article by chance")]
