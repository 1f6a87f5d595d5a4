"""The name of a record.

Owns how a record is named, printed and parsed: `kind:name`, as in `article:letters/12`,
`comment:letters/12#c4`, `entity:london`. Knows nothing of addresses on the site.
"""

from __future__ import annotations

from typing import Self

from msgspec import Struct

KINDS = ("article", "comment", "entity", "note")


class Ref(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A record's kind and its stable name."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"

    @property
    def article(self) -> str:
        """The name of the article that it is, or is a part of."""
        return self.name.partition("#")[0]

    @property
    def part(self) -> str:
        """The id of a comment or a note within its article; empty for an article."""
        return self.name.partition("#")[2]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `kind:name`; raises ValueError for an unknown kind or an empty name."""
        kind, colon, name = text.partition(":")
        if kind not in KINDS or not colon or not name:
            msg = f"not the name of a record: {text!r}"
            raise ValueError(msg)
        return cls(kind, name)

    @classmethod
    def within(cls, kind: str, article: str, id: str) -> Self:
        """Name a part of an article: a comment or a note."""
        return cls(kind, f"{article}#{id}")
