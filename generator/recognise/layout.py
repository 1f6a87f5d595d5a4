"""Where in a body a name may stand.

Owns the cutting of a body into passages: a name crosses no block and stands in no code. Knows
nothing of names.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from generator.model.body import BLOCKS, Body, Tag
from generator.recognise.span import Passage

CODE = frozenset(("code", "pre", "samp", "kbd"))

Range = tuple[int, int]


class Layout(Struct, frozen=True):
    """The edges of all blocks, the ranges of code, and the links, each in ascending order.

    Ranges of one kind that touch or overlap are one range.
    """

    edges: tuple[int, ...]
    code: tuple[Range, ...]
    linked: tuple[Range, ...]
    links: tuple[Tag, ...]

    def block_at(self, offset: int) -> Range:
        """The innermost stretch between two edges that holds an offset."""
        after = bisect_right(self.edges, offset)
        return self.edges[after - 1], self.edges[after]

    def holds(self, start: int, end: int) -> bool:
        """Whether a range is not empty, crosses no edge and touches no code."""
        if not 0 <= start < end <= self.edges[-1]:
            return False
        return end <= self.block_at(start)[1] and not overlaps(self.code, start, end)


def layout(body: Body) -> Layout:
    """Read the tags of a body."""
    blocks = [tag for tag in body.tags if tag.name in BLOCKS]
    edges = {0, len(body.text), *(t.start for t in blocks), *(t.end for t in blocks)}
    code = merged((tag.start, tag.end) for tag in body.tags if tag.name in CODE)
    links = tuple(sorted((tag for tag in body.tags if tag.name == "a"), key=lambda t: t.start))
    linked = merged((tag.start, tag.end) for tag in links)
    return Layout(tuple(sorted(edges)), code, linked, links)


def passages(body: Body, where: Layout, text: int) -> Iterator[Passage]:
    """Every stretch of a body that may be searched, in order; `text` is its number."""
    cuts = sorted({*where.edges, *(offset for ends in where.code for offset in ends)})
    for start, end in pairwise(cuts):
        words = body.text[start:end]
        if where.holds(start, end) and not words.isspace():
            yield Passage(text, start, words)


def merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The same ground as ranges that are apart, in order; empty ones left out."""
    apart: list[Range] = []
    for start, end in sorted(ranges):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        elif start < end:
            apart.append((start, end))
    return tuple(apart)


def overlaps(ranges: tuple[Range, ...], start: int, end: int) -> bool:
    """Whether a range shares a character with one of some ranges that are apart and in order."""
    before = bisect_left(ranges, (end,)) - 1
    return before >= 0 and ranges[before][1] > start
