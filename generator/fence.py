"""The fence around a record: how long it may take, and whether it ended a process before.

Owns the deadlines and the count of records within an item, by which one that ends its process is
found again. Time is the work of this process, in whole seconds: a busy machine changes nothing, and
what is bounded by its size never comes near. Knows no record, and nothing of how work is spread.
"""

from __future__ import annotations

import math
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from generator.caps import STUCK_SECONDS_MAX

Tell = Callable[[int], None]

SECOND = 1.0


class BreachError(Exception):
    """A record that is given up; its text says why."""


class _Watch:
    """The seconds worked so far, when the record in hand is due, and which one it is."""

    def __init__(self) -> None:
        self.seconds = 0
        self.due = math.inf
        self.record = 0
        self.spared = frozenset[int]()
        self.tell: Tell | None = None
        self.gave_up = False

    def tick(self) -> None:
        """Count a second. From the deadline on it raises: somebody may catch it."""
        self.seconds += 1
        if self.seconds >= self.due:
            message = "it takes too long"
            raise BreachError(message)


_watch = _Watch()


@contextmanager
def watching(*, ends_process: bool = False) -> Iterator[None]:
    """Let deadlines pass, where the system can and this is the main thread.

    A process that may be ended is, where code that is not Python's own stays away for too long.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if not (is_main and hasattr(signal, "setitimer")):
        yield
        return
    stuck = STUCK_SECONDS_MAX if ends_process else 0

    def tick(_: int, __: FrameType | None) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, stuck)
        _watch.tick()

    before = signal.signal(signal.SIGPROF, tick)
    # No call of the system is to fail for it.
    signal.siginterrupt(signal.SIGPROF, False)  # noqa: FBT003 (it takes no name)
    signal.setitimer(signal.ITIMER_VIRTUAL, stuck)
    timer = signal.setitimer(signal.ITIMER_PROF, SECOND, SECOND)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, *timer)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGPROF, before)


def begin(spared: frozenset[int] = frozenset(), tell: Tell | None = None) -> None:
    """Begin an item. The records to be spared are given up; the others are told of, by number."""
    _watch.record, _watch.spared, _watch.tell = 0, spared, tell
    _watch.gave_up = False


def gave_up() -> bool:
    """Whether the item in hand would be another on a faster or a larger machine."""
    return _watch.gave_up


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raise BreachError where the work inside takes longer, or than the deadline around it."""
    outer = _watch.due
    # The second that has begun does not count.
    _watch.due = min(outer, _watch.seconds + seconds + 1)
    try:
        yield
    except (BreachError, MemoryError):
        _watch.gave_up = True
        raise
    finally:
        _watch.due = outer


@contextmanager
def record(seconds: int) -> Iterator[None]:
    """Read one record inside; raises BreachError for one that takes too long, or is spared."""
    _watch.record += 1
    if _watch.record in _watch.spared:
        _watch.gave_up = True
        message = "it ended the process that read it"
        raise BreachError(message)
    if _watch.tell:
        _watch.tell(_watch.record)
    with within(seconds):
        yield
