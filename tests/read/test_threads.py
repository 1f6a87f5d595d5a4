"""Threads: flat lines with a depth, of whatever the sources say of parents."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from generator.model.card import Line
from generator.model.records import Comment
from generator.read.threads import thread
from tests.link.small import comment

IDS = list("abcdefg")
comments = st.lists(
    st.builds(
        comment,
        st.sampled_from(IDS),
        st.one_of(st.none(), st.sampled_from([*IDS, "x", "y", ""])),
        st.sampled_from(["", "Ada", "Tom", "Sam"]),
    ),
    max_size=14,
)


def shape(said: Sequence[Comment]) -> str:
    """The thread as ids, each behind as many dots as it is deep, ghosts in brackets."""
    lines, _ = thread(said)
    return " ".join("." * ln.depth + (ln.id if ln.comment else f"({ln.id})") for ln in lines)


def below(lines: Sequence[Line], at: int) -> list[Comment]:
    """The comments below a line, found by walking on until the depth is back."""
    end = at + 1
    while end < len(lines) and lines[end].depth > lines[at].depth:
        end += 1
    return [line.comment for line in lines[at + 1 : end] if line.comment]


@given(comments)
def test_nothing_is_lost_or_doubled(said: list[Comment]) -> None:
    """As many comments come out as went in, in the same words, each with an id of its own."""
    lines, _ = thread(said)
    kept = [line.comment for line in lines if line.comment]
    assert sorted(c.author for c in said) == sorted(c.author for c in kept)
    assert len({line.id for line in lines}) == len(lines)
    assert {c.id for c in said} <= {c.id for c in kept}


@given(comments)
def test_a_parent_stands_above_its_replies(said: list[Comment]) -> None:
    """Each line is one deeper than the line it answers, which is the nearest above it."""
    above: list[Line] = []
    for line in thread(said)[0]:
        assert line.depth <= len(above)
        del above[line.depth :]
        assert line.parent == (above[-1].id if above else None)
        above.append(line)


@given(comments)
def test_replies_and_people_are_counted(said: list[Comment]) -> None:
    """Each line knows how many comments are below it, and by how many people."""
    lines, _ = thread(said)
    for at, line in enumerate(lines):
        replies = below(lines, at)
        people = {c.author for c in replies} - {""}
        assert (line.replies, line.people) == (len(replies), len(people))


@given(comments)
def test_a_ghost_stands_for_what_is_not_here(said: list[Comment]) -> None:
    """Exactly the parents that are not here have a ghost, at top level, with an answer below."""
    lines, _ = thread(said)
    ghosts = {line.id for at, line in enumerate(lines) if not line.comment and below(lines, at)}
    assert ghosts == {c.parent for c in said if c.parent} - {c.id for c in said}
    assert {0} >= {line.depth for line in lines if not line.comment}


@given(comments)
def test_what_was_mended_is_reported(said: list[Comment]) -> None:
    """There is a problem for each second use of an id, each circle, each missing parent."""
    lines, problems = thread(said)
    doubles = len(said) - len({c.id for c in said})
    lost = sum(bool(c.parent) and c.parent not in {s.id for s in said} for c in said)
    circles = sum("circle" in problem.message for problem in problems)
    assert len(problems) == doubles + lost + circles
    opened = [line for line in lines if line.comment and line.comment.parent and not line.parent]
    assert circles == len(opened)


def test_the_order_is_the_writers() -> None:
    """Answers to one comment stay in the order they were written in."""
    said = [comment("a"), comment("b"), comment("c", "a"), comment("d", "c"), comment("e", "a")]
    assert shape(said) == "a .c ..d .e b"


def test_an_answer_may_come_first() -> None:
    """A reply that is listed before its parent still stands below it."""
    assert shape([comment("b", "a"), comment("a")]) == "a .b"


def test_a_ghost_takes_the_place_of_its_first_answer() -> None:
    """The missing parent stands where the first of its answers would."""
    said = [comment("a"), comment("b", "x"), comment("c"), comment("d", "x")]
    assert shape(said) == "a (x) .b .d c"


def test_a_circle_is_opened_at_its_earliest() -> None:
    """Of comments that answer one another in a ring, the first listed answers the article."""
    said = [comment("a", "c"), comment("b", "a"), comment("c", "b"), comment("d", "d")]
    assert shape(said) == "a .b ..c d"


def test_the_second_of_a_name_gets_another() -> None:
    """Replies go to the first; the second is called after it, by no name that is in use."""
    said = [comment("a"), comment("a~2"), comment("a"), comment("b", "a")]
    assert shape(said) == "a .b a~2 a~3"


def test_five_thousand_deep() -> None:
    """A thread may be of any depth: nothing recurses over it."""
    said = [comment(str(n), str(n - 1) if n else None, "Ada") for n in range(5000)]
    lines, problems = thread(said)
    assert (lines[-1].depth, lines[0].replies, lines[0].people) == (4999, 4999, 1)
    assert problems == ()
