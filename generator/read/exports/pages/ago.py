"""Dates that are told from the day on which a page was saved, such as "3 years ago".

Owns the words for that in nine languages. What is told in years is as exact as a year, and about
that; without the day of saving it is no date.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from generator.read.exports.pages.days import WEEKDAYS, clock_in

WRITTEN_MAX = 80
MONTHS_IN_YEAR = 12
COUNT_MAX = 10_000
# The beginnings of the words for each unit.
UNITS = {
    "year": "y yr yrs year jahr an ans année año anno anni ano anos jaar год лет rok lat",
    "month": "mo mos month monat mois mes meses mese mesi mês maand месяц miesi",
    "week": "w wk week wochen woche semaine semana settiman weken недел tydz tygod",
    "day": "d day tag jour día dia giorn dag дня день дней dzień dni",
    "hour": "h hr hrs hour stunde heure hora ora ore uur час godz",
    "minute": "m min minute minuto minuut минут",
    "second": "s sec sek second segund сек",
}
SECONDS = {"week": 604_800, "day": 86_400, "hour": 3_600, "minute": 60, "second": 1}
WORDS = {word: unit for unit, words in UNITS.items() for word in words.split()}
DAYS_BEFORE = {
    word: days
    for days, words in enumerate(
        (
            "today heute aujourd'hui hoy oggi hoje vandaag сегодня dzisiaj dziś",
            "yesterday gestern hier ayer ieri ontem gisteren вчера wczoraj",
            "vorgestern avant-hier anteayer eergisteren позавчера przedwczoraj",
        )
    )
    for word in words.split()
}

_counted = re.compile(
    r"\b(?:(?P<count>[0-9]{1,5})\s*|(?:an?|one|eine[mrn]?|une?|una|uma?|een)\s+)(?P<unit>[^\W\d_]+)",
    re.IGNORECASE,
)
_before = re.compile(r"\b(?:ago|vor|il y a|hace|fa|há|atrás|geleden|назад|temu)\b", re.IGNORECASE)
# "3d", as narrow pages write it, stands alone.
_short = re.compile(r"([0-9]{1,4})\s?(yr?|mo|w|d|h|m|s)", re.IGNORECASE)
_other_day = re.compile(r"[0-9]{4}|[0-9][-/.][0-9]")
_day = re.compile(r"[^\W\d_](?:[^\W\d_]|['-](?=\w))+")


def read_ago(text: str, saved: datetime | None) -> str:
    """A date in ISO 8601 or EDTF, from that of saving on; empty where there is none."""
    if saved is None:
        return ""
    try:
        return _counted_back(text[:WRITTEN_MAX].strip(), saved)
    except (ValueError, OverflowError):
        return ""


def tells_ago(text: str) -> bool:
    """Whether a text tells a date from the day on which it is read."""
    text = text[:WRITTEN_MAX].strip()
    return bool(_span(text)) or _days_back(text, 0) is not None


def _counted_back(text: str, saved: datetime) -> str:
    if span := _span(text):
        return _less(saved, *span)
    days = _days_back(text, saved.weekday())
    if days is None:
        return ""
    day = (saved - timedelta(days=days)).date().isoformat()
    clock = clock_in(text)
    return f"{day}T{clock.isoformat()}" if clock else day


def _span(text: str) -> tuple[int, str] | None:
    """How many of which unit have gone by."""
    if short := _short.fullmatch(text):
        return int(short[1]), WORDS[short[2].lower()]
    if not _before.search(text):
        return None
    for match in _counted.finditer(text):
        if unit := _unit(match["unit"].lower()):
            return int(match["count"] or 1), unit
    return None


def _unit(word: str) -> str:
    """The unit that a word begins like; a short beginning is the whole word."""
    found = (unit for known, unit in WORDS.items() if word == known)
    begun = (unit for known, unit in WORDS.items() if len(known) > 2 and word.startswith(known))  # noqa: PLR2004 (no stem)
    return next(found, "") or next(begun, "")


def _days_back(text: str, today: int) -> int | None:
    """How many days a text goes back by a word; the name of a day with a time is the last such."""
    match = _day.match(text.lower())
    word = match[0] if match else ""
    if word in WEEKDAYS and clock_in(text) and not _other_day.search(text):
        return (today - WEEKDAYS[word]) % 7 or 7
    return DAYS_BEFORE.get(word)


def _less(saved: datetime, count: int, unit: str) -> str:
    """The date so long before, about as exact as it is told."""
    if unit in SECONDS:
        past = saved - timedelta(seconds=min(count, COUNT_MAX) * SECONDS[unit])
        return f"{past.date().isoformat()}~"
    if unit == "year":
        return f"{saved.replace(year=saved.year - count, day=1).year:04}~"
    months = saved.year * MONTHS_IN_YEAR + saved.month - 1 - count
    month = date(months // MONTHS_IN_YEAR, months % MONTHS_IN_YEAR + 1, 1)
    return f"{month.isoformat()[:7]}~"
