"""The ranges in a text of which something is said, as they are written into elements.

Owns where anchors stand; a name is cut at the edges of what it crosses, and its pieces chained.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from generator.markup.tei.words import Passage, Range
from generator.markup.tei.xml import ID, put


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without the white space at its ends: a mark there would stand between blocks."""
    within = text[start:end]
    return start + len(within) - len(within.lstrip()), start + len(within.rstrip())


class Marks:
    """The names in a text, which do not overlap, and the passages, which may."""

    def __init__(self, ranges: Iterable[Range], passages: Iterable[Passage]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [one.start for one in self._ranges]
        # Ends stand before beginnings at the same offset.
        self._points = deque(sorted(_points(passages)))
        edges = (edge for one in self._ranges for edge in one[:2])
        self._edges = sorted({*edges, *(at for at, *_ in self._points)})
        self._pieces: dict[str, list[Any]] = {}

    def are_in(self, start: int, end: int) -> bool:
        """Whether something begins or ends in a stretch of text, or goes on over it."""
        before = bisect_left(self._starts, end) - 1
        if before >= 0 and self._ranges[before].end > start:
            return True
        return bisect_left(self._edges, start) < bisect_right(self._edges, end)

    def write(self, line: Any, text: str, start: int) -> None:
        """Write a stretch of text, which begins at an offset, into an element."""
        end = start + len(text)
        inner = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
        for a, b in pairwise((start, *inner, end)):
            self._mark(line, a, begins=True)
            self._piece(line, text[a - start : b - start], a)
            self._mark(line, b, begins=False)

    def chain(self) -> None:
        """Tie the pieces of each name together."""
        for pieces in self._pieces.values():
            for one, other in pairwise(pieces):
                one.set("next", f"#{other.get(ID)}")
                other.set("prev", f"#{one.get(ID)}")

    def _mark(self, line: Any, at: int, *, begins: bool) -> None:
        """The anchors that a text begins or ends with."""
        while self._points and self._points[0][0] <= at and (begins or not self._points[0][1]):
            put(line, "anchor", id=self._points.popleft()[2])

    def _piece(self, line: Any, text: str, start: int) -> None:
        """A stretch of text that no mark stands in, in the element of its range if it has one."""
        before = bisect_right(self._starts, start) - 1
        over = self._ranges[before] if before >= 0 else None
        if over is None or over.end < start + len(text) or text.isspace():
            append(line, text)
            return
        pieces = self._pieces.setdefault(over.id, [])
        id = f"{over.id}.{len(pieces) + 1}" if pieces else over.id
        pieces.append(put(line, over.name, text, id=id, **over.attributes))


def append(element: Any, text: str) -> None:
    """Put text at the end of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _points(passages: Iterable[Passage]) -> Iterator[tuple[int, bool, str]]:
    """Where the anchors of passages stand, and whether they begin one."""
    for passage in passages:
        yield passage.start, True, passage.first
        yield passage.end, False, passage.last
