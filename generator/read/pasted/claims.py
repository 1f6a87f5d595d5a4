"""The account of a pasted text: which stretch of it became what.

Owns the claims: they follow one another from the first character to the last, each with the rule
it was made by and how sure that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.reading import Claim
from generator.read.corrections import Corrections
from generator.read.pasted.ending import AS_CORRECTED, CORRECTED
from generator.read.pasted.grouping import MARKED, Draft
from generator.read.pasted.layout import Row
from generator.read.pasted.paste import Paste
from generator.read.pasted.top import LIKELY, Role

CLAIM_CHARS = 120
# The account is published: who wrote it is told, and not where to write to.
HIDDEN = "…@…"
_address = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")


def claims(text: str, paste: Paste, told: Corrections) -> Iterator[Claim]:
    """A claim on every character, in order; what the archivist says is certain."""
    roles = dict(_roles(paste))
    at = 0
    number = 1
    for i, row in enumerate(paste.rows):
        line, number = row.line, row.line.number
        if line.offset > at:
            yield _claim(text, at, line.offset, number, _BETWEEN)
        at = line.offset
        for end, role in roles.get(i, [(line.end, _over(row))]):
            yield _claim(text, at, end, number, _settled(role, number, told))
            at = end
    if at < len(text):
        yield _claim(text, at, len(text), number, _BETWEEN)


def _settled(role: Role, number: int, told: Corrections) -> Role:
    """What a line was taken for, certain where the archivist says so."""
    subject = role[0]
    says = {
        "title": bool(told.title),
        "byline": bool(told.byline or told.authors),
        "date": bool(told.date),
        "remainder": number in told.no_comments,
    }
    in_comment = subject.startswith("comment:") and number in told.joins | told.splits
    return (subject, AS_CORRECTED, CORRECTED) if in_comment or says.get(subject) else role


_BETWEEN: Role = ("separator", "white space between lines", 1.0)


def _claim(text: str, start: int, end: int, line: int, role: Role) -> Claim:
    said = "" if role is _BETWEEN else text[start : min(end, start + CLAIM_CHARS)]
    return Claim(start, end, line, *role, _address.sub(HIDDEN, said))


def _over(row: Row) -> Role:
    return "remainder", row.mark.kind.value, LIKELY


def _roles(paste: Paste) -> Iterator[tuple[int, list[tuple[int, Role]]]]:
    """What each row was taken for; one that has a head and a text in it is two stretches."""
    for at, role in paste.top.roles.items():
        yield at, [(paste.rows[at].line.end, role)]
    for number, draft in enumerate(paste.drafts, 1):
        subject = f"comment:{number}"
        for at in draft.head:
            yield at, [(paste.rows[at].line.end, (subject, _head_rule(draft), MARKED))]
        for i, at in enumerate(draft.text):
            line = paste.rows[at].line
            role = (subject, *draft.rules[at])
            head = (line.offset + draft.text_at, (subject, _head_rule(draft), MARKED))
            yield at, [head, (line.end, role)] if draft.text_at and not i else [(line.end, role)]


def _head_rule(draft: Draft) -> str:
    """What a head says, in words."""
    told = (
        ("a name", draft.mark.name),
        ("a date", draft.mark.when),
        ("a number", draft.mark.number),
    )
    return "head: " + (", ".join(words for words, said in told if said) or "a mark")
