"""Work by value: a step on an item is done once, ever.

Owns the key (`digest(code, step, item)`), the choice between remembering and doing, and the choice
of executor by the amount of work. There is no dependency graph and no dirty flag.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Self, TypeVar

import msgspec

from generator.digest import digest
from generator.run.memo import damaged
from generator.run.pool import Pool, cores
from generator.run.room import OpenRoom, Place
from generator.run.serial import Serial
from generator.step import Failure, Made, Step

I = TypeVar("I")  # noqa: E741 (the input)
O = TypeVar("O")  # noqa: E741 (the output)

POOL_MIN_ITEMS = 1500

Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """The progress report of a caller who wants none."""


class Engine:
    """Maps steps over items, with a memory.

    `jobs` is 1 for this process alone, more for a pool, 0 to choose by the amount of work.
    """

    def __init__(self, place: Place, code: str, jobs: int = 0, progress: Progress = silent) -> None:
        self.room: OpenRoom = place.open(readonly=False)
        self.failures: list[tuple[Any, Failure]] = []
        self._place = place
        self._code = code
        self._jobs = jobs
        self._progress = progress
        self._used: set[str] = set()
        self._pool: Pool | None = None

    def map(self, step: Step[I, O], items: Sequence[I]) -> list[O | None]:
        """One value an item, in order, remembered or made; None where the step failed."""
        keys = [digest(self._code, type(step).__qualname__, step, item) for item in items]
        stored = [self.room.memo.get(key) for key in keys]
        missing = [i for i, value in enumerate(stored) if value is None]
        made = dict(zip(missing, self.run(step, [items[i] for i in missing]), strict=True))
        decode = msgspec.msgpack.Decoder(step.makes).decode
        self._used.update(keys)
        for i, result in made.items():
            if result is not None:
                self._remember(keys[i], result)
        self.room.memo.commit()
        return [
            decode(value) if value is not None else _value(made[i])
            for i, value in enumerate(stored)
        ]

    def run(self, step: Step[I, O], items: Sequence[I]) -> Iterator[Made[O] | None]:
        """Do a step on every item, remembering nothing; None where it failed."""
        if not items:
            return
        stage = type(step).__name__.lower()
        for done, (item, result) in enumerate(
            zip(items, self._executor(len(items)).map(step, items), strict=True), 1
        ):
            self._progress(stage, done, len(items))
            if isinstance(result, Failure):
                self.failures.append((item, result))
                yield None
            else:
                yield result

    def keep(self, name: str, data: bytes) -> str:
        """Keep a heavy value for the steps of this build, by its digest; returns the digest."""
        self.room.memo.put(name, b"", [(name, data)])
        self.room.memo.commit()
        self._used.add(name)
        return name

    def forget_unused(self) -> None:
        """Drop from the memo what no map of this engine asked for."""
        self.room.memo.forget_all_but(self._used)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, sqlite3.DatabaseError):
            raise damaged(self.room.memo.path, error) from None
        self.close()

    def close(self) -> None:
        """Give back the workers and the memo."""
        if self._pool:
            self._pool.close()
        self.room.memo.close()

    def _remember(self, key: str, made: Made[Any]) -> None:
        """Put a value into the memo; of a passing one its blobs, for this build."""
        if made.keep:
            self.room.memo.put(key, msgspec.msgpack.encode(made.value), made.blobs)
        elif made.blobs:
            self.room.memo.put(f"{key} in passing", b"", made.blobs)

    def _executor(self, amount: int) -> Serial | Pool:
        jobs = self._jobs or (cores() if amount >= POOL_MIN_ITEMS else 1)
        if jobs == 1:
            return Serial(self.room)
        self._pool = self._pool or Pool(self._place, jobs)
        return self._pool


def _value(made: Made[O] | None) -> O | None:
    return made.value if made else None
