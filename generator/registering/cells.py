"""The cells of a table, as texts.

Owns how a list stands in one, and how a number does: a number is no formula, whatever its sign.
What is done to a text when it is written is undone when it is read. Knows no columns.
"""

from __future__ import annotations

import re

from generator.formulas import guarded, unguarded
from generator.registering.rows import DIGITS, Plain, listed

_number = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_item = re.compile(r"(?:\\[;|\\]|[^;|])+")
_separating = re.compile(r"[;|\\]")
_escaped = re.compile(r"\\([;|\\])")


def cell(value: Plain | None) -> str:
    """A value as a cell."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = " | ".join(map(_escape, value))
    text = f"{value:.{DIGITS}f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
    return text if _number.fullmatch(text) else guarded(text)


def text(cell: str) -> str:
    """The text of a cell."""
    return unguarded(cell)


def texts(cell: str) -> tuple[str, ...]:
    """The texts of a cell that is a list: between them stands `|` or `;`."""
    return listed(_escaped.sub(r"\1", item) for item in _item.findall(text(cell)))


def number(cell: str) -> float | str:
    """The number of a cell, perhaps with a decimal comma; what is none stays a text."""
    written = text(cell).strip().replace(",", ".")
    return float(written) if _number.fullmatch(written) else cell


def _escape(text: str) -> str:
    return _separating.sub(r"\\\g<0>", text)
