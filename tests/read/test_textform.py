"""The text form: front matter, body, comments, notes."""

from __future__ import annotations

import pytest

from tests.cases import Case, load
from tests.read.shows import textform


@pytest.mark.parametrize("case", load("textform"), ids=lambda case: case.name)
def test_textform(case: Case) -> None:
    """A text is read as its case says."""
    assert case.expected == textform(case.given)
