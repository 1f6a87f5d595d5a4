"""A thread summed up before it begins.

Owns its counts, and of a long one how deep it goes and when people wrote: the bars of a small
chart, by day, by month or by year, whichever is the finest that fits and is known of every comment
with a date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from generator.export import urls
from generator.export.items import Bar, Link, Overview
from generator.export.prose import Topic
from generator.model.card import LONG, Line, Thread
from generator.model.date import Date, span

BARS_MAX = 62

YEAR, MONTH, DAY = 4, 7, 10


class Summed(NamedTuple):
    """How many comments a thread has, of how many people, its first and last date, and more."""

    comments: int
    people: int
    replies: Link | None
    span: tuple[Date, ...]
    overview: Overview | None


def summed(thread: Sequence[Thread], topic: Topic, by_date: str) -> Summed:
    """All sheets of a thread summed up; `by_date` is as in its overview."""
    replies = own_replies(thread, topic)
    lines = [line for sheet in thread for line in sheet.lines]
    said = [line.comment for line in lines if line.comment]
    people = {comment.author for comment in said if comment.author}
    dates = span(comment.date for comment in said)
    return Summed(len(said), len(people), replies, dates, overview(lines, by_date))


def own_replies(thread: Iterable[Thread], topic: Topic) -> Link | None:
    """The way to the first comment by one who signed the article, and how many there are."""
    own = topic.own
    found = [
        urls.said(topic.path, sheet.key, line.id)
        for sheet in thread
        for line in sheet.lines
        if line.comment and line.comment.author and topic.writers.key(line.comment.author) in own
    ]
    return Link("", found[0], len(found)) if found else None


def overview(lines: Sequence[Line], by_date: str) -> Overview | None:
    """What is said of a long thread before it; None of one that is soon seen through.

    `by_date` is the path of its comments by date, or empty.
    """
    if sum(line.comment is not None for line in lines) < LONG:
        return None
    dates = [line.comment.date for line in lines if line.comment and line.comment.date]
    unit, bars = charted(dates)
    return Overview(max(line.depth for line in lines) + 1, unit, bars, by_date)


def charted(dates: Sequence[Date]) -> tuple[str, tuple[Bar, ...]]:
    """The unit of a chart of some dates, and its bars in order, with those of nothing between."""
    for unit, size, place, label in UNITS:
        exact = [d for d in dates if d.first[:size] == d.last[:size]]
        counts = Counter(place(d.first) for d in exact)
        if not counts or (len(exact) < len(dates) and size != YEAR):
            continue
        first, last = min(counts), max(counts)
        if last - first < BARS_MAX:
            return unit, tuple(Bar(label(n), counts[n]) for n in range(first, last + 1))
        if size == YEAR:
            return unit, tuple(Bar(label(n), counts[n]) for n in sorted(counts))
    return "", ()


def _day(first: str) -> int:
    return date.fromisoformat(first[:DAY]).toordinal()


def _day_of(place: int) -> str:
    return date.fromordinal(place).isoformat()


def _month(first: str) -> int:
    return int(first[:YEAR]) * 12 + int(first[5:7]) - 1


def _month_of(place: int) -> str:
    return f"{place // 12:04}-{place % 12 + 1:02}"


def _year(first: str) -> int:
    return int(first[:YEAR])


UNITS: tuple[tuple[str, int, Callable[[str], int], Callable[[int], str]], ...] = (
    ("day", DAY, _day, _day_of),
    ("month", MONTH, _month, _month_of),
    ("year", YEAR, _year, "{:04}".format),
)
