"""From an answer to a comment.

Owns how what a part says becomes a record. Knows no format.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from generator.errors import Place
from generator.read.comments import Said, put_comment
from generator.read.exports.parts import Answer, Post
from generator.read.gather import Gather, printable

P = TypeVar("P", Post, Answer)


def put_answer(gather: Gather, article: str, answer: Answer, place: Place) -> None:
    """Add an answer to what was gathered, as a comment on the article of that name."""
    told = only_printable(answer)
    said = Said(
        told.text,
        place.line,
        told.author,
        told.date,
        told.id,
        told.parent,
        told.state,
        told.formerly,
    )
    put_comment(gather, article, told.form, said, place)


def only_printable(part: P) -> P:
    """A part with every character in it that no page can hold replaced."""
    return msgspec.convert(printable(msgspec.to_builtins(part)), type(part))
