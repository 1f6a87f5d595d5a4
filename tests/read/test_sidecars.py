"""Files of comments and notes beside an article."""

from __future__ import annotations

import pytest

from tests.cases import Case, load
from tests.read.shows import sidecars


@pytest.mark.parametrize("case", load("sidecars"), ids=lambda case: case.name)
def test_sidecars(case: Case) -> None:
    """An article and what lies beside it are read as their case says."""
    assert case.expected == sidecars(case.given)
