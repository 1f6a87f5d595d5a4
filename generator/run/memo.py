"""What earlier builds made, kept by content: one SQLite file.

Owns the file and its tables. Values come in and go out as bytes; what they mean is the engine's
business. Never pickle: reading somebody else's memo must not run their code.

    made    stage, key -> value, and the digests of the heavy parts that belong to it
    blob    digest -> bytes
    loose   digest of a blob that may not be needed any more
    noted   name -> what the last build noted, as one value
    page    path -> what the last build noted of a page
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import msgspec

from generator.errors import OutputError, Place, Problem, Severity

T = TypeVar("T")

NAME = "memo.sqlite"
# A number that no other program would give its file, and ours goes up with the tables.
SCHEMA_VERSION = 0x56_41_52_02
SCHEMA = """
CREATE TABLE made (id INTEGER PRIMARY KEY, stage TEXT, key TEXT UNIQUE, value BLOB, blobs TEXT);
CREATE TABLE blob (digest TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE loose (digest TEXT PRIMARY KEY);
CREATE TABLE noted (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE page (path TEXT PRIMARY KEY, value BLOB);
"""
# Under this name the memo notes its own state.
STATE = "state"
# In so many rows many things are noted.
PARTS = 64
# Fewer values are looked up one by one, more by reading all of a stage.
FEW = 100
# So large a part of all rows may be loose blobs before they are looked for.
LOOSE_PART = 20


class Memo:
    """The memory of an archive's builds. A file that cannot be read is begun anew."""

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        self.path = path
        self._db = _open(path, readonly=readonly)

    def close(self) -> None:
        """Write what is pending and close the file."""
        try:
            self._db.commit()
        finally:
            self._db.close()

    def commit(self) -> None:
        """Make everything said so far visible to other processes."""
        self._db.commit()

    def rollback(self) -> None:
        """Take back what was said since the last commit."""
        self._db.rollback()

    def values(self, stage: str, keys: Collection[str]) -> dict[str, bytes]:
        """The values made under those of the keys that are known."""
        if len(keys) <= FEW:
            found = (self._get(key) for key in keys)
            return {key: value for key, value in found if value is not None}
        wanted = frozenset(keys)
        rows = self._db.execute("SELECT key, value FROM made WHERE stage = ?", (stage,))
        return {key: value for key, value in rows if key in wanted}

    def _get(self, key: str) -> tuple[str, bytes | None]:
        row = self._db.execute("SELECT value FROM made WHERE key = ?", (key,)).fetchone()
        return key, row[0] if row else None

    def put(self, stage: str, key: str, value: bytes, blobs: Iterable[tuple[str, bytes]]) -> None:
        """Remember a value and its heavy parts."""
        blobs = list(blobs)
        self._db.executemany("INSERT OR IGNORE INTO blob VALUES (?, ?)", blobs)
        names = " ".join([name for name, _ in blobs])
        self._db.execute(
            "INSERT OR REPLACE INTO made VALUES (NULL, ?, ?, ?, ?)", (stage, key, value, names)
        )

    def rename(self, keys: Iterable[tuple[str, str]]) -> None:
        """Let values be known by new keys; one that is known by the new key already stays."""
        rows = ((new, old) for old, new in keys)
        self._db.executemany("UPDATE OR IGNORE made SET key = ? WHERE key = ?", rows)

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

    def blobs(self, digests: Collection[str]) -> dict[str, bytes]:
        """Load many heavy parts at once; raises KeyError."""
        sql = "SELECT digest, data FROM blob WHERE digest IN (SELECT value FROM json_each(?))"
        wanted = msgspec.json.encode(list(digests))
        found = dict(self._db.execute(sql, (wanted.decode(),)))
        if missing := set(digests) - found.keys():
            raise KeyError(min(missing))
        return found

    def forget_all_but(self, keys: set[str]) -> None:
        """Drop every value made under another key, and in time the heavy parts nothing needs.

        The keys are all of this memo: as many as there are, and nothing has to go.
        """
        (count,) = self._db.execute("SELECT count(*) FROM made").fetchone()
        if count == len(keys):
            return
        stale = [(k,) for (k,) in self._db.execute("SELECT key FROM made") if k not in keys]
        for key in stale:
            (names,) = self._db.execute("SELECT blobs FROM made WHERE key = ?", key).fetchone()
            loose = [(name,) for name in names.split()]
            self._db.executemany("INSERT OR IGNORE INTO loose VALUES (?)", loose)
        self._db.executemany("DELETE FROM made WHERE key = ?", stale)
        if stale:
            self._renew()
        (loosened,) = self._db.execute("SELECT count(*) FROM loose").fetchone()
        if loosened * LOOSE_PART > len(keys):
            self._sweep()

    def state(self) -> str:
        """What the memo is called as long as it forgets nothing."""
        return self.noted(STATE, str) or self._renew()

    def _renew(self) -> str:
        name = os.urandom(8).hex()
        self.note(STATE, name)
        return name

    def shred(self) -> None:
        """Leave nothing on the disk of what was dropped."""
        self._sweep()
        self._db.commit()
        self._db.execute("VACUUM")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _sweep(self) -> None:
        rows = self._db.execute("SELECT blobs FROM made")
        needed = {name for (names,) in rows for name in names.split()}
        loose = [row for row in self._db.execute("SELECT * FROM loose") if row[0] not in needed]
        self._db.executemany("DELETE FROM blob WHERE digest = ?", loose)
        self._db.execute("DELETE FROM loose")

    def noted(self, name: str, type: type[T]) -> T | None:
        """What was last noted under a name, if anything was."""
        row = self._db.execute("SELECT value FROM noted WHERE name = ?", (name,)).fetchone()
        return msgspec.msgpack.decode(row[0], type=type) if row else None

    def note(self, name: str, value: object) -> None:
        """Note something for the next build."""
        row = (name, msgspec.msgpack.encode(value))
        self._db.execute("INSERT OR REPLACE INTO noted VALUES (?, ?)", row)

    def noted_map(self, name: str, type: type[T]) -> dict[str, T]:
        """What was last noted of each of many things of one type."""
        found: dict[str, T] = {}
        decode = msgspec.msgpack.Decoder(dict[str, type]).decode  # type: ignore[valid-type]
        for (data,) in self._db.execute(
            "SELECT value FROM noted WHERE name GLOB ?", (f"{name}/*",)
        ):
            found |= decode(data)
        return found

    def note_map(self, name: str, values: Mapping[str, object], changed: Iterable[str]) -> None:
        """Note many things, of which only these have changed or gone since."""
        parts: dict[int, dict[str, object]] = {_part(key): {} for key in changed}
        for key, value in values.items():
            if (part := _part(key)) in parts:
                parts[part][key] = value
        for number, things in parts.items():
            self.note(f"{name}/{number}", things)

    def page(self, path: str) -> bytes | None:
        """What was last noted of a page."""
        row = self._db.execute("SELECT value FROM page WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def note_page(self, path: str, value: bytes | None) -> None:
        """Note something of a page; nothing of one that is no more."""
        if value is None:
            self._db.execute("DELETE FROM page WHERE path = ?", (path,))
        else:
            self._db.execute("INSERT OR REPLACE INTO page VALUES (?, ?)", (path, value))


def _part(key: str) -> int:
    """In which row a thing is noted: a change of one is not to write all of them."""
    return crc32(key.encode("utf-8", "surrogateescape")) % PARTS


def damaged(path: Path, error: sqlite3.DatabaseError) -> OutputError:
    """What to tell of a memo that turned out to be broken, or that the disk has no room for."""
    if isinstance(error, sqlite3.OperationalError):
        message = f"the memory of the builds cannot be used: {error}"
        hint = "see after the disk and build again; the site is whole"
    else:
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
