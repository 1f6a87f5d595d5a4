"""What stands above and below the text of an article: title, byline, date, buttons.

Owns the roles of the article's own rows. Nothing of it is certain that the paste does not mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from generator.read.pasted.ending import TOP_CHARS_MAX, TOP_ROWS_MAX, Ending, bio_name
from generator.read.pasted.layout import Row
from generator.read.pasted.marks import Kind

TITLE_CHARS_MAX = 120
PROSE_CHARS = 80
LIKELY, FAIRLY = 0.85, 0.7

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
    prose = next((at for at in range(end.at) if _is_prose(rows[at]) and at not in own), end.at)
    for at in range(end.at):
        found.roles[at] = _role(rows, at, end, found, above=at < min(prose, TOP_ROWS_MAX))
    if end.own:
        mark = end.own.mark
        found.author, found.when = mark.name or found.author, mark.when or found.when
        found.roles |= dict.fromkeys(own, ("byline", "a head above the text", LIKELY))
    if end.bio is not None:
        found.author = bio_name(rows[end.bio].line.text) or found.author
        found.byline = rows[end.bio].line.text
        found.roles[end.bio] = ("byline", "a name, a verb and a trade", end.certainty)
    return found


def _is_prose(row: Row) -> bool:
    """Whether a row is part of a text, and no line above one."""
    text = row.line.text
    return row.mark.kind is Kind.TEXT and (len(text) > TOP_CHARS_MAX or _ends(text))


def _ends(text: str) -> bool:
    return len(text) >= PROSE_CHARS and text[-1] in ".!?…”\"»"


def _role(rows: Sequence[Row], at: int, end: Ending, found: Top, *, above: bool) -> Role:
    row = rows[at]
    text = row.line.text
    if above and row.mark.kind is Kind.HEAD and not found.author:
        found.author, found.when = row.mark.name, row.mark.when or found.when
        return "byline", "a name above the text", LIKELY
    if above and row.mark.kind is Kind.DATED and not found.when:
        found.when = row.mark.when
        return "date", "a date above the text", LIKELY
    if row.mark.kind in (Kind.BUTTON, Kind.HEADING) and (above or at + 1 == end.at):
        return "remainder", row.mark.kind.value, LIKELY
    if above and not found.title and _is_title(rows, at, end.at):
        found.title = text
        return "title", "a short line above the text, without a full stop", FAIRLY
    return "body", end.rule, end.certainty


def _is_title(rows: Sequence[Row], at: int, end: int) -> bool:
    """Whether a row is the title of what follows; a poem's first line stands on its stanza."""
    text = rows[at].line.text
    if rows[at].mark.kind is not Kind.TEXT or len(text) > TITLE_CHARS_MAX or text[-1] in ".,;:…":
        return False
    if not (text[0].isupper() or text[0].isdigit() or not text[0].isalpha()):
        return False
    return any(_is_prose(row) for row in rows[at + 1 : end]) or (
        at + 1 < end and rows[at + 1].line.parted and any(not r.line.parted for r in rows[at + 2 : end])
    )
