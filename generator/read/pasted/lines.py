"""The lines of a pasted text.

Owns where each stands in the source, and what white space says: how far a line is set in, and
whether a blank line parts it from the one above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

TAB = 4
# Lines that somebody's program broke are of about this length, and none is longer.
WRAPPED_MIN, WRAPPED_MAX = 55, 84
# So many of the lines inside of paragraphs are.
WRAPPED_SHARE = 0.7


class SourceLine(Struct, frozen=True, gc=False):
    """A line of the source with text in it.

    `number` counts from 1, `offset` is that of the first character of `text`, which has no white
    space around it; `indent` is in columns; `parted` says that a blank line stands above.
    """

    number: int
    offset: int
    text: str
    indent: int = 0
    parted: bool = False

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.offset + len(self.text)


def source_lines(text: str) -> Iterator[SourceLine]:
    """Every line with text in it."""
    offset, parted = 0, False
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped:
            blank = line[: len(line) - len(line.lstrip())]
            indent = len(blank.expandtabs(TAB))
            yield SourceLine(number, offset + len(blank), stripped, indent, parted)
        parted = not stripped
        offset += len(line) + 1


def is_wrapped(lines: Sequence[SourceLine]) -> bool:
    """Whether a program broke the lines of these paragraphs, which blank lines part."""
    inner = [a for a, b in pairwise(lines) if not b.parted]
    if len(inner) < 2 or not any(line.parted for line in lines[1:]):  # noqa: PLR2004 (a pair)
        return False
    if any(line.indent + len(line.text) > WRAPPED_MAX for line in inner):
        return False
    long = sum(line.indent + len(line.text) >= WRAPPED_MIN for line in inner)
    return long >= WRAPPED_SHARE * len(inner)


def paragraphs(lines: Sequence[SourceLine], *, wrapped: bool) -> list[list[SourceLine]]:
    """The lines by paragraphs: each is one, but where a program broke them."""
    found: list[list[SourceLine]] = []
    for line in lines:
        if found and wrapped and not line.parted:
            found[-1].append(line)
        else:
            found.append([line])
    return found
