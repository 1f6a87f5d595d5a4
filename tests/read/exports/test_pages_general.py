"""Pages that no family knows, and comments that are not there."""

from __future__ import annotations

import pytest

from generator.read.exports.pages.told import number_in
from tests.cases import Case, load
from tests.read.exports.pages_shown import shown


def _tidy(text: str) -> str:
    return "\n".join(" ".join(line.split()).rstrip(" |") for line in text.splitlines())


@pytest.mark.parametrize("case", load("pages_general"), ids=lambda case: case.name)
def test_general(case: Case) -> None:
    """A page of no family is read as its case says."""
    assert _tidy(case.expected) == _tidy(shown(case.given))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 thoughts on “10 ways”", 12),
        ("Se han publicado 11 comentarios", 11),
        ("1,234 comments", 1234),
        ("5\xa0comments", 5),
        ("Top 10 of 20", 0),
        ("No comments", 0),
        ("9" * 5000, 0),
        ("²", 0),
    ],
)
def test_number(text: str, expected: int) -> None:
    """A count is the number that a heading begins with, or the only one in it."""
    assert expected == number_in(text)
