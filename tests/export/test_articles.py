"""The page of an article: how its thread is laid out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.export.items import CommentLine
from generator.export.prose import NEST_MAX
from generator.model.records import Comment
from tests.export.editions import archive, view
from tests.link.small import comment

parents = st.lists(st.integers(-1, 30), max_size=30)


def thread(said: tuple[Comment, ...]) -> tuple[CommentLine, ...]:
    """The lines of a thread as the template gets them."""
    return view(archive("a", comments=said), "a.html").thread


def replies(to: list[int]) -> tuple[Comment, ...]:
    """Comments, each an answer to an earlier one or to the article."""
    return tuple(
        comment(str(n), str(parent) if 0 <= parent < n else None) for n, parent in enumerate(to)
    )


@given(parents)
def test_lists_open_and_close_as_they_nest(to: list[int]) -> None:
    """As many lists close as were opened, and at most six are open at once."""
    level = 0
    for line in thread(replies(to)):
        assert level == min(line.depth, NEST_MAX)
        level += line.opens - line.closes
    assert level == 0


@given(parents)
def test_a_line_knows_its_neighbours(to: list[int]) -> None:
    """Parent, root, previous and next are anchors of the page; next is the way back of previous."""
    lines = thread(replies(to))
    at = {f"#{line.anchor}": line for line in lines}
    for line in lines:
        around = (line.parent, line.root, line.previous, line.next)
        assert {path for path in around if path} <= at.keys()
        assert not line.previous or at[at[line.previous].next] is line
        assert bool(line.parent) == (line.depth > 0)
        assert not line.parent or at[line.parent].depth == line.depth - 1
        assert not line.parent or at[line.root].depth == 0


@given(parents)
def test_numbers_run_through(to: list[int]) -> None:
    """Lines are numbered as they are read, and no line says more than it has below it."""
    lines = thread(replies(to))
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(bool(a.replies) == (b.depth > a.depth) for a, b in pairwise(lines))


def test_a_deep_thread_is_laid_out() -> None:
    """Three hundred replies in a row nest six lists and no more."""
    lines = thread(replies(list(range(-1, 299))))
    assert sum(line.opens for line in lines) == sum(line.closes for line in lines) == NEST_MAX
    assert lines[-1].depth == 299


def test_a_ghost_is_a_line() -> None:
    """The place of a missing comment has no words, no writer and the state `missing`."""
    ghost, line = thread((comment("b", "gone", "Ada"),))
    assert (ghost.state, ghost.author, ghost.prose) == ("missing", "", None)
    assert (line.parent, line.parent_author, line.parent_number) == (f"#{ghost.anchor}", "", 1)
