"""Which lines run on, where nothing parts one comment from the next.

Owns the rules, all of typography: a line continues the one above only for a reason that can be
named. Without one it is a comment of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

LIST = "list"
JOIN_QUOTE_MIN = 20
LONG_CHARS = 200
SHORT_CHARS = 60

_link = re.compile(r"<?https?://\S+>?")
_item = re.compile(r"(?:[-–—*•·‣◦]|\d{1,3}[/.)]|\(\d{1,3}\)|[a-z]\))\s+\S")
_number_led = re.compile(r"[$€£~]?\d[\d.,]*\s+\S")
_inches = re.compile(r'\d"')
_pairs = (("“", "”"), ("„", "“”"), ("«", "»"))
_whole = re.compile(r"[“\"„«‘'](?P<said>[^“”\"„«»]+)[”\"“»’'][.,]?")


class _Pair(NamedTuple):
    """A line and the one above it, which may be in a list."""

    above: str
    line: str
    in_list: bool


def joined(above: str, line: str, *, in_list: bool) -> str:
    """The rule by which a line continues the one above; empty where none does.

    `in_list` says that the line above was joined as an item of a list itself.
    """
    pair = _Pair(above, line, in_list)
    return next((rule for rule, holds in RULES if holds(pair)), "")


def begins_list(above: str, line: str) -> bool:
    """Whether a line that continues the one above is the first item of a list."""
    return bool(_item.match(line)) or (above.endswith(":") and _is_number_led(line))


def _opens_on(pair: _Pair) -> bool:
    return pair.above.endswith((":", ",", ";"))


def _is_open(pair: _Pair) -> bool:
    """Whether a line opens a quotation that it does not close."""
    if any(pair.above.count(start) > sum(map(pair.above.count, ends)) for start, ends in _pairs):
        return True
    return pair.above.count('"') % 2 == 1 and not _inches.search(pair.above)


def _is_number_led(line: str) -> bool:
    return len(line) <= SHORT_CHARS and bool(_number_led.match(line))


def _is_link(pair: _Pair) -> bool:
    return bool(_link.fullmatch(pair.line))


def _is_item(pair: _Pair) -> bool:
    """Whether a line is an item of a list that is there, or may begin below a long line."""
    if _item.match(pair.line):
        return pair.in_list or bool(_item.match(pair.above)) or len(pair.above) >= LONG_CHARS
    return pair.in_list and _is_number_led(pair.line) and _is_number_led(pair.above)


def _goes_on(pair: _Pair) -> bool:
    return pair.above.endswith(("…", "...")) and pair.line.startswith(("…", "..."))


def _is_aside(pair: _Pair) -> bool:
    return pair.line[0] == "(" and pair.line.rstrip(".")[-1:] == ")"


def _is_below_quotation(pair: _Pair) -> bool:
    whole = _whole.fullmatch(pair.above)
    return whole is not None and len(whole["said"]) >= JOIN_QUOTE_MIN


# The first that holds is told.
RULES: tuple[tuple[str, Callable[[_Pair], bool]], ...] = (
    ("the line above ends in a sign that goes on", _opens_on),
    ("a quotation is not closed", _is_open),
    ("a bare link", _is_link),
    (LIST, _is_item),
    ("dots at the end and at the beginning", _goes_on),
    ("in parentheses as a whole", _is_aside),
    ("the line above is a quotation as a whole", _is_below_quotation),
)
