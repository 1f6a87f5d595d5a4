"""Which element may stand in which.

Owns the words of HTML's content model that the rooms of `markup/` share. Knows nothing of text.
"""

from __future__ import annotations

from functools import cache

from generator.model.body import BLOCKS

__all__ = [
    "BLOCKS",
    "CELLS",
    "FILL",
    "KEPT_EMPTY",
    "LEAVES",
    "PARTS",
    "SCROLLED",
    "SCROLLED_REACH",
    "VOIDS",
    "place",
    "steps",
    "words",
]


def words(written: str) -> frozenset[str]:
    """A set of names, written one after the other."""
    return frozenset(written.split())


LEAVES = words("p h1 h2 h3 h4 h5 h6 pre")
VOIDS = frozenset(("br", "hr", "img"))
CELLS = frozenset(("th", "td"))
# A part that stays where nothing is in it.
KEPT_EMPTY = CELLS | {"li"}
# What is wider than the page scrolls in its own box, which the keyboard has to reach.
SCROLLED = frozenset(("pre", "table"))
SCROLLED_REACH = (("tabindex", "0"),)

_ROW_GROUPS = ("tbody", "thead", "tfoot")
# A part, and the wholes it may stand in.
PARTS = {
    "li": ("ul", "ol"),
    **dict.fromkeys(("dt", "dd"), ("dl",)),
    **dict.fromkeys(("caption", *_ROW_GROUPS), ("table",)),
    "tr": _ROW_GROUPS,
    **dict.fromkeys(CELLS, ("tr",)),
    "figcaption": ("figure",),
}
# A whole that holds nothing but its parts, and the part that takes in everything else.
FILL = {
    "ul": "li",
    "ol": "li",
    "dl": "dd",
    "table": "tbody",
    "tr": "td",
    **dict.fromkeys(_ROW_GROUPS, "tr"),
}


def steps(holder: str, part: str) -> list[str] | None:
    """The parts to imply in a holder before a part can stand in it; None if it never can."""
    implied: list[str] = []
    while holder not in PARTS[part]:
        if holder not in FILL:
            return None
        holder = FILL[holder]
        implied.append(holder)
    return implied


def place(part: str, around: list[str]) -> tuple[int, list[str]] | None:
    """How many of the open elements stay, and what to imply in them, to make a place for a part.

    Parts give way to a part of their own whole; anything else holds what is inside of it.
    """
    for at, holder in reversed(list(enumerate(around, 1))):
        implied = steps(holder, part)
        if implied is not None:
            return at, implied
        if holder not in PARTS:
            return None
    return None


def is_at_home(path: list[str]) -> bool:
    """Whether the last of these elements stands in its whole, and that in its own, and so on."""
    *around, part = path
    for holder in reversed(around):
        if part not in PARTS:
            return True
        if steps(holder, part) is None:
            return False
        part = holder
    return part not in PARTS


@cache
def levels(name: str) -> int:
    """How deep an element is at least, with the parts it cannot do without."""
    deep = 1
    while name in FILL:
        name = FILL[name]
        deep += 1
    return deep


def fits_inline(name: str, around: list[str]) -> bool:
    """Whether an inline may stand in these open elements: no link in a link, `rt` in a `ruby`."""
    if name == "a":
        return "a" not in around
    return name not in {"rt", "rp"} or around[-1:] == ["ruby"]
