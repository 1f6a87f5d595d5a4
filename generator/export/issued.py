"""When a cited text was written, in each form of a citation.

Owns what of a vague date each form can say. None is made more exact than it was written; what has
to be said in words is said in English, as all that these forms say themselves.
"""

from __future__ import annotations

import re
from typing import Any

from generator.export.tongue import ENGLISH
from generator.export.words import day
from generator.model.date import Date

# The parts of a date that is known to the day.
WHOLE = 3

_known = re.compile(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?(?:-XX)*")
_level = r"(\d{4}|\d{3}X|\d\dXX)(-\d\d|-XX){0,2}[~?%]?"
_first_levels = re.compile(f"{_level}(/{_level})?")
_clock = re.compile(r"[T ]\d\d:\d\d.*")
_vague = re.compile(r"[~?%]")


def bibtex_date(date: Date | None) -> dict[str, str]:
    """The EDTF for biblatex, which knows levels 0 and 1; the year for a program that knows no more.

    Where the year is vague, that program is given words.
    """
    if date is None:
        return {}
    text = _clock.sub("", date.text)
    return {
        "date": text if _first_levels.fullmatch(text) else "",
        "year": _year(date) or day(date, ENGLISH),
    }


def ris_date(date: Date | None) -> list[tuple[str, str]]:
    """The year, and the date in three parts; a fourth, which may be words, says a vague one."""
    if date is None:
        return []
    year, parts = _year(date), _parts(date.text)
    if parts:
        return [("PY", year), ("DA", "/".join([*parts, *[""] * (WHOLE - len(parts))]))]
    return [("PY", year), ("DA", f"{year}///{day(date, ENGLISH)}")]


def csl_date(date: Date | None) -> dict[str, Any]:
    """The parts, of both ends where it has two; what has no parts in words."""
    if date is None:
        return {}
    ends = [[*map(int, _parts(end))] for end in _vague.sub("", date.text).split("/")]
    if not all(ends):
        return {"literal": day(date, ENGLISH)}
    about = {"circa": True} if _vague.search(date.text) else {}
    return {"date-parts": ends, **about}


def highwire_date(date: Date | None) -> str:
    """`2001/02/03`, or the year where the day is not known; empty where that is vague."""
    parts = _parts(date.text) if date else []
    if len(parts) == WHOLE:
        return "/".join(parts)
    return _year(date) if date else ""


def _parts(text: str) -> list[str]:
    """The year, the month and the day as far as they are known; nothing of any other date."""
    found = _known.fullmatch(_clock.sub("", text))
    return [part for part in found.groups() if part] if found else []


def _year(date: Date) -> str:
    """The year where there is no doubt about it."""
    certain = date.first[:4] == date.last[:4] and not _vague.search(date.text)
    return date.year if certain else ""
