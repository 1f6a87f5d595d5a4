"""What the reader of a blog's export makes of it, as lines of text."""

from __future__ import annotations

import io
from typing import Any

from generator.model.records import State
from generator.read.exports.parts import Answer, Lacking, Post, Reader

_FIELDS = ("authors", "date", "updated", "description", "language", "address", "formerly", "tags")


def read(parts: Reader, data: bytes) -> tuple[list[Any], list[tuple[int, str]]]:
    """The parts of a file with their lines, and what is told."""
    told: list[tuple[int, str]] = []
    found = list(
        parts(io.BytesIO(data), lambda line, message, *_, **__: told.append((line, message)))
    )
    return found, told


def listed(parts: Reader, text: str) -> str:
    """The parts of a text and what is told, a line each."""
    found, told = read(parts, text.encode())
    lines = [f"{line} {_part(part)}" for line, part in found]
    return "\n".join([*lines, *(f"! {line}: {message}" for line, message in told)])


def _part(part: Post | Answer | Lacking) -> str:
    if isinstance(part, Post):
        return _post(part)
    if isinstance(part, Answer):
        return _answer(part)
    return f"lacking {part.count} on {part.article}: {part.why}"


def _post(post: Post) -> str:
    head = [f"post {post.key}", post.name and f"={post.name}", repr(post.title), repr(post.text)]
    said = {name: getattr(post, name) for name in _FIELDS}
    told = [f"{name}:{_flat(value)}" for name, value in said.items() if value]
    marks = ["draft" * post.draft, "page" * post.is_page, post.form.removeprefix("html")]
    return " ".join(filter(None, head + told + marks))


def _answer(answer: Answer) -> str:
    head = [f"{answer.kind or 'answer'} {answer.id} on {answer.article}: {answer.text!r}"]
    told = [
        answer.author and f"by {answer.author}",
        answer.date,
        answer.parent and f"to {answer.parent}",
    ]
    more = ["" if answer.state is State.PRESENT else str(answer.state), *answer.formerly]
    return " ".join(filter(None, head + told + more))


def _flat(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "|".join(value)
