"""A planned output.

Owns `Page`, `Brief` (what it is made from), `File` (the bytes made of it), `Output` (a file of
the site as it was left) and `Terms` (of which pages a concordance is made).
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from msgspec import Struct

from generator.digest import digest

# So many lines of a list are as much work as a common page.
LINES = 50


class Brief(Struct, frozen=True):
    """What a page is made from: light values, and digests of what is heavy.

    Equal brief, equal page. `template` is empty for a page that is made without one.
    """

    template: ClassVar[str] = ""

    @property
    def weight(self) -> int:
        """How many common pages are as much work, and take as much room."""
        return 1

    def unfold(self, _: Any, /) -> Any:
        """What the template receives, heavy parts taken from a shelf; the brief if it has none."""
        return self


class Leaf(Struct, frozen=True, array_like=True, gc=False):
    """A page by its path, the digest of its brief, its source, and the template that shows it."""

    path: str
    digest: str
    source: str
    template: str


class Page(Struct, frozen=True, dict=True):
    """An output to be made: its path under the site, its brief, and the source it speaks of."""

    path: str
    brief: Brief
    source: str = ""

    @property
    def weight(self) -> int:
        """How many common pages are as much work."""
        return self.brief.weight

    @cached_property
    def leaf(self) -> Leaf:
        """The page without its brief."""
        name = digest(type(self.brief).__name__, self.brief)
        return Leaf(self.path, name, self.source, self.brief.template)


class Output(Struct, frozen=True, array_like=True, gc=False):
    """A file of the site as we left it; `page` is the digest of the page it shows.

    `size` in bytes, `mtime` in nanoseconds since 1970, `sha` the whole SHA-256 in hexadecimal.
    """

    page: str
    size: int
    mtime: int
    sha: str


class File(Struct, frozen=True):
    """The bytes of a finished page."""

    path: str
    data: bytes


class Terms(Struct, frozen=True):
    """What a concordance is made of: the pages that some `templates` show, perhaps none.

    What one of the selectors in `skipped` finds there is not read. A search looks through one
    language, so all texts are taken to be in that one. `folder` is the concordance's own.
    """

    templates: frozenset[str]
    skipped: tuple[str, ...]
    language: str
    folder: str
