"""The elements of a page by what they are, so that hundreds of selectors cost little.

Owns the numbering of the elements in the order of the page, in which all that lies in one has the
numbers after its own. A selector is answered by sets of numbers: no element is climbed from or
descended into for another, so the time is that of the page however it is nested. What of CSS there
is `css` says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from bs4 import Tag

from generator.read.exports.pages.css import Chain, Part, Pseudo, Test, chains

# The parent of the outermost elements.
PAGE = -1
TESTS: dict[str, Callable[[str, str], bool]] = {
    "=": str.__eq__,
    "~=": lambda value, word: word in value.split(),
    "^=": str.startswith,
    "$=": str.endswith,
    "*=": str.__contains__,
}
# HTML takes the values of these in either case.
CASELESS = frozenset(("type", "rel", "lang"))

Numbers = list[int]


class Index:
    """The elements of a page, by tag, class, id and attribute."""

    def __init__(self, elements: Iterable[Tag]) -> None:
        self._elements = list(elements)
        numbers = {id(element): number for number, element in enumerate(self._elements)}
        self._parents = [numbers.get(id(element.parent), PAGE) for element in self._elements]
        self._by: dict[str, Numbers] = defaultdict(list)
        for number, element in enumerate(self._elements):
            for key in _keys_of(element):
                self._by[key].append(number)
        self._ends = _ends(self._parents)
        self._known: dict[Chain, Numbers] = {}

    def depth(self) -> int:
        """How many elements lie in each other at most."""
        depths: Numbers = []
        for parent in self._parents:
            depths.append(1 if parent == PAGE else depths[parent] + 1)
        return max(depths, default=0)

    def select(self, css: str) -> list[Tag]:
        """All elements that a selector means, in order."""
        return [self._elements[number] for number in self._numbers(css)]

    def _numbers(self, css: str) -> Numbers:
        found = [self._of_chain(chain) for chain in chains(css)]
        return found[0] if len(found) == 1 else sorted(set().union(*found))

    def _of_chain(self, chain: Chain) -> Numbers:
        if chain not in self._known:
            *before, last = chain
            others = self._of_chain(tuple(before)) if before else []
            found = [] if before and not others else self._of_part(last)
            self._known[chain] = self._joined(found, others, last.join) if before else found
        return self._known[chain]

    def _of_part(self, part: Part) -> Numbers:
        lists = sorted((self._by.get(key, []) for key in part.keys), key=len)
        found = lists[0] if lists else list(range(len(self._elements)))
        for more in lists[1:]:
            found = sorted(set(found).intersection(more)) if found else found
        for test in part.tests:
            found = [number for number in found if self._passes(number, test)]
        for pseudo in part.pseudos if found else ():
            found = self._with_pseudo(found, pseudo)
        return found

    def _passes(self, number: int, test: Test) -> bool:
        raw = self._elements[number].get(test.name)
        value = raw if isinstance(raw, str) else " ".join(raw or ())
        fold = test.name in CASELESS
        value, wanted = (value.lower(), test.value.lower()) if fold else (value, test.value)
        return bool(wanted or test.how == "=") and TESTS[test.how](value, wanted)

    def _with_pseudo(self, found: Numbers, pseudo: Pseudo) -> Numbers:
        if pseudo.name == "not":
            others = set(self._numbers(pseudo.within))
            return [number for number in found if number not in others]
        fitting = self._holders(pseudo.within) if pseudo.name == "has" else self._last(pseudo.name)
        return [number for number in found if number in fitting]

    def _holders(self, css: str) -> set[int]:
        """What holds an element that a selector means; right in itself if it begins with `>`."""
        holders: set[int] = set()
        for chain in chains(css):
            for number in self._of_chain(chain):
                above = self._parents[number]
                while above != PAGE and above not in holders:
                    holders.add(above)
                    above = PAGE if chain[0].join == ">" else self._parents[above]
        return holders

    def _last(self, pseudo: str) -> set[int]:
        """The last of the elements that lie in the same, or the last of each kind."""
        last: dict[tuple[int, str], int] = {}
        for number, element in enumerate(self._elements):
            kind = element.name if pseudo == "last-of-type" else ""
            last[self._parents[number], kind] = number
        return set(last.values())

    def _joined(self, found: Numbers, others: Numbers, join: str) -> Numbers:
        """Those of the found that stand to one of the others as they have to."""
        if join == ">":
            parents = set(others)
            return [number for number in found if self._parents[number] in parents]
        if join == "+":
            after = {self._ends[other] + 1: self._parents[other] for other in others}
            return [number for number in found if after.get(number) == self._parents[number]]
        return list(self._within(found, others))

    def _within(self, found: Numbers, others: Numbers) -> Iterator[int]:
        """Those of the found that lie in one of the others: in one go over both."""
        at, end = 0, PAGE
        for number in found:
            while at < len(others) and others[at] < number:
                end = max(end, self._ends[others[at]])
                at += 1
            if number <= end:
                yield number


def _ends(parents: Numbers) -> Numbers:
    """The last number that lies in each element; its own where none does."""
    ends = list(range(len(parents)))
    for number in reversed(range(len(parents))):
        parent = parents[number]
        if parent != PAGE:
            ends[parent] = max(ends[parent], ends[number])
    return ends


def _keys_of(element: Tag) -> set[str]:
    keys = {element.name, *(f"[{name}]" for name in element.attrs)}
    keys.update(f".{name}" for name in element.get_attribute_list("class") if name)
    keys.update(f"#{name}" for name in element.get_attribute_list("id") if name)
    return keys
