"""The thread of an article as posts of computer-mediated communication (TEI P5 4.8, chapter 9).

Owns what of a comment stands there. Posts are flat, in reading order: `replyTo` says what each of
them answers, and where nobody stated it a `certainty` does, how sure, and by what cue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator.export.tei import ids
from generator.export.tei.moments import dated
from generator.markup.tei.words import OWN
from generator.markup.tei.xml import put
from generator.model.body import Body
from generator.model.card import Thread
from generator.model.records import Comment, Inference, State

MISSING = "missing"
# Puts the text of a comment into an element.
Fill = Callable[[Any, str, Body], None]


def writers(thread: Iterable[Thread]) -> list[str]:
    """The names of those who write in a thread, in the order of their first words."""
    lines = (line for sheet in thread for line in sheet.lines)
    names = (line.comment.author for line in lines if line.comment)
    return [*dict.fromkeys(filter(None, names))]


def put_posts(parent: Any, thread: Iterable[Thread], names: list[str], fill: Fill) -> None:
    """Every line of a thread; `names` are its writers."""
    who = {name: f"#{ids.of_writer(nth)}" for nth, name in enumerate(names, 1)}
    for sheet in thread:
        for line, body in zip(sheet.lines, sheet.bodies, strict=True):
            if line.comment:
                post = _post(parent, line.comment, line.guess, who)
                fill(post, line.id, body)
                _excuse(post, line.comment.state)
            else:
                _empty(parent, line.id, MISSING)


def _post(parent: Any, comment: Comment, guess: Inference | None, who: Mapping[str, str]) -> Any:
    """A comment without its text."""
    answered = comment.parent or (guess.parent if guess else "")
    return put(
        parent,
        "post",
        id=ids.of_comment(comment.id),
        type="" if comment.state == State.PRESENT else comment.state,
        modality="written",
        who=who.get(comment.author, ""),
        replyTo=f"#{ids.of_comment(answered)}" if answered else "",
        resp=OWN if guess else "",
        cert=f"{guess.confidence:g}" if guess else "",
        **dated(comment.date),
    )


def _excuse(post: Any, state: State) -> None:
    """Say why a post says nothing."""
    if not len(post):
        put(put(post, "p"), "gap", reason="empty" if state == State.PRESENT else state)


def _empty(parent: Any, id: str, why: str) -> None:
    post = put(parent, "post", id=ids.of_comment(id), type=why)
    put(put(post, "p"), "gap", reason=why)


def put_guesses(parent: Any, thread: Iterable[Thread]) -> None:
    """What each guess at a reply rests on."""
    for line in (line for sheet in thread for line in sheet.lines):
        if guess := line.guess:
            _certainty(parent, line.id, guess)


def _certainty(parent: Any, id: str, guess: Inference) -> None:
    sure = put(
        parent,
        "certainty",
        target=f"#{ids.of_comment(id)}",
        match="@replyTo",
        locus="value",
        degree=f"{guess.confidence:g}",
        resp=OWN,
    )
    put(sure, "desc", guess.cue)
