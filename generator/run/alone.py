"""Items in a process of their own, which some of them may end.

Owns what follows when a process ends before its work: the record that it was reading is spared in
the next one, and where it was reading none the item is given up. The others are done.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from generator.caps import ENDED_PROCESSES_MAX
from generator.errors import VariorumError
from generator.fence import watching
from generator.run.room import Place
from generator.run.worker import enter
from generator.step import Failure, Made, Step, attempt, failed

Result = Made[Any] | Failure
Spared = frozenset[int]


def alone(place: Place, step: Step[Any, Any], items: Sequence[Any]) -> Iterator[Result]:
    """Do items one after another, in as many processes as it takes."""
    left, spared = deque(items), Spared()
    while left:
        at = 0
        with _process(place, step, list(left), spared) as told:
            for one in told:
                if isinstance(one, VariorumError):
                    raise one
                if isinstance(one, int):
                    at = one
                    continue
                yield one
                left.popleft()
                at, spared = 0, Spared()
        if left and at and len(spared) < ENDED_PROCESSES_MAX:
            spared |= {at}
        elif left:
            yield failed(left.popleft(), "the process that was at work on it ended")
            spared = Spared()


@contextmanager
def _process(
    place: Place, step: Step[Any, Any], items: list[Any], spared: Spared
) -> Iterator[Iterator[Any]]:
    """Begin a process, which ends here; what it tells of its work."""
    begun = multiprocessing.get_context("spawn")
    here, there = begun.Pipe(duplex=False)
    process = begun.Process(target=_work, args=(there, place, step, items, spared))
    process.start()
    there.close()
    try:
        yield _told(here)
    finally:
        here.close()
        process.terminate()
        process.join()


def _told(here: Connection) -> Iterator[Any]:
    while True:
        try:
            yield here.recv()
        except EOFError:
            return


def _work(
    there: Connection, place: Place, step: Step[Any, Any], items: list[Any], spared: Spared
) -> None:
    """Say which record is begun, by number, and what each item gave."""
    room = enter(place)
    with watching(ends_process=True):
        for item in items:
            try:
                made = attempt(step, item, room, spared, there.send)
            except VariorumError as error:
                there.send(error)
                return
            there.send(made)
            spared = Spared()
