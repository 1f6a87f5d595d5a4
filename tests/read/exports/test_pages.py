"""Saved pages of every family."""

from __future__ import annotations

import pytest

from tests.cases import Case
from tests.read.exports.pages_shown import FAMILY_CASES, shown


def _tidy(text: str) -> str:
    return "\n".join(" ".join(line.split()).rstrip(" |") for line in text.splitlines())


@pytest.mark.parametrize("case", FAMILY_CASES, ids=lambda case: case.name)
def test_pages(case: Case) -> None:
    """A page of each family is read as its case says."""
    assert _tidy(case.expected) == _tidy(shown(case.given))
