"""Which lines run on, where nothing parts one comment from the next.

Owns the rules, all of typography: a line continues the one above only for a reason that can be
named. Without one it is a comment of its own.
"""

from __future__ import annotations

import re

JOIN_QUOTE_MIN = 20
LONG_CHARS = 200
SHORT_CHARS = 60

_link = re.compile(r"<?https?://\S+>?")
_item = re.compile(r"(?:[-–—*•·‣◦]|\d{1,3}[/.)]|\(\d{1,3}\)|[a-z]\))\s+\S")
_number_led = re.compile(r"[$€£~]?\d[\d.,]*\s+\S")
_pairs = (("“", "”"), ("„", "“”"), ("«", "»"))
_whole = re.compile(r"[“\"„«‘'](?P<said>[^“”\"„«»]+)[”\"“»’'][.,]?")


def joined(above: str, line: str, *, in_list: bool) -> str:
    """The rule by which a line continues the one above; empty where none does.

    `in_list` says that the line above was joined as an item of a list itself.
    """
    if _opens_on(above):
        return "the line above ends in a sign that goes on"
    if _is_open(above):
        return "a quotation is not closed"
    if _link.fullmatch(line):
        return "a bare link"
    if _item.match(line) and (in_list or _item.match(above) or len(above) >= LONG_CHARS):
        return "list"
    if in_list and _is_number_led(line) and _is_number_led(above):
        return "list"
    if above.endswith(("…", "...")) and line.startswith(("…", "...")):
        return "dots at the end and at the beginning"
    if line[0] == "(" and line.rstrip(".")[-1] == ")":
        return "in parentheses as a whole"
    whole = _whole.fullmatch(above)
    if whole and len(whole["said"]) >= JOIN_QUOTE_MIN:
        return "the line above is a quotation as a whole"
    return ""


def begins_list(above: str, line: str) -> bool:
    """Whether a line that continues the one above is the first item of a list."""
    return bool(_item.match(line)) or (above.endswith(":") and _is_number_led(line))


def _opens_on(above: str) -> bool:
    return above.endswith((":", ",", ";"))


def _is_open(above: str) -> bool:
    """Whether a line opens a quotation that it does not close."""
    if any(above.count(start) > sum(map(above.count, ends)) for start, ends in _pairs):
        return True
    return above.count('"') % 2 == 1 and '"' in above and not re.search(r'\d"', above)


def _is_number_led(line: str) -> bool:
    return len(line) <= SHORT_CHARS and bool(_number_led.match(line))
