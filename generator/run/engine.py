"""Work by value: a step on an item is done once, ever.

Owns the key (`digest(code, step, item)`), the choice between remembering and doing, and the choice
of executor by the amount of work. There is no dependency graph and no dirty flag.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Self, TypeVar

import msgspec

from generator.digest import digests
from generator.run.memo import damaged
from generator.run.mind import Mind, Values
from generator.run.room import OpenRoom, Place
from generator.run.serial import Serial
from generator.step import Failure, Made, Step

if TYPE_CHECKING:
    from generator.run.pool import Pool

I = TypeVar("I")  # noqa: E741 (the input)
O = TypeVar("O")  # noqa: E741 (the output)

POOL_MIN_ITEMS = 1500
# Under this name are noted the keys of values that builds spare.
SPARED = "spared"
# Under this one, the seal of the last build.
SEAL = "seal"

Progress = Callable[[str, int], None]


def silent(stage: str, done: int) -> None:
    """The progress report of a caller who wants none."""


class Engine:
    """Maps steps over items, with a memory.

    `jobs` is 1 for this process alone, more for a pool, 0 to choose by the amount of work. `mind`
    has what earlier builds of this process asked for.
    """

    def __init__(
        self,
        place: Place,
        code: str,
        jobs: int = 0,
        progress: Progress = silent,
        mind: Mind | None = None,
    ) -> None:
        self.room: OpenRoom = place.open(readonly=False)
        self.failures: list[tuple[Any, Failure]] = []
        self._place = place
        self._code = code
        self._jobs = jobs
        self._progress = progress
        self._mind = mind or Mind(keeps=False)
        self._used: set[str] = set()
        self._pool: Pool | None = None

    def map(self, step: Step[I, O], items: Sequence[I]) -> list[O | None]:
        """One value an item, in order, remembered or made; None where the step failed."""
        known = self._in_mind(step)
        known |= self._remembered(step, [item for item in items if item not in known])
        known = {item: known[item] for item in items if item in known}
        self._mind.keep(step, {item: one for item, one in known.items() if one[0]})
        self._used.update([key for key, _ in known.values() if key])
        return [known[item][1] if item in known else None for item in items]

    def one(self, step: Step[I, O], item: I) -> O | None:
        """The value of one item, remembered or made; None where the step failed."""
        known = self._remembered(step, [item]).get(item)
        return known[1] if known else None

    def run(self, step: Step[I, O], items: Iterable[I]) -> Iterator[Made[O] | None]:
        """Do a step on every item as they come, remembering nothing; None where it failed."""
        coming = iter(items)
        first = list(islice(coming, POOL_MIN_ITEMS))
        if not first:
            return
        stage = type(step).__name__.lower()
        results = self._executor(len(first)).map(step, chain(first, coming))
        for done, (item, result) in enumerate(results, 1):
            self._progress(stage, done)
            if isinstance(result, Failure):
                self.failures.append((item, result))
                yield None
            else:
                yield result

    def carry(
        self, old: Step[I, O], new: Step[I, O], items: Sequence[I], stays: Callable[[I, O], bool]
    ) -> None:
        """Let a new step have the values that an old one made and that would be the same."""
        decode = msgspec.msgpack.Decoder(new.makes).decode
        known = self._in_mind(old)
        stored = dict(zip(items, self._keys(old, items), strict=True))
        loaded = self.room.memo.values(
            _stage(old), [key for item, key in stored.items() if item not in known]
        )
        moved = {}
        for item, key in zip(items, self._keys(new, items), strict=True):
            was = stored[item]
            value = known[item][1] if item in known else None
            if value is None and was in loaded:
                value = decode(loaded[was])
            if value is not None and stays(item, value):
                moved[item] = (key, value)
        self.room.memo.rename((stored[item], key) for item, (key, _) in moved.items())
        self._mind.keep(new, moved)

    def keep(self, name: str, data: bytes) -> str:
        """Keep a heavy value for the steps of this build, by its digest; returns the digest."""
        if not self.room.memo.values("kept", [name]):
            self.room.memo.put("kept", name, b"", [(name, data)])
            self.room.memo.commit()
        self._used.add(name)
        return name

    def spare(self, step: Step[I, O], items: Sequence[I]) -> None:
        """Let the values of these items outlive builds that do not ask for them, and no others."""
        keys = [key for key in self._keys(step, items) if key in self._used]
        self.room.memo.note(SPARED, keys)

    def forget_unused(self, seal: str = "") -> None:
        """Drop from the memo what no map of this engine asked for, and nobody spared.

        The seal names what is to be forgotten for good. Where it is another than in the last
        build, nothing is spared, and nothing that was dropped is left on the disk.
        """
        memo = self.room.memo
        is_new = seal != (memo.noted(SEAL, str) or "")
        spared = () if is_new else memo.noted(SPARED, list[str]) or ()
        memo.forget_all_but(self._used.union(spared))
        if is_new:
            self._release()
            memo.shred()
            memo.note(SEAL, seal)
        self._mind.stay(memo.state())

    def is_sealed(self, seal: str) -> bool:
        """Whether the last build had the same seal."""
        return seal == (self.room.memo.noted(SEAL, str) or "")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        try:
            if error:
                self.room.memo.rollback()
            self.close()
        except sqlite3.DatabaseError as late:
            error = error or late
        if isinstance(error, sqlite3.DatabaseError):
            raise damaged(self.room.memo.path, error) from None

    def close(self) -> None:
        """Give back the workers and the memo."""
        self._release()
        self.room.memo.close()

    def _release(self) -> None:
        if self._pool:
            self._pool.close()
        self._pool = None

    def _in_mind(self, step: Step[Any, Any]) -> Values:
        self._mind.follow(self.room.memo.state())
        return self._mind.values(step)

    def _keys(self, step: Step[Any, Any], items: Sequence[Any]) -> list[str]:
        return digests((self._code, _stage(step), step), items)

    def _remembered(self, step: Step[I, O], items: Sequence[I]) -> dict[I, tuple[str, O]]:
        """The key and the value of each item, loaded where it was made before.

        The key is empty of a value that must not be remembered.
        """
        keys = dict(zip(items, self._keys(step, items), strict=True))
        stored = self.room.memo.values(_stage(step), keys.values())
        decode = msgspec.msgpack.Decoder(step.makes).decode
        known = {item: (key, decode(stored[key])) for item, key in keys.items() if key in stored}
        missing = [item for item in keys if item not in known]
        for item, made in zip(missing, self.run(step, missing), strict=True):
            if made is not None:
                self._remember(_stage(step), keys[item], made)
                known[item] = (keys[item] if made.keep else "", made.value)
        self.room.memo.commit()
        return known

    def _remember(self, stage: str, key: str, made: Made[Any]) -> None:
        """Put a value into the memo; of a passing one its blobs, for this build."""
        if made.keep:
            self.room.memo.put(stage, key, msgspec.msgpack.encode(made.value), made.blobs)
        elif made.blobs:
            self.room.memo.put(stage, f"{key} in passing", b"", made.blobs)

    def _executor(self, amount: int) -> Serial | Pool:
        is_little = not self._jobs and not self._pool and amount < POOL_MIN_ITEMS
        if self._jobs == 1 or is_little:
            return Serial(self.room)
        from generator.run.pool import Pool, cores  # noqa: PLC0415 (only where there is much to do)

        jobs = self._jobs or cores()
        if jobs == 1:
            return Serial(self.room)
        self._pool = self._pool or Pool(self._place, jobs)
        return self._pool


def _stage(step: Step[Any, Any]) -> str:
    return type(step).__qualname__
