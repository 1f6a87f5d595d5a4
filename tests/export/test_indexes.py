"""Lists of articles, authors, tags and years."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.export.indexes import BARS_MAX, bars
from generator.model.reading import Records
from tests.export.editions import view
from tests.link.small import article, linked


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
    found = bars(counts, ["1911"])
    assert len(found) == labels
    assert {bar.label: bar.count for bar in found if bar.count} == counts
    assert {bar.label for bar in found if bar.path} == {"1911"} & counts.keys()


def test_tags_are_one_whatever_the_letter_case() -> None:
    """A tag written in several ways is one page, called as it was first written."""
    one = replace(article("a"), tags=("London", "Fire"))
    other = replace(article("b"), tags=("LONDON",))
    of = linked(Records((one,)), Records((other,)))
    assert [(t.text, t.count) for t in view(of, "tags/index.html").tags] == [
        ("Fire", 1),
        ("London", 2),
    ]
    assert [item.title for item in view(of, "tags/london.html").items] == ["A", "B"]


def test_years_lead_to_one_another() -> None:
    """The page of a year leads to the years before and after that have one; months are parted."""
    dates = {"a": "1911-05", "b": "1911-07-02", "c": "1914", "d": ""}
    of = linked(*(Records((article(name, date=date),)) for name, date in dates.items()))
    year = view(of, "dates/1911.html")
    assert [month.label for month in year.months] == ["May", "July"]
    assert (year.earlier, year.later.text) == (None, "1914")
    assert [item.title for item in view(of, "dates/index.html").undated] == ["D"]
