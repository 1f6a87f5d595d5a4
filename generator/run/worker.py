"""What a process does that works for another.

Owns its room, and that it ends with who began it.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from typing import Any

from generator.fence import watching
from generator.run.room import SWEEPS, OpenRoom, Place
from generator.step import Failure, Made, Step, attempt

_room: list[OpenRoom] = []


def enter(place: Place) -> OpenRoom:
    """Begin to work in a room, which is opened for reading only."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _room[:] = [place.open(readonly=True)]
    gc.set_threshold(*SWEEPS)
    return _room[0]


def _end_with_parent() -> None:
    """End when the process that began us is gone: killed, it could not tell us to."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def work(step: Step[Any, Any], items: list[Any]) -> list[Made[Any] | Failure]:
    """Do a step on some items."""
    with watching(ends_process=True):
        return [attempt(step, item, _room[0]) for item in items]
