"""Selectors of CSS, taken apart.

Owns how a selector is read, and the part of CSS that rows are written in: tags, classes, ids,
attributes, `:has`, `:not`, `:last-child`, `:last-of-type`, and what stands in, right in or right
after something. Knows nothing of pages.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

_simple = re.compile(
    r"(?P<key>[.#]?[\w-]+)"
    r"|\[(?P<name>[\w:-]+)(?:(?P<how>[~^$*]?=)(?P<value>'[^']*'|\"[^\"]*\"|[^\]'\"]*))?\]"
    r"|:(?P<pseudo>[a-z-]+)(?:\((?P<within>(?:[^()]|\([^()]*\))*)\))?"
    r"|(?P<join>\s*[>+]\s*|\s+)"
)


class Test(Struct, frozen=True):
    """What an attribute must be: by which comparison, with what."""

    name: str
    how: str
    value: str


class Pseudo(Struct, frozen=True):
    """A condition after a colon, and the selector in its brackets."""

    name: str
    within: str


class Part(Struct, frozen=True):
    """What one element must be; `join` is how it stands to that of the part before."""

    join: str = ""
    keys: tuple[str, ...] = ()
    tests: tuple[Test, ...] = ()
    pseudos: tuple[Pseudo, ...] = ()


Chain = tuple[Part, ...]


@cache
def chains(css: str) -> tuple[Chain, ...]:
    """The alternatives of a selector, each as its parts; raises ValueError for what is not read."""
    return tuple(_chain(one.strip()) for one in _split(css))


def _split(css: str) -> list[str]:
    """The alternatives, parted by the commas that stand in no brackets."""
    ones, depth = [""], 0
    for char in css:
        depth += (char in "([") - (char in ")]")
        if char == "," and not depth:
            ones.append("")
        else:
            ones[-1] += char
    return ones


def _chain(css: str) -> Chain:
    parts = [Part()]
    at = 0
    while at < len(css):
        match = _simple.match(css, at)
        if not match:
            message = f"no selector that is read here: {css!r}"
            raise ValueError(message)
        at = match.end()
        if (join := match["join"]) is not None and parts[-1] != Part():
            parts.append(Part(join=join.strip() or " "))
        elif join is not None:
            parts[-1] = Part(join=join.strip())
        else:
            parts[-1] = _with(parts[-1], match)
    return tuple(parts)


def _with(part: Part, match: re.Match[str]) -> Part:
    """A part with one more condition."""
    keys, tests, pseudos = part.keys, part.tests, part.pseudos
    if match["key"]:
        keys += (match["key"],)
    elif match["pseudo"]:
        pseudos += (Pseudo(match["pseudo"], match["within"] or ""),)
    else:
        keys += (f"[{match['name']}]",)
    if match["how"]:
        tests += (Test(match["name"], match["how"], match["value"].strip("'\"")),)
    return Part(part.join, keys, tests, pseudos)
