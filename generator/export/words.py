"""Dates in words.

Owns how a vague date is said, and what of a date a machine may read. The language is a `Tongue`;
how it writes days and months, the Unicode CLDR says.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

from generator.export.tongue import Tongue
from generator.model.date import Date

# The days of some thirty years.
DAYS_KEPT = 12_000

_moment = re.compile(r"(\d{4})-(0\d|1[0-2])(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?)?)?")
_year = re.compile(r"\d{4}")


def day(date: Date, tongue: Tongue) -> str:
    """A date in words: `2 March 2011, 10:15`, `February 1863`, `about 1911`, `the 1850s`."""
    return in_words(date.text.replace(" ", "T", 1), tongue)


def iso(date: Date) -> str:
    """A date for `<time datetime>` (HTML, section 4.5.15); empty for a vague one."""
    text = date.text.replace(" ", "T", 1)
    return text if _moment.fullmatch(text) or _year.fullmatch(text) else ""


def month(number: int, tongue: Tongue, width: str = "wide") -> str:
    """The name of a month, from 1; its `width` may be `abbreviated`."""
    return str(tongue.locale.months["format"][width][number])


def in_words(text: str, tongue: Tongue) -> str:
    """A date as EDTF writes it by the first form that it has; one of no known form as it is."""
    for form, words in FORMS:
        if match := form.fullmatch(text):
            return words(match, tongue)
    return text


def _moment_in_words(match: re.Match[str], tongue: Tongue) -> str:
    year, number, of_month, clock = match.groups()
    words = _of_day(year, number, of_month, tongue) or match[0]
    return tongue.say("%(day)s, %(time)s", day=words, time=clock) if clock else words


@lru_cache(maxsize=DAYS_KEPT)
def _of_day(year: str, number: str, of_month: str | None, tongue: Tongue) -> str:
    """A day, or a month, in words; empty where the calendar has no such day."""
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 (50 ms)

    try:
        date = dt.date(int(year), int(number), int(of_month or 1))
    except ValueError:
        return ""
    if of_month:
        return format_date(date, "long", locale=tongue.locale)
    return format_skeleton("yMMMM", date, locale=tongue.locale)


def _season(match: re.Match[str], tongue: Tongue) -> str:
    seasons = {
        "21": tongue.say("spring %(year)s", year=match[1]),
        "22": tongue.say("summer %(year)s", year=match[1]),
        "23": tongue.say("autumn %(year)s", year=match[1]),
        "24": tongue.say("winter %(year)s", year=match[1]),
    }
    return seasons[match[2]]


def _doubted(match: re.Match[str], tongue: Tongue) -> str:
    date = in_words(match[1], tongue)
    marks = {
        "~": tongue.say("about %(date)s", date=date),
        "?": tongue.say("perhaps %(date)s", date=date),
        "%": tongue.say("perhaps about %(date)s", date=date),
    }
    return marks[match[2]]


def _between(match: re.Match[str], tongue: Tongue) -> str:
    first, last = (in_words(part, tongue) for part in match.groups())
    return tongue.say("%(first)s to %(last)s", first=first, last=last)


# EDTF (2019), levels 0 and 1, and what of level 2 archives write.
FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Tongue], str]], ...] = (
    (_moment, _moment_in_words),
    (_year, lambda m, _: m[0]),
    (re.compile(r"(\d{4})-(2[1-4])"), _season),
    (re.compile(r"(\d{3})X"), lambda m, t: t.say("the %(decade)ss", decade=f"{m[1]}0")),
    (re.compile(r"(\d\d)XX"), lambda m, t: t.say("the %(century)ss", century=f"{m[1]}00")),
    (re.compile(r"(\d{4}(?:-\d\d)?)(?:-XX){1,2}"), lambda m, t: in_words(m[1], t)),
    (re.compile(r"([\dX-]+)([~?%])"), _doubted),
    (re.compile(r"([^/]+)/([^/]+)"), _between),
)
