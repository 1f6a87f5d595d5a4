"""The struck side: a process that does its work again and again, in children, under strace.

Each child first makes so many calls of the wanted kind that come to nothing that strace's N-th
call, the one it kills or fails, is the wanted one of the work. strace counts anew in each child,
so one strace serves every point. Such a program reads lines of "CALL K PLACE" and prints one exit
code a line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from generator.publish.exchange import exchange

INTERRUPTED, BROKEN = 5, 71
NOWHERE = Path("/nowhere/at/all")
NULL = os.open(os.devnull, os.O_RDWR)
IDLE: dict[str, Callable[[], object]] = {
    "openat": lambda: os.open(NOWHERE, os.O_RDONLY),
    "read": lambda: os.read(NULL, 1),
    "write": lambda: os.write(NULL, b"-"),
    "pread64": lambda: os.pread(NULL, 1, 0),
    "pwrite64": lambda: os.pwrite(NULL, b"-", 0),
    "fsync": lambda: os.fsync(NULL),
    "fdatasync": lambda: os.fdatasync(NULL),
    "ftruncate": lambda: os.ftruncate(NULL, 0),
    "rename": lambda: NOWHERE.rename(NOWHERE),
    "renameat2": lambda: exchange(NOWHERE, NOWHERE),
    "link": lambda: os.link(NOWHERE, NOWHERE),
    "unlink": NOWHERE.unlink,
    "unlinkat": lambda: os.unlink(NOWHERE, dir_fd=NULL),
    "mkdir": NOWHERE.mkdir,
    "rmdir": NOWHERE.rmdir,
    "symlink": lambda: NOWHERE.symlink_to(NOWHERE),
    "close": lambda: os.close(-1),
}
# What a process does often, its own start included.
OFTEN = frozenset(("openat", "read", "close"))


def when(call: str) -> int:
    """Tell at which call of its kind a child is hit: later than any of the parent's own."""
    return 4000 if call in OFTEN else 200


def serve(begun: Callable[[Path], Callable[[], int]]) -> None:
    """Do the work at every place that is read, each in a child of its own that `begun` prepares."""
    codes = []
    for line in sys.stdin.read().splitlines():
        call, number, place = line.split(maxsplit=2)
        pid = os.fork()
        if pid == 0:
            code = BROKEN
            try:
                code = _struck(begun(Path(place)), call, int(number))
            except KeyboardInterrupt:
                code = INTERRUPTED
            finally:
                os._exit(code)
        codes.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    sys.stdout.write("\n".join(map(str, codes)))


def _struck(work: Callable[[], int], call: str, number: int) -> int:
    """Waste calls until the `number`-th from here is the one to be hit, then work."""
    idle = IDLE[call]
    for _ in range(when(call) - number):
        try:
            idle()
        except OSError:
            continue
    return work()
