"""Pasted text: an article and its comments run on, with nothing between them.

Owns the claims: where the body ends, who says who the author is, which line is a comment. What is
inferred is marked so, and every character of the source ends in a claim or in the remainder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.errors import Place, Severity
from generator.markup.builder import Builder
from generator.markup.plain import one_line
from generator.model.reading import Claim
from generator.model.records import Article, Comment, Inference
from generator.read.gather import Gather, title_of_name

BIO_MAX_CHARS = 400
BIO_CERTAINTY = 0.95
NO_BIO_CERTAINTY = 0.3
COMMENT_CERTAINTY = 0.9
TOP_LEVEL_CERTAINTY = 0.5
TITLE_WORDS = 8

_roles = (
    "author|blogger|broadcaster|columnist|contributor|correspondent|critic|director|editor|essayist"
    "|fellow|founder|historian|host|journalist|lecturer|librarian|novelist|photographer|poet"
    "|professor|publisher|reporter|researcher|scholar|staff|student|teacher|translator|writer"
)
_capital = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]*"
_particle = r"(?:(?:al|bin|da|de|del|della|den|der|di|du|el|la|le|ten|van|von|zu) )*"
_bio = re.compile(
    rf"(?P<name>{_capital}(?: {_particle}{_capital}){{1,3}}),? (?:is|was|are|has been|writes|covers"
    rf"|teaches|reports|edits|works)\b.*\b(?:{_roles})s?\b"
)


class SourceLine(Struct, frozen=True):
    """A line of the source: its number from 1, its offset, its text without white space around."""

    number: int
    offset: int
    text: str


def read_pasted(gather: Gather, text: str) -> Article:
    """Read a pasted text into an article and its comments, with a claim on every character."""
    lines = [line for line in source_lines(text) if line.text]
    bio = _bio_line(lines)
    body = lines if bio is None else lines[:bio]
    for number, line in enumerate([] if bio is None else lines[bio + 1 :], 1):
        gather.comments.append(_comment(gather, line, str(number)))
    _claim(gather, text, lines, bio)
    if bio is None:
        message = "pasted text without a line about its author: all of it is taken for the article"
        hint = "put `=== comments ===` and a head `@ Name` before each comment, where there are any"
        gather.problem(1, message, hint, Severity.NOTICE)
    return _article(gather, body, lines[bio] if bio is not None else None)


def source_lines(text: str) -> Iterator[SourceLine]:
    """Every line of a text, stripped, with the offset of its first character."""
    offset = 0
    for number, line in enumerate(text.split("\n"), 1):
        indent = len(line) - len(line.lstrip())
        yield SourceLine(number, offset + indent, line.strip())
        offset += len(line) + 1


def _bio_line(lines: list[SourceLine]) -> int | None:
    """Which line says who the author is; never the first, which would leave no article."""
    found = (i for i, line in enumerate(lines) if i and _bio_name(line.text))
    return next(found, None)


def _bio_name(text: str) -> str:
    match = _bio.match(text) if len(text) <= BIO_MAX_CHARS else None
    return match["name"] if match else ""


def _article(gather: Gather, body: list[SourceLine], bio: SourceLine | None) -> Article:
    builder = Builder()
    for line in body:
        builder.open("p", line=line.number)
        builder.text(line.text)
        builder.close("p")
    words = body[0].text.split()[:TITLE_WORDS] if body else []
    return Article(
        name=gather.name,
        title=f"{' '.join(words)} … (untitled)" if words else title_of_name(gather.name),
        place=Place(gather.path, 1),
        text=gather.keep(builder.body()),
        authors=(_bio_name(bio.text),) if bio else (),
        byline=bio.text if bio else "",
        inferred=("title", "author", "comments") if bio else ("title",),
    )


def _comment(gather: Gather, line: SourceLine, id: str) -> Comment:
    return Comment(
        article=gather.name,
        id=id,
        place=Place(gather.path, line.number),
        text=gather.keep(one_line(line.text, line.number)),
        inference=Inference(TOP_LEVEL_CERTAINTY, "the paste does not say whom it answers"),
    )


def _claim(gather: Gather, text: str, lines: list[SourceLine], bio: int | None) -> None:
    at = 0
    for i, line in enumerate(lines):
        if line.offset > at:
            gather.claims.append(_separator(at, line.offset, line.number))
        subject, rule, certainty = _taken_for(i, bio)
        at = line.offset + len(line.text)
        gather.claims.append(Claim(line.offset, at, line.number, subject, rule, certainty))
    if at < len(text):
        gather.claims.append(_separator(at, len(text), lines[-1].number if lines else 1))


def _taken_for(i: int, bio: int | None) -> tuple[str, str, float]:
    if bio is None:
        return "body", "no line about the author and no mark of comments", NO_BIO_CERTAINTY
    if i < bio:
        return "body", "before the line about the author", BIO_CERTAINTY
    if i == bio:
        return "byline", "a name, a verb and a trade", BIO_CERTAINTY
    return f"comment:{i - bio}", "a line after the line about the author", COMMENT_CERTAINTY


def _separator(start: int, end: int, line: int) -> Claim:
    return Claim(start, end, line, "separator", "white space between lines", 1.0)
