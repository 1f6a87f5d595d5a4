"""A small language for what is wanted of a page, and who of its comments owns which element.

Owns the language: ways parted by ` | `, of which the first that finds something is taken. A way is
a CSS selector, after an `@` the attribute that is wanted in place of the words (`@#`: how many
there are), and after ` ~ ` a regular expression for the part of the value that is wanted. Without
a selector the block itself is meant. An element belongs to the innermost block around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from generator.read.exports.pages.tree import Element, Page, attribute, words_of

PAGE = 0


class Way(NamedTuple):
    """One way to find a value."""

    css: str
    attribute: str
    pattern: re.Pattern[str] | None


class Picks:
    """A page parted into blocks, asked for the values of each; without a block, of the rest."""

    def __init__(self, page: Page, blocks: Iterable[Element] = ()) -> None:
        self._page = page
        self._owners = {id(block): id(block) for block in blocks}
        self._found: dict[str, dict[int, list[Element]]] = {}
        self._nests: dict[str, set[int]] = {}

    def values(self, block: Element | None, pick: str) -> Iterator[str]:
        """The values that the ways find, best first; none is empty."""
        return (value for value, _ in self.pairs(block, pick))

    def pairs(self, block: Element | None, pick: str) -> Iterator[tuple[str, Element | None]]:
        """The same with the element that each is of; what counts has none."""
        for way in ways(pick):
            found = self._of_way(block, way)
            if way.attribute == "#":
                yield str(len(found)), None
                continue
            for element in found:
                raw = attribute(element, way.attribute) if way.attribute else words_of(element)
                if value := _part(raw.strip(), way.pattern):
                    yield value, element

    def value(self, block: Element | None, pick: str) -> str:
        """The first of the values, or nothing."""
        return next(self.values(block, pick), "")

    def elements(self, block: Element | None, pick: str) -> list[Element]:
        """The elements of the first way that finds any."""
        found = (self._of_way(block, way) for way in ways(pick))
        return next(filter(None, found), [])

    def of_all(self, pick: str) -> Iterator[str]:
        """The values on the whole page, whoever owns them."""
        whole = Picks(self._page)
        return whole.values(None, pick)

    def around(self, block: Element) -> int:
        """The mark of the block around a block; `PAGE` where there is none."""
        return self._owner(block.parent)

    def depth(self, block: Element, css: str) -> str:
        """In how many of what a selector means a block lies; empty without one."""
        if css not in self._nests:
            self._nests[css] = {id(element) for element in self._page.select(css)} if css else set()
        nests = self._nests[css]
        return str(sum(id(above) in nests for above in block.parents)) if nests else ""

    def _of_way(self, block: Element | None, way: Way) -> list[Element]:
        if not way.css:
            return [block] if block else []
        if way.css not in self._found:
            owned = self._found[way.css] = defaultdict(list)
            for element in self._page.select(way.css):
                owned[self._owner(element)].append(element)
        return self._found[way.css].get(id(block) if block else PAGE, [])

    def _owner(self, element: Element | None) -> int:
        """Whose an element is; what was climbed past is remembered."""
        passed = []
        while element is not None and id(element) not in self._owners:
            passed.append(id(element))
            element = element.parent
        owner = self._owners[id(element)] if element is not None else PAGE
        self._owners.update(dict.fromkeys(passed, owner))
        return owner


@cache
def ways(pick: str) -> tuple[Way, ...]:
    """The ways that a pick is written of."""
    return tuple(_way(written) for written in pick.split(" | ")) if pick else ()


def _way(written: str) -> Way:
    where, _, pattern = f" {written.strip()}".partition(" ~ ")
    css, _, name = where.partition("@")
    return Way(css.strip(), name.strip(), re.compile(pattern) if pattern else None)


def _part(value: str, pattern: re.Pattern[str] | None) -> str:
    if pattern is None:
        return value
    match = pattern.search(value)
    return match[1].strip() if match else ""
