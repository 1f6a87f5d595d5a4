"""The register of entities."""

from __future__ import annotations

import pytest

from tests.cases import Case, load
from tests.read.shows import register


@pytest.mark.parametrize("case", load("register"), ids=lambda case: case.name)
def test_register(case: Case) -> None:
    """A register file is read as its case says."""
    assert case.expected == register(case.given)


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000, "{a=" * 5000])
def test_what_no_parser_can_hold(value: str) -> None:
    """A number or a nesting beyond all bounds is a problem of the file."""
    assert ": not TOML: " in register(f"x = {value}")
