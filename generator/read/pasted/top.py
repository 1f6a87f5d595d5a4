"""What stands above and below the text of an article: title, byline, date, buttons.

Owns the roles of the article's own rows. Nothing of it is certain that the paste does not mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from msgspec import Struct, field

from generator.read.pasted.ending import LABEL_CHARS_MAX, TOP_ROWS_MAX, Ending, bio_name
from generator.read.pasted.layout import Row, is_prose
from generator.read.pasted.marks import MAIL, Kind, is_name

TITLE_CHARS_MAX = 160
TITLE_WORDS = 4
DECK_CHARS = 30
LIKELY, FAIRLY = 0.85, 0.7

_re = re.compile(r"(?:(?:subject|betreff|objet|asunto|re|aw|fwd?): *)+", re.IGNORECASE)
_host = re.compile(r"\s*\((?:self\.)?[\w-]+(?:\.[\w-]+)*\)$")
_numbered = re.compile(r"\d+[.)] ")
_crumbs = re.compile(r"\s[›‹»>|]\s")

# What a row was taken for: subject, rule, certainty.
Role = tuple[str, str, float]


class Top(Struct):
    """The rows of an article by what they are, and what they say of it."""

    roles: dict[int, Role] = field(default_factory=dict)
    title: str = ""
    author: str = ""
    byline: str = ""
    deck: str = ""
    when: str = ""

    def body(self) -> list[int]:
        """The rows of its text."""
        return [at for at, (subject, _, _) in self.roles.items() if subject == "body"]


def top(rows: Sequence[Row], end: Ending) -> Top:
    """Read the rows of the article for what each is."""
    found = Top()
    own = range(end.own.start, end.own.end) if end.own else range(0)
    texts = [at for at in range(end.at) if is_prose(rows[at]) and at not in own]
    prose = min(texts[0] if texts else end.at, TOP_ROWS_MAX)
    title = _title(rows, [at for at in range(prose) if at not in own], end.at)
    is_mail = end.own is not None and end.own.mark.number == MAIL
    first = end.own.start if end.own else title or 0
    last = texts[-1] if texts else -1
    for at, row in enumerate(rows[: end.at]):
        is_above = at < first or (at < prose and row.mark.kind in (Kind.HEADING, Kind.FORM))
        is_beside = is_above or (at > last and not is_mail and _is_label(row))
        found.roles[at] = (
            (_above(row, found) if at < prose else None)
            or (_around(row, is_beside=is_beside) if end.marked else None)
            or ("body", end.rule, end.certainty)
        )
    if title is not None:
        _entitle(found, rows, title, end)
    if end.own:
        mark = end.own.mark
        found.author, found.when = found.author or mark.name, mark.when or found.when
        found.roles |= dict.fromkeys(own, ("byline", "a head above the text", LIKELY))
    if end.bio is not None:
        found.author = bio_name(rows[end.bio].line.text) or found.author
        found.byline = rows[end.bio].line.text
        found.roles[end.bio] = ("byline", "a name, a verb and a trade", end.certainty)
    return found


def _entitle(found: Top, rows: Sequence[Row], at: int, end: Ending) -> None:
    """Take a row for the title, and what says it again for that; a name below it is the author."""
    found.title = _host.sub("", _re.sub("", rows[at].line.text))
    subject = _subject(rows[at].line.text)
    for other in range(end.at if end.marked else 0):
        if _subject(rows[other].line.text) == subject:
            found.roles[other] = ("remainder", "the title once more", LIKELY)
    found.roles[at] = ("title", "a short line above the text", FAIRLY)
    if at + 2 >= end.at:
        return
    below, next = rows[at + 1], rows[at + 2]
    if not found.author and _is_full_name(below):
        found.author = below.line.text
        found.roles[at + 1] = ("byline", "a name below the title", FAIRLY)
    elif below.mark.kind is Kind.TEXT and next.mark.is_head and len(below.line.text) >= DECK_CHARS:
        found.deck = below.line.text
        found.roles[at + 1] = ("title", "between the title and the byline", FAIRLY)


def _is_label(row: Row) -> bool:
    """Whether a line is short and no sentence."""
    text = row.line.text
    return len(text) <= LABEL_CHARS_MAX and text[-1] not in '.!?…:”"»)'


def _is_full_name(row: Row) -> bool:
    words = row.line.text.split()
    capital = all(word[0].isupper() for word in words)
    return row.mark.kind is Kind.TEXT and is_name(row.line.text) and len(words) > 1 and capital


def _above(row: Row, found: Top) -> Role | None:
    """What a row above the text says of it."""
    if row.mark.kind is Kind.HEAD and not found.author:
        found.author, found.when = row.mark.name, row.mark.when or found.when
        return "byline", "a name above the text", LIKELY
    if row.mark.kind is Kind.DATED and not found.when:
        found.when = row.mark.when
        return "date", "a date above the text", LIKELY
    return None


def _around(row: Row, *, is_beside: bool) -> Role | None:
    """What belongs to the page that the text was taken from; a mere number may be of the text."""
    is_word = row.mark.kind is Kind.BUTTON and any(map(str.isalpha, row.line.text))
    if is_word or (is_beside and row.mark.kind is not Kind.TEXT):
        return "remainder", row.mark.kind.value, LIKELY
    return ("remainder", "a short line beside the text", FAIRLY) if is_beside else None


def _title(rows: Sequence[Row], places: Sequence[int], end: int) -> int | None:
    """Which row is the title: the likeliest, of equals the first."""
    likely = [at for at in places if _may_be_title(rows, at, end)]
    again = _said_again(rows, {_subject(rows[at].line.text) for at in likely})
    scores = {at: _likelihood(rows, at, again, {*likely}, end) for at in likely}
    return max(scores, key=scores.__getitem__, default=None)


def _said_again(rows: Sequence[Row], subjects: Collection[str]) -> set[str]:
    """Which of these subjects several rows have, or a heading over comments names."""
    times = Counter(_subject(row.line.text) for row in rows)
    over = " ".join(row.line.text for row in rows if row.mark.kind is Kind.HEADING).casefold()
    return {subject for subject in subjects if times[subject] > 1 or subject in over}


def _likelihood(
    rows: Sequence[Row], at: int, again: Collection[str], likely: Collection[int], end: int
) -> int:
    """How likely a row is the title: said again, above a byline or the text, first, of some words.

    One below another is the line that explains it; below the byline there is none.
    """
    below = next((row for row in rows[at + 1 : end] if row.mark.kind is not Kind.BUTTON), None)
    return (
        6 * (_subject(rows[at].line.text) in again)
        + 4 * (below is not None and (below.mark.is_head or is_prose(below)))
        + 3 * (at == 0)
        + 2 * _is_worded(rows[at])
        - 6 * any(row.mark.shape == "before" for row in rows[:at])
        - 4 * (at - 1 in likely and not rows[at].line.parted and _is_worded(rows[at - 1]))
    )


def _is_worded(row: Row) -> bool:
    return len(row.line.text.split()) >= TITLE_WORDS


def _subject(text: str) -> str:
    """What a line is about, as the subject of a mail or the post of a forum has it."""
    return _re.sub("", text).casefold()


def _may_be_title(rows: Sequence[Row], at: int, end: int) -> bool:
    """Whether a row may be the title of what follows; a poem's first line stands on its stanza."""
    row, text = rows[at], _subject(rows[at].line.text)
    if row.mark.kind is not Kind.TEXT and text == row.line.text.casefold():
        return False
    if len(text) > TITLE_CHARS_MAX or not text or text[-1] in ".,;:…→›»>" or _crumbs.search(text):
        return False
    if row.line.text[0].islower() or row.line.text[0] in "←‹«<→(" or _numbered.match(text):
        return False
    return any(is_prose(row) for row in rows[at + 1 : end]) or (
        at + 1 < end
        and rows[at + 1].line.parted
        and any(not row.line.parted for row in rows[at + 2 : end])
    )
