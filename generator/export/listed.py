"""Lists of articles of whatever length: those of a year, those with a tag.

Owns the page of such a list and of the parts that a long one is divided into. Knows neither years
nor tags: whoever has a list says what stands around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import ClassVar

from msgspec.structs import replace

from generator.export import urls
from generator.export.charts import by_month, by_year
from generator.export.edition import Edition
from generator.export.items import ArticleGroup, Bar
from generator.export.parts import NO_MONTH, Frame, PathOf, framed, within
from generator.export.periods import UNDATED, Period, Piece, divided, month_of
from generator.export.shelf import Shelf
from generator.export.tongue import Tongue
from generator.export.views import ArticlesView
from generator.export.words import month
from generator.model.page import LINES, Page
from generator.model.records import Article

ARTICLES_MAX = 200
# Before the key of a group: its anchor.
AT = "in-"

# Articles under a heading: its words, its anchor, and the digests of their listings.
Headed = tuple[str, str, tuple[str, ...]]


class ArticlesBrief(Frame, frozen=True):
    """A list of articles, or the way to its parts; `about` says what it is of, if not of a year."""

    template: ClassVar[str] = "articles.html"
    about: str = ""
    feed: str = ""
    bars: tuple[Bar, ...] = ()
    groups: tuple[Headed, ...] = ()

    @property
    def weight(self) -> int:
        """Each article is a line."""
        return 1 + sum(len(listings) for *_, listings in self.groups) // LINES

    def unfold(self, shelf: Shelf, /) -> ArticlesView:
        """The list as its template shows it."""
        return ArticlesView(
            path=self.path,
            title=self.title,
            section=self.section,
            above=self.above,
            feed=self.feed,
            about=self.about,
            count=self.count,
            bars=self.bars,
            groups=tuple(
                ArticleGroup(label, anchor, tuple(map(shelf.item, listings)))
                for label, anchor, listings in self.groups
            ),
            parts=self.parts,
            earlier=self.earlier,
            later=self.later,
        )


def listed(edition: Edition, articles: Iterable[Article], key: str = "") -> Period:
    """Some articles, those of the year `key` if it is not empty, divided as far as has to be."""
    pieces = [Piece(a.name, edition.listing(a), "", month_of(a.date), 0, 1) for a in articles]
    return divided(pieces, key, ARTICLES_MAX)


def pages(edition: Edition, whole: Period, frame: ArticlesBrief, path_of: PathOf) -> Iterator[Page]:
    """The page of a list and those of its parts; `frame` is what stands around the first."""
    title_of = partial(edition.tongue.part, frame.title) if frame.about else str
    for around, period in framed(edition, frame, whole, path_of, title_of):
        feed = frame.feed if period is whole else ""
        yield _page(edition, replace(around, feed=feed), period, path_of)


def month_leads(year: str, counts: Mapping[str, int]) -> dict[str, str]:
    """Where the articles of each month of a year are listed, by how many there are."""
    page = urls.year(year)
    is_divided = sum(counts.values()) > ARTICLES_MAX
    return {key: urls.year(key) if is_divided else f"{page}#{AT}{key}" for key in counts}


def _page(edition: Edition, frame: ArticlesBrief, period: Period, path_of: PathOf) -> Page:
    """The page of a period: it lists what there is, or leads on; so do the bars of its chart."""
    tongue = edition.tongue
    groups = () if period.within else tuple(_groups(period, tongue))
    leads = {part.key: path_of(part) for part in period.within}
    leads |= {anchor.removeprefix(AT): f"#{anchor}" for _, anchor, _ in groups}
    brief = replace(
        frame,
        count=period.count,
        bars=_bars(period, leads, tongue),
        groups=groups,
        parts=within(edition, period, path_of),
    )
    return Page(brief.path, brief, f"articles: {brief.title}")


def _groups(period: Period, tongue: Tongue) -> Iterator[Headed]:
    """The articles by year, those of one year by month; those of a month have no heading."""
    by = _by(period)
    for key, group in groupby(period.pieces, by or (lambda _: "")):
        listings = tuple([piece.listing for piece in group])
        yield _heading(key, tongue), f"{AT}{key}" if key else "", listings


def _by(period: Period) -> Callable[[Piece], str] | None:
    """What parts the articles of a period."""
    years = {piece.year for piece in period.pieces}
    if len(years) > 1:
        return lambda piece: piece.year
    return (lambda piece: piece.month) if period.key in years else None


def _heading(key: str, tongue: Tongue) -> str:
    if key == UNDATED:
        return tongue.say("Undated")
    if key.endswith(NO_MONTH):
        return tongue.say("Dated by year only")
    return month(int(key[5:]), tongue) if "-" in key else key


def _bars(period: Period, leads: Mapping[str, str], tongue: Tongue) -> tuple[Bar, ...]:
    """The chart of a period of several years or months."""
    by = _by(period)
    counts = Counter([by(piece) for piece in period.pieces]) if by else {}
    known = {k: n for k, n in counts.items() if k != UNDATED and not k.endswith(NO_MONTH)}
    if len(known) < 2:  # noqa: PLR2004
        return ()
    if period.key in {key[:4] for key in known}:
        return by_month(period.key, known, leads, tongue)
    return by_year(known, leads)
