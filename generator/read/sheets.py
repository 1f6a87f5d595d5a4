"""A thread cut into sheets, each few enough lines for a page.

Owns where a long thread is cut, and what a sheet has to know of lines on others. A subtree that
fits on a sheet is never cut; a larger one is cut between the subtrees within it. Where a sheet ends
depends on its own lines, and hardly on how much stands before it: one comment more changes the
sheet that it is on, and seldom the next. Nothing recurses. Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple
from zlib import crc32

from generator.digest import digest
from generator.model.body import Body
from generator.model.card import Beyond, Line, Sheet, Thread
from generator.step import Heavy

LINES_MAX = 500
# A sheet of so many lines ends before one of so many subtrees.
RIPE = 400
ENDS = 8
KEY = 8


class Cut(NamedTuple):
    """A stretch of the lines of a thread, and the key of the sheet it makes."""

    key: str
    start: int
    stop: int


class Ways(NamedTuple):
    """Where the lines around one stand: those it answers or comes after, and the next."""

    back: tuple[int, ...]
    next: int | None


def cut(lines: Sequence[Line]) -> tuple[Cut, ...]:
    """Where each sheet of a thread starts and stops; the first has no key."""
    if len(lines) <= LINES_MAX:
        return (Cut("", 0, len(lines)),) if lines else ()
    sizes = _sizes(lines)
    starts = [0]
    at = 0
    while at < len(lines):
        many, size = at - starts[-1], sizes[at] if sizes[at] <= LINES_MAX else 1
        is_full = many + size > LINES_MAX
        if many and (is_full or (many >= RIPE and _ends_before(lines[at]))):
            starts.append(at)
        at += size
    stretches = pairwise([*starts, len(lines)])
    return tuple(Cut(digest(lines[a].id)[:KEY] if a else "", a, b) for a, b in stretches)


def laid(
    lines: Sequence[Line], bodies: Sequence[Body], cuts: Sequence[Cut], heavy: Heavy, *,
    as_written: bool,
) -> Iterator[Sheet]:  # fmt: skip
    """The sheets of a thread, their lines and bodies kept as heavy parts."""
    ways = list(_written(lines) if as_written else _tree(lines)) if len(cuts) > 1 else []
    keys = [*chain.from_iterable([c.key] * (c.stop - c.start) for c in cuts)]

    def beyond(at: int) -> Beyond:
        comment = lines[at].comment
        author = comment.author if comment else ""
        return Beyond(lines[at].id, lines[at].depth, keys[at], author, at + 1)

    for key, start, stop in cuts:
        own = ways[start:stop]
        back = {at for way in own for at in way.back if not start <= at < stop}
        after = [way.next for way in own if way.next is not None and way.next >= stop]
        thread = Thread(
            tuple(lines[start:stop]),
            tuple(bodies[start:stop]),
            key,
            start + 1,
            before=tuple(map(beyond, sorted(back))),
            after=tuple(Beyond(lines[at].id, lines[at].depth, keys[at]) for at in after),
            as_written=as_written,
        )
        yield Sheet(key, start + 1, stop - start, heavy.keep(thread))


def _ends_before(line: Line) -> bool:
    return crc32(line.id.encode()) % ENDS == 0


def _sizes(lines: Sequence[Line]) -> list[int]:
    """How many lines each has below it, itself among them."""
    sizes = [1] * len(lines)
    above: list[int] = []
    for at in range(len(lines) - 1, -1, -1):
        # From the end on: what is deeper and not yet taken by another is below this line.
        while above and lines[above[-1]].depth > lines[at].depth:
            sizes[at] += sizes[above.pop()]
        above.append(at)
    return sizes


def _tree(lines: Sequence[Line]) -> Iterator[Ways]:
    """The lines around each in a tree: its elder, its parent and its root; its younger."""
    above: list[int] = []
    younger: dict[int, int] = {}
    back = []
    for at, line in enumerate(lines):
        depth = line.depth
        own = [above[0], above[depth - 1]] if depth else []
        if len(above) > depth:
            own.append(above[depth])
            younger[above[depth]] = at
        above[depth:] = [at]
        back.append(tuple(own))
    return (Ways(own, younger.get(at)) for at, own in enumerate(back))


def _written(lines: Sequence[Line]) -> Iterator[Ways]:
    """The lines around each in the order of the source: whom it answers and its neighbours."""
    known = {line.id: at for at, line in enumerate(lines)}
    for at, line in enumerate(lines):
        back = [at - 1] if at else []
        if line.parent in known:
            back.append(known[line.parent])
        yield Ways(tuple(back), at + 1 if at + 1 < len(lines) else None)
