"""From an edit to the page on disk, inside a program's own server.

Owns the waiting: a page is looked at every millisecond until it holds what was written, and the
next edit is made as soon as the server is at rest. Knows no program.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.process import CommandError, Server

LOOK_SECONDS = 0.001
SHOWN_SECONDS = 300
WARM_UPS = 2


class Shown(NamedTuple):
    """How long an edit takes to be on disk, how much CPU until the server rests, the load."""

    wall: float
    cpu: float
    memory: int
    load: float
    times: int


def shown(server: Server, edit: Callable[[int], str], page: Path, times: int) -> Shown:
    """Edit again and again; medians, the first two left out."""
    waits, costs = [], []
    load = os.getloadavg()[0]
    for number in range(times + WARM_UPS):
        server.settle()
        before = server.cpu()
        begun = time.perf_counter()
        wanted = edit(1000 + number).encode()
        _wait(page, wanted, begun)
        waits.append(time.perf_counter() - begun)
        server.settle()
        costs.append(server.cpu() - before)
    kept = slice(WARM_UPS, None)
    return Shown(median(waits[kept]), median(costs[kept]), server.memory(), load, times)


def _wait(page: Path, wanted: bytes, begun: float) -> None:
    seen = None
    while time.perf_counter() - begun < SHOWN_SECONDS:
        try:
            state = page.stat()
            if (now := (state.st_ino, state.st_mtime_ns, state.st_size)) != seen:
                if wanted in page.read_bytes():
                    return
                seen = now
        except FileNotFoundError:
            seen = None
        time.sleep(LOOK_SECONDS)
    message = f"{page} does not show {wanted.decode()} after {SHOWN_SECONDS} s"
    raise CommandError(message)
