"""Mail read and written out as a few lines, to be compared with what a case expects.

Owns that form: `post KEY`, `answer ID`, `lacking`, each with its fields and its text, then what is
at fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from generator.errors import Problem, Severity
from generator.read.exports.mail.reader import parts
from generator.read.exports.parts import Answer, Found, Lacking, Part, Post, Tell, telling

SIGNS = {Severity.ERROR: "!!", Severity.WARNING: "!", Severity.NOTICE: "·"}


def mail(raw: bytes) -> list[Part]:
    """The parts of a file."""
    return [part for _, part in parts(BytesIO(raw), telling("a.mbox", []))]


def posts(raw: bytes) -> list[Post]:
    """The articles of a file."""
    return [part for part in mail(raw) if isinstance(part, Post)]


def answers(raw: bytes) -> list[Answer]:
    """The comments of a file."""
    return [part for part in mail(raw) if isinstance(part, Answer)]


def problems(raw: bytes) -> list[str]:
    """What is at fault in a file."""
    return listing(BytesIO(raw), parts).partition("\n---\n")[2].splitlines()


def listing(file, reader) -> str:
    """The parts of a file or a folder, a line each, then its problems."""
    found: list[Problem] = []
    lines = list(_parts(_read(file, reader, telling("", found))))
    told = [f"{SIGNS[p.severity]} {p.place.line}: {p.message}" for p in found]
    return "\n".join([*lines, "---", *told])


def _read(file, reader, tell: Tell) -> list[Found]:
    return list(reader(file, tell))


def _parts(found: Iterable[Found]) -> Iterable[str]:
    for line, part in found:
        if isinstance(part, Lacking):
            yield f"{line} lacking {part.count} {part.why} of {part.article}"
        else:
            by = ", ".join(part.authors) if isinstance(part, Post) else part.author
            text = part.text.replace("\n", " / ")
            yield f"{line} {_named(part)} by {by or '-'} on {part.date or '-'}: {text}"


def _named(part: Post | Answer) -> str:
    if isinstance(part, Post):
        return f"post {part.key} {part.title!r}"
    to = f" to {part.parent}" if part.parent else ""
    state = "" if part.state == "present" else f" ({part.state})"
    return f"answer {part.id}{to} in {part.article}{state}"
