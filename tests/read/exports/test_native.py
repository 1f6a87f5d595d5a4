"""The native JSON of an article: lossless, and plain about what is wrong with it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Problem
from generator.model.records import State
from generator.read.exports import native
from generator.read.exports.joining import documents
from generator.read.exports.parts import (
    PINGBACK,
    Answer,
    Document,
    Lacking,
    Post,
    telling,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
several = st.lists(texts, max_size=3).map(tuple)
posts = st.builds(
    Post,
    key=texts.filter(bool),
    name=texts,
    title=texts,
    text=texts,
    form=st.sampled_from(["html", "md", "txt"]),
    authors=several,
    date=texts,
    address=texts,
    formerly=several,
    tags=several,
    draft=st.booleans(),
    is_page=st.booleans(),
)
answers = st.builds(
    Answer,
    id=texts,
    text=texts,
    author=texts,
    date=texts,
    parent=texts,
    state=st.sampled_from(State),
    formerly=several,
    kind=st.sampled_from(["", PINGBACK]),
)
lacks = st.builds(
    Lacking,
    st.just(""),
    st.sampled_from(["spam", "missing"]),
    st.integers(1, 10**6),
)


def read(data: bytes) -> tuple[list[Document], list[str]]:
    """What a native file says, and what is wrong with it."""
    problems: list[Problem] = []
    found = list(documents(native.parts(io.BytesIO(data), telling("a.json", problems))))
    return found, [problem.message for problem in problems]


@given(posts, st.lists(answers, max_size=4), st.lists(lacks, max_size=2))
def test_what_is_written_is_read_back(
    post: Post, said: list[Answer], lacking: list[Lacking]
) -> None:
    """Whatever an export says of an article is in its file, and comes out of it as it went in."""
    whole = Document(post, 1, [(1, answer) for answer in said], lacking)
    (found,), problems = read(native.spell(whole))
    assert problems == []
    assert found.post == post
    assert native.spell(found) == native.spell(whole)
    assert native.key_of(native.spell(whole)) == post.key
    assert [answer.article for _, answer in found.answers] == [post.key] * len(said)


CASES = {
    "not JSON": (b'{"variorum": "article/1", ', "not JSON: ", 0),
    "too deep": (b'{"variorum": "article/1", "key": ' + b"[" * 100_000, "nested too deeply", 0),
    "no key": (b'{"variorum": "article/1", "title": "T"}', "post: Object missing required", 1),
    "a strange field": (
        b'{"variorum": "article/1", "key": "k", "titel": "T"}',
        "unknown field 'titel'",
        1,
    ),
    "a wrong type": (
        b'{"variorum": "article/1", "key": "k", "comments": [{"id": 1}, {"id": "2"}]}',
        "answer: Expected `str`, got `int`",
        1,
    ),
    "no object": (
        b'{"variorum": "article/1", "key": "k", "comments": [5]}',
        "5 is no object",
        1,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_said_and_the_rest_is_kept(name: str) -> None:
    """A part that cannot be read is one problem, and costs itself alone."""
    data, message, kept = CASES[name]
    found, problems = read(data)
    assert [problem[: len(message)] for problem in problems] == [message]
    assert len(found) == kept


def test_the_wrong_answer_alone_is_lost() -> None:
    """Of two comments, one of them wrong, the other is there."""
    (found,), _ = read(CASES["a wrong type"][0])
    assert [answer.id for _, answer in found.answers] == ["2"]
