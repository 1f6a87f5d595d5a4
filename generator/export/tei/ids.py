"""What things are called within a file of TEI.

Owns the ids. No id of an entity holds a full stop, and every other here does: none is taken twice.
"""

from __future__ import annotations

import re

from generator.digest import digest
from generator.model.ref import Ref

TEXT, TITLE = "article.text", "article.title"
_unfit = re.compile(r"[^A-Za-z0-9_.-]+")


def of_comment(id: str) -> str:
    """A comment."""
    return f"c.{_fit(id)}"


def of_note(id: str) -> str:
    """A note."""
    return f"n.{_fit(id)}"


def of_writer(nth: int) -> str:
    """One who writes in the thread."""
    return f"w.{nth}"


def said(id: str, own: str) -> str:
    """An id as it is here, where that is not to be seen in `own`; else nothing."""
    return "" if own[2:] == id else id


def of(ref: Ref) -> str:
    """A record that something is about."""
    if ref.kind == "comment":
        return of_comment(ref.part)
    return ref.name if ref.kind == "entity" else TEXT


def _fit(id: str) -> str:
    """An id as XML takes it."""
    return id if id and not _unfit.search(id) else f"{_unfit.sub('-', id)}-{digest(id)[:6]}"
