"""What earlier builds made, kept by content: one SQLite file.

Owns the file and its tables. Values come in and go out as bytes; what they mean is the engine's
business. Never pickle: reading somebody else's memo must not run their code.

    made    key -> value, and the digests of the heavy parts that belong to it
    blob    digest -> bytes
    noted   (list, path) -> what was last known of a file: of the content, of the site
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.errors import OutputError, Place, Problem, Severity

T = TypeVar("T")

# A number that no other program would give its file, and ours goes up with the tables.
SCHEMA_VERSION = 0x56_41_52_01
SCHEMA = """
CREATE TABLE made (key TEXT PRIMARY KEY, value BLOB NOT NULL, blobs TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE blob (digest TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE noted (list TEXT, path TEXT, value BLOB, PRIMARY KEY (list, path)) WITHOUT ROWID;
"""


class Memo:
    """The memory of an archive's builds. A file that cannot be read is begun anew."""

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        self.path = path
        self._db = _open(path, readonly=readonly)

    def close(self) -> None:
        """Write what is pending and close the file."""
        self._db.commit()
        self._db.close()

    def commit(self) -> None:
        """Make everything said so far visible to other processes."""
        self._db.commit()

    def get(self, key: str) -> bytes | None:
        """The value made under a key, or None."""
        row = self._db.execute("SELECT value FROM made WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def put(self, key: str, value: bytes, blobs: Iterable[tuple[str, bytes]]) -> None:
        """Remember a value and its heavy parts."""
        blobs = list(blobs)
        self._db.executemany("INSERT OR IGNORE INTO blob VALUES (?, ?)", blobs)
        names = " ".join(name for name, _ in blobs)
        self._db.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", (key, value, names))

    def blob(self, digest: str) -> bytes:
        """Load a heavy part; raises KeyError."""
        try:
            row = self._db.execute("SELECT data FROM blob WHERE digest = ?", (digest,)).fetchone()
        except sqlite3.DatabaseError as error:
            raise damaged(self.path, error) from None
        if row is None:
            raise KeyError(digest)
        data: bytes = row[0]
        return data

    def forget_all_but(self, keys: set[str]) -> None:
        """Drop every value made under another key, and the heavy parts nothing needs any more."""
        stale = [(k,) for (k,) in self._db.execute("SELECT key FROM made") if k not in keys]
        if not stale:
            return
        self._db.executemany("DELETE FROM made WHERE key = ?", stale)
        needed = {
            n for (names,) in self._db.execute("SELECT blobs FROM made") for n in names.split()
        }
        loose = [(d,) for (d,) in self._db.execute("SELECT digest FROM blob") if d not in needed]
        self._db.executemany("DELETE FROM blob WHERE digest = ?", loose)

    def noted(self, list: str, type: type[T]) -> dict[str, T]:
        """What was last known of every file of a list."""
        decode = msgspec.msgpack.Decoder(type).decode
        rows = self._db.execute("SELECT path, value FROM noted WHERE list = ?", (list,))
        return {path: decode(value) for path, value in rows}

    def note(self, list: str, files: Mapping[str, object], gone: Iterable[str]) -> None:
        """Note what is now known of some files, and which are no more."""
        encode = msgspec.msgpack.encode
        self._db.executemany(
            "DELETE FROM noted WHERE list = ? AND path = ?", [(list, p) for p in gone]
        )
        rows = ((list, path, encode(value)) for path, value in files.items())
        self._db.executemany("INSERT OR REPLACE INTO noted VALUES (?, ?, ?)", rows)


def damaged(path: Path, error: sqlite3.DatabaseError) -> OutputError:
    """What to tell of a memo that turned out to be broken."""
    message = f"the memory of the builds is damaged: {error}"
    hint = "delete .variorum/ and build again; nothing else is lost"
    return OutputError(Problem(Place(str(path)), message, hint, Severity.ERROR))


def _open(path: Path, *, readonly: bool) -> sqlite3.Connection:
    if readonly:
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _ready(path)
    except sqlite3.OperationalError as error:
        hint = "see whether something else has it open, and that it may be written"
        message = f"the memory of the builds cannot be opened: {error}"
        raise OutputError(Problem(Place(str(path)), message, hint, Severity.ERROR)) from None
    except sqlite3.DatabaseError:
        path.unlink()
        return _ready(path)


def _ready(path: Path) -> sqlite3.Connection:
    """Open the file for writing, its tables laid; raises DatabaseError for what is not ours."""
    db = sqlite3.connect(path, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version == SCHEMA_VERSION:
            return db
        if version or db.execute("SELECT 1 FROM sqlite_master").fetchone():
            msg = "a memo of another version, or a file of somebody else"
            raise sqlite3.DatabaseError(msg)
        db.executescript(f"{SCHEMA} PRAGMA user_version = {SCHEMA_VERSION};")
    except sqlite3.Error:
        db.close()
        raise
    return db
