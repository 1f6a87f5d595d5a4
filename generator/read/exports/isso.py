"""The JSON that Isso imports: threads, each with its comments.

Owns what their fields mean. Addresses, hashes and e-mail addresses of commenters are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from msgspec import Struct

from generator.errors import Severity
from generator.model.records import State
from generator.read.exports.jsons import LEFT_OUT, made, moment, sparing, values
from generator.read.exports.parts import Answer, Found, Post, Tell

MODES = {"1": State.PRESENT, "2": State.PENDING, "4": State.DELETED}


class Thread(Struct):
    """A page that was commented on; its id is the path of the page."""

    id: str | int = ""
    title: str | None = None
    comments: list[Any] | None = None


class Comment(Struct):
    """What is read of a comment. Its id is one of its thread alone."""

    id: str | int = ""
    parent: str | int | None = None
    text: str | None = None
    author: str | None = None
    created: str | float | None = None
    mode: str | int | None = None


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The parts of a list of threads."""
    tell = sparing(tell)
    for line, told in values(file, tell):
        for value in told if isinstance(told, list) else [told]:
            thread = made(value, Thread, line, tell)
            if thread and thread.id != "":
                yield from _thread(thread, line, tell)
            elif thread:
                tell(line, "a thread without an id", LEFT_OUT, Severity.ERROR)


def _thread(thread: Thread, line: int, tell: Tell) -> Iterator[Found]:
    key = str(thread.id)
    yield line, _post(key, thread.title or "")
    told = (made(value, Comment, line, tell) for value in thread.comments or ())
    comments = [comment for comment in told if comment]
    ids = {str(comment.id) for comment in comments}
    for comment in comments:
        yield line, _answer(comment, key, ids, line, tell)


def _post(key: str, title: str) -> Post:
    last = key.rstrip("/").rpartition("/")[2]
    is_web = key.startswith(("http://", "https://"))
    return Post(
        key=key,
        name="" if last.isdigit() else last,
        title=title.strip(),
        address=key if is_web else "",
        formerly=(key,) if key.startswith("/") else (),
    )


def _answer(comment: Comment, key: str, ids: set[str], line: int, tell: Tell) -> Answer:
    id, parent = str(comment.id), str("" if comment.parent is None else comment.parent)
    # Some count comments from 0, and some write 0 for none.
    if parent == id or (parent == "0" and parent not in ids):
        parent = ""
    return Answer(
        article=key,
        id=id,
        text=comment.text or "",
        form="md",
        author=(comment.author or "").strip(),
        date=moment(comment.created, line, tell),
        parent=parent,
        state=_state(comment.mode, line, tell),
    )


def _state(mode: str | int | None, line: int, tell: Tell) -> State:
    if mode is None:
        return State.PRESENT
    state = MODES.get(str(mode))
    if state is None:
        hint = "1 is accepted, 2 is pending, 4 is deleted"
        tell(line, f"unknown mode {mode!r:.20}: taken as pending", hint)
    return state or State.PENDING
