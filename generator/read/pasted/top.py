"""What stands above and below the text of an article: title, byline, date, buttons.

Owns the roles of the article's own rows. Nothing of it is certain that the paste does not mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

from generator.read.pasted.ending import TOP_ROWS_MAX, Ending, bio_name, is_prose
from generator.read.pasted.layout import Row
from generator.read.pasted.marks import Kind

TITLE_CHARS_MAX = 160
TITLE_WORDS = 4
LIKELY, FAIRLY = 0.85, 0.7

_re = re.compile(r"(?:(?:subject|betreff|objet|asunto|re|aw|fwd?): *)+", re.IGNORECASE)
_crumbs = re.compile(r"\s[›‹»>|]\s")

# What a row was taken for: subject, rule, certainty.
Role = tuple[str, str, float]


class Top(Struct):
    """The rows of an article by what they are, and what they say of it."""

    roles: dict[int, Role] = field(default_factory=dict)
    title: str = ""
    author: str = ""
    byline: str = ""
    when: str = ""

    def body(self) -> list[int]:
        """The rows of its text."""
        return [at for at, (subject, _, _) in self.roles.items() if subject == "body"]


def top(rows: Sequence[Row], end: Ending) -> Top:
    """Read the rows of the article for what each is."""
    found = Top()
    own = range(end.own.start, end.own.end) if end.own else range(0)
    prose = next((at for at in range(end.at) if is_prose(rows[at]) and at not in own), end.at)
    prose = min(prose, TOP_ROWS_MAX)
    title = _title(rows, [at for at in range(prose) if at not in own], end.at)
    for at in range(end.at):
        found.roles[at] = _role(rows, at, end, found, above=at < prose, titled=at < (title or 0))
    if title is not None:
        found.title = rows[title].line.text
        found.roles[title] = ("title", "a short line above the text", FAIRLY)
    if end.own:
        mark = end.own.mark
        found.author, found.when = mark.name or found.author, mark.when or found.when
        found.roles |= dict.fromkeys(own, ("byline", "a head above the text", LIKELY))
    if end.bio is not None:
        found.author = bio_name(rows[end.bio].line.text) or found.author
        found.byline = rows[end.bio].line.text
        found.roles[end.bio] = ("byline", "a name, a verb and a trade", end.certainty)
    return found


def _role(
    rows: Sequence[Row], at: int, end: Ending, found: Top, *, above: bool, titled: bool
) -> Role:
    row = rows[at]
    if above and row.mark.kind is Kind.HEAD and not found.author:
        found.author, found.when = row.mark.name, row.mark.when or found.when
        return "byline", "a name above the text", LIKELY
    if above and row.mark.kind is Kind.DATED and not found.when:
        found.when = row.mark.when
        return "date", "a date above the text", LIKELY
    if row.mark.kind in (Kind.BUTTON, Kind.HEADING, Kind.FORM):
        return "remainder", row.mark.kind.value, LIKELY
    if titled:
        return "remainder", "a short line above the title", FAIRLY
    return "body", end.rule, end.certainty


def _title(rows: Sequence[Row], places: Sequence[int], end: int) -> int | None:
    """Which row is the title: the first of some words, of those the one that comments repeat."""
    likely = [at for at in places if _may_be_title(rows, at, end)]
    texts = Counter(_subject(row.line.text) for row in rows)
    again = [at for at in likely if texts[_subject(rows[at].line.text)] > 1]
    worded = [at for at in again or likely if len(rows[at].line.text.split()) >= TITLE_WORDS]
    return next(iter(worded or likely), None)


def _subject(text: str) -> str:
    """What a line is about, as the subject of a mail or the post of a forum has it."""
    return _re.sub("", text).casefold()


def _may_be_title(rows: Sequence[Row], at: int, end: int) -> bool:
    """Whether a row may be the title of what follows; a poem's first line stands on its stanza."""
    row, text = rows[at], _subject(rows[at].line.text)
    if row.mark.kind is not Kind.TEXT and text == row.line.text.casefold():
        return False
    if len(text) > TITLE_CHARS_MAX or not text or text[-1] in ".,;:…" or _crumbs.search(text):
        return False
    if row.line.text[0].islower():
        return False
    return any(is_prose(row) for row in rows[at + 1 : end]) or (
        at + 1 < end
        and rows[at + 1].line.parted
        and any(not row.line.parted for row in rows[at + 2 : end])
    )
