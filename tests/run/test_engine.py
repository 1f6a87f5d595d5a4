"""Work by value: what was done once is not done again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.digest import digest_bytes
from generator.errors import OutputError
from tests.run.toys import Recall, Square, done, engine

SAFE = st.integers(5, 50)


def test_equal_work_is_done_once(tmp_path: Path) -> None:
    """Another engine on the same memo does only what no engine did before."""
    assert done(tmp_path, "code", 1, 2) == ([1, 4], ["1", "2"])
    assert done(tmp_path, "code", 2, 5, 1) == ([4, 25, 1], ["5"])


def test_other_code_or_another_step_is_other_work(tmp_path: Path) -> None:
    """What changed code or a changed field of the step could make otherwise is made again."""
    assert done(tmp_path, "code", 1) == ([1], ["1"])
    assert done(tmp_path, "new", 1) == ([1], ["1"])
    assert done(tmp_path, "code", 1, plus=1) == ([2], ["1"])


def test_a_failure_costs_its_item(tmp_path: Path) -> None:
    """An item that a step stumbles over has no value; the rest has, and the fault is told."""
    with engine(tmp_path) as at_work:
        assert at_work.map(Square(str(tmp_path / "log")), [2, 3, 5]) == [4, None, 25]
        ((item, failure),) = at_work.failures
    assert (item, failure.reason) == (3, "ValueError: three is beyond me")
    assert "raise ValueError" in failure.trace


def test_a_failure_is_tried_again(tmp_path: Path) -> None:
    """Nothing is remembered of what failed."""
    assert done(tmp_path, "code", 3) == ([None], ["3"])
    assert done(tmp_path, "code", 3) == ([None], ["3"])


def test_what_the_user_must_mend_ends_the_work(tmp_path: Path) -> None:
    """An error that is the user's passes the fence."""
    with engine(tmp_path) as at_work, pytest.raises(OutputError, match="four is yours"):
        at_work.map(Square(str(tmp_path / "log")), [2, 4])


def test_what_is_not_to_be_kept_serves_this_build_alone(tmp_path: Path) -> None:
    """A value that must not be remembered is made again, but its blobs are there until the end."""
    step, name = Square(str(tmp_path / "log"), keep=False), digest_bytes(b"blob of 5")
    with engine(tmp_path) as at_work:
        assert at_work.map(step, [5]) == [25]
        assert at_work.map(Recall(), [name]) == [9]
        assert at_work.map(step, [5]) == [25]
        at_work.forget_unused()
        with pytest.raises(KeyError):
            at_work.room.blob(name)
    assert (tmp_path / "log").read_text() == "5\n5\n"


def test_what_nothing_asked_for_is_forgotten(tmp_path: Path) -> None:
    """An engine drops what only earlier builds needed, with its blobs."""
    done(tmp_path, "code", 1, 2)
    with engine(tmp_path) as at_work:
        at_work.map(Square(str(tmp_path / "log")), [2])
        at_work.forget_unused()
        assert at_work.room.blob(digest_bytes(b"blob of 2")) == b"blob of 2"
    assert done(tmp_path, "code", 1, 2)[1] == ["1"]


def test_what_is_spared_outlives_who_does_not_ask_for_it(tmp_path: Path) -> None:
    """Spared values stay, with their blobs, until others are spared instead."""
    for spared, left in ([1, 3], ["2"]), ([2], ["1"]):
        with engine(tmp_path) as at_work:
            step = Square(str(tmp_path / "log"))
            at_work.map(step, [1, 2, 3])
            at_work.spare(step, spared)
        with engine(tmp_path) as at_work:
            at_work.forget_unused()
        done(tmp_path, "code")
        (tmp_path / "log").unlink()
        assert done(tmp_path, "code", 1, 2)[1] == left


def test_a_heavy_value_is_kept_for_the_build(tmp_path: Path) -> None:
    """What one stage leaves for the next is loaded by its digest, and kept while it is used."""
    with engine(tmp_path) as at_work:
        assert at_work.map(Recall(), [at_work.keep("name", b"heavy")]) == [5]
        at_work.forget_unused()
        assert at_work.room.blob("name") == b"heavy"


def test_progress_is_told(tmp_path: Path) -> None:
    """Each item that is done is told, with the stage and how many are done."""
    told: list[tuple[str, int]] = []
    with engine(tmp_path) as at_work:
        at_work._progress = lambda *seen: told.append(seen)
        at_work.map(Square(str(tmp_path / "log")), [1, 2])
    assert told == [("square", 1), ("square", 2)]


@given(st.lists(st.tuples(SAFE, st.integers(0, 2)), max_size=8))
def test_a_memory_never_changes_a_value(tmp_path_factory, asked) -> None:
    """Whatever was asked for before, a value is what the step makes of its item."""
    folder = tmp_path_factory.mktemp("memo")
    for item, plus in asked:
        assert done(folder, "code", item, plus=plus)[0] == [item * item + plus]


def test_a_pool_is_serial_work(tmp_path: Path) -> None:
    """Several processes make the same values in the same order, and fail over the same items."""
    items = [*range(20, 60), 3, 1]
    runs = []
    for jobs in (1, 2):
        folder = tmp_path / str(jobs)
        folder.mkdir()
        with engine(folder, jobs=jobs) as at_work:
            values = at_work.map(Square(str(folder / "log")), items)
            sizes = at_work.map(Recall(), [digest_bytes(b"blob of 20")])
            runs.append((values, sizes, [item for item, _ in at_work.failures]))
    assert runs[0] == runs[1]
    assert runs[0][1:] == ([10], [3])
