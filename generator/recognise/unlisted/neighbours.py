"""What an unknown name is by the words beside it.

Owns the evidence on the left and the right of a name that no list and no rule knows, with its
scores. Knows nothing of what the rest of the document says.
"""

from __future__ import annotations

import re

from generator.model.records import Kind
from generator.recognise.folding import fold
from generator.recognise.unlisted.ground import CONTEXT, Found, Ground

TOLD = 1.5
WITHIN = 1.5
SHAPED = 1.6
SHAPED_ALONE = 1.2
SAYING = 1.5
SAYING_ALONE = 1.2
UNKNOWN = 1.3
PLACED = 1.2
LONE = 0.8
# Where a sentence begins a lone word may be any.
OPENING = 0.5

TELLING = {
    "verbs.of": Kind.PLACE,
    "heads.place": Kind.PLACE,
    "heads.organisation": Kind.ORGANISATION,
    "heads.event": Kind.EVENT,
    "titles.title": Kind.PERSON,
}
TOLD_REACH = 160

_inside = re.compile(r", ([A-Z]\w+)")
_of_what = re.compile(r"(\w+) of (?:the )?$")
_told = re.compile(
    r"(?: \([^)]{1,80}\))?,? (?:is|was) (?:an?|the|one of the) ((?:[\w-]+ ){0,4}[\w-]+)"
)


def by_neighbours(ground: Ground, at: int, end: int, *, alone: bool) -> Found:
    """A name, by the best of what stands beside it."""
    word = ground.run[at]
    doubtful = alone and word.opens and not ground.evidence.is_name_like(word.key)
    found = _said(ground, at, end) or (None if doubtful else _likely(ground, at, end, alone=alone))
    if found:
        return found
    if not alone:
        return Found(at, end, Kind.PERSON, UNKNOWN, "capitals")
    return Found(at, end, Kind.PERSON, OPENING if doubtful else LONE, "a capital")


def _said(ground: Ground, at: int, end: int) -> Found | None:
    """By what the text says of it."""
    if kind := _told_kind(ground, end):
        return Found(at, end, kind, TOLD, "the text says what it is")
    if _is_inside(ground, end):
        return Found(at, end, Kind.PLACE, WITHIN, "a country behind it")
    if _is_of_place(ground, at):
        return Found(at, end, Kind.PLACE, WITHIN, "a word for a place before it")
    return None


def _likely(ground: Ground, at: int, end: int, *, alone: bool) -> Found | None:
    """By a verb, an ending, a preposition."""
    behind, before = ground.right(end), ground.left(at)
    if ground.lists.is_a("verbs.person", behind):
        score = SAYING_ALONE if alone else SAYING
        return Found(at, end, Kind.PERSON, score, f"“{behind}” behind it")
    if ground.lists.ends("surname", ground.run[end - 1].key):
        return Found(at, end, Kind.PERSON, SHAPED_ALONE if alone else SHAPED, "a family name")
    if not ground.run[at].opens and ground.lists.is_a("verbs.place", before):
        return Found(at, end, Kind.PLACE, PLACED, f"“{before}” before it")
    return None


def _told_kind(ground: Ground, end: int) -> Kind | None:
    """What the text says it is: "Quimbel is a small town"."""
    stop = ground.run[end - 1].end
    match = _told.match(ground.text, stop, stop + TOLD_REACH)
    words = map(fold, match[1].split()) if match else ()
    kinds = (
        kind
        for word in words
        for section, kind in TELLING.items()
        if ground.lists.is_a(section, word)
    )
    return next(kinds, None)


def _is_of_place(ground: Ground, at: int) -> bool:
    """Whether what stands before a word says that a place follows: "the city of"."""
    start = ground.run[at].start
    match = _of_what.search(ground.text[max(0, start - CONTEXT) : start])
    return match is not None and ground.lists.is_a("verbs.of", fold(match[1]))


def _is_inside(ground: Ground, end: int) -> bool:
    """Whether a country or a state stands behind a comma."""
    stop = ground.run[end - 1].end
    match = _inside.match(ground.text, stop)
    named = ground.lists.named.get(match[1], ()) if match else ()
    return any(one.kind is Kind.PLACE for one in named)
