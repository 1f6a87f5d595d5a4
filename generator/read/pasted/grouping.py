"""Which lines are one comment.

Owns the ways in which pastes part their comments: heads, lines of signs, numbers, blank lines.
Where there is nothing, a line is a comment, but for those that run on.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from generator.read.pasted.ending import AS_CORRECTED, CORRECTED
from generator.read.pasted.joining import LIST, begins_list, joined
from generator.read.pasted.layout import HABIT_SHARE, REPEATED_MIN, Head, Layout, Row, is_prose
from generator.read.pasted.marks import Kind, Mark, is_name

MARKED, PARTED, ALONE, JOINED, STRAY = 0.97, 0.9, 0.85, 0.8, 0.5

# Lines of signs, numbers and blank lines are a habit from so many on.
PARTS_MIN = 2
NUMBERS_MIN = 3
BLOCK_LINES_MAX = 12

_numbered = re.compile(r"\(?(\d{1,4})[.):]\s+(?=\S)")


class Draft(Struct):
    """A comment in the making: the rows of its head and of its text, and what the head says.

    `rules` has why each row is part of it. The text of the first row begins at `text_at`.
    """

    mark: Mark
    head: list[int] = field(default_factory=list)
    text: list[int] = field(default_factory=list)
    rules: dict[int, tuple[str, float]] = field(default_factory=dict)
    text_at: int = 0

    def take(self, at: int, rule: str, certainty: float) -> None:
        """Add a row to the text."""
        self.text.append(at)
        self.rules[at] = (rule, certainty)


class Marked(Struct, frozen=True):
    """What an archivist says of lines: those that run on, begin a comment, or belong to none."""

    joins: frozenset[int] = frozenset()
    splits: frozenset[int] = frozenset()
    no_comments: frozenset[int] = frozenset()


def group(layout: Layout, heads: Sequence[Head], start: int, marked: Marked) -> list[Draft]:
    """The comments among the rows from `start` on, in order."""
    rows = layout.rows
    if heads:
        places = [at for at in range(start, len(rows)) if rows[at].mark.is_text]
    else:
        places = list(_unmarked(rows, start))
    places = [at for at in places if rows[at].line.number not in marked.no_comments]
    if not heads:
        found = _unheaded(rows, places, start)
    elif layout.behind:
        found = _behind(rows, heads, places)
    else:
        found = _headed(rows, heads, places)
    return [draft for draft in _corrected(rows, found, marked) if draft.text or draft.head]


def _unmarked(rows: Sequence[Row], start: int) -> Iterator[int]:
    """The rows of text where there are no heads: a button is one if it is there again."""
    texts = Counter(row.line.text for row in rows[start:])
    for at in range(start, len(rows)):
        row = rows[at]
        is_button = row.mark.kind is Kind.BUTTON and texts[row.line.text] >= PARTS_MIN
        if not is_button and row.mark.kind not in (Kind.RULE, Kind.HEADING, Kind.FORM):
            yield at


def _headed(rows: Sequence[Row], heads: Sequence[Head], places: Sequence[int]) -> Iterator[Draft]:
    """Each head with the text below it; prose above the first one is a comment too.

    Where comments end in buttons, short lines behind those belong to the page.
    """
    named = {at for head in heads for at in range(head.start, head.end)}
    texts = [at for at in places if at not in named]
    ends = [*(head.start for head in heads[1:]), _form(rows, heads[-1].end)]
    first = [at for at in _within(texts, 0, heads[0].start) if is_prose(rows[at])]
    if first:
        yield _draft(Mark(Kind.TEXT), first, "text before the first head", STRAY)
    blocks = [_within(texts, head.end, end) for head, end in zip(heads, ends, strict=True)]
    closed = [_before_buttons(rows, block) for block in blocks]
    often = Counter(row.line.text for row in rows)
    is_habit = sum(len(a) < len(b) for a, b in zip(closed, blocks, strict=True)) < len(blocks) / 2
    for head, block, short in zip(heads, blocks, closed, strict=True):
        draft = Draft(head.mark, list(range(head.start, head.end)), text_at=head.mark.text_at)
        if head.mark.text_at:
            draft.take(head.start, "a line that says whose it is", MARKED)
        for at in (short if is_habit else block) or _said_as_a_button(rows, head, often):
            draft.take(at, "below a head", MARKED)
        yield draft


def _said_as_a_button(rows: Sequence[Row], head: Head, often: Mapping[str, int]) -> list[int]:
    """The row below a head that has no text but one that reads like a button, such as `+1`."""
    at = head.end
    if head.mark.text_at or at >= len(rows) or rows[at].mark.kind is not Kind.BUTTON:
        return []
    return [at] if often[rows[at].line.text] < REPEATED_MIN else []


def _form(rows: Sequence[Row], start: int) -> int:
    """Where the form for the next comment begins, below the last one."""
    found = (at for at in range(start, len(rows)) if rows[at].mark.kind is Kind.FORM)
    return next(found, len(rows))


def _before_buttons(rows: Sequence[Row], block: Sequence[int]) -> list[int]:
    """The rows of a comment but for the short ones that stand behind its buttons."""
    kept: list[int] = []
    closed = False
    for at in block:
        closed = closed or (bool(kept) and rows[at - 1].mark.kind is Kind.BUTTON)
        if not closed or is_prose(rows[at]):
            kept.append(at)
    return kept


def _behind(rows: Sequence[Row], heads: Sequence[Head], places: Sequence[int]) -> Iterator[Draft]:
    """Each head with the text above it; the first line is the name, if that is the habit."""
    begins = [0, *(head.end for head in heads[:-1])]
    blocks = [_within(places, begin, head.start) for begin, head in zip(begins, heads, strict=True)]
    led = sum(len(block) > 1 and is_name(rows[block[0]].line.text) for block in blocks)
    is_led = led >= HABIT_SHARE * len(blocks)
    for head, block in zip(heads, blocks, strict=True):
        draft = _draft(head.mark, block, "above a head", MARKED)
        draft.head = list(range(head.start, head.end))
        if is_led and not head.mark.name and len(block) > 1 and is_name(rows[block[0]].line.text):
            named = draft.text.pop(0)
            draft.head.insert(0, named)
            draft.mark = Mark(Kind.HEAD, rows[named].line.text.lstrip("@"), head.mark.when)
        yield draft


def _unheaded(rows: Sequence[Row], places: Sequence[int], start: int) -> Iterator[Draft]:
    """The comments where nobody is named: by what parts them, or line by line."""
    if not places:
        return
    ruled = [at for at in range(start + 1, len(rows)) if rows[at].mark.kind is Kind.RULE]
    numbers = _numbers(rows, places)
    if len(ruled) >= PARTS_MIN:
        yield from _blocks(places, [places[0], *ruled], "between lines of signs")
    elif numbers:
        for draft in _blocks(places, list(numbers), "numbered"):
            begin, number = numbers[draft.text[0]]
            draft.mark, draft.text_at = Mark(Kind.TEXT, number=number, text_at=begin), begin
            yield draft
    elif blocks := _parted(rows, places):
        yield from _blocks(places, blocks, "between blank lines")
    else:
        yield from _line_by_line(rows, places)


def _numbers(rows: Sequence[Row], places: Sequence[int]) -> dict[int, tuple[int, str]]:
    """Where comments are numbered from one on, each such row with where its text begins."""
    found: dict[int, tuple[int, str]] = {}
    for at in places:
        match = _numbered.match(rows[at].line.text)
        if match and int(match[1]) == len(found) + 1:
            found[at] = (match.end(), match[1])
    is_habit = len(found) >= NUMBERS_MIN and places[0] in found
    return found if is_habit else {}


def _parted(rows: Sequence[Row], places: Sequence[int]) -> list[int]:
    """Where blank lines part comments of several lines; nothing where they part every line."""
    begins = [at for at in places[1:] if rows[at].line.parted]
    if len(begins) < PARTS_MIN or len(begins) == len(places) - 1:
        return []
    return [places[0], *begins] if len(places) <= BLOCK_LINES_MAX * (len(begins) + 1) else []


def _blocks(places: Sequence[int], begins: Sequence[int], rule: str) -> Iterator[Draft]:
    """The rows by the places where comments begin."""
    for begin, end in pairwise([*begins, sys.maxsize]):
        if taken := _within(places, begin, end):
            yield _draft(Mark(Kind.TEXT), taken, rule, PARTED)


def _within(places: Sequence[int], begin: int, end: int) -> Sequence[int]:
    """The places from `begin` up to `end`; they are sorted."""
    return places[bisect_left(places, begin) : bisect_left(places, end)]


def _line_by_line(rows: Sequence[Row], places: Sequence[int]) -> Iterator[Draft]:
    """Every line a comment, but for those that run on."""
    draft: Draft | None = None
    in_list = False
    for at in places:
        text = rows[at].line.text
        above = rows[draft.text[-1]].line.text if draft else ""
        rule = joined(above, text, in_list=in_list) if draft else ""
        if draft and rule:
            in_list = begins_list(above, text) or (in_list and rule == LIST)
            draft.take(at, f"joined: {rule}", JOINED)
            continue
        if draft:
            yield draft
        draft, in_list = _draft(Mark(Kind.TEXT), [at], "a line of its own", ALONE), False
    if draft:
        yield draft


def _draft(mark: Mark, places: Sequence[int], rule: str, certainty: float) -> Draft:
    draft = Draft(mark)
    for at in places:
        draft.take(at, rule, certainty)
    return draft


def _corrected(rows: Sequence[Row], found: Iterator[Draft], marked: Marked) -> Iterator[Draft]:
    """The comments as the archivist joins and splits them."""
    held: Draft | None = None
    for draft in found:
        for part in _split(rows, draft, marked.splits):
            first = rows[(part.head or part.text)[0]].line.number
            if held and first in marked.joins:
                for at in (*part.head, *part.text):
                    held.take(at, AS_CORRECTED, CORRECTED)
                continue
            if held:
                yield held
            held = part
    if held:
        yield held


def _split(rows: Sequence[Row], draft: Draft, splits: frozenset[int]) -> Iterator[Draft]:
    """A comment, parted before the lines that begin one of their own."""
    begins = [at for at in draft.text[1:] if rows[at].line.number in splits]
    if not begins:
        yield draft
        return
    later = [at for at in draft.text if at >= begins[0]]
    yield Draft(
        draft.mark,
        draft.head,
        [at for at in draft.text if at < begins[0]],
        draft.rules,
        draft.text_at,
    )
    yield from _blocks(later, begins, AS_CORRECTED)
