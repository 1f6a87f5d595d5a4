"""Dates in words.

Owns how a vague date is said, and what of a date a machine may read. English for now; the language
of the interface is one place, here and in the templates.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.model.date import Date

MONTHS = (
    "January February March April May June July August September October November December".split()
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
MARKS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}

_moment = re.compile(r"(\d{4})-(0\d|1[0-2])(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?)?)?")
_year = re.compile(r"\d{4}")


def day(date: Date) -> str:
    """A date in words: `2 March 2011, 10:15`, `February 1863`, `about 1911`, `the 1850s`."""
    return _said(date.text.replace(" ", "T", 1))


def iso(date: Date) -> str:
    """A date for `<time datetime>` (HTML, section 4.5.15); empty for a vague one."""
    text = date.text.replace(" ", "T", 1)
    return text if _moment.fullmatch(text) or _year.fullmatch(text) else ""


def _said(text: str) -> str:
    """The first form that a date has, in words; one of no known form as it is written."""
    for form, words in FORMS:
        if match := form.fullmatch(text):
            return words(match)
    return text


def _moment_in_words(match: re.Match[str]) -> str:
    year, month, number, clock = match.groups()
    words = f"{MONTHS[int(month) - 1]} {year}"
    if number:
        words = f"{int(number)} {words}"
    return f"{words}, {clock}" if clock else words


# EDTF (2019), levels 0 and 1, and what of level 2 archives write.
FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_moment, _moment_in_words),
    (_year, lambda m: m[0]),
    (re.compile(r"(\d{4})-(2[1-4])"), lambda m: f"{SEASONS[m[2]]} {m[1]}"),
    (re.compile(r"(\d{3})X"), lambda m: f"the {m[1]}0s"),
    (re.compile(r"(\d\d)XX"), lambda m: f"the {m[1]}00s"),
    (re.compile(r"(\d{4}(?:-\d\d)?)(?:-XX){1,2}"), lambda m: _said(m[1])),
    (re.compile(r"([\dX-]+)([~?%])"), lambda m: MARKS[m[2]] + _said(m[1])),
    (re.compile(r"([^/]+)/([^/]+)"), lambda m: f"{_said(m[1])} to {_said(m[2])}"),
)
