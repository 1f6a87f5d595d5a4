"""What earlier builds made: one file, and never one that stops a build."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import OutputError
from generator.model.source import Seen
from generator.run.memo import SCHEMA_VERSION, Memo

KEYS = list("abcd")
puts = st.lists(
    st.tuples(st.sampled_from(KEYS), st.binary(max_size=3), st.sets(st.sampled_from("xyz"))),
    max_size=8,
)


@pytest.fixture
def memo(tmp_path: Path) -> Iterator[Memo]:
    """Give a memo in a folder that is not there yet."""
    with_folder = Memo(tmp_path / "deep" / "memo.sqlite")
    yield with_folder
    with_folder.close()


def test_what_is_put_is_got(memo: Memo) -> None:
    """A value comes back under its key and a blob by its digest; nothing else does."""
    memo.put("key", b"value", [("d", b"data")])
    assert memo.get("key") == b"value"
    assert memo.get("other") is None
    assert memo.blob("d") == b"data"
    with pytest.raises(KeyError):
        memo.blob("other")


def test_it_outlasts_the_process(memo: Memo) -> None:
    """What was committed is there for another that opens the file, for reading only."""
    memo.put("key", b"value", [("d", b"data")])
    memo.commit()
    other = Memo(memo.path, readonly=True)
    assert (other.get("key"), other.blob("d")) == (b"value", b"data")
    with pytest.raises(sqlite3.OperationalError):
        other.put("key", b"", [])
    other.close()


@given(puts, st.sets(st.sampled_from(KEYS)))
def test_forgetting_drops_only_what_is_loose(tmp_path_factory, put, keep) -> None:
    """Of the values those of the given keys stay, and of the blobs those that they need."""
    memo = Memo(tmp_path_factory.mktemp("memo") / "m")
    last = {key: (value, names) for key, value, names in put}
    for key, value, names in put:
        memo.put(key, value, [(name, name.encode()) for name in names])
    memo.forget_all_but(keep)
    assert {k: memo.get(k) for k in KEYS} == {
        k: last[k][0] if k in last and k in keep else None for k in KEYS
    }
    for name in set().union(*(last[k][1] for k in keep if k in last)):
        assert memo.blob(name) == name.encode()
    memo.close()


def test_notes_of_files(memo: Memo) -> None:
    """A list of files is noted, changed and struck out apart from any other list."""
    one, two = Seen(1, 2, 3, "d"), Seen(4, 5, 6, "e")
    memo.note("content", {"a": one, "b": one}, ())
    memo.note("site", {"a": two}, ())
    memo.note("content", {"a": two}, ["b", "nowhere"])
    assert memo.noted("content", Seen) == {"a": two}
    assert memo.noted("site", Seen) == {"a": two}
    assert memo.noted("other", Seen) == {}


def foreign(path: Path, script: str) -> bytes:
    """Make a database of somebody else; gives its bytes."""
    db = sqlite3.connect(path)
    db.executescript(script)
    db.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    "script",
    [
        "PRAGMA user_version = 1",
        f"PRAGMA user_version = {SCHEMA_VERSION + 1}",
        "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)",
        "CREATE TABLE made (x)",
    ],
)
def test_a_foreign_file_is_begun_anew(tmp_path: Path, script: str) -> None:
    """A database of another version or of another program is not used."""
    path = tmp_path / "memo.sqlite"
    foreign(path, script)
    memo = Memo(path)
    memo.put("key", b"value", [])
    assert memo.get("key") == b"value"
    memo.close()


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"x" * 200])
def test_a_broken_file_is_begun_anew(tmp_path: Path, data: bytes) -> None:
    """What is no database at all is replaced by an empty memo."""
    path = tmp_path / "memo.sqlite"
    path.write_bytes(data)
    memo = Memo(path)
    assert memo.get("key") is None
    memo.close()


def test_what_cannot_be_opened_is_not_deleted(tmp_path: Path) -> None:
    """A memo that something else is in the way of is the user's to mend."""
    (tmp_path / "memo.sqlite").mkdir()
    with pytest.raises(OutputError, match="cannot be opened"):
        Memo(tmp_path / "memo.sqlite")
