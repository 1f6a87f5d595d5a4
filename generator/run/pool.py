"""Batches of items on the cores of this machine.

Owns the process pool, and begins it anew when a worker ends before its work. A worker opens the
memo for reading only; the parent alone writes.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from generator.run.alone import alone
from generator.run.room import Place
from generator.run.worker import enter, work
from generator.step import Failure, Made, Step

# Items of so much weight are a batch; one alone that is heavier.
BATCH = 50
# So many batches a worker are on their way: it never waits, and nobody holds the whole archive.
AHEAD = 4


Results = Future[list[Made[Any] | Failure]]


class Pool:
    """An executor over `jobs` processes; they start with the first batch."""

    def __init__(self, place: Place, jobs: int) -> None:
        self.jobs = jobs
        self._place = place
        self._pool = self._begun()

    def map(
        self, step: Step[Any, Any], items: Iterable[Any]
    ) -> Iterator[tuple[Any, Made[Any] | Failure]]:
        """Yield each item with its result, in order."""
        coming = iter(items)
        on_the_way: deque[tuple[list[Any], Results]] = deque()
        while True:
            while len(on_the_way) < self.jobs * AHEAD and (batch := list(_batch(coming))):
                on_the_way.append((batch, self._submit(step, batch)))
            if not on_the_way:
                return
            batch, results = on_the_way.popleft()
            if not _is_lost(results):
                yield from zip(batch, results.result(), strict=True)
                continue
            self.close()
            self._pool = self._begun()
            for place, (later, lost) in enumerate(on_the_way):
                if _is_lost(lost):
                    on_the_way[place] = (later, self._submit(step, later))
            yield from zip(batch, alone(self._place, step, batch), strict=True)

    def close(self) -> None:
        """Let the workers go."""
        self._pool.shutdown(cancel_futures=True)

    def _begun(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, context, initializer=enter, initargs=(self._place,))

    def _submit(self, step: Step[Any, Any], batch: list[Any]) -> Results:
        try:
            return self._pool.submit(work, step, batch)
        except BrokenProcessPool as error:
            lost = Results()
            lost.set_exception(error)
            return lost


def _is_lost(results: Results) -> bool:
    """Whether a worker ended before its work, and took this batch with it; waits for either."""
    return isinstance(results.exception(), BrokenProcessPool)


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
