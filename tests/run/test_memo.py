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
from generator.run.memo import FEW, LOOSE_PART, SCHEMA_VERSION, Memo

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
    memo.put("stage", "key", b"value", [("d", b"data")])
    assert memo.values("stage", ["key", "other"]) == {"key": b"value"}
    assert memo.blob("d") == b"data"
    with pytest.raises(KeyError):
        memo.blob("other")


def test_it_outlasts_the_process(memo: Memo) -> None:
    """What was committed is there for another that opens the file, for reading only."""
    memo.put("stage", "key", b"value", [("d", b"data")])
    memo.commit()
    other = Memo(memo.path, readonly=True)
    assert (other.values("stage", ["key"]), other.blob("d")) == ({"key": b"value"}, b"data")
    with pytest.raises(sqlite3.OperationalError):
        other.put("stage", "key", b"", [])
    other.close()


@given(st.lists(st.tuples(puts, st.sets(st.sampled_from(KEYS))), max_size=4))
def test_forgetting_drops_only_what_is_loose(tmp_path_factory, builds) -> None:
    """After each build its own values stay, with every heavy part that they need."""
    memo = Memo(tmp_path_factory.mktemp("memo") / "m")
    last: dict[str, tuple[bytes, set[str]]] = {}
    for put, keep in builds:
        for key, value, names in put:
            memo.put("stage", key, value, blobs_of(names))
            last[key] = (value, names)
        kept = keep & last.keys()
        memo.forget_all_but(kept)
        last = {key: last[key] for key in last if key in kept}
        assert memo.values("stage", KEYS) == {key: value for key, (value, _) in last.items()}
        for name in set().union(*(names for _, names in last.values())):
            assert memo.blob(name) == name.encode()
    memo.close()


def blobs_of(names: set[str]) -> list[tuple[str, bytes]]:
    """A heavy part for each name."""
    return [(name, name.encode()) for name in sorted(names)]


def test_what_is_loose_goes_in_time(memo: Memo) -> None:
    """A few loose parts of many values are left to lie until there are enough to look for them."""
    many = {str(n) for n in range(3 * LOOSE_PART)}
    for key in (*many, *"abcd"):
        memo.put("stage", key, b"", [(f"of-{key}", b"data"), ("shared", b"all")])
    memo.forget_all_but(many | {"b", "c", "d"})
    assert memo.blob("of-a") == b"data"
    memo.forget_all_but(many)
    for key in "abcd":
        with pytest.raises(KeyError):
            memo.blob(f"of-{key}")
    assert (memo.blob("of-7"), memo.blob("shared")) == (b"data", b"all")


def test_a_loose_part_that_is_needed_again_stays(memo: Memo) -> None:
    """A part that was loose and belongs to a newer value meanwhile is not swept away."""
    many = {str(n) for n in range(2 * LOOSE_PART)}
    for key in (*many, "old"):
        memo.put("stage", key, b"", [("part", b"data")] if key == "old" else [])
    memo.forget_all_but(many)
    memo.put("stage", "new", b"", [("part", b"data")])
    memo.forget_all_but({"new"})
    assert memo.blob("part") == b"data"


@given(st.sets(st.integers(0, 3 * FEW)), st.sets(st.integers(0, 3 * FEW)))
def test_few_and_many_are_looked_up_alike(tmp_path_factory, known, asked) -> None:
    """Whether values are fetched one by one or a stage at a time, the same are found."""
    memo = Memo(tmp_path_factory.mktemp("memo") / "m")
    for n in known:
        memo.put("stage", str(n), b"%d" % n, [])
    padding = [f"not there {n}" for n in range(FEW + 1)]
    keys = [str(n) for n in asked]
    expected = {str(n): b"%d" % n for n in asked & known}
    assert memo.values("stage", [*keys, *padding]) == expected
    assert {k: v for key in keys for k, v in memo.values("stage", [key]).items()} == expected
    memo.close()


@given(st.dictionaries(st.sampled_from(KEYS), st.binary(max_size=2)), st.data())
def test_a_renamed_value_is_known_by_its_new_key(tmp_path_factory, put, data) -> None:
    """Each value comes under its new key with its parts; one that was there already stays."""
    memo = Memo(tmp_path_factory.mktemp("memo") / "m")
    for key, value in put.items():
        memo.put("stage", key, value, [(f"of-{key}", b"data")])
    moved = data.draw(st.sets(st.sampled_from(KEYS)))
    there = data.draw(st.sets(st.sampled_from(KEYS)))
    for key in there:
        memo.put("stage", f"new {key}", b"there", [])
    memo.rename((key, f"new {key}") for key in moved)
    expected = {f"new {key}": b"there" for key in there}
    expected |= {f"new {k}": put[k] for k in moved & put.keys() if k not in there}
    found = memo.values("stage", [f"new {key}" for key in KEYS])
    assert found == expected
    memo.forget_all_but(set(expected))
    for key in moved & put.keys() - there:
        assert memo.blob(f"of-{key}") == b"data"
    memo.close()


def test_notes(memo: Memo) -> None:
    """What is noted under a name comes back as it was last noted; of what was not, nothing."""
    one, two = Seen(1, 2, 3, "d"), Seen(4, 5, 6, "e")
    memo.note("content", {"a": one, "b": one})
    memo.note("site", {"a": two})
    memo.note("content", {"a": two})
    assert memo.noted("content", dict[str, Seen]) == {"a": two}
    assert memo.noted("site", dict[str, Seen]) == {"a": two}
    assert memo.noted("other", dict[str, Seen]) is None


def test_notes_of_pages(memo: Memo) -> None:
    """What is noted of a page comes back by its path, until nothing is noted of it."""
    memo.note_page("a.html", b"one")
    memo.note_page("b.html", b"two")
    memo.note_page("a.html", b"three")
    memo.note_page("b.html", None)
    assert (memo.page("a.html"), memo.page("b.html"), memo.page("c.html")) == (b"three", None, None)


def test_what_failed_is_taken_back(memo: Memo) -> None:
    """Nothing that was said since the last commit is left when it is taken back."""
    memo.put("stage", "a", b"1", [])
    memo.commit()
    memo.put("stage", "b", b"2", [("d", b"data")])
    memo.note("content", 1)
    memo.rollback()
    assert memo.values("stage", ["a", "b"]) == {"a": b"1"}
    assert memo.noted("content", int) is None
    with pytest.raises(KeyError):
        memo.blob("d")


def test_many_parts_are_loaded_at_once(memo: Memo) -> None:
    """Heavy parts come by their digests, each once; one that is not there is a KeyError."""
    names = {f"d{n}" for n in range(2000)}
    memo.put("stage", "key", b"", blobs_of(names))
    asked = [*sorted(names)[:1500], "d1", "d1"]
    assert memo.blobs(asked) == {name: name.encode() for name in asked}
    assert memo.blobs([]) == {}
    with pytest.raises(KeyError, match="gone"):
        memo.blobs(["d1", "gone"])


def test_a_memo_has_one_name_while_it_forgets_nothing(memo: Memo, tmp_path: Path) -> None:
    """What it is called changes when a value goes, and no two memos are called alike."""
    memo.put("stage", "a", b"1", [])
    memo.put("stage", "b", b"2", [])
    names = [memo.state()]
    memo.forget_all_but({"a", "b"})
    memo.put("stage", "c", b"3", [])
    assert memo.state() == names[0]
    memo.forget_all_but({"a", "c"})
    other = Memo(tmp_path / "other")
    names += [memo.state(), other.state()]
    other.close()
    assert len({*names, ""}) == 4


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
    memo.put("stage", "key", b"value", [])
    assert memo.values("stage", ["key"]) == {"key": b"value"}
    memo.close()


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"x" * 200])
def test_a_broken_file_is_begun_anew(tmp_path: Path, data: bytes) -> None:
    """What is no database at all is replaced by an empty memo."""
    path = tmp_path / "memo.sqlite"
    path.write_bytes(data)
    memo = Memo(path)
    assert memo.values("stage", ["key"]) == {}
    memo.close()


def test_what_cannot_be_opened_is_not_deleted(tmp_path: Path) -> None:
    """A memo that something else is in the way of is the user's to mend."""
    (tmp_path / "memo.sqlite").mkdir()
    with pytest.raises(OutputError, match="cannot be opened"):
        Memo(tmp_path / "memo.sqlite")
