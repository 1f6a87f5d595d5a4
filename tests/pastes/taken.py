"""What the reader takes a paste for, in the terms in which the truth about it is told.

Owns the way from the body of a record to the lines of the paste that its text stands on.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.model.body import Body
from generator.model.date import Date
from generator.model.reading import Reading
from generator.model.records import Comment
from generator.model.source import Source
from generator.read.whole import read
from tests.pastes.gold import ARTICLE


class Heard(NamedTuple):
    """A comment as it was read; `sure` is None where its parent is stated, not inferred."""

    id: str
    lines: frozenset[int]
    author: str
    date: Date | None
    parent: str
    sure: float | None
    text: str


class Taken(NamedTuple):
    """A paste as it was read; a title that stands nowhere in it is none."""

    title: str
    inferred: bool
    by: str
    date: Date | None
    article: frozenset[int]
    comments: tuple[Heard, ...]


def reading_of(name: str, text: str) -> Reading:
    """Read a paste from its bytes."""
    return read(Source(f"{name}.txt", ""), text.encode(), {})


def taken(reading: Reading, text: str) -> Taken:
    """What a paste was read as."""
    source = text.split("\n")
    articles, bodies = reading.records.articles, reading.bodies
    article = next(iter(articles), None)
    return Taken(
        article.title if article and article.title in text else "",
        not article or "title" in article.inferred,
        next(iter(article.authors), "") if article else "",
        article.date if article else None,
        frozenset(lines_of(bodies[article.text.digest], source)) if article else frozenset(),
        tuple(_heard(c, bodies[c.text.digest], source) for c in reading.records.comments),
    )


def _heard(comment: Comment, body: Body, source: list[str]) -> Heard:
    guess = comment.inference
    parent = comment.parent or (guess.parent if guess else None) or ARTICLE
    # One without a text stands where its head is.
    lines = frozenset(lines_of(body, source)) or frozenset({comment.place.line or 0})
    sure = guess.confidence if guess else None
    return Heard(comment.id, lines, comment.author, comment.date, parent, sure, body.text)


def lines_of(body: Body, source: list[str]) -> Iterator[int]:
    """The lines a body stands on: of each block where it begins, and as far as its text goes on."""
    edges = [*body.lines, (len(body.text), 0)]
    for (start, line), (end, _) in pairwise(edges):
        rest = _letters(body.text[start:end])
        if rest:
            yield from _stretch(rest, line, source)
        elif body.text[start:end].strip():
            yield line


def _stretch(rest: str, line: int, source: list[str]) -> Iterator[int]:
    """A block begins somewhere in its first line; all lines after that stand in it whole."""
    yield line
    rest = rest.removeprefix(_overlap(_letters(source[line - 1]), rest))
    for number in range(line + 1, len(source) + 1):
        if not rest:
            return
        letters = _letters(source[number - 1])
        if letters and not rest.startswith(letters) and not letters.startswith(rest):
            return
        if letters:
            yield number
            rest = rest.removeprefix(letters) if rest.startswith(letters) else ""


def _overlap(line: str, rest: str) -> str:
    """The longest end of a line that a text begins with, or the text where the line holds it."""
    if rest in line:
        return rest
    return next((line[at:] for at in range(len(line)) if rest.startswith(line[at:])), "")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def gaps(reading: Reading, text: str) -> list[str]:
    """What is claimed twice or not at all."""
    edges = [(0, 0), *((c.start, c.end) for c in reading.claims), (len(text), len(text))]
    return [f"{a[1]}-{b[0]}: {text[a[1] : b[0]]!r}" for a, b in pairwise(edges) if a[1] != b[0]]
