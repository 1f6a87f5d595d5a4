"""Dates as pages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.exports.pages.dates import Dates, read_date
from tests.cases import Case, load


@pytest.mark.parametrize("case", load("page_dates"), ids=lambda case: case.name)
def test_dates(case: Case) -> None:
    """Each line of a case is the date that it expects."""
    written = case.given.splitlines()
    expected = case.expected.split("\n") if case.expected else [""] * len(written)
    assert expected + [""] * (len(written) - len(expected)) == [read_date(w) for w in written]


@pytest.mark.parametrize(
    ("language", "others", "expected"),
    [
        ("de", [], "2011-02-01"),
        ("en", ["25/02/2011"], "2011-02-01"),
        ("en", ["02/25/2011"], "2011-01-02"),
        ("de", ["02/25/2011"], "2011-01-02"),
        ("", [], "2011"),
    ],
)
def test_order(language: str, others: list[str], expected: str) -> None:
    """Another date of the page, else its language, tells the day from the month."""
    assert expected == Dates(language, others).read(["01/02/2011"])


def test_first_that_is_a_date() -> None:
    """What is no date gives way to what is one."""
    assert Dates().read(["comment_date", "March 10, 2017"]) == "2017-03-10"


def test_told_once() -> None:
    """All dates that cannot be read are one message."""
    told: list[str] = []
    dates = Dates()
    dates.read(["yesterday"])
    dates.read(["today"])
    dates.tell(lambda line, message, hint: told.append(message))
    assert told == ["2 dates cannot be read, such as 'yesterday': left out"]


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """No text makes the reading fail."""
    assert isinstance(read_date(text), str)


@given(st.datetimes())
def test_iso(moment: object) -> None:
    """A moment in ISO 8601 comes out as it was, to the second."""
    assert read_date(str(moment)) == str(moment)[:19].replace(" ", "T")
