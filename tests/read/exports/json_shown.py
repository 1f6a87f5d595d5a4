"""What a reader of JSON finds, as text.

Owns how a part is shown: its line, what it is, and every field that is said of it. Problems come
last, after a `!`.
"""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest

from generator.errors import Problem
from generator.read.exports.parts import Answer, Lacking, Part, Post, Reader, telling

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
KINDS = {Post: "post", Answer: "answer", Lacking: "lacking"}


def read(reader: Reader, data: bytes) -> tuple[list[Part], list[Problem]]:
    """The parts of a file and what is wrong with it."""
    problems: list[Problem] = []
    found = [part for _, part in reader(io.BytesIO(data), telling("a.json", problems))]
    return found, problems


def counts(reader: Reader, data: bytes) -> tuple[int, int, int, int]:
    """How many articles, comments, replies among those, and comments that are missing."""
    found, problems = read(reader, data)
    assert problems == []
    answers = [part for part in found if isinstance(part, Answer)]
    return (
        sum(isinstance(part, Post) for part in found),
        len(answers),
        sum(bool(answer.parent) for answer in answers),
        sum(part.count for part in found if isinstance(part, Lacking)),
    )


def shown(reader: Reader, text: str) -> str:
    """Each part of a file on a line, and each problem."""
    problems: list[Problem] = []
    found = reader(io.BytesIO(text.encode()), telling("a.json", problems))
    lines = [
        f"{line} {KINDS[type(part)]} {msgspec.json.encode(part).decode()}" for line, part in found
    ]
    told = (f"! {p.place.line} {p.severity}: {p.message}; {p.hint}".rstrip("; ") for p in problems)
    return "\n".join([*lines, *told])


def sample(path: str) -> bytes:
    """A real file that is kept beside the project; without it the test is left out."""
    file = SAMPLES / path
    if not file.exists():
        pytest.skip(f"there is no {file}")
    return file.read_bytes()
