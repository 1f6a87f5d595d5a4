"""Building a body, element by element.

Owns the discipline of the tree: whatever is asked for, in whatever order, the result is HTML that
a parser reads back with the same nesting. Knows nothing of where the elements come from.

An element is *asked for* by `open` and *open* from its first text on, so empty ones vanish, list
items and cells excepted. A block ends the inlines and the paragraph around it; what is still asked
for begins again in the next text. A part (`li`, `td`) stands in its whole or becomes a `div`; what
is put straight into a whole gets the part it lacks. A line feed parts blocks, a tab cells.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from generator.caps import BODY_DEPTH_MAX, REOPENED_MAX
from generator.markup import nesting
from generator.markup.nesting import BLOCKS, CELLS, FILL, KEPT_EMPTY, LEAVES, PARTS, VOIDS
from generator.model.body import Body, Tag

__all__ = ["BLOCKS", "VOIDS", "Attrs", "Builder"]


Attrs = tuple[tuple[str, str], ...]


class _Element(Struct, eq=False):
    """An element asked for (or implied: `asked` is empty), and where it stands while open."""

    name: str
    asked: str = ""
    attrs: Attrs = ()
    line: int = 0
    slot: int = -1
    start: int = 0
    begun: bool = False
    done: bool = False


class Builder:
    """Collects text and elements; `bare` is the block for text outside of all blocks, if any."""

    def __init__(self, bare: str = "") -> None:
        self._bare = bare
        self._text: list[str] = []
        self.length = 0
        self._tags: list[Tag | None] = []
        self._lines: list[tuple[int, int]] = []
        # Asked for and not closed, and of these: not seen to, waiting for text, open.
        self._asked: list[_Element] = []
        self._pending: list[_Element] = []
        self._wanted: list[_Element] = []
        self._open: list[_Element] = []
        self._count: defaultdict[str, int] = defaultdict(int)
        self._reopened = 0
        # The separator due, where its line ended; a space due; text in this line.
        self._part, self._broken = "", (0, 0)
        self._gap = self._wet = False

    def is_in(self, name: str) -> bool:
        """Whether an element of that name is asked for and not closed."""
        return self._count[name] > 0

    def text(self, text: str) -> None:
        """Add characters to the innermost element."""
        if not text or (text.isspace() and self._asked and self._asked[-1].asked in FILL):
            return
        if self._pending or self._wanted or self._gap or not self._leaf():
            self._settle()
        if self._holder() == "pre" and self._is_untouched(self._open[-1]):
            text = text.lstrip("\n")  # a parser of HTML would drop it
        if text:
            self._begin()
            self._add(text)
            self._wet = True

    def space(self) -> None:
        """Ask for a space between two words; at either edge of a line or a block it is none."""
        self._gap = self._wet

    def open(self, name: str, attrs: Attrs = (), line: int = 0) -> None:
        """Begin an element. A block first ends the inlines and the paragraph around it."""
        if name in VOIDS:
            self.void(name, attrs)
            return
        if name in BLOCKS:
            self._break()
        self._asked.append(_Element(name, name, attrs, line))
        self._pending.append(self._asked[-1])
        self._count[name] += 1
        if name in KEPT_EMPTY and nesting.is_at_home([e.asked for e in self._asked[-5:]]):
            self._enter_pending()

    def close(self, name: str) -> None:
        """End the innermost element asked for by that name, and all that was asked for since."""
        while self._count[name]:
            element = self._asked.pop()
            self._count[element.asked] -= 1
            self._finish(element)
            if element.asked == name:
                return

    def void(self, name: str, attrs: Attrs = ()) -> None:
        """Add an element without content."""
        if name in BLOCKS:
            self._break()
            self._enter_pending()
            self._fill()
        else:
            self._gap = self._gap and name != "br"
            self._settle()
        if name == "br" and self._leaf() == "pre":
            self.text("\n")
            return
        self._begin()
        self._put(name, attrs)
        self._wet = name == "img"
        self._part = "\n" if name in BLOCKS else ""

    def at_line(self, line: int) -> None:
        """Say that what comes stands on this line of the source."""
        self._lines.append((self.length, line))

    def graft(self, body: Body) -> None:
        """Put a body of blocks in here as it is; its text alone where it would grow too deep."""
        if body == Body(""):
            return
        self._break()
        self._enter_pending()
        self._fill()
        self._begin()
        start, depth = self.length, len(self._open)
        fits = all(tag.depth + depth < BODY_DEPTH_MAX for tag in body.tags)
        for t in body.tags if fits else ():
            self._tags.append(Tag(t.start + start, t.end + start, t.depth + depth, t.name, t.attrs))
        self._lines += ((offset + start, line) for offset, line in body.lines)
        self._add(body.text)
        self._part = "\n" if self.length else ""

    def body(self) -> Body:
        """Everything collected, all elements closed."""
        self._shut_to(0)
        return Body("".join(self._text), tuple(filter(None, self._tags)), tuple(self._lines))

    def _settle(self) -> None:
        """Open all that was asked for around the text that comes."""
        self._enter_pending()
        self._wanted, live = [], self._wanted
        leaves = [e for e in live if e.name in LEAVES]
        if self._leaf():
            self._wanted = leaves
        else:
            self._fill()
            self._wanted = leaves[:-1]
            self._start_leaf(leaves[-1:])
        if self._part and self._broken == (len(self._tags), len(self._open)):
            self._part = ""
            self._put("br")
        self._add(" " if self._gap else "")
        self._gap = False
        for element in live:
            if element.name not in LEAVES:
                self._start_inline(element)

    def _enter_pending(self) -> None:
        """Open the blocks that hold blocks; leaves and inlines wait until there is text."""
        self._wanted = [e for e in self._wanted if not e.done]
        for element in self._pending:
            if element.name in BLOCKS and element.name not in LEAVES:
                self._enter(element)
            elif len(self._wanted) < BODY_DEPTH_MAX:
                self._wanted.append(element)
        self._pending.clear()

    def _enter(self, element: _Element) -> None:
        holder = self._holder()
        if (element.name, holder) == ("div", "dl"):
            return
        self._wanted = [e for e in self._wanted if e.name != "p"]
        # Some parsers end a term at a list of terms.
        cut = (element.name, holder) == ("dl", "dt")
        if cut or (element.name in PARTS and not self._make_place(element.name)):
            element.name = "div"
            element.attrs = tuple((k, v) for k, v in element.attrs if k in {"lang", "dir"})
        if element.name not in PARTS:
            self._fill()
        if self._has_room(element.name):
            self._start(element)

    def _make_place(self, part: str) -> bool:
        """Close and imply what leads to a place for a part; False where there is none."""
        found = nesting.place(part, [e.name for e in self._open])
        if not found:
            return False
        if part == "caption" and not self._is_untouched(self._open[found[0] - 1]):
            return False
        self._shut_to(found[0])
        for name in found[1]:
            self._start(_Element(name))
        return True

    def _fill(self) -> None:
        """Imply the parts that a whole lacks before it can hold anything else."""
        while self._holder() in FILL:
            self._start(_Element(FILL[self._holder()]))

    def _start_leaf(self, leaves: list[_Element]) -> None:
        if leaves and self._has_room(leaves[0].name):
            self._start(leaves[0])
        elif self._bare and not self._open:
            self._start(_Element(self._bare))

    def _start_inline(self, element: _Element) -> None:
        if not nesting.fits_inline(element.name, [e.name for e in self._open]):
            return
        self._reopened += element.begun
        if self._has_room("") and (self._reopened <= REOPENED_MAX or not element.begun):
            self._start(element)

    def _start(self, element: _Element) -> None:
        self._begin()
        if element.line and not element.begun:
            self._lines.append((self.length, element.line))
        element.slot, element.start, element.begun = len(self._tags), self.length, True
        self._open.append(element)
        self._tags.append(None)

    def _break(self) -> None:
        """End the line of text at the edge of a block, with its inlines and its leaf."""
        while self._open and (self._open[-1].name not in BLOCKS or self._open[-1].name in LEAVES):
            self._shut()
        if self._wet and self.length:
            self._part, self._broken = "\n", (len(self._tags), len(self._open))
        self._wet = self._gap = False

    def _finish(self, element: _Element) -> None:
        element.done = True
        if self._pending and self._pending[-1] is element:
            self._pending.pop()
        if element.slot >= 0:
            self._shut_to(self._open.index(element))
        elif element.asked in BLOCKS:
            self._break()

    def _shut_to(self, depth: int) -> None:
        while len(self._open) > depth:
            self._shut()

    def _shut(self) -> None:
        """End the innermost open element; an inline or a leaf still asked for begins again."""
        e = self._open.pop()
        if e.asked and not e.done and (e.name in LEAVES or e.name not in BLOCKS):
            self._wanted.insert(0, e)
        self._tags[e.slot] = Tag(e.start, self.length, len(self._open), e.name, e.attrs)
        vanishes = self._is_untouched(e) and e.name not in KEPT_EMPTY
        e.slot = -1
        if vanishes:
            self._tags.pop()
        elif e.name in BLOCKS:
            self._wet = self._gap = False
            if self.length:
                self._part = "\t" if e.name in CELLS else "\n"

    def _put(self, name: str, attrs: Attrs = ()) -> None:
        start = self.length
        if name == "br":
            self._add("\n")
        if len(self._open) < BODY_DEPTH_MAX:
            self._tags.append(Tag(start, self.length, len(self._open), name, attrs))

    def _begin(self) -> None:
        """Write the separator that the last edge of a block asked for."""
        self._add(self._part)
        self._part = ""

    def _add(self, text: str) -> None:
        self._text.append(text)
        self.length += len(text)

    def _holder(self) -> str:
        return self._open[-1].name if self._open else ""

    def _leaf(self) -> str:
        """The open paragraph, heading or `pre`, if any."""
        for element in reversed(self._open):
            if element.name in BLOCKS:
                return element.name if element.name in LEAVES else ""
        return ""

    def _is_untouched(self, element: _Element) -> bool:
        """Whether nothing has been put into an element yet."""
        return element.start == self.length and element.slot == len(self._tags) - 1

    def _has_room(self, name: str) -> bool:
        """Whether an element, with the parts it cannot do without, still fits the depth."""
        return len(self._open) + nesting.levels(name) <= BODY_DEPTH_MAX
