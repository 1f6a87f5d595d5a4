"""A date in a line of prose or in a head.

Owns where it begins and ends: months in words or in numbers, times, and what is said from the day
of copying on ("3 years ago"). What day it is is for `dates` to read.
"""

from __future__ import annotations

import re

from generator.read.exports.pages.days import MONTHS

_months = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_month = rf"\b(?:{_months})\b\.?"
_weekday = (
    r"(?:\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?|montag|dienstag|mittwoch"
    r"|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes"
    r"|martes|miércoles|jueves|viernes|sábado|domingo)\b[.,]*|(?:mo|di|mi|do|fr|sa|so)[.,]+)"
)
_clock = (
    r"(?:[0-2]?\d(?::|\s?h\s?)[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?\s?m\b\.?)?(?:\s?uhr\b)?"
    r"|[0-2]?\d\.[0-5]\d\s?uhr\b|1?\d\s?[ap]\.?m\b\.?|[0-2]?\d\s?(?:uhr|h)\b)"
    r"(?:\s?\(?(?:utc|gmt|z|c?est|[ecmp][sd]t|[+-]\d\d:?\d\d)\b\)?)?"
)
_day = (
    rf"(?:{_month}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+(?:[12]\d{{3}}|'\d\d)\b)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s*(?:de\s+|of\s+|-)?{_month}(?:,?(?:\s+|-)(?:de\s+|del\s+)?"
    rf"(?:[12]\d{{3}}|'?\d\d)\b)?"
    r"|[12]\d{3}[-/.][01]?\d[-/.][0-3]?\d|[0-3]?\d([-/.])[0-3]?\d\1(?:[12]\d{3}|\d\d)\b)"
)
_between = r"(?:\s*(?:,|@|-|–|—|\||·|•|at\b|um\b|à\b|a\s+las?\b|ore\b|alle\b|om\b|às\b|T)?\s*)"
_unit = r"(?:s|m|h|d|w|y|sec|min|hr|wk|mo|yr|second|minute|hour|day|week|month|year)s?\b\.?"
_einheit = r"(?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)\b"
_unite = r"(?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?)\b"
_unidad = r"(?:segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?)\b"
_ago = (
    rf"(?:(?:about |over |almost )?(?:\d+|an?|one|a few)\s?{_unit}\s+ago\b"
    rf"|vor\s+(?:etwa\s+)?(?:\d+|einem|einer|einigen)\s+{_einheit}"
    rf"|il\s+y\s+a\s+(?:\d+|une?|quelques)\s+{_unite}|hace\s+(?:\d+|una?|unos|unas)\s+{_unidad}"
    r"|\d+\s+\w{3,10}\s+(?:fa|geleden)\b|há\s+\d+\s+\w{3,10}\b|just now\b|gerade eben\b"
    r"|\b(?:yesterday|today|gestern|heute|hier|aujourd'hui|ayer|hoy)"
    rf"(?={_between}{_clock}|\W*$))"
)
_date = re.compile(
    rf"(?:{_weekday}\s*)?(?:{_day}|{_ago})(?:{_between}{_clock})?|(?:{_clock}){_between}{_day}",
    re.IGNORECASE,
)
# To look for a date takes long; most lines show at once that they have none.
_begins = "|".join(sorted({month[:3] for month in MONTHS}))
_may_be = re.compile(
    rf"\d[-/.:]\s?\d|\d\s?(?:[ap]\.?m|uhr|h)\b|\b(?:{_begins})|\b(?:ago|just now|gerade eben|vor"
    r"|il y a|hace|fa|geleden|há|yesterday|today|gestern|heute|hier|aujourd|ayer|hoy)\b",
    re.IGNORECASE,
)


def date_in(text: str) -> re.Match[str] | None:
    """The first date in a line; None where there is none."""
    return _date.search(text) if _may_be.search(text) else None
