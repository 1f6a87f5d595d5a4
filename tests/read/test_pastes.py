"""Pastes of many habits: what the reader gets wrong in each is known, and nothing of it is lost."""

from __future__ import annotations

import pytest

from tests.pastes.gold import ARTICLE, NAMES, UNKNOWN, load
from tests.pastes.judge import errors
from tests.pastes.taken import gaps, reading_of, taken

every = pytest.mark.parametrize("name", NAMES)


@every
def test_a_paste_is_read_as_far_as_is_known(name: str) -> None:
    """A paste is read as the truth about it says, but for the errors that it lists."""
    gold = load(name)
    found = errors(gold, taken(reading_of(name, gold.text), gold.text))
    new = [f"  wrong: {error}" for error in found if error not in gold.wrong]
    cured = [f"  cured, strike it off: {error}" for error in gold.wrong if error not in found]
    told = "\n".join([f"tests/pastes/{name}: {gold.habit}", *new, *cured])
    assert not new + cured, told


@every
def test_nothing_of_a_paste_is_lost(name: str) -> None:
    """The claims on a paste follow one another without a gap, from its first character on."""
    text = load(name).text
    assert gaps(reading_of(name, text), text) == []


@every
def test_the_truth_is_whole(name: str) -> None:
    """No line of a paste belongs to two records, all lie in it, and every parent is a comment."""
    gold = load(name)
    records = [gold.article, gold.left_over, *(said.lines for said in gold.comments)]
    lines = [line for record in records for line in record]
    assert len(lines) == len(set(lines))
    assert set(lines) | gold.either <= set(range(1, gold.text.count("\n") + 2))
    assert all(said.lines for said in gold.comments)
    numbers = {str(n) for n in range(1, len(gold.comments) + 1)}
    assert {said.parent for said in gold.comments} <= {ARTICLE, UNKNOWN, *numbers}
