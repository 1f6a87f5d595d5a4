"""The dates of letters, as five decades of programs wrote them.

Owns their shapes. A date with a known zone becomes UTC, one without stays as it is; what cannot
have been is none.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from generator.caps import MAIL_DATE_CHARS_MAX
from generator.read.exports import moments

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_OTHERS = {"mär": 3, "mrz": 3, "avr": 4, "mai": 5, "mei": 5, "okt": 10, "dez": 12, "déc": 12}
MONTHS = {**{name: n for n, name in enumerate(_MONTHS, 1)}, **_OTHERS}
# By hours from UTC; names that mean several zones are not here.
_HOURS = {
    -8: "pst",
    -7: "pdt mst",
    -6: "mdt cst",
    -5: "cdt est",
    -4: "edt",
    0: "z ut utc gmt wet",
    1: "west met cet bst",
    2: "mest cest eet sast",
    3: "eest msk",
    9: "jst kst",
    10: "aest",
    12: "nzst",
}
ZONES = {name: hours for hours, names in _HOURS.items() for name in names.split()}
HOURS_MAX = 14
# Two digits from here on are of the twentieth century; three are a program's, of 2000 and later.
PIVOT, MILLENNIUM = 69, 100

_zone_digits = r"([+-])(\d{1,2}):?(\d{2})\b"
_clocks = [
    re.compile(
        rf"(?:\b|T)(\d{{1,2}}){dot}(\d{{2}})(?:{dot}(\d{{2}}))?(?:[.,]\d+)?"
        rf"(?:\s*([ap])\.?m\b\.?)?\s*(?:{_zone_digits})?",
        re.IGNORECASE,
    )
    for dot in (":", r"\.")
]
_comment = re.compile(r"\([^()]*\)?")
_offset = re.compile(rf"(?<=\s){_zone_digits}")
_word = re.compile(r"[^\W\d_]+")
_iso = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_european = re.compile(r"(?<!\d)(\d{1,2})\.?[\s-]+([^\W\d_]{3,12})[\s.,-]+(\d{2,4})(?!\d)")
_american = re.compile(
    r"([^\W\d_]{3,12})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?\b.*?(?<!\d)(\d{2,4})(?!\d)"
)


def iso(written: str) -> str:
    """ISO 8601, with a `Z` where the zone is known; empty for what is no date."""
    text = _comment.sub(" ", written[:MAIL_DATE_CHARS_MAX])
    clock = next(filter(None, (shape.search(text) for shape in _clocks)), None)
    rest = f"{text[: clock.start()]} {text[clock.end() :]}" if clock else text
    day = _day(rest)
    if not day:
        return ""
    try:
        if not clock:
            return datetime(*day, tzinfo=UTC).date().isoformat()
        moment = datetime(*day, *_time(clock))  # noqa: DTZ001 (the zone is not always known)
        zone = _zone(clock, rest)
        return moments.iso(moment.replace(tzinfo=zone))
    except (ValueError, OverflowError):
        return ""


def _day(text: str) -> tuple[int, int, int] | None:
    if found := _iso.search(text):
        return int(found[1]), int(found[2]), int(found[3])
    for found in _european.finditer(text):
        if month := _month(found[2]):
            return _year(found[3]), month, int(found[1])
    for found in _american.finditer(text):
        if month := _month(found[1]):
            return _year(found[3]), month, int(found[2])
    return None


def _month(name: str) -> int | None:
    return MONTHS.get(name[:3].lower())


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == len("99"):
        return year + (1900 if year >= PIVOT else 2000)
    return year + 1900 if MILLENNIUM <= year < MILLENNIUM + PIVOT else year


def _time(clock: re.Match[str]) -> tuple[int, int, int]:
    """Hours, minutes and seconds; a leap second is the one before it."""
    hour, minute, second = (int(clock[n] or 0) for n in (1, 2, 3))
    if clock[4]:
        hour = hour % 12 + 12 * (clock[4] in "pP")
    return hour, minute, min(second, 59) if second == 60 else second  # noqa: PLR2004


def _zone(clock: re.Match[str], rest: str) -> timezone | None:
    offset = (clock[5], clock[6], clock[7]) if clock[5] else None
    if not offset and (found := _offset.search(rest)):
        offset = (found[1], found[2], found[3])
    if offset:
        hours, minutes = int(offset[1]), int(offset[2])
        span = timedelta(hours=hours, minutes=minutes)
        return timezone(-span if offset[0] == "-" else span) if hours <= HOURS_MAX else None
    names = (word for word in _word.findall(rest.lower()) if word in ZONES)
    return next((timezone(timedelta(hours=ZONES[name])) for name in names), None)
