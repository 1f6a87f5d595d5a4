"""Dates as archives write them.

Owns the parsing: ISO dates and times first, EDTF (Library of Congress, 2019) for the vague ones.
Nothing is guessed: what is neither is a ValueError.
"""

from __future__ import annotations

import re
import time
from calendar import monthrange
from datetime import UTC, date, datetime
from functools import lru_cache

from generator.caps import EDTF_CHARS_MAX
from generator.model.date import Date

_whole = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_month = re.compile(r"([0-9]{4})-([0-9]{2})")
_written = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:(?:[T ]|, ?) *([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?"
    r" *(?:Z|UTC|GMT)? *([+-][0-9]{2}:?(?:[0-9]{2})?)?)?",
    re.IGNORECASE,
)
_year = re.compile(r"[0-9]{4}")
_edtf_shape = re.compile(r"[-0-9XYEST~?%/.,:+Z\[\]{}]+")
_VAGUE = frozenset("~?%X/")


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Date:
    """Read an ISO 8601 date or time, or an EDTF expression; raises ValueError with the reason.

    A time with an offset is turned to UTC; one without stays as it is.
    """
    text = text.strip()
    if _whole.match(text):
        return _exact(text)
    if _year.fullmatch(text) and text != "0000":
        return Date(f"{text}-01-01T00:00:00", f"{text}-12-31T23:59:59", text)
    if match := _month.fullmatch(text):
        return _months(text, int(match[1]), int(match[2])) or _vague(text)
    return _exact(spelled) if (spelled := _spelled(text)) else _vague(text)


def _exact(text: str) -> Date:
    """A day or a moment."""
    if _whole.fullmatch(text):
        day = _calendar(text)
        return Date(f"{day}T00:00:00", f"{day}T23:59:59", text)
    if not _VAGUE.isdisjoint(text):
        return _vague(text)
    _calendar(text[:10])
    try:
        moment = _moment(text)
        if moment.tzinfo:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise ValueError(_reason(text)) from None
    iso = moment.isoformat(timespec="seconds")
    return Date(iso, iso, iso if moment.second else iso[:16])


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(_spelled(text))


def _spelled(text: str) -> str:
    """A day or a moment as other programs write it, in ISO 8601; empty for anything else."""
    match = _written.fullmatch(text)
    if not match:
        return ""
    year, month, day, hour, minute, second, zone = match.groups()
    clock = f"T{hour:0>2}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    return f"{year}-{month:0>2}-{day:0>2}{clock}"


def _calendar(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f"no such day: {text} ({error})"
        raise ValueError(msg) from None


def _months(text: str, year: int, month: int) -> Date | None:
    """A month; None for EDTF's seasons (21 and up)."""
    if month > 20:  # noqa: PLR2004 (EDTF level 1: 21 to 24 are seasons)
        return None
    _calendar(f"{text}-01")
    _, days = monthrange(year, month)
    return Date(f"{text}-01T00:00:00", f"{text}-{days}T23:59:59", text)


def _vague(text: str) -> Date:
    """An EDTF expression, by the `edtf` package."""
    if not text or len(text) > EDTF_CHARS_MAX or not _edtf_shape.fullmatch(text):
        raise ValueError(_reason(text))
    if ".." in text or text.startswith(("/", "-")) or text.endswith("/"):
        msg = f"a date before year 1, or without an end, cannot be sorted: {text}"
        raise ValueError(msg)
    import edtf  # noqa: PLC0415 (0.2 s, only where a date is vague)

    try:
        parsed = edtf.parse_edtf(text)
        return Date(
            _iso(parsed.lower_strict(), "00:00:00"), _iso(parsed.upper_strict(), "23:59:59"), text
        )
    except Exception:  # noqa: BLE001 (an open interval raises TypeError, bad syntax its own error)
        raise ValueError(_reason(text)) from None


def _iso(moment: time.struct_time, clock: str) -> str:
    day = date(moment.tm_year, moment.tm_mon, moment.tm_mday)
    return f"{day.isoformat()}T{clock}"


def _reason(text: str) -> str:
    return f"not a date: {text!r}"
