"""What is guessed of a name that stands in no register.

Owns `Guess`, a range, and `Unlisted`, the guesses that seem to mean one entity. Neither is a
mention. Knows nothing of how a guess is made.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.model.records import Kind
from generator.recognise.layout import Range

# From this score on a guess may be shown, marked as one; from the other on it is proposed at all.
SHOW_MIN = 2.5
SUGGEST_MIN = 1.0

# The ground of each text that is not to be searched, by the number of the text.
Taken = Mapping[int, tuple[Range, ...]]


class Guess(Struct, frozen=True, array_like=True, gc=False):
    """A range of a text that seems to name an entity.

    `name` is the entity's name as far as the range tells; `known` says that it is a name out of
    a starter list; `reason` is the evidence, in words.
    """

    text: int
    start: int
    end: int
    name: str
    kind: Kind
    score: float
    reason: str
    known: bool = False


class Unlisted(Struct, frozen=True):
    """An entity that a document seems to name; its score and reason are those of its best guess."""

    id: str
    name: str
    kind: Kind
    score: float
    reason: str
    mentions: tuple[Guess, ...]
