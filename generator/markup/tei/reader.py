"""The state of one reading: a builder, and where in its text each element stands.

Owns white space, and what a note without a pointer is about. Knows no element of TEI.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from generator.markup.builder import Attrs, Builder
from generator.markup.clean import attributes
from generator.markup.links import link_attrs
from generator.markup.tei.xml import ID, LANG

_spaces = re.compile(r"[ \t\n\r]+")
# A word is not looked for any further back.
WORD_MAX = 100
_last_word = re.compile(r"(\w(?:\S*\w)?)\W*\Z")


class Aside(NamedTuple):
    """A note, or an `app`, that stands in a text, and the range that it is about by its place."""

    element: Any
    start: int
    end: int


class Reader:
    """Collects text and elements, as the elements of TEI ask for them."""

    def __init__(self, *, foreign: bool) -> None:
        self.builder = Builder(bare="p")
        self.foreign = foreign
        self.divisions = 1
        self.asides: list[Aside] = []
        self.pointed: dict[str, tuple[int, int]] = {}
        # The reading of each `app` that stands in the text.
        self.lems: dict[Any, Any] = {}
        # Of each element begun what is to be closed at its end, and whether white space counts.
        self.begun: list[tuple[list[str], bool]] = []
        # The signs that elements end with.
        self.signs: dict[Any, str] = {}
        self._starts: dict[Any, int] = {}
        self._stops: dict[Any, int] = {}
        # The elements begun in which no text has come, and the text that came last.
        self._waiting: dict[Any, None] = {}
        self._last, self._last_end = "", 0

    def begin(self, element: Any, *, keeps: bool) -> None:
        """Begin an element; `keeps` says that its white space counts."""
        self._waiting[element] = None
        self.begun.append(([], keeps))

    def end(self, element: Any) -> None:
        """Close what was opened for an element, and note where it ends."""
        if element in self.signs:
            self.put(self.signs.pop(element))
        opened, _ = self.begun.pop()
        for name in reversed(opened):
            self.builder.close(name)
        self._stops[element] = self.builder.length

    def text(self, text: str) -> None:
        """Text with its white space made one space, unless it is to be kept."""
        if self.begun and self.begun[-1][1]:
            self.put(text)
            return
        text = _spaces.sub(" ", text)
        if text.startswith(" "):
            self.builder.space()
        self.put(text.strip(" "))
        if text.endswith(" ") and text != " ":
            self.builder.space()

    def put(self, text: str) -> None:
        """Characters as they are, at which begins whatever has waited for some."""
        before = self.builder.length
        self.builder.text(text)
        if self.builder.length > before:
            at = max(before, self.builder.length - len(text))
            self._starts.update(dict.fromkeys(self._waiting, at))
            self._waiting.clear()
            self._last, self._last_end = text[-WORD_MAX:], self.builder.length

    def open(self, name: str, element: Any, attrs: Attrs = ()) -> bool:
        """Ask for one of our elements, to be closed with that of TEI."""
        given = {"lang": element.get(LANG, "")} if element.get(LANG) else {}
        every = dict((*attributes(name, given), *attrs))
        self.builder.open(name, tuple(every.items()), element.sourceline or 0)
        self.begun[-1][0].append(name)
        return True

    def inline(self, name: str, element: Any) -> bool:
        """Begin an element within a line, but a span that says nothing."""
        if name != "span" or element.get(LANG):
            self.open(name, element)
        return True

    def link(self, address: str, element: Any) -> bool:
        """A link, where an address may be one."""
        attrs = link_attrs(address, foreign=self.foreign)
        return self.open("a", element, attrs) if attrs else False

    def places(self) -> dict[str, tuple[int, int]]:
        """The range of each element that has an id."""
        end = self.builder.length
        found = {}
        for element, stop in self._stops.items():
            if id := element.get(ID):
                found[id] = (min(self._starts.get(element, end), end), min(stop, end))
        return found

    def put_aside(self, element: Any, about: Any) -> None:
        """Hand over what is about an element, or where that has no text the word before it."""
        start, end = self.before(element, about)
        self.asides.append(Aside(element, start, end))

    def before(self, element: Any, about: Any = None) -> tuple[int, int]:
        """The range of an element, or else of the word before another that stands here."""
        end = self.builder.length
        start = self._starts.get(about, end) if about is not None else end
        word = _last_word.search(self._last)
        if start == end and word and element.getparent() not in self._waiting:
            begins = self._last_end - len(self._last)
            return begins + word.start(1), begins + word.end(1)
        return start, end
