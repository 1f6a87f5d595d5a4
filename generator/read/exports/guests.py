"""Exports that hold comments and no articles: guests at the articles of others.

Owns the names that their articles and comments have where they are kept beside those of others.
The format stands before each: no two are alike, and none changes whatever comes to it later.
"""

from __future__ import annotations

from msgspec.structs import replace

from generator.read.exports.parts import Answer, Found, Lacking, Post
from generator.read.exports.table import EXPORTS

NAMES = tuple(export.name for export in EXPORTS if export.guest)


def named(found: Found, format: str) -> Found:
    """A part of a guest, by the names that it has here."""
    line, part = found
    if isinstance(part, Post):
        return line, replace(part, key=f"{format}:{part.key}")
    article = f"{format}:{part.article}"
    if isinstance(part, Lacking):
        return line, replace(part, article=article, origin=format)
    id, parent = (name and f"{format}-{name}" for name in (part.id, part.parent))
    return line, replace(part, article=article, id=id, parent=parent)


def origin_of(key: str) -> str:
    """The format of the guest that knows an article by a key; empty where none does."""
    return next((name for name in NAMES if key.startswith(f"{name}:")), "")


def own_key(key: str) -> str:
    """The key of an article as the guest itself has it."""
    return key.removeprefix(f"{origin_of(key)}:")


def is_guests(answer: Answer) -> bool:
    """Whether a comment has the name that a guest gave it."""
    return answer.id.startswith(tuple(f"{name}-" for name in NAMES))
