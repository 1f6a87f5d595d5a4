"""A date as it is written: for machines, or in the words of a language.

Owns the months and the days of the week of nine languages. A day in numbers that may be a month
is left at its year, unless the day of the week tells which it is: nothing is guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone

from generator.read.exports.moments import iso, since_1970

WRITTEN_MAX = 200
CENTURY_FROM = 70


def _numbered(*words: str, first: int) -> dict[str, int]:
    return {word: number for number, line in enumerate(words, first) for word in line.split()}


# In English, German, French, Spanish, Italian, Portuguese, Dutch, Russian and Polish.
MONTHS = _numbered(
    "jan january januar jänner janvier janv enero "
    "ene gennaio gen januari janeiro января янв stycznia",
    "feb february februar feber février févr fevr febrero "
    "febbraio februari fevereiro fev февраля фев lutego lut",
    "mar march märz mär mrz mars marzo maart mrt março марта мар marca",
    "apr april avril avr abril abr aprile апреля апр kwietnia kwi",
    "may mai mayo maggio mag mei maio мая май maja",
    "jun june juni juin junio giugno giu junho июня июн czerwca cze",
    "jul july juli juillet juil julio luglio lug julho июля июл lipca lip",
    "aug august août aout agosto ago augustus августа авг sierpnia sie",
    "sep sept september septembre septiembre setiembre "
    "settembre setembro сентября сен сент września wrz",
    "oct okt october oktober octobre octubre ottobre ott outubro out октября окт października paź",
    "nov november novembre noviembre novembro ноября ноя нояб listopada lis",
    "dec dez déc dic december dezember décembre "
    "diciembre dicembre dezembro декабря дек grudnia gru",
    first=1,
)
WEEKDAYS = _numbered(
    "mon monday mo montag lundi lun lunes "
    "lunedì segunda maandag ma пн понедельник pon poniedziałek",
    "tue tuesday di dienstag mardi martes martedì mart terça dinsdag вт вторник wt wtorek",
    "wed wednesday mi mittwoch mercredi mer miércoles mié "
    "mercoledì quarta woensdag wo ср среда śr środa",
    "thu thursday do donnerstag jeudi jeu jueves jue "
    "giovedì gio quinta donderdag чт четверг czw czwartek",
    "fri friday fr freitag vendredi ven viernes vie venerdì sexta vrijdag vr пт пятница pt piątek",
    "sat saturday sa samstag sonnabend samedi sam sábado "
    "sáb sabato sab zaterdag za сб суббота sob sobota",
    "sun sunday so sonntag dimanche dim domingo "
    "dom domenica zondag zo вс воскресенье nie niedziela",
    first=0,
)
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
    first = _by_weekday(text, one, other, year) if first is None else first
    if first is None and one != other:
        return str(year)
    day, month = (one, other) if first else (other, one)
    return _moment(text, match.end(), (year, month, day))


def day_comes_first(text: str) -> bool | None:
    """Whether a date in numbers begins with the day, where it can be read in one way only."""
    text = text[:WRITTEN_MAX]
    match = _numbers.search(text)
    if not match or _iso.search(text):
        return None
    return _first_is_day(int(match[1]), int(match[3]))


def _by_weekday(text: str, one: int, other: int, year: int) -> bool | None:
    """Which of two numbers is the day, by the day of the week beside them."""
    words = (word.lower() for word in _word.findall(text))
    weekday = next((WEEKDAYS[word] for word in words if word in WEEKDAYS), None)
    fits = (_weekday(year, other, one) == weekday, _weekday(year, one, other) == weekday)
    return None if weekday is None or fits[0] == fits[1] else fits[0]


def _weekday(year: int, month: int, day: int) -> int:
    return date(year, month, day).weekday() if day <= monthrange(year, month)[1] else -1


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


def clock_in(text: str) -> time | None:
    """The time of day that a text tells."""
    clock = _clock.search(text) or _german_clock.search(text)
    hour, minute = (_hour(clock), int(clock[2])) if clock else (24, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 (of a day)


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
