"""Where a long thread is cut."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.card import Line
from generator.read.sheets import LINES_MAX, RIPE, cut

# How far a comment reaches back for whom it answers, how many answer at all, and chance.
shapes = st.tuples(st.integers(1, 400), st.floats(0, 1), st.integers(0, 1 << 16))


def depths(*runs: tuple[int, int]) -> list[Line]:
    """Lines in runs of so many of a depth."""
    row = [depth for depth, many in runs for _ in range(many)]
    return [Line(f"c{n}", depth) for n, depth in enumerate(row)]


def grown(shape: tuple[int, float, int], count: int = 1700) -> list[Line]:
    """A thread that grew by chance."""
    reach, share, seed = shape
    chance, depth, found = Random(seed), 0, []
    for n in range(count):
        found.append(Line(f"c{n}", depth))
        depth = max(0, min(depth + 1, depth + 1 - chance.randrange(reach)))
        depth = depth if chance.random() < share else 0
    return found


def size(lines: list[Line], at: int) -> int:
    """How many lines the subtree of one has."""
    stop = at + 1
    while stop < len(lines) and lines[stop].depth > lines[at].depth:
        stop += 1
    return stop - at


@settings(deadline=None, max_examples=60)
@given(shapes)
def test_every_line_is_on_one_sheet(shape: tuple[int, float, int]) -> None:
    """Sheets follow one another without a gap, none is empty or too long, no two have one key."""
    lines = grown(shape)
    cuts = cut(lines)
    assert (cuts[0].start, cuts[-1].stop, cuts[0].key) == (0, len(lines), "")
    assert all(a.stop == b.start for a, b in pairwise(cuts))
    assert all(0 < c.stop - c.start <= LINES_MAX for c in cuts)
    assert len({c.key for c in cuts}) == len(cuts)


@settings(deadline=None, max_examples=60)
@given(shapes)
def test_what_fits_is_not_cut(shape: tuple[int, float, int]) -> None:
    """Where a sheet begins within a subtree, that is too large for one."""
    lines = grown(shape)
    for _, start, _ in cut(lines)[1:]:
        above = start
        while lines[above].depth:
            depth = lines[above].depth
            above = next(n for n in range(above, -1, -1) if lines[n].depth < depth)
            assert size(lines, above) > LINES_MAX


@settings(deadline=None, max_examples=60)
@given(shapes)
def test_what_comes_last_moves_nothing(shape: tuple[int, float, int]) -> None:
    """A comment more at the end leaves every sheet as it is but the last."""
    lines = grown(shape)
    before, after = cut(lines), cut([*lines, Line("new", 0)])
    assert before[:-1] == after[: len(before) - 1]
    assert before[-1][:2] == after[len(before) - 1][:2]


@pytest.mark.parametrize("seed", range(20))
def test_cuts_fall_into_step_again(seed: int) -> None:
    """A comment more at the start leaves most of the sheets behind it with their names."""
    lines = grown((3, 0.7, seed), 12_000)
    before = {c.key for c in cut(lines)}
    after = {c.key for c in cut([Line("new", 0), *lines])}
    assert len(before & after) > len(before) * 2 / 3


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        (depths(), []),
        (depths((0, 1)), [0]),
        (depths((0, LINES_MAX)), [0]),
        (depths((0, 1), (1, 99), (0, 1), (1, 450)), [0, 100]),
        (depths((0, 1), (1, LINES_MAX - 1), (0, 1)), [0, LINES_MAX]),
        (depths((0, 1), (1, 9), (0, 1), (1, LINES_MAX - 1)), [0, 10]),
    ],
    ids=["nothing", "one", "a full page", "two that fit", "a full one", "no room beside"],
)
def test_a_thread_is_cut_between_its_trees(lines: list[Line], starts: list[int]) -> None:
    """What is too long for a page is cut where a tree of answers begins."""
    assert [c.start for c in cut(lines)] == starts


def test_a_tree_too_large_is_cut_within() -> None:
    """Of a tree that fits on no sheet the trees within it are kept whole."""
    lines = depths((0, 1), *[(1, 1), (2, 99)] * 9)
    starts = [c.start for c in cut(lines)]
    assert len(starts) == 3
    assert all((start - 1) % 100 == 0 for start in starts[1:])
    assert all(b - a in {RIPE, RIPE + 1} for a, b in pairwise(starts))


def test_a_chain_is_cut_in_full_sheets() -> None:
    """Each answering the one before: there is no tree to keep, and no cut needs to search."""
    lines = [Line(f"c{n}", n) for n in range(30_000)]
    assert len(cut(lines)) <= len(lines) / RIPE + 1
