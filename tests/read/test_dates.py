"""Dates as archives write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.dates import parse_date
from tests.cases import Case, load
from tests.read.shows import dates


@pytest.mark.parametrize("case", load("dates"), ids=lambda case: case.name)
def test_dates(case: Case) -> None:
    """A date means the stretch of time its case says, or it says why it is none."""
    assert case.expected == dates(case.given)


@given(st.dates())
def test_a_day_is_that_day(day) -> None:
    """Every day of the calendar is read as it is written, and lies in its month and its year."""
    date, text = parse_date(day.isoformat()), day.isoformat()
    assert (f"{text}T00:00:00", f"{text}T23:59:59", text) == (date.first, date.last, date.text)
    assert parse_date(text[:4]).first <= parse_date(text[:7]).first <= date.first
    assert date.last <= parse_date(text[:7]).last <= parse_date(text[:4]).last


@given(st.datetimes(timezones=st.timezones()))
def test_no_moment_is_refused_but_at_the_ends_of_time(moment) -> None:
    """A time with an offset is a moment, the same first and last."""
    if 1 < moment.year < 9999:
        date = parse_date(moment.isoformat())
        assert date.first == date.last


@given(st.text("0123456789-/~?%X.T:+ Z[]{},YS", max_size=20))
def test_nothing_else_is_raised(text: str) -> None:
    """Whatever is written, it is a date that ends after it begins, or a ValueError."""
    try:
        date = parse_date(text)
    except ValueError:
        return
    assert date.first <= date.last
    assert text.strip()[:10] == date.text[:10]


@pytest.mark.parametrize(("text", "month"), [("2011-03", 3), ("2011-03-02", 3), ("2011", 0)])
def test_the_month_is_known_or_not(text: str, month: int) -> None:
    """A date has a month only where it is known that exactly."""
    assert month == parse_date(text).month
