"""The heads of comments, as all lines together show them.

Owns which marks count: what one line alone may be, the others have to bear out. Where heads stand
before their comments and where behind, and which line beside a date has the name, is the habit of a
site: the majority says it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from generator.read.pasted.lines import SourceLine
from generator.read.pasted.marks import (
    BUTTON,
    TEXT,
    Kind,
    Mark,
    inline_name,
    is_name,
    mark,
)

# One head may be chance; a line that stands there so often is a button.
HEADS_MIN, SAID_MIN = 2, 3
REPEATED_MIN = 3
REPEATED_CHARS_MAX = 30
# So many of the dates have a name beside them, if that is the habit.
HABIT_SHARE = 0.6
# Heads stand close to their comments, and blank lines behind them.
TIED_SHARE, LOOSE_SHARE = 0.7, 0.2
# So many speakers and lines make bare `Name: text` a habit of comments.
SPEAKERS_MIN, SPOKEN_MIN = 3, 4
# So many lines of facts may stand between a name and its date.
BETWEEN_MAX = 3


class Row(Struct, frozen=True, gc=False):
    """A line of the source, and what it says of itself."""

    line: SourceLine
    mark: Mark


class Head(Struct, frozen=True, gc=False):
    """The head of a comment: rows `start` to `end`, and what it says."""

    start: int
    end: int
    mark: Mark


class Layout(Struct, frozen=True):
    """The rows of a text and the heads among them; `behind` says that heads follow their comments."""

    rows: Sequence[Row]
    heads: tuple[Head, ...]
    behind: bool = False


def layout(lines: Sequence[SourceLine]) -> Layout:
    """Read the marks of all lines, and keep those that the others bear out."""
    rows = _with_repeated([Row(line, mark(line.text)) for line in lines])
    heads = list(_merged(rows))
    dated = [head for head in heads if head.mark.when or head.mark.number]
    heads = dated if len(dated) >= HEADS_MIN else [h for h in heads if h.mark.name]
    behind = bool(heads) and _is_behind(rows, heads)
    heads = list(_named(rows, heads, behind=behind)) if heads else []
    if _are_borne_out(rows, heads):
        return Layout(rows, tuple(heads), behind)
    return Layout(rows, tuple(_spoken(rows)))


def _are_borne_out(rows: Sequence[Row], heads: Sequence[Head]) -> bool:
    """Whether these may be heads at all: dates alone are a diary, and a speaker or two a report.

    Under a heading over comments one will do.
    """
    if heads and any(row.mark.kind is Kind.HEADING for row in rows[: heads[0].start]):
        return True
    dated = sum(bool(head.mark.when or head.mark.number) for head in heads)
    told = any(head.mark.name or head.mark.number or ":" in head.mark.when for head in heads)
    return told and (dated >= HEADS_MIN or len(heads) >= SAID_MIN)


def _with_repeated(rows: list[Row]) -> list[Row]:
    """Take a short line that stands there again and again for a button.

    A line above a quotation says whose words those are: it is no head.
    """
    texts = Counter(row.line.text for row in rows if len(row.line.text) <= REPEATED_CHARS_MAX)
    known = sum(row.mark.is_head for row in rows)
    often = {text for text, n in texts.items() if n >= max(REPEATED_MIN, known // 2)}
    found = []
    for row, below in zip_longest(rows, rows[1:]):
        kind = row.mark.kind
        if kind is Kind.TEXT and row.line.text in often and known >= REPEATED_MIN:
            found.append(row if is_name(row.line.text) else replace(row, mark=BUTTON))
        elif row.mark.is_head and below and below.line.text.startswith(">"):
            found.append(replace(row, mark=TEXT))
        else:
            found.append(row)
    return found


def _merged(rows: Sequence[Row]) -> Iterator[Head]:
    """The heads, of one line or of several that follow one another: a name, then its date."""
    held: Head | None = None
    for at, row in enumerate(rows):
        if row.mark.kind is Kind.BUTTON:
            continue
        if not row.mark.is_head:
            if held:
                yield held
            held = None
            continue
        if held and (joined := _joined(held.mark, row.mark)) and not held.mark.text_at:
            held = Head(held.start, at + 1, joined)
            continue
        if held:
            yield held
        held = Head(at, at + 1, row.mark)
    if held:
        yield held


def _joined(one: Mark, other: Mark) -> Mark | None:
    """Two marks as one head, if neither says what the other says."""
    if (one.name and other.name) or (one.when and other.when) or other.text_at:
        return None
    return Mark(
        Kind.HEAD if one.name or other.name else Kind.DATED,
        one.name or other.name,
        one.when or other.when,
        one.to or other.to,
        one.number or other.number,
        links=one.links | other.links,
    )


def _is_behind(rows: Sequence[Row], heads: Sequence[Head]) -> bool:
    """Whether heads stand behind their comments: blank lines say it, or the last ends the text."""
    if len(heads) < HEADS_MIN or any(head.mark.text_at for head in heads):
        return False
    up = [not rows[head.start].line.parted for head in heads if head.start]
    down = [not rows[head.end].line.parted for head in heads if head.end < len(rows)]
    if sum(up) >= TIED_SHARE * len(up) and sum(down) <= LOOSE_SHARE * len(down):
        return True
    return not any(row.mark.kind is Kind.TEXT for row in rows[heads[-1].end :])


def _named(rows: Sequence[Row], heads: Sequence[Head], *, behind: bool) -> Iterator[Head]:
    """The heads, each date with the name that stands above or below it, if that is the habit."""
    bare = [head for head in heads if not head.mark.name]
    taken = {at for head in heads for at in range(head.start, head.end)}
    above = {h.start: _name_above(rows, h, taken) for h in bare}
    below = {h.start: _name_below(rows, h, taken) for h in bare}
    ups, downs = (sum(at is not None for at in found.values()) for found in (above, below))
    enough = HABIT_SHARE * len(bare)
    for head in heads:
        at = None
        if not head.mark.name and not behind and ups >= max(enough, downs):
            at = above[head.start]
        elif not head.mark.name and not behind and downs >= enough:
            at = below[head.start]
        if at is None:
            yield head
            continue
        name = rows[at].line.text.lstrip("@").rstrip(":")
        told = replace(head.mark, kind=Kind.HEAD, name=name)
        yield Head(min(head.start, at), max(head.end, at + 1), told)


def _name_above(rows: Sequence[Row], head: Head, taken: set[int]) -> int | None:
    at, steps = head.start - 1, 0
    while at >= 0 and rows[at].mark.kind is Kind.BUTTON and steps < BETWEEN_MAX:
        at, steps = at - 1, steps + 1
    return at if at >= 0 and _is_bare_name(rows[at], at, taken) else None


def _name_below(rows: Sequence[Row], head: Head, taken: set[int]) -> int | None:
    at, steps = head.end, 0
    while at < len(rows) and rows[at].mark.kind is Kind.BUTTON and steps < BETWEEN_MAX:
        at, steps = at + 1, steps + 1
    return at if at < len(rows) and _is_bare_name(rows[at], at, taken) else None


def _is_bare_name(row: Row, at: int, taken: set[int]) -> bool:
    text = row.line.text.rstrip(":")
    return at not in taken and row.mark.kind is Kind.TEXT and is_name(text)


def _spoken(rows: Sequence[Row]) -> Iterator[Head]:
    """The heads of `Name: text`, where the text ends in such lines by several people.

    Two who take turns are an interview.
    """
    told = [inline_name(row.line.text) if row.mark.kind is Kind.TEXT else ("", 0) for row in rows]
    first = next((at for at, (name, _) in enumerate(told) if name), len(rows))
    tail = [(at, name, begin) for at, (name, begin) in enumerate(told) if name]
    if len({name for _, name, _ in tail}) < SPEAKERS_MIN or first == 0:
        return
    if len(tail) < max(SPOKEN_MIN, HABIT_SHARE * (len(rows) - first)):
        return
    for at, name, begin in tail:
        yield Head(at, at + 1, Mark(Kind.HEAD, name.lstrip("@"), text_at=begin))
