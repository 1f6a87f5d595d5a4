"""Texts that no spreadsheet takes for a formula.

Owns the guard, and how it is undone. Knows no columns.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, some one that begins with a tab or
the end of a line; and one that is told to part cells at `;` finds more beginnings than were
written. So an apostrophe is put before each such sign at the beginning of a cell and after whatever
somebody's settings may part cells by (OWASP, CSV Injection).
"""

from __future__ import annotations

import re

# The beginning of a cell, of any that it may be parted into; and what makes it a formula.
_begin = r"""((?:^|[;|\t\r\n])[\s"]*)"""
_formula = r"(?='*[=+\-@＝＋－＠])"
_blank = r"(?='*[\t\r\n])"
_risky = re.compile(rf"\A{_blank}|{_begin}{_formula}")
_guarded = re.compile(rf"\A'{_blank}|{_begin}'{_formula}")


def guarded(text: str) -> str:
    """A text as one that no spreadsheet runs."""
    return _risky.sub(r"\1'", text)


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return _guarded.sub(r"\1", text)
