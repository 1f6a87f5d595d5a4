"""The process that the kill tests run under strace: it publishes, again and again, in children.

Each child first makes so many calls of the wanted kind that come to nothing that strace's N-th
call, the one it kills or fails, is the wanted one of the publishing. strace counts anew in each
child, so one strace serves every point.

    start_victim.py SCENARIO < lines of "CALL K SITE"     prints one exit code a line
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.digest import fixity
from generator.errors import OutputError
from generator.model.page import File, Output
from generator.publish import MANIFEST, patch, pour, publish
from generator.publish.exchange import exchange

NOWHERE = Path("/nowhere/at/all")
NULL = os.open(os.devnull, os.O_WRONLY)
IDLE: dict[str, Callable[[], object]] = {
    "openat": lambda: os.open(NOWHERE, os.O_RDONLY),
    "write": lambda: os.write(NULL, b"-"),
    "fsync": lambda: os.fsync(NULL),
    "rename": lambda: NOWHERE.rename(NOWHERE),
    "renameat2": lambda: exchange(NOWHERE, NOWHERE),
    "link": lambda: os.link(NOWHERE, NOWHERE),
    "unlink": NOWHERE.unlink,
    "mkdir": NOWHERE.mkdir,
    "rmdir": NOWHERE.rmdir,
    "symlink": lambda: NOWHERE.symlink_to(NOWHERE),
    "close": lambda: os.close(-1),
}

KEPT = {"kept.css": b"css", "2011/kept.html": b"kept"}
OLD = KEPT | {
    "index.html": b"old home",
    "2011/same.html": b"same",
    "2011/gone/gone.html": b"gone",
    "2012/edited.html": b"made",
}
EDITED = {"2012/edited.html": b"by hand"}
FOREIGN = {
    "CNAME": b"archive.example",
    ".git/config": b"[core]",
    ".git/refs": None,
    "latest": Path("2012"),
}
MADE = {
    "index.html": b"new home",
    "2011/same.html": b"same",
    "2012/edited.html": b"made anew",
    "2013/new.html": b"new",
}
NEW = KEPT | MADE

DONE, DONE_BUT, REFUSED, INTERRUPTED = 0, 4, 3, 5


def when(call: str) -> int:
    """Tell at which call of its kind a child is hit: later than any of the parent's own."""
    return 500 if call in {"openat", "close"} else 100


def files() -> Iterable[tuple[File, str]]:
    """Give the pages of the new site."""
    return ((File(path, data), path) for path, data in MADE.items())


def keep() -> dict[str, Output]:
    """Give what the memo says of the pages that stand."""
    return {path: Output(path, len(data), 0, fixity(data)) for path, data in KEPT.items()}


def in_place(site: Path) -> None:
    """Publish as nobody should: the control, which the judge has to find out."""
    for path, data in MADE.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_bytes(data)
    lines = sorted(f"{path}\0{fixity(data)}" for path, data in NEW.items())
    text = "".join(f"{sha}  {path}\n" for path, sha in (line.split("\0") for line in lines))
    (site / "2011/gone/gone.html").unlink()
    (site / "2011/gone").rmdir()
    (site / MANIFEST).write_text(text, encoding="utf-8")


def scenario(name: str, site: Path) -> int:
    """Publish one way: `swap` or `pour`, or `patch`, which pours too; the exit code tells how."""
    if name == "in_place":
        in_place(site)
        return DONE
    if name != "swap":
        pour.SHARE = 1
    try:
        done = (patch if name == "patch" else publish)(site, keep(), files())
    except OutputError:
        return REFUSED
    edited = {f"site/{path}" for path in EDITED}
    return DONE if edited == {problem.place.file for problem in done.problems} else DONE_BUT


def child(name: str, call: str, number: int, site: Path) -> int:
    """Waste calls until the `number`-th from here is the one to be hit, then publish."""
    idle = IDLE[call]
    for _ in range(when(call) - number):
        try:
            idle()
        except OSError:
            continue
    return scenario(name, site)


def main() -> None:
    """Run every point in a child of its own."""
    codes = []
    for line in sys.stdin.read().splitlines():
        call, number, site = line.split(maxsplit=2)
        pid = os.fork()
        if pid == 0:
            code = 70
            try:
                code = child(sys.argv[1], call, int(number), Path(site))
            except KeyboardInterrupt:
                code = INTERRUPTED
            finally:
                os._exit(code)
        codes.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    sys.stdout.write("\n".join(map(str, codes)))
