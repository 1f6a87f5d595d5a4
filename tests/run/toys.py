"""Steps small enough to see through, which another process can import.

Owns what the tests of this room share; tests nothing.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from msgspec import Struct

from generator.digest import digest_bytes
from generator.errors import OutputError, Problem
from generator.errors import Place as Spot
from generator.fence import BreachError, record
from generator.run.engine import Engine
from generator.run.mind import Mind
from generator.run.room import Place
from generator.step import Made, Room


class Square(Struct, frozen=True):
    """The step n -> n², which leaves a line in a file each time that it is done."""

    log: str
    plus: int = 0
    keep: bool = True

    @property
    def makes(self) -> type[int]:
        """A number."""
        return int

    def __call__(self, item: int, room: Room) -> Made[int]:
        """Do it; three is beyond it, and four is the user's to mend."""
        with Path(self.log).open("a") as log:
            log.write(f"{item}\n")
        if item == 3:
            message = "three is beyond me"
            raise ValueError(message)
        if item == 4:
            raise OutputError(Problem(Spot("x"), "four is yours"))
        heavy = b"blob of %d" % item
        return Made(item * item + self.plus, ((digest_bytes(heavy), heavy),), keep=self.keep)


class Recall(Struct, frozen=True):
    """The step digest -> the length of what is remembered by it."""

    @property
    def makes(self) -> type[int]:
        """A number."""
        return int

    def __call__(self, item: str, room: Room) -> Made[int]:
        """Load it from the room."""
        return Made(len(room.blob(item)))


def engine(folder: Path, code: str = "code", jobs: int = 1, mind: Mind | None = None) -> Engine:
    """An engine with its memo in a folder."""
    return Engine(Place(str(folder / "memo.sqlite"), str(folder)), code, jobs, mind=mind)


def done(folder: Path, code: str = "code", *items: int, plus: int = 0) -> tuple[list, list[str]]:
    """What a fresh engine makes of some items, and which of them it had to do."""
    log = folder / "log"
    log.write_text("")
    with engine(folder, code) as at_work:
        made = at_work.map(Square(str(log), plus), items)
    return made, log.read_text().split()


class Deadly(Struct, frozen=True):
    """The step n -> n records, of which the third of six ends its process, and all of seven do.

    Eight ends it beside its records, nine hangs in one, and ten runs out of memory in one.
    """

    @property
    def makes(self) -> type[list[str]]:
        """What became of each record."""
        return list[str]

    def __call__(self, item: int, room: Room) -> Made[list[str]]:
        """Read one record after another, each inside its fence."""
        if item == 8:
            os.kill(os.getpid(), signal.SIGKILL)
        return Made([_record(item, n) for n in range(1, item + 1)])


def _record(item: int, number: int) -> str:
    try:
        with record(1):
            if (item, number) == (6, 3) or item == 7:
                os.kill(os.getpid(), signal.SIGKILL)
            while (item, number) == (9, 2):
                pass
            return "read" * (sys.maxsize // 8 if (item, number) == (10, 2) else 1)
    except (BreachError, MemoryError) as error:
        return str(error)
