"""The pages of what is too long for one: what each is called, and which stand beside it.

Owns the words for a period and the order of its pages. Knows neither mentions nor comments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.export.edition import Edition
from generator.export.items import Link
from generator.export.periods import UNDATED, Period
from generator.export.words import MONTHS

NO_MONTH = "-00"

PathOf = Callable[[Period], str]


class Part(NamedTuple):
    """A period with its page, and the pages that list what comes before and after."""

    period: Period
    link: Link
    earlier: Link | None
    later: Link | None


def parts(edition: Edition, every: Period, path_of: PathOf) -> Iterator[Part]:
    """The pages of all periods; those that list lines lead to one another."""
    links = {p.key: Link(label(edition, p), path_of(p)) for p in every.below()}
    listing = [links[period.key] for period in every.below() if not period.within]
    after = dict(pairwise(listing))
    before = {later: earlier for earlier, later in after.items()}
    for period in every.below():
        link = links[period.key]
        yield Part(period, link, before.get(link), after.get(link))


def within(edition: Edition, period: Period, path_of: PathOf) -> tuple[Link, ...]:
    """The ways to the pages that a period is divided among, each with how many lines."""
    return tuple(Link(label(edition, p), path_of(p), p.count) for p in period.within)


def label(edition: Edition, period: Period) -> str:
    """A period in words."""
    month = period.pieces[0].month
    if month == UNDATED:
        words = "Undated"
    elif period.key == month[:4]:
        words = period.key
    elif month.endswith(NO_MONTH):
        words = f"{month[:4]}, month not known"
    else:
        words = f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"
    if period.key.count("-") <= month.count("-"):
        return words
    first = period.pieces[0]
    title = edition.archive.entries[first.article].card.article.title
    cut = f", part {first.part + 1}" if first.part else ""
    return f"{words}, from “{title}”{cut}" + (f", mention {first.start + 1}" if first.start else "")
