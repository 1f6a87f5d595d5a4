"""Threads whose source does not say who answers whom: its order, and what guesses add to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model.card import Line
from generator.model.records import HINT_MIN, NEST_MIN, Comment, Inference
from generator.read.threads import WRITTEN_DEPTH_MAX, thread
from tests.cases import Case, load
from tests.link.small import comment

_row = re.compile(r"(\w)(?: = (\w))?(?: (\?)(?: (\w))?(?: (\d\d))?)?")
IDS = "abcdefgh"
guesses = st.builds(
    Inference,
    st.one_of(st.sampled_from([HINT_MIN, NEST_MIN]), st.floats(0, 1)),
    st.just("it quotes it"),
    st.one_of(st.none(), st.sampled_from([*IDS, "x"])),
)
stated = st.one_of(st.none(), st.none(), st.sampled_from([*IDS, "y"]))
answers = st.lists(st.tuples(st.one_of(st.none(), guesses), stated), min_size=1, max_size=8)


def said(rows: Sequence[tuple[Inference | None, str | None]]) -> list[Comment]:
    """A comment for each guess and stated parent, called a, b, c; the last one is guessed."""
    made = [
        replace(comment(id, parent), inference=None if parent else guess)
        for id, (guess, parent) in zip(IDS, rows, strict=False)
    ]
    last = replace(made[-1], parent=None, inference=Inference(0.5, "nothing"))
    return [*made[:-1], last]


def of_case(written: str) -> list[Comment]:
    """The comments that a case gives, one a line."""
    found = []
    for row in written.splitlines():
        id, parent, mark, guess, sure = _row.fullmatch(row).groups()
        inference = Inference(int(sure or 50) / 100, "it quotes it", guess) if mark else None
        found.append(replace(comment(id, parent), inference=inference))
    return found


def shape(lines: Sequence[Line]) -> str:
    """Lines as the cases write them."""
    rows = [
        "." * ln.depth + (ln.id if ln.comment else f"({ln.id})") + f" {ln.parent or ''}"
        for ln in lines
    ]
    return "\n".join(row.rstrip() for row in rows)


@pytest.mark.parametrize("case", load("written"), ids=lambda case: case.name)
def test_threads_as_written(case: Case) -> None:
    """Comments are set in as their case says."""
    assert case.expected == shape(thread(of_case(case.given))[0])


@given(answers)
def test_the_order_of_the_source_is_the_only_one(rows: list) -> None:
    """Every comment stands there once, in the order in which it was given."""
    comments = said(rows)
    lines, _ = thread(comments)
    assert comments == [line.comment for line in lines if line.comment]
    assert len({line.id for line in lines}) == len(lines)


@given(answers)
def test_only_what_is_stated_or_sure_sets_in(rows: list) -> None:
    """A line set in answers one that its branch leads down from, by a statement or a sure guess."""
    lines, _ = thread(said(rows))
    branch: list[str] = []
    for line in lines:
        is_sure = line.guess is None or line.guess.confidence >= NEST_MIN
        nests = line.parent in branch and is_sure
        del branch[branch.index(line.parent) + 1 if nests else 0 :]
        assert line.depth == min(len(branch), WRITTEN_DEPTH_MAX)
        branch.append(line.id)


@given(answers)
def test_what_is_not_sure_enough_is_not_said(rows: list) -> None:
    """A line has a parent by a guess only from a limit on, and only another one that is here."""
    lines, _ = thread(said(rows))
    here = {line.id for line in lines}
    for line in lines:
        if line.guess:
            may = line.guess.confidence >= HINT_MIN and line.guess.parent in here - {line.id}
            assert line.parent == (line.guess.parent if may else None)


@given(answers)
def test_no_count_rests_on_a_guess(rows: list) -> None:
    """Replies and people are those of the same comments without any guess."""
    comments = said(rows)
    bare = thread([replace(c, inference=None) for c in comments])[0]
    counts = {line.id: (line.replies, line.people) for line in bare}
    assert {ln.id: (ln.replies, ln.people) for ln in thread(comments)[0]} == counts


@given(answers)
def test_without_guesses_nothing_is_lost(rows: list) -> None:
    """The same comments without their guesses are all there, and so are the problems told."""
    lines, told = thread(said(rows))
    bare, same = thread([replace(c, inference=None) for c in said(rows)])
    assert {line.id for line in lines} == {line.id for line in bare}
    assert told == same


def test_ten_thousand_in_a_row() -> None:
    """A branch of any length is followed without going over it again at each line."""
    rows = [replace(comment("0"), inference=Inference(0.5, ""))]
    rows += [
        replace(comment(str(b)), inference=Inference(0.9, "", str(a)))
        for a, b in pairwise(range(10_000))
    ]
    lines, _ = thread(rows)
    assert (lines[-1].depth, lines[-1].parent) == (WRITTEN_DEPTH_MAX, "9998")
