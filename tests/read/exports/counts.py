"""What comes out of every sample, in one table: `python -m tests.read.exports.counts` prints it.

Owns the table of `tests/cases/counts.txt` and the count of what our readers give.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path

from generator.model.records import State
from generator.read.exports.opened import unpacked
from generator.read.exports.parts import PINGBACK, Answer, Lacking, Part, Post, telling
from generator.read.exports.table import HEAD_BYTES, reader_of, sniffed
from generator.read.formats import inner_ending
from tests.read.exports.recount import RECOUNTS, Counts

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
TABLE = Path(__file__).parents[2] / "cases" / "counts.txt"


def stated() -> dict[str, Counts]:
    """What the table says of each file."""
    rows = (line.split() for line in TABLE.read_text("utf-8").splitlines()[1:])
    return {name: Counts(*map(int, counts)) for name, *counts in rows}


def samples() -> Iterator[str]:
    """Every sample that is an export."""
    for path in sorted(SAMPLES.glob("*/*")):
        name = path.relative_to(SAMPLES).as_posix()
        if path.name != "SOURCES.txt" and any(fnmatch(name, mask) for mask in RECOUNTS):
            yield name


def content(name: str) -> bytes:
    """The bytes of a sample; of a description, the examples in it."""
    data = (SAMPLES / name).read_bytes()
    if not name.endswith(".md"):
        return data
    blocks = re.findall(rb"^```javascript\n(.+?)^```$", data, re.MULTILINE | re.DOTALL)
    return b"\n\n".join(block for block in blocks if re.search(rb'"type" : "(?!pollopt)', block))


def ours(name: str) -> Counts:
    """What our reader finds in a sample."""
    found = [*parts_of(name)]
    said = [part for part in found if isinstance(part, Answer)]
    answers = [answer for answer in said if answer.kind != PINGBACK]
    states = Counter(answer.state for answer in answers)
    lacking = Counter[str]()
    for part in found:
        if isinstance(part, Lacking):
            lacking[part.why] += part.count
    return Counts(
        articles=sum(isinstance(part, Post) for part in found),
        comments=len(answers),
        replies=sum(bool(answer.parent) for answer in answers),
        authors=len({answer.author for answer in answers} - {""}),
        deleted=states[State.DELETED] + states[State.REMOVED],
        pending=states[State.PENDING],
        missing=lacking["missing"],
        spam=lacking["spam"],
        pingbacks=len(said) - len(answers),
    )


def parts_of(name: str) -> list[Part]:
    """The parts of a sample."""
    data = content(name)
    inner = unpacked(BytesIO(data), telling(name, []))
    head = unpacked(BytesIO(data), telling(name, [])).read(HEAD_BYTES)
    ending = ".json" if name.endswith(".md") else inner_ending(name)
    export = sniffed(ending, head)
    assert export, f"{name} is of no known format"
    return [part for _, part in reader_of(export)(inner, telling(name, []))]


def recounted(name: str) -> Counts:
    """What a count that knows none of our readers finds in a sample."""
    recount = next(count for mask, count in RECOUNTS.items() if fnmatch(name, mask))
    return recount(content(name))


def as_markdown(table: dict[str, Counts]) -> str:
    """The table, to be pasted into a text."""
    rows = [("file", *Counts._fields), ("---", *["--:"] * len(Counts._fields))]
    rows += [(name, *map(str, counts)) for name, counts in table.items()]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    sys.stdout.write(as_markdown({name: ours(name) for name in samples()}) + "\n")
