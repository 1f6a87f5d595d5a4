"""Where the article ends.

Owns that one decision, and how sure it is. A mark always beats a guess: the archivist's word,
heads, a heading over comments, a line of signs, a line about the author; else the style of the
lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from generator.read.pasted.layout import Head, Layout, Row, is_prose
from generator.read.pasted.marks import Kind
from generator.read.pasted.style import weight

BIO_BONUS = 6.0
BIO_CHARS_MAX = 400
RULE_BONUS = 3.0
# What the lines after the end have to weigh, where nothing but their style speaks for comments.
SPLIT_MIN = 3.0
MANY_MIN = 10.0
# And a line of either side, in the mean; an article has more than one paragraph.
APART_MIN, COMMENT_MIN = 0.2, 0.1
PROSE_MIN = 2
# What stands further down says nothing new of where the article ends.
WEIGHED_ROWS = 2000
# Below a heading that is one of the article's own, a line weighs no more, in the mean.
OWN_HEADING = -0.6
# So many rows may stand above the head of the article itself, none of them prose.
TOP_ROWS_MAX = 14
# What stands between a heading and the first head is short too.
LABEL_CHARS_MAX = 60
FIRST_TIMES = 3

CORRECTED, SURE, QUITE, MEDIUM = 1.0, 0.97, 0.9, 0.6
AS_CORRECTED = "as corrected"

_roles = (
    "author|blogger|broadcaster|columnist|contributor|correspondent|critic|director|editor|essayist"
    "|fellow|founder|historian|host|journalist|lecturer|librarian|novelist|photographer|poet"
    "|professor|publisher|reporter|researcher|scholar|staff|student|teacher|translator|writer"
    "|Autor(?:in)?|Journalist(?:in)?|Redakteur(?:in)?|Schriftsteller(?:in)?|Historiker(?:in)?"
    "|Professor(?:in)?|Kolumnist(?:in)?|auteure?|rédactrice|rédacteur|chroniqueu(?:r|se)"
    "|historien(?:ne)?|écrivaine?|professeure?|periodista|escritora?|autora?|historiadora?"
    "|profesora?|editora?|redactora?"
)
_capital = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]*"
_particle = r"(?:(?:al|bin|da|de|del|della|den|der|di|du|el|la|le|ten|van|von|zu) )*"
_bio = re.compile(
    rf"(?P<name>{_capital}(?: {_particle}{_capital}){{1,3}}),? (?:is|was|are|has been|writes|covers"
    rf"|teaches|reports|edits|works|ist|war|arbeitet|schreibt|est|était|écrit|es|era|escribe|trabaja)"
    rf"\b.*\b(?:{_roles})s?\b"
)


class Ending(Struct, frozen=True):
    """The article is the rows before `at`; why, and how sure.

    `bio` is the row of the line about the author, `own` the head of the article itself.
    """

    at: int
    rule: str
    certainty: float
    bio: int | None = None
    own: Head | None = None

    @property
    def marked(self) -> bool:
        """Whether a mark says where it is, and no guess."""
        return self.certainty >= SURE


def ending(layout: Layout, corrected: int | None, byline: str) -> Ending:
    """Find the end of the article.

    `corrected` is the number of its last line and `byline` the line about the author, if known.
    """
    rows = layout.rows
    own = _own_head(layout)
    heads = [head for head in layout.heads if head is not own]
    if corrected is not None:
        at = sum(row.line.number <= corrected for row in rows)
        below = rows[at].line.text if 0 < at < len(rows) else ""
        at += bool(bio_name(below)) or (below != "" and below == byline)
        return _with_bio(rows, Ending(at, AS_CORRECTED, CORRECTED, own=own), byline)
    begin = _before_heads(layout, heads)
    if begin is not None:
        return _with_bio(rows, Ending(begin, "before the first head of a comment", SURE, own=own))
    begin = _heading(rows)
    if begin is not None:
        rule = f"before the heading {rows[begin].line.text!r}"
        return _with_bio(rows, Ending(begin, rule, SURE, own=own))
    return _by_style(rows, own)


def bio_name(text: str) -> str:
    """The name in a line that says who the author is; empty where it is no such line."""
    match = _bio.match(text) if len(text) <= BIO_CHARS_MAX else None
    return match["name"] if match else ""


def _own_head(layout: Layout) -> Head | None:
    """The head that stands over the article itself, as over the first post of a forum."""
    rows, heads = layout.rows, layout.heads
    if not heads or layout.behind or heads[0].start > TOP_ROWS_MAX or heads[0].mark.text_at:
        return None
    first = heads[0]
    above = rows[: first.start]
    if any(head.mark.text_at for head in heads):
        return None
    if any(is_prose(row) for row in above) or _is_under_heading(rows, first):
        return None
    if len(heads) == 1 or first.mark.number or any(row.mark.kind is Kind.TEXT for row in above):
        return first
    return first if _is_long(rows, heads) else None


def _is_under_heading(rows: Sequence[Row], head: Head) -> bool:
    """Whether a heading over comments stands right above a head."""
    above = (row for row in reversed(rows[: head.start]) if row.mark.kind is not Kind.BUTTON)
    return next((row.mark.kind is Kind.HEADING for row in above), False)


def _is_long(rows: Sequence[Row], heads: Sequence[Head]) -> bool:
    """Whether what stands below the first head is much longer than what stands below others."""
    ends = [*(head.start for head in heads[1:]), len(rows)]
    sizes = [
        sum(len(row.line.text) for row in rows[head.end : end])
        for head, end in zip(heads, ends, strict=True)
    ]
    others = sorted(sizes[1:])
    return sizes[0] > FIRST_TIMES * max(others[len(others) // 2], 1)


def _before_heads(layout: Layout, heads: Sequence[Head]) -> int | None:
    """The row that the first comment begins at, with the heading over it; None without heads."""
    if not heads:
        return None
    rows, first = layout.rows, heads[0].start
    over = [at for at in range(first + 1) if rows[at].mark.kind in (Kind.HEADING, Kind.FORM)]
    if layout.behind:
        return over[-1] if over else _above(rows, first)
    labels = _labels(rows, first)
    return next((at for at in over if at >= labels), first)


def _above(rows: Sequence[Row], at: int) -> int:
    """Where the paragraph begins that stands right above a row."""
    while at > 0 and (rows[at].mark.kind is not Kind.TEXT or not rows[at].line.parted):
        at -= 1
    return at


def _labels(rows: Sequence[Row], end: int) -> int:
    """Where the rows begin that stand before `end` and are no part of a text."""
    at = end
    while at > 0 and _is_label(rows[at - 1]):
        at -= 1
    return at


def _is_label(row: Row) -> bool:
    return row.mark.kind is not Kind.TEXT or len(row.line.text) <= LABEL_CHARS_MAX


def _heading(rows: Sequence[Row]) -> int | None:
    """The first heading over comments; one that counts none is believed if they read like some."""
    prose = next((at for at, row in enumerate(rows) if is_prose(row)), len(rows))
    kinds = (Kind.HEADING, Kind.FORM)
    over = [at for at in range(prose + 1, len(rows)) if rows[at].mark.kind in kinds]
    over_comments = _over_comments(rows, over[0] if over else len(rows))
    return next((at for at in over if at in over_comments or _is_counted(rows[at])), None)


def _over_comments(rows: Sequence[Row], begin: int) -> set[int]:
    """The rows from `begin` on below which all lines read like comments, in the mean."""
    found: set[int] = set()
    total = 0.0
    for at in range(len(rows) - 1, begin - 1, -1):
        if total >= 0.0:
            found.add(at)
        if rows[at].mark.kind is Kind.TEXT:
            total += weight(rows[at].line.text) - OWN_HEADING
    return found


def _is_counted(row: Row) -> bool:
    return any(map(str.isdigit, row.line.text))


def _by_style(rows: Sequence[Row], own: Head | None) -> Ending:
    """Part the rows so that those before read like an article, and those behind like comments."""
    weights = [weight(row.line.text) for row in rows[:WEIGHED_ROWS]]
    weights += [0.0] * (len(rows) - len(weights))
    total = sum(weights)
    behind = [total - before for before in accumulate(weights, initial=0.0)]
    bios = [at for at, row in enumerate(rows) if at and bio_name(row.line.text)]
    bonus = dict.fromkeys((at + 1 for at in bios), BIO_BONUS)
    bonus |= {at: RULE_BONUS for at, row in enumerate(rows) if at and row.mark.kind is Kind.RULE}
    first = own.end + 1 if own else 1
    scores = {at: 2 * behind[at] + bonus.get(at, 0.0) for at in range(first, len(rows) + 1)}
    best = max(scores, key=scores.__getitem__, default=len(rows))
    if best - 1 in bios:
        rule = "up to the line about the author"
        return Ending(best, rule, QUITE, bio=best - 1, own=own)
    if best < len(rows) and not _is_apart(rows, best, total - behind[best], behind[best]):
        best = len(rows)
    if best == len(rows):
        return Ending(best, "nothing reads like comments", MEDIUM, own=own)
    if rows[best].mark.kind is Kind.RULE:
        return Ending(
            best, "before a line of signs, after which all reads like comments", QUITE, own=own
        )
    return Ending(best, "by its style: may be off by two paragraphs", MEDIUM, own=own)


def _is_apart(rows: Sequence[Row], at: int, before: float, behind: float) -> bool:
    """Whether both sides of a split, of these weights, read like what they are said to be.

    Many lines that read like comments need no article that reads like one: posts seldom do.
    """
    is_article = before <= -APART_MIN * at and sum(map(is_prose, rows[:at])) >= PROSE_MIN
    lines = min(len(rows), WEIGHED_ROWS) - at
    are_comments = behind >= max(SPLIT_MIN, COMMENT_MIN * lines)
    return are_comments and (is_article or behind >= MANY_MIN)


def _with_bio(rows: Sequence[Row], found: Ending, byline: str = "") -> Ending:
    """An ending with the line about the author, where one stands last in the article."""
    last = next((at for at in range(found.at - 1, 0, -1) if rows[at].mark.kind is Kind.TEXT), 0)
    if last and (bio_name(rows[last].line.text) or rows[last].line.text == byline):
        return Ending(found.at, found.rule, found.certainty, last, found.own)
    return found
