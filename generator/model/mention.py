"""Where a text names an entity.

Owns `Mention` and `Sightings`, what recognising one source's records gives.
"""

from __future__ import annotations

from msgspec import Struct

from generator.errors import Problem
from generator.model.ref import Ref

# The score of a registered form; that of an inferred one is less.
REGISTERED = 3.0


class Mention(Struct, frozen=True, array_like=True):
    """A range of a record's text that names a registered entity.

    `before`, `text` and `after` are the sentence around it, cut to a line; `score` is 3.0 for
    a registered form, less for an inferred short form; `linked` says the writer linked it by hand.
    """

    about: Ref
    entity: str
    start: int
    end: int
    line: int
    before: str
    text: str
    after: str
    score: float = REGISTERED
    linked: bool = False


class Sightings(Struct, frozen=True):
    """Every mention in the records of one source, and the names that could mean two entities."""

    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()
