"""The cells of a table, as texts.

Owns how a list stands in one, how a number does, and that no spreadsheet takes a cell for a
formula. What is done to a text when it is written is undone when it is read. Knows no columns.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, and one that is told to part cells
at `;` finds more beginnings than were written. So an apostrophe is put before each such sign at the
beginning of a cell and after whatever somebody's settings may part cells by (OWASP, CSV Injection).
"""

from __future__ import annotations

import re

from generator.registering.rows import DIGITS, Plain, listed

_number = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# The beginning of a cell, of any that it may be parted into; and what makes it a formula.
_begin = r"""((?:^|[;|\t\r\n])[\s"]*)"""
_formula = r"(?='*[=+\-@＝＋－＠])"
_risky = re.compile(_begin + _formula)
_guarded = re.compile(f"{_begin}'{_formula}")
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
    return text if _number.fullmatch(text) else _risky.sub(r"\1'", text)


def text(cell: str) -> str:
    """The text of a cell."""
    return _guarded.sub(r"\1", cell)


def texts(cell: str) -> tuple[str, ...]:
    """The texts of a cell that is a list: between them stands `|` or `;`."""
    return listed(_escaped.sub(r"\1", item) for item in _item.findall(text(cell)))


def number(cell: str) -> float | str:
    """The number of a cell, perhaps with a decimal comma; what is none stays a text."""
    written = text(cell).strip().replace(",", ".")
    return float(written) if _number.fullmatch(written) else cell


def _escape(text: str) -> str:
    return _separating.sub(r"\\\g<0>", text)
