"""The pages of what is too long for one: what each is called, and which stand beside it.

Owns the words for a period and the order of its pages. Knows neither mentions nor comments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.export import urls
from generator.export.edition import Edition
from generator.export.items import Link
from generator.export.periods import UNDATED, Period, beside
from generator.export.tongue import Tongue
from generator.export.words import in_words

NO_MONTH = "-00"

PathOf = Callable[[Period], str]


class Part(NamedTuple):
    """A period with its page, and the pages that list what comes before and after."""

    period: Period
    link: Link
    earlier: Link | None
    later: Link | None


def of_period(page: str, period: Period) -> str:
    """The page that shows a period, which is the first for all there are."""
    return urls.within(page, period.key) if period.key else page


def parts(edition: Edition, every: Period, path_of: PathOf) -> Iterator[Part]:
    """The pages of all periods; those that list lines lead to one another."""
    links = {p.key: Link(label(edition, p), path_of(p)) for p in every.below()}
    around = beside([links[period.key] for period in every.below() if not period.within])
    for period in every.below():
        link = links[period.key]
        yield Part(period, link, *around.get(link, (None, None)))


def within(edition: Edition, period: Period, path_of: PathOf) -> tuple[Link, ...]:
    """The ways to the pages that a period is divided among, each with how many lines."""
    return tuple(Link(label(edition, p), path_of(p), p.count) for p in period.within)


def label(edition: Edition, period: Period) -> str:
    """A period in words."""
    tongue, first = edition.tongue, period.pieces[0]
    words = period.key if period.key == first.month[:4] else _month(first.month, tongue)
    if period.key.count("-") <= first.month.count("-"):
        return words
    title = edition.archive.entries[first.article].card.article.title
    words = tongue.say("%(date)s, from “%(title)s”", date=words, title=title)
    if first.part:
        words = tongue.say("%(begins)s, part %(n)s", begins=words, n=first.part + 1)
    if first.start:
        words = tongue.say("%(begins)s, line %(n)s", begins=words, n=first.start + 1)
    return words


def _month(key: str, tongue: Tongue) -> str:
    if key == UNDATED:
        return tongue.say("Undated")
    if key.endswith(NO_MONTH):
        return tongue.say("%(year)s, month not known", year=key[:4])
    return in_words(key, tongue)
