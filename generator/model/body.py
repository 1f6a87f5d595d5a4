"""A text and what is said about it: tags at offsets.

Owns the standoff form. Only `markup/` makes a `Tag`; only `markup/weave.py` turns a body into HTML.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

TARGET_KINDS = ("article", "entity", "comment", "path", "name", "here")
HERE = "here:"
# The elements that part a text: no word, name or line crosses the edge of one.
BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 blockquote pre ul ol li dl dt dd table thead tbody tfoot tr th td caption"
    " figure figcaption hr div section".split()
)


class Tag(Struct, frozen=True, array_like=True, gc=False):
    """An element over `text[start:end]`.

    `depth` is its level in the tree (0 outermost): with the order of the tags it makes empty
    elements unambiguous. An `href` or `src` may be a *target*: `article:…`, `entity:…`,
    `comment:…`, `path:…` (a file, relative to the source), `name:…` (a registered name) or
    `here:…` (an id in the same text).
    """

    start: int
    end: int
    depth: int
    name: str
    attrs: tuple[tuple[str, str], ...] = ()


class Body(Struct, frozen=True, array_like=True, gc=False):
    """Plain text with tags in document order, and the source line at which each block begins.

    `lines` holds (offset, line) pairs in ascending order, one a block where it is known.
    """

    text: str
    tags: tuple[Tag, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()

    def targets(self) -> tuple[tuple[str, int], ...]:
        """Every internal link and embedded file, each once, with the offset of its first use."""
        first = {
            value: tag.start
            for tag in reversed(self.tags)
            if tag.attrs
            for key, value in tag.attrs
            if key in {"href", "src"} and is_target(value)
        }
        return tuple(sorted(first.items(), key=lambda pair: pair[1]))

    def pictures(self) -> tuple[str, ...]:
        """The targets of the embedded pictures that are files of the archive."""
        found = (value for t in self.tags if t.name == "img" for k, value in t.attrs if k == "src")
        return tuple(filter(is_target, dict.fromkeys(found)))

    def ids(self) -> frozenset[str]:
        """The ids that a fragment may lead to."""
        return frozenset(v for t in self.tags for k, v in t.attrs if k == "id")

    def line_at(self, offset: int) -> int:
        """The source line of the block that holds `offset`; 0 where it is unknown."""
        after = bisect_right(self.lines, offset, key=lambda pair: pair[0])
        return self.lines[after - 1][1] if after else 0


def is_target(address: str) -> bool:
    """Whether an address names something of this archive."""
    kind, colon, name = address.partition(":")
    return bool(colon and name) and kind in TARGET_KINDS
