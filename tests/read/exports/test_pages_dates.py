"""Dates as pages write them."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.exports.pages.ago import read_ago
from generator.read.exports.pages.dates import Dates
from generator.read.exports.pages.days import read_date
from tests.cases import Case, load
from tests.read.exports.pages_shown import answers

SAVED = datetime(2024, 11, 22, 10)  # noqa: DTZ001 (a page says no zone)
COMMENT = (
    '<ol class=commentlist><li class="comment depth-1" id=comment-1><b class=fn>A</b>'
    "<span class=date>Yesterday, 10:12</span><p class=comment-content>x</ol>"
)


@pytest.mark.parametrize("case", load("page_dates"), ids=lambda case: case.name)
def test_dates(case: Case) -> None:
    """Each line of a case is the date that it expects."""
    written = case.given.splitlines()
    expected = case.expected.split("\n") if case.expected else [""] * len(written)
    assert expected + [""] * (len(written) - len(expected)) == [read_date(w) for w in written]


@pytest.mark.parametrize("case", load("page_ago"), ids=lambda case: case.name)
def test_ago(case: Case) -> None:
    """Each line of a case is the date that it expects, and none without a day of saving."""
    written = case.given.splitlines()
    expected = case.expected.split("\n")
    expected += [""] * (len(written) - len(expected))
    assert expected == [read_ago(one, SAVED) for one in written]
    assert not any(read_ago(one, None) for one in written)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", ""),
        ("<!-- Page saved with SingleFile\n saved date: Fri Nov 22 2024 10:00:00 GMT+0100 -->", 21),
        ("<!-- FILE ARCHIVED ON 10:11:12 Nov 22, 2024 AND RETRIEVED FROM THE -->", 21),
        (
            "<!-- Mirrored from x.example/ by HTTrack Website Copier/3 [X], 22 Nov 2024 10:00 -->",
            21,
        ),
        ('<html data-scrapbook-create="20241122100000123">', 21),
        ('<meta name="savepage-date" content="Fri Nov 22 2024 10:00:00 GMT+0100 (CET)">', 21),
        ("<!-- saved date: nonsense -->", ""),
    ],
)
def test_saved(before: str, expected: str | int) -> None:
    """What notes when the page was saved tells which day was the day before."""
    (one,) = answers(before + COMMENT)
    assert one.date == (expected and f"2024-11-{expected}T10:12:00")


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


@given(st.text(max_size=100), st.datetimes())
def test_any_text_ago(text: str, saved: datetime) -> None:
    """No text and no moment make the counting back fail."""
    assert isinstance(read_ago(text, saved), str)


@given(st.datetimes())
def test_iso(moment: object) -> None:
    """A moment in ISO 8601 comes out as it was, to the second."""
    assert read_date(str(moment)) == str(moment)[:19].replace(" ", "T")
