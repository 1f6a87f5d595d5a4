"""A body with holes: what is hidden in it is out of its text, its tags and their attributes.

Owns where tags and lines come to stand, and which tags go with what they are about. Knows no
record.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from generator.model.body import BLOCKS, HERE, Body, Tag
from generator.read.hiding.holes import Finder, Hole

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ADDRESSES = frozenset(("href", "src", "cite"))
TEXTS = frozenset(("alt", "title"))
# What is left out where it is telling; what an id names may be led to.
NAMES = frozenset(("id", "lang"))

# What becomes of an address in a text: another one, or None where its tag has to go.
Led = Callable[[str], str | None]


class Shift:
    """Where an offset of a text comes to stand once its holes are filled."""

    def __init__(self, holes: Sequence[Hole]) -> None:
        self._holes = holes
        self._starts = [hole.start for hole in holes]
        self._by = [0]
        for hole in holes:
            self._by.append(self._by[-1] + len(hole.text) - (hole.end - hole.start))

    def start(self, offset: int) -> int:
        """The new place of the first character of something."""
        return self._moved(offset, ends=False)

    def end(self, offset: int) -> int:
        """The new place behind the last one."""
        return self._moved(offset, ends=True)

    def _moved(self, offset: int, *, ends: bool) -> int:
        at = bisect_right(self._starts, offset - ends) - 1
        if at >= 0 and (hole := self._holes[at]).start < offset + (not ends) <= hole.end:
            begun = hole.start + self._by[at]
            return begun + len(hole.text) if ends else begun
        return offset + self._by[at + 1]


def veiled(body: Body, finder: Finder, led: Led) -> tuple[Body, Shift]:
    """A body without what a finder finds in it, and where things in it are now."""
    holes = finder.within(body)
    shift = Shift(holes)
    kept = [tag for tag in body.tags if not _goes(tag, holes)]
    tags = [made for tag in kept if (made := _tag(tag, holes, finder, led))]
    lost = body.ids() - {value for tag in tags for key, value in tag.attrs if key == "id"}
    moved = [_moved(tag, shift) for tag in tags if not _leads_to(tag, lost)]
    lines = tuple((shift.start(at), line) for at, line in body.lines)
    text = "".join(_text(body.text, holes))
    return Body(text, tuple(moved), lines), shift


def _text(text: str, holes: Sequence[Hole]) -> Iterator[str]:
    at = 0
    for hole in holes:
        yield text[at : hole.start]
        yield hole.text
        at = hole.end
    yield text[at:]


def _goes(tag: Tag, holes: Sequence[Hole]) -> bool:
    """Whether a tag is about nothing but what is hidden."""
    if tag.name in BLOCKS:
        return False
    if tag.start == tag.end:
        return any(hole.start < tag.start < hole.end for hole in holes)
    return any(hole.start <= tag.start and tag.end <= hole.end for hole in holes)


def _tag(tag: Tag, holes: Sequence[Hole], finder: Finder, led: Led) -> Tag | None:
    attrs = []
    for key, value in tag.attrs:
        if key in ADDRESSES:
            address = None if finder.tells(value) else led(value)
            if address is None:
                return None
            attrs.append((key, address))
        elif key not in NAMES:
            attrs.append((key, finder.plain(value) if key in TEXTS else value))
        elif not (finder.tells(value) or _is_cut(tag, holes)):
            attrs.append((key, value))
    return replace(tag, attrs=tuple(attrs))


def _moved(tag: Tag, shift: Shift) -> Tag:
    start = shift.start(tag.start)
    return replace(tag, start=start, end=shift.end(tag.end) if tag.end > tag.start else start)


def _is_cut(tag: Tag, holes: Sequence[Hole]) -> bool:
    """Whether the id of a heading may be made of what is hidden in it."""
    overlaps = any(hole.start < tag.end and tag.start < hole.end for hole in holes)
    return tag.name in HEADINGS and overlaps


def _leads_to(tag: Tag, lost: frozenset[str]) -> bool:
    return any(
        key == "href" and value.startswith(HERE) and value.removeprefix(HERE) in lost
        for key, value in tag.attrs
    )
