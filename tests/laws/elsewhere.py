"""Another machine, as far as a build could tell: put before all other modules as `sitecustomize`.

Owns what is different there: the order in which a folder gives its files, the clock, the name of
the machine, the number of processors, the seed of `random`.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

CODE = Path(__file__).read_text("utf-8")
HOST = "zqmachine"
AWAY_SECONDS = 9_000_000_000


class Shuffled:
    """The entries of a folder in an order of chance."""

    def __init__(self, entries: Any) -> None:
        with entries:
            self._entries = random.sample(found := [*entries], len(found))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._entries)

    def __next__(self) -> Any:
        if not self._entries:
            raise StopIteration
        return self._entries.pop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """There is nothing to close."""


def travel() -> None:
    """Be elsewhere from now on."""
    scandir, listdir, now, now_ns = os.scandir, os.listdir, time.time, time.time_ns
    machine = os.uname()

    class Moved(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Moved:
            return cls.fromtimestamp(time.time(), tz)

    class MovedDate(dt.date):
        @classmethod
        def today(cls) -> MovedDate:
            return cls.fromtimestamp(time.time())

    def shuffled(*args: Any) -> list[Any]:
        found = listdir(*args)
        return random.sample(found, len(found))

    os.scandir = lambda *args: Shuffled(scandir(*args))  # type: ignore[assignment]
    os.listdir = shuffled
    time.time = lambda: now() + AWAY_SECONDS
    time.time_ns = lambda: now_ns() + AWAY_SECONDS * 10**9
    dt.datetime, dt.date = Moved, MovedDate  # type: ignore[misc]
    socket.gethostname = lambda: HOST
    os.uname = lambda: os.uname_result((machine[0], HOST, *machine[2:]))
    os.cpu_count = lambda: 7


if Path(sys.argv[0] if sys.argv else "").name != "pytest" and __name__ == "sitecustomize":
    travel()
