"""What crosses the seam of a recogniser.

Owns `Passage` and `Link`, which go in, and `Span`, which comes out. Knows nothing of how a name
is found, nor of what is made of it.
"""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct


class Strength(IntEnum):
    """How a form belongs to an entity."""

    SHORT = 1
    """Inferred from the name of a person."""
    WEAK = 2
    """Registered, but valid only beside a strong form or a word that is near."""
    STRONG = 3
    """Registered: the name or an alias."""


class Passage(Struct, frozen=True, array_like=True):
    """A stretch of a text within which a name must lie: `start` is its offset in the text.

    `text` is the number of the text in its document.
    """

    text: int
    start: int
    words: str


class Link(Struct, frozen=True, array_like=True):
    """A range the writer linked to an entity by hand; `surface` is its text, folded."""

    text: int
    start: int
    end: int
    surface: str
    entity: str


class Candidate(Struct, frozen=True, array_like=True, gc=False):
    """An entity that a range could mean."""

    entity: str
    strength: Strength


class Span(Struct, frozen=True, array_like=True):
    """A range of a text that names an entity; `surface` is how it is spelt, folded."""

    text: int
    start: int
    end: int
    surface: str
    candidates: tuple[Candidate, ...]
