"""What an article of an export is called here.

Owns how a key, an address or a title becomes a name: words for a path, the same at every import.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.digest import digest
from generator.markup.formerly import DEVICES
from generator.read.exports.guests import own_key
from generator.read.exports.parts import Post

NAME_CHARS = 80
DIGEST_CHARS = 6


def segment(post: Post) -> str:
    """A name for a post, of letters, digits and hyphens, which any disk can hold; never empty."""
    from slugify import slugify  # noqa: PLC0415 (50 ms, only where an export is read)

    words = (slugify(w, max_length=NAME_CHARS, word_boundary=True) for w in (post.name, post.title))
    name = next(filter(None, words), "") or slugify(own_key(post.key))[:NAME_CHARS] or _mark(post)
    return f"{name}-{_mark(post)}" if DEVICES.fullmatch(name) else name


def _mark(post: Post) -> str:
    return digest(post.key)[:DIGEST_CHARS]


class Namer:
    """Gives each post a name of its own; of two that would be one the second has its mark."""

    def __init__(self, taken: Mapping[str, str] | None = None) -> None:
        """Begin with the names that are taken, each by the post of a key."""
        self._keys = dict(taken or {})

    def name(self, post: Post) -> str:
        """The name of a post: the same whenever the same posts came before it."""
        name = segment(post)
        if self._keys.setdefault(name, post.key) != post.key:
            name = f"{name}-{_mark(post)}"
        return name
