"""What a page is read into, in lines that a case can state.

Owns the form of those lines: the article, its comments, what is lacking, what was told; and which
files of cases are of families.
"""

from __future__ import annotations

from io import BytesIO

from generator.model.records import State
from generator.read.exports.pages.page import parts
from generator.read.exports.parts import Answer, Lacking, Part, Post
from tests.cases import load

FILES = ("pages", "pages_weblogs", "pages_sites", "pages_forums", "pages_boards")
FAMILY_CASES = [case for file in FILES for case in load(file)]


def read(page: bytes | str) -> tuple[list[Part], list[str]]:
    """The parts of a page, and the messages."""
    told: list[str] = []
    data = page.encode() if isinstance(page, str) else page
    found = list(parts(BytesIO(data), lambda line, message, *rest, **more: told.append(message)))
    return [part for _, part in found], told


def answers(page: bytes | str) -> list[Answer]:
    """The comments of a page."""
    return [part for part in read(page)[0] if isinstance(part, Answer)]


def shown(page: bytes | str) -> str:
    """All of a page, a line each."""
    found, told = read(page)
    return "\n".join([*map(_line, found), *(f"! {message}" for message in told)])


def _line(part: Part) -> str:
    if isinstance(part, Post):
        said = (part.title, ", ".join(part.authors), part.date, _flat(part.text))
        return " | ".join(("article", *said))
    if isinstance(part, Lacking):
        return f"{part.why} {part.count}"
    state = "" if part.state is State.PRESENT else f" {part.state}"
    kind = f" {part.kind}" if part.kind else ""
    whom = f" to {part.parent}" if part.parent else ""
    said = (f"{part.id}{whom}{state}{kind}", part.author, part.date, _flat(part.text))
    return " | ".join((*said, *part.formerly))


def _flat(text: str) -> str:
    return " ".join(text.split())
