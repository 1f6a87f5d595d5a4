"""The pages of what is too long for one: what each is called, and which stand beside it.

Owns the words for a period and the order of its pages. Knows neither mentions nor comments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from generator.export import urls
from generator.export.edition import Edition
from generator.export.items import Link
from generator.export.periods import UNDATED, Period, beside
from generator.export.tongue import Tongue
from generator.export.words import in_words
from generator.model.page import Brief

NO_MONTH = "-00"

F = TypeVar("F", bound="Frame")
PathOf = Callable[[Period], str]


class Frame(Brief, frozen=True):
    """What stands around a list: its page, and those that it belongs to and that stand beside it.

    `section` and `above` are as every page has them; `parts` lead to what it is divided among.
    """

    path: str
    title: str
    section: Link | None
    above: Link | None = None
    count: int = 0
    parts: tuple[Link, ...] = ()
    earlier: Link | None = None
    later: Link | None = None


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


def framed(
    edition: Edition, frame: F, whole: Period, path_of: PathOf, title_of: Callable[[str], str]
) -> Iterator[tuple[F, Period]]:
    """What stands around a list, and around each of its parts, with what it lists.

    `title_of` gives the title of a part by its words.
    """
    yield frame, whole
    for part in parts(edition, whole, path_of):
        around = replace(
            frame,
            path=part.link.path,
            title=title_of(part.link.text),
            section=Link(frame.title, frame.path),
            above=frame.section,
            earlier=part.earlier,
            later=part.later,
        )
        yield around, part.period


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
