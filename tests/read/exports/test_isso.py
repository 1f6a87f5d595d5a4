"""Threads of Isso."""

from __future__ import annotations

import pytest

from generator.read.exports.isso import parts
from tests.cases import Case, load
from tests.read.exports.json_shown import read, shown


@pytest.mark.parametrize("case", load("isso"), ids=lambda case: case.name)
def test_isso(case: Case) -> None:
    """A file is read as its case says."""
    assert case.expected == shown(parts, case.given)


def test_who_wrote_from_where_is_not_read() -> None:
    """Neither addresses nor hashes of commenters are in any part."""
    case = load("isso")[0]
    assert "192.0.2" in case.given
    assert "@" in case.given
    assert not [line for line in case.expected.splitlines() if "192.0.2" in line or "@" in line]


def test_a_hostile_file_is_one_problem() -> None:
    """Threads without an end are told once."""
    found, problems = read(parts, b'[{"comments":' * 50_000)
    assert (found, [problem.message for problem in problems]) == (
        [],
        ["nested too deeply to be read"],
    )
