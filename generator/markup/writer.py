"""Writing down a body whose elements are known to come in order.

Owns the short way beside `builder`, to the same body, for a reader that asks for nothing that does
not fit: leaves in blocks, inlines in leaves, every part in its whole, no link in a link, and never
as deep as a tree may be. What is asked for in any other way is for the builder to put in order.
"""

from __future__ import annotations

from msgspec import Struct

from generator.markup.builder import Attrs
from generator.model.body import BLOCKS, Body, Tag

# Keeps the place of a tag among the others until its element ends.
_UNENDED = Tag(0, 0, 0, "")


class _Element(Struct, eq=False, gc=False):
    """An element asked for, and where it stands once text came."""

    name: str
    attrs: Attrs
    line: int
    slot: int = 0
    start: int = 0


class Writer:
    """Collects text and elements. As with the builder, an element without text is none."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._tags: list[Tag] = []
        self._lines: list[tuple[int, int]] = []
        # Asked for and not closed; so many of them, the outer ones, stand in the text.
        self._asked: list[_Element] = []
        self._standing = 0
        # The separator due; text in this line.
        self._part = ""
        self._wet = False

    def is_in(self, name: str) -> bool:
        """Whether an element of that name is asked for and not closed."""
        return name in [element.name for element in self._asked]

    def text(self, text: str) -> None:
        """Add characters to the innermost element."""
        if not text:
            return
        if self._part or len(self._asked) > self._standing:
            self._begin()
        self._text.append(text)
        self._length += len(text)
        self._wet = True

    def open(self, name: str, attrs: Attrs = (), line: int = 0) -> None:
        """Begin an element."""
        if self._wet and name in BLOCKS:
            self._break()
        self._asked.append(_Element(name, attrs, line))
        if name == "li":
            self._begin()

    def close(self, name: str) -> None:
        """End the innermost element, whose name that is."""
        element = self._asked.pop()
        depth = len(self._asked)
        if depth >= self._standing:
            return
        self._standing = depth
        tag = Tag(element.start, self._length, depth, name, element.attrs)
        self._tags[element.slot] = tag
        if name in BLOCKS:
            self._break()

    def void(self, name: str, attrs: Attrs = ()) -> None:
        """Add an element without content: a rule, a picture, a line break."""
        if self._wet and name in BLOCKS:
            self._break()
        self._begin()
        start = self._length
        if name == "br":
            self.text("\n")
        self._tags.append(Tag(start, self._length, len(self._asked), name, attrs))
        self._wet = name == "img"
        self._part = "\n" if name in BLOCKS else ""

    def at_line(self, line: int) -> None:
        """Say that what comes stands on this line of the source."""
        self._lines.append((self._length, line))

    def body(self) -> Body:
        """Everything collected."""
        return Body("".join(self._text), tuple(self._tags), tuple(self._lines))

    def _begin(self) -> None:
        """Let stand what was asked for, after the separator that is due."""
        if self._part:
            self._text.append(self._part)
            self._length += 1
            self._part = ""
        for element in self._asked[self._standing :]:
            if element.line:
                self._lines.append((self._length, element.line))
            element.slot, element.start = len(self._tags), self._length
            self._tags.append(_UNENDED)
        self._standing = len(self._asked)

    def _break(self) -> None:
        """Ask for a separator at the edge of a block."""
        if self._length:
            self._part = "\n"
        self._wet = False
