"""The names that all articles of an archive seem to hold and no register has.

Owns which of them are one name, and which are proposed. Knows nothing of files.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator import toml
from generator.errors import Place
from generator.model.records import Kind
from generator.recognise.lexicon import Lexicon, nameless, surface
from generator.recognise.unlisted.step import QUOTED_MAX, Candidate, Quoted
from generator.reviewing.likeness import Likeness

# Ends a name in a review.
BAR = "|"


class Proposal(Struct, frozen=True):
    """A name with the kind, score and reason of the best guess at it, and some of its places.

    `alias` is the id of the entity that it may be another name of, `because` says why in words.
    """

    name: str
    kind: Kind
    score: float
    reason: str
    mentions: int
    files: int
    quoted: tuple[tuple[Place, Quoted], ...]
    alias: str = ""
    because: str = ""


def proposals(found: Iterable[tuple[str, Candidate]], names: Lexicon) -> list[Proposal]:
    """What was found in some files, the most frequent first.

    Left out is what the register has, though nobody could say of whom it is, and what is decided to
    be no name.
    """
    known = {surface(form) for e in names.entries for form in (*e.strong, *e.weak)}
    known |= nameless(names)
    alike: dict[str, list[tuple[str, Candidate]]] = {}
    for file, candidate in found:
        key = surface(candidate.name)
        if key and key not in known and _is_a_line(candidate.name):
            alike.setdefault(key, []).append((file, candidate))
    likeness = Likeness(names)
    made = (_proposal(ones, likeness) for ones in alike.values())
    return sorted(made, key=lambda one: (-one.mentions, -one.score, one.name))


def _is_a_line(name: str) -> bool:
    return BAR not in name and name == toml.remark(name)


def _proposal(ones: list[tuple[str, Candidate]], likeness: Likeness) -> Proposal:
    best = max((c for _, c in ones), key=lambda c: (c.score, c.mentions, c.kind, c.name))
    return Proposal(
        best.name,
        best.kind,
        best.score,
        best.reason,
        sum(candidate.mentions for _, candidate in ones),
        len({file for file, _ in ones}),
        tuple(_quoted(ones)),
        *(likeness.of(best.name, best.kind) or ()),
    )


def _quoted(ones: list[tuple[str, Candidate]]) -> list[tuple[Place, Quoted]]:
    """Some places, of as many files as may be."""
    rounds = [
        (nth, Place(file, quoted.line), quoted)
        for file, candidate in ones
        for nth, quoted in enumerate(candidate.quoted)
    ]
    rounds.sort(key=lambda one: one[0])
    return [(place, quoted) for _, place, quoted in rounds[:QUOTED_MAX]]
