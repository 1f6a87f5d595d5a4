"""What a process costs: CPU, wall time and memory of it and of all that it starts.

Owns the reading of /proc and the sampler. Knows nothing of what runs.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

SAMPLE_SECONDS = 0.15
TICKS = os.sysconf("SC_CLK_TCK")
STOP_SECONDS = 10
READY_SECONDS = 1800

_pss = re.compile(rb"^Pss:\s+(\d+)", re.MULTILINE)
_rss = re.compile(rb"^VmRSS:\s+(\d+)", re.MULTILINE)


class Usage(NamedTuple):
    """What one run cost: CPU and wall in seconds, memory in bytes, the machine's load before it."""

    cpu: float
    wall: float
    memory: int
    load: float


def middle(usages: list[Usage]) -> Usage:
    """The median of each figure, and the highest load."""
    cpu, wall, memory = (median(column) for column in list(zip(*usages, strict=True))[:3])
    return Usage(cpu, wall, int(memory), max(usage.load for usage in usages))


class CommandError(Exception):
    """A command that ended with an error; says which, and the end of what it printed."""


def run(command: Sequence[str], log: Path) -> Usage:
    """Run a command to its end, its output into a file; raises CommandError.

    CPU is of the process and of every process it waited for. Memory is the most that all its
    processes held together, shared memory counted once, looked at every 0.15 s; or the most that
    one of them held, where that is more.
    """
    load, begun = os.getloadavg()[0], time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        sampler = _Sampler(process.pid)
        sampler.start()
        try:
            _, status, spent = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            raise
        finally:
            sampler.done.set()
        wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    sampler.join()
    if process.returncode:
        raise _failed(command, process.returncode, log)
    # A peak between two samples is seen by the kernel's own mark, which is of one process alone.
    memory = max(sampler.most, spent.ru_maxrss * 1024)
    return Usage(spent.ru_utime + spent.ru_stime, wall, memory, load)


def _failed(command: Sequence[str], code: int | None, log: Path) -> CommandError:
    last = log.read_text("utf-8", "replace")[-2000:]
    return CommandError(f"{' '.join(command)} ended with {code}:\n{last}")


class _Sampler(threading.Thread):
    """Looks again and again at how much memory a process and its descendants hold."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.most = 0
        self.done = threading.Event()

    def run(self) -> None:
        """Look until told that it is done."""
        while not self.done.wait(SAMPLE_SECONDS):
            self.most = max(self.most, sum(map(_memory, tree(self.pid))))


def _memory(pid: int) -> int:
    """Proportional memory of a process, resident where the kernel does not say; 0 once it ended."""
    for name, pattern in (("smaps_rollup", _pss), ("status", _rss)):
        with contextlib.suppress(OSError):
            found = pattern.search(Path(f"/proc/{pid}/{name}").read_bytes())
            if found:
                return int(found[1]) * 1024
    return 0


def tree(pid: int) -> list[int]:
    """A process and all its descendants."""
    children = defaultdict(list)
    for known in Path("/proc").glob("[0-9]*"):
        if fields := _stat(int(known.name)):
            children[int(fields[1])].append(int(known.name))
    found = [pid]
    for process in found:
        found += children[process]
    return found


def _stat(pid: int) -> list[bytes]:
    """The fields of /proc/PID/stat after the name; none once it ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return []


class Server:
    """A command that goes on until it is stopped."""

    def __init__(self, command: Sequence[str], log: Path) -> None:
        self.command = command
        self.log = log
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
            )

    def wait_for(self, words: str, seconds: float) -> None:
        """Wait until it has printed some words; raises CommandError."""
        end = time.perf_counter() + seconds
        while words not in self.log.read_text("utf-8", "replace"):
            if self.process.poll() is not None or time.perf_counter() > end:
                raise _failed(self.command, self.process.returncode, self.log)
            time.sleep(0.05)

    def cpu(self) -> float:
        """CPU seconds so far, of all its processes."""
        known = [fields for fields in map(_stat, tree(self.process.pid)) if fields]
        return sum(int(number) for fields in known for number in fields[11:15]) / TICKS

    def settle(self, seconds: float = 60) -> None:
        """Wait until it has used no CPU for a little while."""
        end, before = time.perf_counter() + seconds, -1.0
        while (now := self.cpu()) != before and time.perf_counter() < end:
            before = now
            time.sleep(0.08)

    def memory(self) -> int:
        """How much memory all its processes hold."""
        return sum(map(_memory, tree(self.process.pid)))

    def stop(self) -> None:
        """End it as Ctrl-C would, or the hard way where it does not."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextlib.contextmanager
def serving(command: Sequence[str], log: Path, ready: str) -> Iterator[Server]:
    """A server that has said that it is ready, and ends with the block."""
    server = Server(command, log)
    try:
        server.wait_for(ready, READY_SECONDS)
        yield server
    finally:
        server.stop()
