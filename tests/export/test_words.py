"""Dates in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export.tongue import ENGLISH
from generator.export.words import day, iso
from generator.read.dates import parse_date
from tests.cases import Case, load
from tests.export.shows import words


@pytest.mark.parametrize("case", load("words"), ids=lambda case: case.name)
def test_words(case: Case) -> None:
    """A date is said as its case says."""
    assert case.expected == words(case.given)


@given(st.text("0123456789-/~?%X.T: ", max_size=20))
def test_every_date_can_be_said(text: str) -> None:
    """Whatever is a date has words, and never a year it was not given."""
    try:
        date = parse_date(text)
    except ValueError:
        return
    assert day(date, ENGLISH)
    assert not iso(date) or iso(date).startswith(date.first[:4])
