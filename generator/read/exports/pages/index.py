"""Which elements of a page a selector can mean at all.

Owns an index of a page by tag, class, id and attribute. A selector engine tries every element,
some hundred times a page; so only those are tried that have what the last part of the selector
names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import soupsieve
from bs4 import Tag

# What is within brackets says nothing of the parts of a selector.
_bracketed = re.compile(r"\([^()]*\)")
_quoted = re.compile(r"\[([\w:-]+)[^\]]*\]")
_last = re.compile(r"[^\s>+~]+$")
_key = re.compile(r"(?P<pseudo>:[\w-]+)|(?P<key>[.#]?[\w-]+|\[[\w:-]+\])")


class Index:
    """The elements of a page by what they have, each list in the order of the page."""

    def __init__(self, elements: Iterable[Tag]) -> None:
        self._by: dict[str, list[Tag]] = defaultdict(list)
        self._order: dict[int, int] = {}
        for number, element in enumerate(elements):
            self._order[id(element)] = number
            for key in _keys_of(element):
                self._by[key].append(element)

    def select(self, css: str) -> list[Tag]:
        """All elements that a selector means, in order."""
        found: dict[int, Tag] = {}
        for keys in keys_of(css):
            fewest = min((self._by.get(key, []) for key in keys), key=len)
            found.update((id(element), element) for element in fewest)
        matcher = soupsieve.compile(css)
        meant = [element for element in found.values() if matcher.match(element)]
        return sorted(meant, key=lambda element: self._order[id(element)])


@cache
def keys_of(css: str) -> tuple[tuple[str, ...], ...]:
    """For each alternative of a selector what any element that it means must have."""
    bare = _quoted.sub(r"[\1]", css)
    while bare != (bare := _bracketed.sub("", bare)):
        pass
    return tuple(_keys(one.strip()) for one in bare.split(","))


def _keys(alternative: str) -> tuple[str, ...]:
    last = _last.search(alternative)
    found = (match["key"] for match in _key.finditer(last[0] if last else ""))
    return tuple(key for key in found if key)


def _keys_of(element: Tag) -> set[str]:
    keys = {element.name, *(f"[{name}]" for name in element.attrs)}
    keys.update(f".{name}" for name in element.get_attribute_list("class") if name)
    keys.update(f"#{name}" for name in element.get_attribute_list("id") if name)
    return keys
