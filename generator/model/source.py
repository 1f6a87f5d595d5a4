"""A file of `content/` with the sidecars that belong to it.

Owns the value; `read/discover.py` finds them.
"""

from __future__ import annotations

from msgspec import Struct


class Habit(Struct, frozen=True, order=True, array_like=True):
    """What is known of how the comments of a pasted text were made.

    `reply_prior` is the share of them that answer another, not the article. `order` is `threaded`
    (a reply stands below what it answers), `oldest` or `newest` first.
    """

    reply_prior: float = 0.6
    order: str = "threaded"


class Source(Struct, frozen=True, order=True, array_like=True):
    """A file to be read: path under `content/` with `/`, the digest of its bytes, its sidecars.

    `digest` stands for the bytes of the file alone; `sidecars` are (path, digest) pairs.
    """

    path: str
    digest: str
    sidecars: tuple[tuple[str, str], ...] = ()


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
