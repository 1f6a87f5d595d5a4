"""The parts of one export on the disk, to be had by article.

Owns the SQLite file, which goes when all is done and stays where an import was ended. Knows no
format, and nothing of what is made of the documents.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Self

import msgspec

from generator.read.exports.joining import documents
from generator.read.exports.parts import Answer, Document, Found, Lacking, Part, Post
from generator.step import encode

# So many parts are stored at once; an import that was ended does no more than these again.
BATCH = 10_000
KINDS: tuple[type[Part], ...] = (Post, Answer, Lacking)

SCHEMA = """
CREATE TABLE IF NOT EXISTS part (
  id INTEGER PRIMARY KEY, article TEXT, line INTEGER, kind INTEGER, data BLOB);
CREATE TABLE IF NOT EXISTS whole (is_whole INTEGER);
"""

_decoders = [msgspec.msgpack.Decoder(kind).decode for kind in KINDS]


class Store:
    """A store of parts, each with its number and its line."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = sqlite3.connect(path)
        self._db.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; {SCHEMA}")
        self._rows: list[tuple[int, str, int, int, bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self._db.close()
        if error is None:
            self._path.unlink()

    def is_whole(self) -> bool:
        """Whether the export was read to its end."""
        return bool(self._db.execute("SELECT 1 FROM whole").fetchone())

    def count(self) -> int:
        """How many parts are there."""
        (count,) = self._db.execute("SELECT max(id) FROM part").fetchone()
        return count or 0

    def put(self, number: int, line: int, part: Part) -> None:
        """Keep a part."""
        article = part.key if isinstance(part, Post) else part.article
        kind = KINDS.index(type(part))
        self._rows.append((number, article, line, kind, encode(part)))
        if len(self._rows) >= BATCH:
            self._flush()

    def finish(self) -> None:
        """Note that all parts are there, and sort them by article."""
        self._flush()
        self._db.execute("CREATE INDEX IF NOT EXISTS by_article ON part (article, id)")
        self._db.execute("INSERT INTO whole VALUES (1)")
        self._db.commit()

    def documents(self) -> Iterator[Document]:
        """The documents, one after another, by their keys."""
        rows = self._db.execute("SELECT article, line, kind, data FROM part ORDER BY article, id")
        for _, own in groupby(rows, itemgetter(0)):
            yield from documents(self._decoded(own))

    def _decoded(self, rows: Iterable[tuple[str, int, int, bytes]]) -> Iterator[Found]:
        return ((line, _decoders[kind](data)) for _, line, kind, data in rows)

    def _flush(self) -> None:
        self._db.executemany("INSERT OR IGNORE INTO part VALUES (?, ?, ?, ?, ?)", self._rows)
        self._db.commit()
        self._rows.clear()
