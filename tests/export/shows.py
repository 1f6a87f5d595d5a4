"""What each table of cases in this room shows.

Owns those forms: from what a case gives to what it expects.
"""

from __future__ import annotations

from generator.export.words import day, iso
from generator.read.dates import parse_date


def words(written: str) -> str:
    """A date in words, and for machines."""
    date = parse_date(written)
    return f"{day(date)} | {iso(date)}"
