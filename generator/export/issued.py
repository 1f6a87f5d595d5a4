"""When a cited text was written, in each form of a citation.

Owns what of a vague date each form can say. None is made more exact than it was written.
"""

from __future__ import annotations

import re
from typing import Any

from generator.export.words import day
from generator.model.date import Date

# The parts of a date that is known to the day.
WHOLE = 3

_known = re.compile(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?")
_level = r"(\d{4}|\d{3}X|\d\dXX)(-\d\d|-XX){0,2}[~?%]?"
_first_levels = re.compile(f"{_level}(/{_level})?")
_clock = re.compile(r"[T ]\d\d:\d\d.*")
_vague = re.compile(r"[~?%]")


def bibtex_date(date: Date | None) -> dict[str, str]:
    """The EDTF for biblatex, which knows levels 0 and 1; the year for a program that knows no more.

    A vague year is said in words.
    """
    if date is None:
        return {}
    text, year = _clock.sub("", date.text), date.year if _parts(date) else day(date)
    return {"date": text if _first_levels.fullmatch(text) else "", "year": year}


def ris_date(date: Date | None) -> list[tuple[str, str]]:
    """The year, and the date in three parts; the fourth, which may be words, says a vague one."""
    if date is None:
        return []
    if parts := _parts(date):
        year, *rest = parts
        return [("PY", year), ("DA", "/".join([year, *rest, *[""] * (WHOLE - len(parts))]))]
    return [("DA", f"///{day(date)}")]


def csl_date(date: Date | None) -> dict[str, Any]:
    """The parts, of both ends where it has two; what has no parts in words."""
    if date is None:
        return {}
    ends = [_numbers(end) for end in _vague.sub("", date.text).split("/")]
    if not all(ends):
        return {"literal": day(date)}
    about = {"circa": True} if _vague.search(date.text) else {}
    return {"date-parts": ends, **about}


def highwire_date(date: Date | None) -> str:
    """`2001/02/03`, or the year where the day is not known; empty for a vague one."""
    parts = _parts(date) if date else []
    return "/".join(parts if len(parts) == WHOLE else parts[:1])


def _parts(date: Date) -> list[str]:
    """The year, the month and the day as far as they are known; nothing where the year is vague."""
    found = _known.fullmatch(_clock.sub("", date.text))
    return [part for part in found.groups() if part] if found else []


def _numbers(text: str) -> list[int]:
    found = _known.fullmatch(_clock.sub("", text))
    return [int(part) for part in found.groups() if part] if found else []
