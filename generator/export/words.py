"""Dates in words.

Owns how a vague date is said, and what of a date a machine may read. English for now; the language
of the interface is one place, here and in the templates.
"""

from __future__ import annotations

import re

from generator.model.date import Date

MONTHS = (
    "January February March April May June July August September October November December".split()
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

_edtf_year = re.compile(r"(?P<year>\d{4})(?P<mark>[~?%])?")
_decade = re.compile(r"(?P<decade>\d{3})X(?P<mark>[~?%])?")
_season = re.compile(r"(?P<year>\d{4})-(?P<season>2[1-4])")
_moment = re.compile(r"(\d{4})-(0\d|1[0-2])(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?)?)?")
MARKS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


def day(date: Date) -> str:
    """A date in words: `2 March 2011, 10:15`, `February 1863`, `about 1911`, `the 1850s`."""
    text = date.text.replace(" ", "T", 1)
    if match := _moment.fullmatch(text):
        return _moment_in_words(match)
    if match := _edtf_year.fullmatch(text):
        return MARKS.get(match["mark"] or "", "") + match["year"]
    if match := _decade.fullmatch(text):
        return f"{MARKS.get(match['mark'] or '', '')}the {match['decade']}0s"
    if match := _season.fullmatch(text):
        return f"{SEASONS[match['season']]} {match['year']}"
    if "/" in text:
        return " to ".join(day(Date(date.first, date.last, end)) for end in text.split("/"))
    return date.text


def iso(date: Date) -> str:
    """A date for `<time datetime>` (HTML, section 4.5.15); empty for a vague one."""
    text = date.text.replace(" ", "T", 1)
    return text if _moment.fullmatch(text) or re.fullmatch(r"\d{4}", text) else ""


def _moment_in_words(match: re.Match[str]) -> str:
    year, month, number, clock = match.groups()
    words = f"{MONTHS[int(month) - 1]} {year}"
    if number:
        words = f"{int(number)} {words}"
    return f"{words}, {clock}" if clock else words
