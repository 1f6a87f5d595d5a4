"""Work that comes as a stream goes out as one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import count, islice
from pathlib import Path

import pytest

from generator.digest import digest_bytes
from generator.errors import OutputError
from generator.run.engine import POOL_MIN_ITEMS
from generator.run.pool import AHEAD, BATCH, Pool
from generator.run.room import Place
from generator.run.serial import Serial
from generator.step import Failure
from tests.run.toys import Recall, Square, engine

JOBS = 2


class Anvil(int):
    """A number as heavy as a batch."""

    weight = BATCH


class Endless:
    """All numbers from five on, of a kind; knows how many were taken."""

    def __init__(self, kind: type[int] = int) -> None:
        self.taken = 0
        self._kind = kind

    def __iter__(self) -> Iterator[int]:
        for number in count(5):
            self.taken += 1
            yield self._kind(number)


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[Pool]:
    """Give a pool on an empty memo."""
    place = Place(str(tmp_path / "memo.sqlite"), str(tmp_path))
    place.open(readonly=False).memo.close()
    with closing(Pool(place, JOBS)) as found:
        yield found


def test_a_pool_takes_items_as_it_needs_them(tmp_path: Path, pool: Pool) -> None:
    """Results of an endless stream come while it goes on, and only some batches are ahead."""
    items = Endless()
    results = pool.map(Square(str(tmp_path / "log")), items)
    for number in range(5, 5 + 3 * BATCH):
        item, made = next(results)
        assert (item, made.value) == (number, number * number)
        assert items.taken <= item - 4 + (JOBS * AHEAD + 1) * BATCH


def test_heavy_items_make_small_batches(tmp_path: Path, pool: Pool) -> None:
    """Few items are ahead where each says that it is as heavy as a batch."""
    items = Endless(Anvil)
    results = pool.map(Square(str(tmp_path / "log")), items)
    for number in range(5, 15):
        assert next(results)[1].value == number * number
        assert items.taken <= number - 4 + JOBS * AHEAD + 1


def test_a_pool_is_as_one_after_another(tmp_path: Path, pool: Pool) -> None:
    """However many items there are, the same come out in the same order, faults among them."""
    step = Square(str(tmp_path / "log"))
    room = Place(str(tmp_path / "serial.sqlite"), str(tmp_path)).open(readonly=False)
    for size in (0, 1, BATCH - 1, BATCH, 3 * BATCH + 1):
        items = [3 if n % 7 == 0 else n + 5 for n in range(size)]
        alone = list(Serial(room).map(step, items))
        spread = list(pool.map(step, items))
        assert [told(pair) for pair in spread] == [told(pair) for pair in alone]
    room.memo.close()


def told(pair: tuple) -> tuple:
    """An item with what was made of it, or why nothing was."""
    item, made = pair
    return (item, made.reason) if isinstance(made, Failure) else (item, made)


def test_what_the_user_must_mend_ends_a_pool_too(tmp_path: Path, pool: Pool) -> None:
    """An error that is the user's comes out of a worker as it was raised."""
    with pytest.raises(OutputError, match="four is yours"):
        list(pool.map(Square(str(tmp_path / "log")), [2, 4]))


@pytest.mark.parametrize("jobs", [1, JOBS])
def test_an_engine_streams(tmp_path: Path, jobs: int) -> None:
    """An engine looks at the first items to choose how to work, and then goes on as they come."""
    items, log = Endless(), str(tmp_path / "log")
    seen: list[int] = []
    with engine(tmp_path, jobs=jobs) as at_work:
        at_work._progress = lambda _, done: seen.append(done)
        made = list(islice(at_work.run(Square(log), items), 2 * POOL_MIN_ITEMS))
    assert [one.value for one in made] == [n * n for n in range(5, 5 + 2 * POOL_MIN_ITEMS)]
    assert seen == list(range(1, 2 * POOL_MIN_ITEMS + 1))
    assert items.taken <= 2 * POOL_MIN_ITEMS + (JOBS * AHEAD + 1) * BATCH


def test_what_runs_is_not_remembered(tmp_path: Path) -> None:
    """A stream leaves nothing in the memo, and tells what it stumbled over."""
    log = tmp_path / "log"
    with engine(tmp_path) as at_work:
        assert [made and made.value for made in at_work.run(Square(str(log)), [3, 5, 5])] == [
            *(None, 25, 25)
        ]
        assert [item for item, _ in at_work.failures] == [3]
        assert list(at_work.run(Square(str(log)), [])) == []
        with pytest.raises(KeyError):
            at_work.room.blob(digest_bytes(b"blob of 5"))
    assert log.read_text().split() == ["3", "5", "5"]


@pytest.mark.parametrize("jobs", [1, JOBS])
def test_a_stream_reaches_what_was_kept_before(tmp_path: Path, jobs: int) -> None:
    """A worker reads the heavy parts that earlier stages of the same build left."""
    with engine(tmp_path, jobs=jobs) as at_work:
        at_work.map(Square(str(tmp_path / "log")), [5, 6])
        names = [digest_bytes(b"blob of %d" % n) for n in (5, 6)]
        assert [made.value for made in at_work.run(Recall(), names)] == [9, 9]


AT_WORK = """
import signal, sys
from generator.run.pool import Pool
from generator.run.room import Place
from tests.run.toys import Square
place = Place(sys.argv[1] + "/memo.sqlite", sys.argv[1])
place.open(readonly=False).memo.close()
next(Pool(place, 2).map(Square(sys.argv[1] + "/log"), range(5, 999)))
print("at work", flush=True)
signal.pause()
"""


def test_workers_end_with_the_process_that_began_them(tmp_path: Path) -> None:
    """Where a build is killed, so that it can tell nobody, its workers end of themselves."""
    command = [sys.executable, "-c", AT_WORK, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"at work\n"
        process.kill()
        # The stream ends when the last that holds it has ended: the workers hold it too.
        assert process.communicate(timeout=60)[0] == b""
