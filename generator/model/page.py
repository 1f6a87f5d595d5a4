"""A planned output.

Owns `Page`, `View` (what one template receives) `File` (the bytes made of a
page) and `Output` (a file of the site as it was left).
"""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct


class View(Struct, frozen=True):
    """What one template shows, and nothing else: equal view, equal page.

    A heavy part (a body of text) stands in it as a digest.
    """

    template: ClassVar[str] = ""


class Page(Struct, frozen=True):
    """An output to be made: its path under the site, its view, and the source it speaks of."""

    path: str
    view: View
    source: str = ""


class Output(Struct, frozen=True):
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
