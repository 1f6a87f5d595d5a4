"""The pages of a web archive.

Owns which capture of an address counts: the newest. What a page says is read as a saved page is.
Knows nothing of the files that captures are kept in.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from generator.read.exports.parts import Found, Tell


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
    """What the pages say, one after the other; a page stood at its address if it says no other."""
    from generator.read.exports.pages import page, paging  # noqa: PLC0415 (heavy)

    def inside(line: int, message: str, hint: str = "", *more: Any, **said: Any) -> None:
        if hint != paging.ALL_PAGES:
            tell_inside(tell, address, line, message, hint, *more, **said)

    for address, body in pages:
        yield from ((0, part) for _, part in page.read(body, address, inside))


def tell_inside(tell: Tell, name: str, _line: int, message: str, *more: Any, **said: Any) -> None:
    """Tell something of a page, or of a file, that has a name of its own in this one."""
    tell(0, f"{name}: {message}", *more, **said)
