"""The truth about a paste, as its `.gold` has it.

Owns the form. Comment lines say the habit in a sentence; then, one a line:

    title: The title as the paste states it       absent where it does not
    title quoted: The title                       as a comment quotes it
    by: Ada Writer
    date: 2011-03-02
    article: 3-9                                  lines from 1, ranges and commas; absent: none
    left over: 1 10 14                            lines of no record: buttons, counters, headings
    either: 11                                    lines that a record may have or not
    1: 12-14 | Ada | 2011-03-02T10:15 | -         a comment: its lines, author, date, parent
    2: 17 | Tom |  | ~1 | But what                and how its text begins within its first line
    wrong:                                        what the reader is known to get wrong
    comment 2: author '', not 'Tom'

A date is as exact as the paste has it, in UTC where it tells the offset, and empty where it is
only relative. A parent is `-` (the article), the number of a comment, or `?` where the paste cannot
tell; `~` before it where it has to be seen from what is said. Blank lines do not count. A line that
is named nowhere is a head: neither text nor left over.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.gold"))
WRONG = "wrong:"
ARTICLE = "-"
UNKNOWN = "?"
# An empty line of a quotation is one too.
BLANK = " \t>"
_number = re.compile(r"[0-9]+")
_field = re.compile(r"(?P<key>[a-z0-9 ]+):(?P<value>.*)")
_fields = frozenset({"title", "title quoted", "by", "date", "article", "left over", "either"})


class Said(NamedTuple):
    """A comment: its lines, who and when, whom it answers, whether the paste itself says so."""

    lines: frozenset[int]
    author: str
    date: str
    parent: str
    marked: bool
    begins: str = ""


class Gold(NamedTuple):
    """What is true of a paste, and what the reader is known to get wrong in it."""

    text: str
    habit: str
    fields: dict[str, str]
    article: frozenset[int]
    left_over: frozenset[int]
    either: frozenset[int]
    comments: tuple[Said, ...]
    wrong: tuple[str, ...]


def load(name: str) -> Gold:
    """A paste and the truth about it."""
    text = (HERE / f"{name}.txt").read_text("utf-8")
    written, _, wrong = (HERE / f"{name}.gold").read_text("utf-8").partition(f"{WRONG}\n")
    rows = [line for line in written.splitlines() if line.strip()]
    habit = " ".join(row.lstrip("# ") for row in rows if row.startswith("#"))
    fields = dict(_read(row, name) for row in rows if not row.startswith("#"))
    blank = {n for n, line in enumerate(text.split("\n"), 1) if not line.strip(BLANK)}
    said = {key: value for key, value in fields.items() if _number.fullmatch(key)}
    if list(said) != [str(n) for n in range(1, len(said) + 1)]:
        message = f"{name}.gold: its comments are numbered {', '.join(said)}"
        raise ValueError(message)
    return Gold(
        text,
        habit,
        {key: value for key, value in fields.items() if key not in said},
        *(_lines(fields.get(key, ""), blank) for key in ("article", "left over", "either")),
        tuple(_said(value, blank) for value in said.values()),
        tuple(line for line in wrong.splitlines() if line.strip()),
    )


def accept(name: str, wrong: list[str]) -> None:
    """Write down what the reader gets wrong in a paste."""
    path = HERE / f"{name}.gold"
    written = path.read_text("utf-8").partition(WRONG)[0].rstrip("\n")
    path.write_text("\n".join([written, *([WRONG, *wrong] if wrong else []), ""]), "utf-8")


def _read(row: str, name: str) -> tuple[str, str]:
    match = _field.fullmatch(row)
    if not match or not (match["key"] in _fields or _number.fullmatch(match["key"])):
        message = f"{name}.gold: not understood: {row}"
        raise ValueError(message)
    return match["key"], match["value"].strip()


def _said(value: str, blank: set[int]) -> Said:
    lines, author, date, parent, *begins = (part.strip() for part in value.split("|"))
    return Said(
        _lines(lines, blank),
        author,
        date,
        parent.removeprefix("~"),
        not parent.startswith("~"),
        *begins,
    )


def _lines(written: str, blank: set[int]) -> frozenset[int]:
    """`3-5, 9` as the numbers of its lines."""
    found: set[int] = set()
    for part in written.replace(",", " ").split():
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(found - blank)
