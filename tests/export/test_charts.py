"""Charts of years and months."""

from __future__ import annotations

import pytest

from generator.export.charts import BARS_MAX, by_month, by_year
from generator.export.tongue import ENGLISH


@pytest.mark.parametrize(
    ("counts", "labels"),
    [
        ({}, 0),
        ({"1911": 1}, 1),
        ({"1911": 1, "1914": 2}, 4),
        ({"0999": 1, "1001": 1}, 3),
        ({"1000": 1, str(1000 + BARS_MAX): 1}, 2),
    ],
)
def test_bars(counts: dict[str, int], labels: int) -> None:
    """A chart has a bar a year without gaps, but for a span too long to be shown so."""
    found = by_year(counts, {"1911": "dates/1911.html"})
    assert len(found) == labels
    assert {bar.label: bar.count for bar in found if bar.count} == counts
    assert {bar.label for bar in found if bar.path} == {"1911"} & counts.keys()


def test_a_year_has_twelve_months() -> None:
    """The chart of a year has a bar for each month, also for one in which nothing was written."""
    found = by_month("1911", {"1911-05": 3}, {"1911-05": "#in-1911-05"}, ENGLISH)
    assert [bar.label for bar in found][:5] == ["Jan", "Feb", "Mar", "Apr", "May"]
    assert [(bar.count, bar.path) for bar in found if bar.count] == [(3, "#in-1911-05")]
    assert len(found) == 12
