"""Batches of items on the cores of this machine.

Owns the process pool. A worker opens the memo for reading only; the parent alone writes.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from generator.run.room import OpenRoom, Place
from generator.step import Failure, Made, Step, attempt

BATCHES_PER_WORKER = 8
BATCH_MAX = 200


class Pool:
    """An executor over `jobs` processes; they start with the first batch."""

    def __init__(self, place: Place, jobs: int) -> None:
        self.jobs = jobs
        self._pool = ProcessPoolExecutor(
            jobs, multiprocessing.get_context("spawn"), initializer=_enter, initargs=(place,)
        )

    def map(self, step: Step[Any, Any], items: Sequence[Any]) -> Iterator[Made[Any] | Failure]:
        """Yield one result an item, in order."""
        size = max(1, min(BATCH_MAX, len(items) // (self.jobs * BATCHES_PER_WORKER)))
        batches = [items[i : i + size] for i in range(0, len(items), size)]
        for results in self._pool.map(_work, [step] * len(batches), batches):
            yield from results

    def close(self) -> None:
        """Let the workers go."""
        self._pool.shutdown(cancel_futures=True)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_room: list[OpenRoom] = []


def _enter(place: Place) -> None:
    _room[:] = [place.open(readonly=True)]


def _work(step: Step[Any, Any], items: Sequence[Any]) -> list[Made[Any] | Failure]:
    return [attempt(step, item, _room[0]) for item in items]
