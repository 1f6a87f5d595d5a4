"""What editors decide: of names, and of what is not shown.

Owns the shape of a decision, and of what is left of an article that is withheld.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from generator.errors import Place, Problem
from generator.model.date import Date
from generator.model.ref import Ref


class Tomb(Struct, frozen=True, array_like=True):
    """What is left of an article that is withheld: its name, and why in the class published."""

    name: str
    reason: str
    place: Place


class Table(StrEnum):
    """The kinds of decisions, as their tables are called: on names, and on what is not shown."""

    NEVER = "never"
    HERE = "here"
    MERGE = "merge"
    SPLIT = "split"
    WITHHOLD = "withhold"
    MASK = "mask"
    BLUR = "blur"

    @property
    def hides(self) -> bool:
        """Whether such a decision is on what is not shown."""
        return self in {Table.WITHHOLD, Table.MASK, Table.BLUR}


class Ruling(Struct, frozen=True, order=True, array_like=True):
    """What a decision comes to in one place: `within` a record, or everywhere where that is empty.

    What is written as `name`, or else what is found as the entity `of`, is the entity `into`; it is
    none where that is empty.
    """

    name: str
    of: str
    into: str
    within: str


class Decision(Struct, frozen=True, array_like=True):
    """An editor's word on a name, on an entity or on what is not shown, replayed at every build.

    Who decided, when and why stands in its file alone: what no card holds, no page can show. What
    is not shown is `within` some records, or of an `author`, or a `pattern`; it is shown from the
    day `until` on, and `reason` is the class that is published. A mask is `into` another name. A
    `flaw` is what keeps one from being used that may hide something.
    """

    table: Table
    place: Place
    name: str = ""
    of: str = ""
    into: str = ""
    within: tuple[Ref, ...] = ()
    author: str = ""
    until: Date | None = None
    reason: str = ""
    pattern: str = ""
    flaw: Problem | None = None

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """What it comes to, place by place."""
        places = [str(ref) for ref in self.within] or [""]
        return tuple(Ruling(self.name, self.of, self.into, within) for within in places)
