"""Dates as pages write them: for machines, or in the words of their language.

Owns the months of four languages, and in which order a page writes day and month. What is said
only from the day of saving on ("yesterday") is no date any more, and a day that may be a month is
left at its year: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from generator.read.exports.moments import iso, since_1970
from generator.read.exports.parts import Tell

WRITTEN_MAX = 200
CENTURY_FROM = 70
MONTHS = {
    word: number
    for number, words in enumerate(
        """jan january januar jänner janvier janv enero ene
        feb february februar feber février févr fevr febrero
        mar march märz mär mrz mars marzo
        apr april avril avr abril abr
        may mai mayo
        jun june juni juin junio
        jul july juli juillet juil julio
        aug august août aout agosto ago
        sep sept september septembre septiembre setiembre
        oct okt october oktober octobre octubre
        nov november novembre noviembre
        dec dez déc dic december dezember décembre diciembre""".split("\n"),
        1,
    )
    for word in words.split()
}
DAY_FIRST = frozenset(("de", "fr", "es", "it", "pt", "nl", "ru", "pl", "cs", "da", "nb", "fi"))

_epoch = re.compile(r"(?:^|\s)(1?[0-9]{9})([0-9]{3})?(?:\.[0-9]+)?$")
_iso = re.compile(r"(?<![0-9])([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])")
_numbers = re.compile(r"(?<![0-9])([0-9]{1,2})([-/.])\s?([0-9]{1,2})\2\s?([0-9]{4}|[0-9]{2})\b")
_year = re.compile(r"(?<![0-9:])(?:((?:19|20)[0-9]{2})|'([0-9]{2}))(?![0-9:])")
_day = re.compile(r"(?<![0-9:.'])([0-9]{1,2})(?:st|nd|rd|th|er|º|\.)?(?![0-9:'hH])", re.IGNORECASE)
_day_before = re.compile(
    r"(?<![0-9:.'])([0-9]{1,2})(?:st|nd|rd|th|er|º|\.)?[\s/-]*(?:(?:de|of)\s+)?$", re.IGNORECASE
)
_word = re.compile(r"[^\W\d_]+")
_clock = re.compile(
    r"(?<![0-9:])([0-9]{1,2})(?::|\s?[hH]\s?)([0-9]{2})(?::([0-9]{2}))?(?:\.[0-9]+)?"
    r"\s*([ap])?(?:\.?\s?m\b)?",
    re.IGNORECASE,
)
_german_clock = re.compile(r"\b([0-9]{1,2})\.([0-9]{2})()()\s?Uhr")
_zone = re.compile(r"\s*\(?(?:(Z|UTC|GMT)(?!\s?[+-])|(?:UTC|GMT)?\s?([+-][0-9]{2}):?([0-9]{2}))\b")

Day = tuple[int, int, int]


class Dates:
    """What reads the dates of one page, and keeps account of those that it cannot read."""

    def __init__(self, language: str = "", written: Iterable[str] = ()) -> None:
        self._day_first = _order(language, list(written))
        self._unread: list[str] = []

    def read(self, written: Iterable[str]) -> str:
        """The first of these that is a date, in ISO 8601; empty where none is."""
        texts = list(written)
        iso = self.find(texts)
        if texts and not iso:
            self._unread.append(texts[0])
        return iso

    def find(self, written: Iterable[str]) -> str:
        """The same, where it is no loss if there is none."""
        found = (read_date(text, day_first=self._day_first) for text in written)
        return next(filter(None, found), "")

    def tell(self, tell: Tell) -> None:
        """Say once what could not be read."""
        if self._unread:
            count, one = len(self._unread), self._unread[0][:80]
            message = f"{count} date{'s' * (count > 1)} cannot be read, such as {one!r}: left out"
            tell(1, message, "a page that says 'yesterday' or no year does not say when")


def read_date(text: str, *, day_first: bool | None = None) -> str:
    """A date in ISO 8601, ending in Z where the time is known to be UTC; empty where it is none.

    `day_first` is how the page writes days in mere numbers, None where that is not known.
    """
    text = text[:WRITTEN_MAX].strip()
    if match := _epoch.search(text):
        return since_1970(int(match[1]))
    if match := _iso.search(text):
        return _moment(text, match.end(), (int(match[1]), int(match[2]), int(match[3])))
    if match := _numbers.search(text):
        return _numeric(text, match, day_first=day_first)
    day, at = _named(text)
    return _moment(text, at, day) if day else ""


def _numeric(text: str, match: re.Match[str], *, day_first: bool | None) -> str:
    """A day in numbers; points stand only between those that begin with the day."""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    year += 0 if len(match[4]) > 2 else 1900 if year >= CENTURY_FROM else 2000  # noqa: PLR2004
    first = True if match[2] == "." else _first_is_day(one, other, day_first=day_first)
    if first is None and one != other:
        return str(year)
    day, month = (one, other) if first else (other, one)
    return _moment(text, match.end(), (year, month, day))


def _first_is_day(one: int, other: int, *, day_first: bool | None = None) -> bool | None:
    months = 12
    if one > months or other > months:
        return one > months
    return day_first


def _named(text: str) -> tuple[Day | None, int]:
    """A day with its month in words, and where the rest of the text begins.

    Some days of the week are called like months: the word beside the day is meant.
    """
    year = _year.search(text)
    months = [match for match in _word.finditer(text) if match[0].lower() in MONTHS]
    if not year or not months:
        return None, 0
    bare = text[: year.start()] + " " * len(year[0]) + text[year.end() :]
    bare = _clock.sub(lambda clock: " " * len(clock[0]), bare)
    before = ((month, _day_before.search(bare[: month.start()])) for month in months)
    after = ((month, _day.search(bare, month.end())) for month in months)
    month, day = next((pair for pair in (*before, *after) if pair[1]), (None, None))
    if not month or not day:
        return None, 0
    number = int(year[1]) if year[1] else 2000 + int(year[2])
    return (number, MONTHS[month[0].lower()], int(day[1])), 0


def _moment(text: str, at: int, day: Day) -> str:
    """A day of a text, with the time that stands behind `at`; empty where there is no such day."""
    clock = _clock.search(text, at) or _german_clock.search(text, at)
    try:
        if not clock:
            return datetime(*day, tzinfo=UTC).date().isoformat()
        moment = datetime(
            *day, _hour(clock), int(clock[2]), int(clock[3] or 0), tzinfo=_utc(text, clock.end())
        )
        return iso(moment)
    except (ValueError, OverflowError):
        return ""


def _hour(clock: re.Match[str]) -> int:
    hour, half = int(clock[1]), (clock[4] or "").lower()
    return hour % 12 + 12 * (half == "p") if half else hour


def _utc(text: str, at: int) -> timezone | None:
    match = _zone.match(text, at)
    if not match:
        return None
    if match[1]:
        return UTC
    apart = timedelta(hours=int(match[2][1:]), minutes=int(match[3]))
    return timezone(-apart if match[2][0] == "-" else apart)


def _order(language: str, written: list[str]) -> bool | None:
    """Whether a page writes the day first: one date that can be read in one way shows it."""
    for text in written:
        match = _numbers.search(text[:WRITTEN_MAX])
        if match and not _iso.search(text[:WRITTEN_MAX]):
            shown = _first_is_day(int(match[1]), int(match[3]))
            if shown is not None:
                return shown
    return True if language[:2].lower() in DAY_FIRST else None
