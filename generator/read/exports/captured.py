"""The pages of a web archive.

Owns which capture of an address counts, the newest, and what makes several pages one article. What
a page says is read as a saved page is. Knows nothing of the files that captures are kept in.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

from msgspec.structs import replace

from generator.read.exports.parts import Answer, Found, Part, Post, Tell


class Pages:
    """The newest capture of every address; on disk, for they may be millions."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("CREATE TABLE pages (address TEXT UNIQUE, date TEXT, body BLOB)")
        self._db.execute("BEGIN")
        self.close = self._db.close

    def put(self, address: str, date: str, body: bytes) -> None:
        """Keep a capture, unless a newer one is there."""
        self._db.execute(
            "INSERT INTO pages VALUES (?, ?, ?) ON CONFLICT (address) DO UPDATE"
            " SET date = excluded.date, body = excluded.body WHERE excluded.date >= date",
            (address, date, body),
        )

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        yield from self._db.execute("SELECT address, body FROM pages ORDER BY rowid")


def read(pages: Pages, tell: Tell) -> Iterator[Found]:
    """What the pages say; a comment that several pages of one article have is there once."""
    from generator.read.exports.pages.page import parts as page_parts  # noqa: PLC0415 (heavy)

    said = set[tuple[str, str]]()
    for address, body in pages:
        inside = partial(tell_inside, tell, address)
        found = [part for _, part in page_parts(BytesIO(body), inside)]
        for part in _placed(found, address):
            mark = _mark(part)
            if mark[1] and mark in said:
                continue
            said.add(mark)
            yield 0, part


def _placed(found: list[Part], address: str) -> Iterator[Part]:
    """The parts of a page, whose article is known by the address that it states, or stood at."""
    posts = [part for part in found if isinstance(part, Post)]
    keys = {
        post.key: (post.address or address) + (f"#{post.key}" if len(posts) > 1 else "")
        for post in posts
    }
    for part in found:
        if isinstance(part, Post):
            yield replace(part, key=keys[part.key], address=part.address or address)
        else:
            yield replace(part, article=keys.get(part.article, address))


def _mark(part: Part) -> tuple[str, str]:
    if isinstance(part, Post):
        return part.key, ""
    return part.article, part.id if isinstance(part, Answer) else f"\0{part.why}"


def tell_inside(tell: Tell, name: str, _line: int, message: str, *more: Any, **said: Any) -> None:
    """Tell something of a page, or of a file, that has a name of its own in this one."""
    tell(0, f"{name}: {message}", *more, **said)
