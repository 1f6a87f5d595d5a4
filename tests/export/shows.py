"""What each table of cases in this room shows.

Owns those forms: from what a case gives to what it expects.
"""

from __future__ import annotations

from generator.export.tongue import ENGLISH, Tongue
from generator.export.words import day, iso
from generator.read.dates import parse_date


def words(written: str) -> str:
    """A date in words, and for machines."""
    date = parse_date(written)
    return f"{day(date, ENGLISH)} | {iso(date)}"


def tongues(written: str) -> str:
    """A date, a number and a list in a language; no catalogue is asked."""
    language, date, n, words = written.split(" | ")
    own = Tongue(language, (b"",))
    said = day(parse_date(date), own), own.number(int(n)), own.listed(words.split(", "))
    return " | ".join(said)
