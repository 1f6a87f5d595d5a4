"""What hangs or ends a process costs itself, whoever does the work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator import fence
from generator.caps import ENDED_PROCESSES_MAX
from generator.errors import OutputError
from generator.run.alone import alone
from generator.run.pool import Pool
from generator.run.room import Place
from generator.run.serial import Serial
from generator.step import Failure
from tests.run.toys import Deadly, Square, engine

ENDED = "it ended the process that read it"
LATE = "it takes too long"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Give a place with an empty memo."""
    found = Place(str(tmp_path / "memo.sqlite"), str(tmp_path))
    found.open(readonly=False).memo.close()
    return found


@pytest.fixture
def pool(place: Place) -> Iterator[Pool]:
    """Give a pool of two."""
    with closing(Pool(place, 2)) as found:
        yield found


def told(made: object) -> object:
    """The records of an item, or why there are none."""
    return made.reason if isinstance(made, Failure) else (made.value, made.keep)


def test_a_record_that_ends_its_process_costs_itself(pool: Pool) -> None:
    """Killed over one record, an item is read without it; the others are as they always are."""
    made = {item: told(made) for item, made in pool.map(Deadly(), [*range(6), 6, *range(11, 14)])}
    assert made.pop(6) == (["read", "read", ENDED, "read", "read", "read"], False)
    assert made == {item: (["read"] * item, True) for item in made}


def test_an_item_that_ends_its_process_costs_itself(pool: Pool) -> None:
    """Killed beside its records, an item is a failure that names it, and every other is done."""
    items = [1, 8, 2, *[3] * 200, 8, 4]
    made = [told(made) for _, made in pool.map(Deadly(), items)]
    ended = "the process that was at work on it ended"
    assert made == [ended if item == 8 else (["read"] * item, True) for item in items]


def test_every_record_of_an_item_may_end_a_process(place: Place) -> None:
    """As many processes are given to an item as it is worth, and one more is not."""
    assert ENDED_PROCESSES_MAX >= 7
    (made,) = alone(place, Deadly(), [7])
    assert told(made) == ([ENDED] * 7, False)


@pytest.mark.parametrize("spread", [False, True])
def test_a_record_that_hangs_costs_itself(
    place: Place, pool: Pool, monkeypatch: pytest.MonkeyPatch, *, spread: bool
) -> None:
    """Past its deadline a record is given up, in a worker or not, and that is not remembered."""
    monkeypatch.setattr(fence, "SECOND", 0.1)
    room = place.open(readonly=False)
    executor = pool if spread else Serial(room)
    made = [told(made) for _, made in executor.map(Deadly(), [2, 9, 10, 3])]
    room.memo.close()
    assert made == [
        (["read"] * 2, True),
        (["read", LATE, *["read"] * 7], False),
        (["read", "", *["read"] * 8], False),
        (["read"] * 3, True),
    ]


def test_what_was_given_up_is_tried_again(tmp_path: Path) -> None:
    """A value that another machine might have made otherwise is no one's memory."""
    with engine(tmp_path) as at_work:
        assert at_work.map(Deadly(), [10]) == [["read", "", *["read"] * 8]]
    with engine(tmp_path) as at_work:
        assert at_work._in_mind(Deadly()) == {}
        stored = at_work.room.memo.values("Deadly", at_work._keys(Deadly(), [10]))
    assert stored == {}


def test_what_the_user_must_mend_comes_out_of_a_process_of_its_own(
    tmp_path: Path, place: Place
) -> None:
    """An error that is the user's passes there too."""
    with pytest.raises(OutputError, match="four is yours"):
        list(alone(place, Square(str(tmp_path / "log")), [2, 4]))
