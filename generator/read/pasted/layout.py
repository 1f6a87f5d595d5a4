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
    MAIL,
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
# So many of the lines under a heading are names, where nothing but a name heads a comment.
NAMES_SHARE = 0.3
# What a text has at least, and a line above one has not.
PROSE_CHARS, PROSE_CHARS_MIN = 80, 160
# So many lines of facts may stand between a name and its date.
BETWEEN_MAX = 5


class Row(Struct, frozen=True, gc=False):
    """A line of the source, and what it says of itself."""

    line: SourceLine
    mark: Mark


def is_prose(row: Row) -> bool:
    """Whether a row is part of a text, and no line above one."""
    text = row.line.text
    ends = len(text) >= PROSE_CHARS and text[-1] in '.!?…”"»:'
    return row.mark.kind is Kind.TEXT and (ends or len(text) >= PROSE_CHARS_MIN)


class Head(Struct, frozen=True, gc=False):
    """The head of a comment: rows `start` to `end`, and what it says."""

    start: int
    end: int
    mark: Mark


class Layout(Struct, frozen=True):
    """The rows of a text and the heads among them; `behind` says that these follow comments."""

    rows: Sequence[Row]
    heads: tuple[Head, ...]
    behind: bool = False


def layout(lines: Sequence[SourceLine]) -> Layout:
    """Read the marks of all lines, and keep those that the others bear out."""
    rows = _with_repeated([Row(line, mark(line.text)) for line in lines])
    heads = list(_merged(rows))
    dated = [head for head in heads if head.mark.when or head.mark.number]
    heads = dated if len(dated) >= HEADS_MIN else [h for h in heads if h.mark.name]
    heads = _of_one_shape(heads)
    behind = bool(heads) and _is_behind(rows, heads)
    heads = list(_named(rows, heads, behind=behind)) if heads else []
    if _are_borne_out(rows, heads):
        return Layout(rows, tuple(heads), behind)
    return Layout(rows, tuple(_spoken(rows)) or tuple(_bare_names(rows)))


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
        elif row.mark.quotes and below and below.line.text.startswith(">"):
            found.append(replace(row, mark=TEXT))
        else:
            found.append(row)
    return found


def _of_one_shape(heads: list[Head]) -> list[Head]:
    """The heads without those that are no heads of comments: words quoted, and by whom.

    Beside the headers of mails nothing else counts.
    """
    mails = [head for head in heads if head.mark.number == MAIL]
    if len(mails) >= HEADS_MIN:
        return mails
    shapes = Counter(head.mark.shape for head in heads)
    if shapes["behind"] < max(shapes[""], shapes["before"]):
        return [head for head in heads if head.mark.shape != "behind"]
    return heads


def _merged(rows: Sequence[Row]) -> Iterator[Head]:
    """The heads, of one line or of several that follow one another: a name, then its date."""
    held: Head | None = None
    for at, row in enumerate(rows):
        if row.mark.kind is Kind.BUTTON:
            if held and row.mark.to:
                held = Head(held.start, at + 1, replace(held.mark, to=row.mark.to))
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
    down = [not _is_loose(rows, head.end) for head in heads if head.end < len(rows)]
    if sum(up) >= TIED_SHARE * len(up) and sum(down) <= LOOSE_SHARE * len(down):
        return True
    return not any(row.mark.kind is Kind.TEXT for row in rows[heads[-1].end :])


def _is_loose(rows: Sequence[Row], at: int) -> bool:
    """Whether a blank line stands before the next text."""
    while at < len(rows) and rows[at].mark.kind is Kind.BUTTON and not rows[at].line.parted:
        at += 1
    return at == len(rows) or rows[at].line.parted


def _named(rows: Sequence[Row], heads: Sequence[Head], *, behind: bool) -> Iterator[Head]:
    """The heads, each date with the name that stands above or below it, if that is the habit."""
    bare = [head for head in heads if not head.mark.name]
    taken = {at for head in heads for at in range(head.start, head.end)}
    above = {h.start: _name_beside(rows, h.start - 1, -1, taken) for h in bare}
    below = {h.start: _name_beside(rows, h.end, 1, taken) for h in bare}
    ups, downs = (sum(at is not None for at in found.values()) for found in (above, below))
    enough = HABIT_SHARE * len(bare)
    for head in heads:
        at = None
        if head.mark.name:
            at = _again_above(rows, head, taken)
        elif not behind and ups >= max(enough, downs):
            at = above[head.start]
        elif not behind and downs >= enough:
            at = below[head.start]
        if at is None:
            yield head
            continue
        name = rows[at].line.text.lstrip("@").rstrip(":")
        told = replace(head.mark, kind=Kind.HEAD, name=name)
        yield Head(min(head.start, at), max(head.end, at + 1), told)


def _again_above(rows: Sequence[Row], head: Head, taken: set[int]) -> int | None:
    """Where the name of a head stands once more, above the facts that a forum tells of it."""
    at = _name_beside(rows, head.start - 1, -1, taken)
    return at if at is not None and rows[at].line.text == head.mark.name else None


def _name_beside(rows: Sequence[Row], at: int, step: int, taken: set[int]) -> int | None:
    """Where a bare name stands at a row, or past some facts above or below it."""
    steps = 0
    while 0 <= at < len(rows) and rows[at].mark.kind is Kind.BUTTON and steps < BETWEEN_MAX:
        at, steps = at + step, steps + 1
    return at if 0 <= at < len(rows) and _is_bare_name(rows[at], at, taken) else None


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
    if len({name for _, name, _ in tail}) < SPEAKERS_MIN or not any(map(is_prose, rows[:first])):
        return
    if len(tail) < max(SPOKEN_MIN, HABIT_SHARE * (len(rows) - first)):
        return
    for at, name, begin in tail:
        yield Head(at, at + 1, Mark(Kind.HEAD, name.lstrip("@"), text_at=begin))


def _bare_names(rows: Sequence[Row]) -> Iterator[Head]:
    """The heads where under a heading a mere name stands above each comment."""
    over = (at for at, row in enumerate(rows) if row.mark.kind is Kind.HEADING)
    begin = next(over, len(rows)) + 1
    if begin >= len(rows) - 1 or not _is_bare_name(rows[begin], begin, set()):
        return
    names = [
        at
        for at in range(begin, len(rows) - 1)
        if _is_bare_name(rows[at], at, set()) and not _is_bare_name(rows[at + 1], at + 1, set())
    ]
    if len(names) >= max(SPEAKERS_MIN, (len(rows) - begin) * NAMES_SHARE):
        for at in names:
            yield Head(at, at + 1, Mark(Kind.HEAD, rows[at].line.text.rstrip(":")))
