"""Which letter answers which."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.exports.mail.jwz import Head, spots


def heads_of(written: str) -> list[Head]:
    """Letters written `id:refs:subject`, the subject with a `+` where it is an answer's."""
    heads = []
    for one in written.split():
        id, refs, subject = (*one.split(":"), "", "")[:3]
        is_answer = bool(refs) or subject.startswith("+")
        subject = subject.removeprefix("+")
        heads.append(Head(id=id, refs=tuple(refs), subject=subject, is_answer=is_answer))
    return heads


@pytest.mark.parametrize(
    ("written", "placed"),
    [
        # a letter, an answer, an answer to that
        ("a b:a c:ab", "a>a b>a c>a/b"),
        # one between that is not here: what is above it is answered
        ("a b:a d:abc", "a>a b>a d>a/b"),
        # several answer what is not here, and that answered the first
        ("a c:ab d:ab", "a>a c>a/b d>a/b"),
        # the first is not here, and one answers it
        ("b:a c:ab", "b>b c>b"),
        # the first is not here, and several answer it
        ("b:a c:a d:ac", "b>a c>a d>a/c"),
        # the first two are not here
        ("c:ab d:ab", "c>a/b d>a/b"),
        # what others say of a letter that says nothing
        ("a b c:ab", "a>a b>a c>a/b"),
        # a letter's own word is believed before that of others
        ("a b:a c d:acb", "a>a b>a c>a d>a/b"),
        # circles
        ("a:b b:a", "a>b b>b"),
        ("a:a", "a>a"),
        ("a:c b:a c:b", "a>c b>c/a c>c"),
        # answers that name nobody
        ("a::x b::+x c::+x", "a>a b>a c>a"),
        ("a::x b::x c::+x", "a>a b>b c>b"),
        ("a::+x b::+x", "a>a b>a"),
        ("a::+x b::x", "a>b b>b"),
        ("a:: b::+", "a>a b>b"),
        # answers to somebody who is not here
        ("a::x b:q:x c:b:x", "a>a b>a c>a/b"),
        ("b:q:x a::x", "b>b a>a"),
        ("b:q:x c:q:x d::+x", "b>q c>q d>q"),
        # other subjects stay apart
        ("a::x b::+y c::y", "a>a b>c c>c"),
    ],
)
def test_threads(written: str, placed: str) -> None:
    """Letters stand where their case says: in a thread, below another or at the top of it."""
    found, _ = spots(heads_of(written))
    told = (f"{id}>{spot.root}{'/' * bool(spot.parent)}{spot.parent}" for id, spot in found.items())
    assert placed == " ".join(told)


def test_what_is_not_here_is_counted() -> None:
    """Letters below the first that are named but not here are counted, those above it are not."""
    _, absent = spots(heads_of("a d:abc e:xyz f:pq g:pr"))
    assert dict(absent) == {"a": 2, "p": 2}


ids = st.sampled_from("abcdefgh")
letters = st.dictionaries(
    ids, st.tuples(st.lists(ids, max_size=4), st.sampled_from("xy"), st.booleans())
)


@given(letters)
def test_every_letter_has_one_place(said: dict[str, tuple[list[str], str, bool]]) -> None:
    """Whatever letters say, each is in one thread, and the way up from it ends at the root."""
    heads = [
        Head(id=id, refs=tuple(refs), subject=subject, is_answer=is_answer or bool(refs))
        for id, (refs, subject, is_answer) in said.items()
    ]
    found, _ = spots(heads)
    assert found.keys() == said.keys()
    for id, spot in found.items():
        at, steps = spot, 0
        while at.parent in found:
            assert found[at.parent].root == spot.root
            at, steps = found[at.parent], steps + 1
            assert steps <= len(said)
        if spot.root == id:
            assert spot.parent == ""
        elif spot.root in found:
            assert found[spot.root].root == spot.root


def test_a_long_thread_takes_no_time() -> None:
    """A thread as deep as it is long, in any order, is threaded in a moment."""
    heads = [Head(id=str(n), refs=(str(n - 1),) if n else ()) for n in range(20_000)]
    random.Random(1).shuffle(heads)
    found, _ = spots(heads)
    assert {spot.root for spot in found.values()} == {"0"}


def test_a_long_way_through_what_is_not_here() -> None:
    """So is one of which most letters are missing."""
    heads = [Head(id=f"h{n}", refs=(str(n), str(n + 1))) for n in range(20_000)]
    found, absent = spots(heads)
    assert len(found) == sum(absent.values()) == 20_000
