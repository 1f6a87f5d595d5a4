"""What things are called within a file of TEI.

Owns the ids. No id of an entity holds a full stop, and every other here does: none is taken twice.
"""

from __future__ import annotations

from generator.markup.tei.xml import spelt
from generator.model.ref import Ref

TEXT, TITLE = "article.text", "article.title"


def of_comment(id: str) -> str:
    """A comment."""
    return f"c.{spelt(id)}"


def of_note(id: str) -> str:
    """A note."""
    return f"n.{spelt(id)}"


def of_writer(nth: int) -> str:
    """One who writes in the thread."""
    return f"w.{nth}"


def of(ref: Ref) -> str:
    """A record that something is about."""
    if ref.kind == "comment":
        return of_comment(ref.part)
    return ref.name if ref.kind == "entity" else TEXT
