"""What is said of a long thread before it."""

from __future__ import annotations

import pytest

from generator.export.summed import BARS_MAX, charted, overview
from generator.model.card import LONG, Line
from generator.read.dates import parse_date
from tests.link.small import comment


def chart(*written: str) -> tuple[str, list[tuple[str, int]]]:
    """The unit and the bars of a chart of some dates."""
    unit, bars = charted([parse_date(text) for text in written])
    return unit, [(bar.label, bar.count) for bar in bars]


@pytest.mark.parametrize(("written", "unit", "ends", "many"), [
    (["2001-02-27", "2001-02-27T10:00", "2001-03-02"], "day", ("2001-02-27", "2001-03-02"), 4),
    (["2001-02-27", "2001-06-02"], "month", ("2001-02", "2001-06"), 5),
    (["2001-02", "2001-02-03"], "month", ("2001-02", "2001-02"), 1),
    (["1999-12", "2009-01-01"], "year", ("1999", "2009"), 11),
    (["2001~", "2001-02"], "year", ("2001", "2001"), 1),
    (["0900", "1900", "1901"], "year", ("0900", "1901"), 3),
])  # fmt: skip
def test_the_finest_unit_that_fits(
    written: list[str], unit: str, ends: tuple[str, str], many: int
) -> None:
    """By day, month or year: as finely as all dates are known and as there is room for bars."""
    found, bars = chart(*written)
    assert found == unit
    assert (bars[0][0], bars[-1][0], len(bars)) == (*ends, many)
    assert many <= BARS_MAX


def test_nothing_dated_has_no_chart() -> None:
    """Where no comment has a date there are no bars."""
    assert chart() == ("", [])


def test_only_a_long_thread_is_summed_up() -> None:
    """What is soon seen through needs no summary; a longer thread says how deep it goes."""
    lines = [Line(str(n), n % 4, comment(str(n))) for n in range(LONG)]
    assert overview(lines[1:], "") is None
    found = overview(lines, "a/by-date_.html")
    assert found
    assert (found.deepest, found.bars, found.by_date) == (4, (), "a/by-date_.html")
