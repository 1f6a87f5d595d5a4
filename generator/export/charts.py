"""Charts: a bar a year, or a bar a month of one year."""

from __future__ import annotations

from collections.abc import Mapping

from generator.export.items import Bar
from generator.export.tongue import Tongue
from generator.export.words import month

BARS_MAX = 150


def by_year(counts: Mapping[str, int], leads: Mapping[str, str]) -> tuple[Bar, ...]:
    """A bar a year without gaps, each leading to where `leads` says, if it does."""
    if not counts:
        return ()
    first, last = int(min(counts)), int(max(counts))
    years = (
        [f"{y:04}" for y in range(first, last + 1)] if last - first < BARS_MAX else sorted(counts)
    )
    return tuple(Bar(y, counts.get(y, 0), leads.get(y, "")) for y in years)


def by_month(
    year: str, counts: Mapping[str, int], leads: Mapping[str, str], tongue: Tongue
) -> tuple[Bar, ...]:
    """A bar for each month of a year; the keys of both are months such as `2001-05`."""
    names = {f"{year}-{n:02}": month(n, tongue, "abbreviated") for n in range(1, 13)}
    return tuple(Bar(name, counts.get(key, 0), leads.get(key, "")) for key, name in names.items())
