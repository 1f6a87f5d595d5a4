"""Batches of items on the cores of this machine.

Owns the process pool. A worker opens the memo for reading only; the parent alone writes.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any

from generator.run.room import SWEEPS, OpenRoom, Place
from generator.step import Failure, Made, Step, attempt

# Items of so much weight are a batch; one alone that is heavier.
BATCH = 50
# So many batches a worker are on their way: it never waits, and nobody holds the whole archive.
AHEAD = 4


class Pool:
    """An executor over `jobs` processes; they start with the first batch."""

    def __init__(self, place: Place, jobs: int) -> None:
        self.jobs = jobs
        self._pool = ProcessPoolExecutor(
            jobs, multiprocessing.get_context("spawn"), initializer=_enter, initargs=(place,)
        )

    def map(
        self, step: Step[Any, Any], items: Iterable[Any]
    ) -> Iterator[tuple[Any, Made[Any] | Failure]]:
        """Yield each item with its result, in order."""
        coming = iter(items)
        on_the_way: deque[tuple[list[Any], Future[list[Made[Any] | Failure]]]] = deque()
        while True:
            while len(on_the_way) < self.jobs * AHEAD and (batch := list(_batch(coming))):
                on_the_way.append((batch, self._pool.submit(_work, step, batch)))
            if not on_the_way:
                return
            batch, results = on_the_way.popleft()
            yield from zip(batch, results.result(), strict=True)

    def close(self) -> None:
        """Let the workers go."""
        self._pool.shutdown(cancel_futures=True)


def _batch(items: Iterator[Any]) -> Iterator[Any]:
    """Take items from the front; how heavy one is it says itself, if it is not as light as most."""
    weight = 0
    while weight < BATCH:
        try:
            item = next(items)
        except StopIteration:
            return
        weight += getattr(item, "weight", 1)
        yield item


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_room: list[OpenRoom] = []


def _enter(place: Place) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _room[:] = [place.open(readonly=True)]
    gc.set_threshold(*SWEEPS)


def _end_with_parent() -> None:
    """End when the process that began us is gone: killed, it could not tell us to."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(step: Step[Any, Any], items: list[Any]) -> list[Made[Any] | Failure]:
    return [attempt(step, item, _room[0]) for item in items]
