"""A file of `content/` with the sidecars that belong to it.

Owns the value, and the habit that a pasted text is read by; `read/discover.py` finds them.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from generator.model.veil import Veil

ORDERS = ("threaded", "oldest", "newest")


class Habit(Struct, frozen=True, array_like=True):
    """How people comment at the place a pasted text was taken from.

    `reply_prior` is the part of the comments that answer another, from 0 to 1. `order` is how they
    stood there: replies below what they answer, or all by time, the oldest or the newest first.
    """

    reply_prior: float = 0.6
    order: str = "threaded"


HABIT = Habit.__struct_fields__


def unfit(key: str, value: Any) -> str:
    """What a field of a habit has to be, where a value is not that; empty where it is."""
    if key == "order":
        return "" if value in ORDERS else f"one of {', '.join(ORDERS)}"
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return "" if is_number and 0.0 <= value <= 1.0 else "a number from 0 to 1"


class Source(Struct, frozen=True, order=True, array_like=True):
    """A file to be read: path under `content/` with `/`, the digest of its bytes, its sidecars.

    `digest` stands for the bytes of the file alone; `sidecars` are (path, digest) pairs. `habit` is
    that of a pasted text, where the settings say one. It is read through its `veil`, if it has one.
    """

    path: str
    digest: str
    sidecars: tuple[tuple[str, str], ...] = ()
    habit: Habit | None = None
    veil: Veil | None = None


class Asset(Struct, frozen=True, order=True, array_like=True):
    """A file that is published as it is: an image, a PDF, a sound."""

    path: str
    digest: str


class Seen(Struct, frozen=True, array_like=True, gc=False):
    """A content file as it was when its digest was taken."""

    size: int
    mtime: int
    inode: int
    digest: str
