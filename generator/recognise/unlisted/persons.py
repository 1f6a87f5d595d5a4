"""One sense a document: whom a lone name means after the full one, and what a doubtful one is.

Owns the weighing of one guess by the others: short forms, acronyms, names side by side, and
names that somebody is only called by. Knows nothing of how a guess is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.model.records import Kind
from generator.recognise.unlisted.guess import Guess

SHORT = 2.5
SHARED = 1.3
ABBREVIATED = 2.5
BESIDE = 1.5
# A full name of less than this makes no short form of itself.
FULL_MIN = 1.3
# A reading of less than this says nothing of the same word elsewhere.
SENSE_MIN = 1.0

# The full names of a document, under the last and the first word of each.
People = dict[str, dict[str, Guess]]

_beside = re.compile(r" ?(?:,|,? and|,? or|,? und|,? et|,? y|&) ")
_tail = re.compile(r"jr|sr|[ivx]+")


class Draft(Struct, frozen=True):
    """A guess while it is weighed: with the keys of its words, and how it stands in its text.

    `gap` is what stands between it and the one before in its passage; `firm` says that it is the
    name of a country; `called` that somebody is spoken to by it.
    """

    guess: Guess
    keys: tuple[str, ...]
    gap: str = ""
    firm: bool = False
    called: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is out of no list, or somebody of history."""
        return not self.guess.known or self.guess.kind is Kind.PERSON


def weigh(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, in reading order, as the rest of the document understands them."""
    return list(_same_sense(list(_side_by_side(list(_short_forms(drafts))))))


def _short_forms(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Lone names as short forms of full ones before them, acronyms as those of what they follow."""
    people: People = {}
    spelt: dict[str, str] = {}
    last: Draft | None = None
    for draft in drafts:
        seen = draft
        if _is_full(draft):
            seen = _note(draft, people)
        elif last and draft.gap.strip() == "(" and _abbreviates(draft, last):
            spelt[draft.guess.name] = last.guess.name
        if (name := spelt.get(draft.guess.name)) and draft.guess.kind is Kind.ORGANISATION:
            seen = _as(draft, name, Kind.ORGANISATION, ABBREVIATED, f"stands for “{name}”")
        elif len(draft.keys) == 1 and _may_be_short(draft):
            seen = _shortened(draft, people)
        yield seen
        last = draft


def _is_full(draft: Draft) -> bool:
    guess = draft.guess
    return guess.kind is Kind.PERSON and len(draft.keys) > 1 and guess.score >= FULL_MIN


def _may_be_short(draft: Draft) -> bool:
    """Whether a lone word may be a person's: every one but a country's and an organisation's."""
    guess = draft.guess
    return not draft.firm and (guess.kind in {Kind.PERSON, Kind.PLACE} or not guess.known)


def _note(draft: Draft, people: People) -> Draft:
    """Remember a person under the first and the last name; the first spelling is the name."""
    keys = [key for key in draft.keys if not _tail.fullmatch(key)] or [*draft.keys]
    identity = f"{keys[0]} {keys[-1]}"
    same = people.get(f"last {keys[-1]}", {}).get(identity, draft.guess)
    best = replace(draft.guess, name=same.name, score=max(same.score, draft.guess.score))
    for place in (f"last {keys[-1]}", f"first {keys[0]}"):
        people.setdefault(place, {})[identity] = best
    return replace(draft, guess=replace(draft.guess, name=same.name))


def _shortened(draft: Draft, people: People) -> Draft:
    """A lone name as the person it is short for, if one only has that name."""
    (key,) = draft.keys
    meant = people.get(f"last {key}") or people.get(f"first {key}")
    if not meant:
        return draft
    if len({one.name for one in meant.values()}) > 1:
        return _as(draft, draft.guess.name, Kind.PERSON, SHARED, "short for several")
    (full, *_) = meant.values()
    score = min(SHORT, full.score)
    return _as(draft, full.name, Kind.PERSON, score, f"short for “{full.name}”")


def _abbreviates(draft: Draft, last: Draft) -> bool:
    """Whether capitals in brackets are the initials of the name before them."""
    letters = draft.guess.name.casefold().replace(".", "")
    if len(draft.keys) != 1 or not letters or not draft.guess.name.isupper():
        return False
    initials = iter("".join(key[0] for key in last.keys))
    return last.guess.kind is Kind.ORGANISATION and all(letter in initials for letter in letters)


def _side_by_side(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Lone words in a row behind a person, who are persons too."""
    last: Draft | None = None
    for draft in drafts:
        seen = draft
        if (
            last
            and len(draft.keys) == 1
            and draft.is_open
            and draft.guess.score < SENSE_MIN
            and _beside.fullmatch(draft.gap)
        ):
            person = last.guess.kind is Kind.PERSON and last.guess.score >= FULL_MIN
            name = draft.guess.name
            seen = _as(draft, name, Kind.PERSON, BESIDE, "beside a person") if person else draft
        yield seen
        last = seen


def _same_sense(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Names out of no list in their best reading in this document."""
    best: dict[tuple[str, ...], Guess] = {}
    for draft in drafts:
        if draft.is_open and draft.guess.score >= SENSE_MIN and not draft.called:
            known = best.setdefault(draft.keys, draft.guess)
            best[draft.keys] = max(known, draft.guess, key=lambda guess: guess.score)
    for draft in drafts:
        sense = best.get(draft.keys) if draft.is_open else None
        if sense and sense.score > draft.guess.score:
            yield _as(draft, sense.name, sense.kind, sense.score, sense.reason)
        else:
            yield draft


def _as(draft: Draft, name: str, kind: Kind, score: float, reason: str) -> Draft:
    guess = replace(draft.guess, name=name, kind=kind, score=score, reason=reason)
    return replace(draft, guess=guess)
