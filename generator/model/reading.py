"""What one source gave, whole.

Owns `Reading`, `Records`, `Claim` and `Provenance`. A reader always returns a reading; what it
could not read is in the problems and, for a pasted text, in the remainder.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.errors import Problem
from generator.model.body import Body
from generator.model.decisions import Decision, Tomb
from generator.model.records import Article, Comment, Entity, Note


class Claim(Struct, frozen=True, array_like=True):
    """Which stretch of a pasted source became what.

    `start` and `end` count code points of the decoded text, `line` from 1. `subject` is
    `title`, `body`, `byline`, `comment:ID`, `separator` or `remainder`; `rule` says in words
    why; `certainty` runs from 0 to 1. `text` is how the stretch begins.
    """

    start: int
    end: int
    line: int
    subject: str
    rule: str
    certainty: float
    text: str = ""


class Provenance(Struct, frozen=True, array_like=True):
    """What a pasted source was taken for, stretch by stretch; `fixity` is its whole SHA-256."""

    fixity: str
    claims: tuple[Claim, ...]


class Records(Struct, frozen=True):
    """Every record of a source, and what is wrong with it."""

    articles: tuple[Article, ...] = ()
    comments: tuple[Comment, ...] = ()
    notes: tuple[Note, ...] = ()
    entities: tuple[Entity, ...] = ()
    problems: tuple[Problem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    tombs: tuple[Tomb, ...] = ()


class Reading(Struct, frozen=True):
    """The records of one source, their bodies by digest, and what was claimed of a pasted one."""

    records: Records
    bodies: Mapping[str, Body] = {}
    claims: tuple[Claim, ...] = ()
    fixity: str = ""
