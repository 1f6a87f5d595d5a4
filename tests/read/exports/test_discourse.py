"""Topics of Discourse."""

from __future__ import annotations

import pytest

from generator.read.exports.discourse import parts
from tests.cases import Case, load
from tests.read.exports.json_shown import read, shown


@pytest.mark.parametrize("case", load("discourse"), ids=lambda case: case.name)
def test_discourse(case: Case) -> None:
    """A file is read as its case says."""
    assert case.expected == shown(parts, case.given)


def test_a_hostile_topic_is_one_problem() -> None:
    """A topic without an end is told once."""
    found, problems = read(parts, b'{"post_stream":{"posts":[' * 50_000)
    assert (found, [problem.message for problem in problems]) == (
        [],
        ["nested too deeply to be read"],
    )
