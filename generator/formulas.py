"""Texts that no spreadsheet takes for a formula.

Owns the guard, and how it is undone. Knows no columns.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, some one that begins with a tab or
the end of a line; and one that is told to part cells at `;` finds more beginnings than were
written. So an apostrophe is put before each such sign at the beginning of a cell and after whatever
somebody's settings may part cells by (OWASP, CSV Injection).
"""

from __future__ import annotations

import re

# Before any cell, and before all that it may be parted into; and what makes a formula of it.
EDGE = "\n"
_begin = r"""[;|\t\r\n][\s"]*"""
_formula = r"(?='*[=+\-@＝＋－＠])"
_risky = re.compile(_begin + _formula)
_guarded = re.compile(f"{_begin}'{_formula}")
_blank = re.compile(r"'*[\t\r\n]")


def guarded(text: str) -> str:
    """A text as one that no spreadsheet runs."""
    # A function is called where one is found; a template would be read each time.
    parts = _risky.sub(lambda found: f"{found[0]}'", EDGE + text)[1:]
    return f"'{parts}" if _blank.match(text) else parts


def unguarded(text: str) -> str:
    """The text that was guarded."""
    parts = text[1:] if text[:1] == "'" and _blank.match(text) else text
    return _guarded.sub(lambda found: found[0][:-1], EDGE + parts)[1:]
