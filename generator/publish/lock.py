"""One build at a time.

Owns the locks that a process holds on a file while it lives. The system lets go of them when the
process ends, however it ends, so there is no stale lock. Windows has none of this kind: there
nobody is kept out.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.publish.faults import plain_words, refusal

if sys.platform != "win32":
    import fcntl

FILE = "lock"
TRIES = 100


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Keep other builds out of an archive's own folder; raises OutputError naming who is in."""
    path = folder / FILE
    with plain_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        held = _entered(path)
    if held is None:
        hint = "Wait until it has ended, or end it, and try again."
        raise refusal(path, f"another build is at work here: process {_holder(path)}", hint)
    try:
        yield
    finally:
        let_go(held)


def empty(folder: Path) -> None:
    """Delete an archive's own folder, which the caller has locked: the lock goes last of all.

    What cannot be deleted stays; a link to another folder is not followed.
    """
    if folder.is_symlink():
        return
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        elif entry.name != FILE:
            with suppress(OSError):
                entry.unlink()
    with suppress(OSError):
        (folder / FILE).unlink()
        folder.rmdir()


def _entered(path: Path) -> int | None:
    """Lock a file that is still there once it is ours: whoever had it may have deleted it."""
    held = seize(path)
    for _ in range(TRIES):
        if held is None or os.fstat(held).st_nlink:
            break
        let_go(held)
        held = seize(path)
    return held


def seize(path: Path) -> int | None:
    """Lock a file, made if need be, and leave our number in it; None where another has it."""
    held = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        if sys.platform != "win32":
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(held, 0)
        os.write(held, f"{os.getpid()}\n".encode())
    except BlockingIOError:
        os.close(held)
        return None
    except BaseException:
        os.close(held)
        raise
    return held


def let_go(held: int) -> None:
    """Give a lock back. The system drops it anyway, so that a fault here harms nobody."""
    with suppress(OSError):
        os.close(held)


def _holder(path: Path) -> str:
    return path.read_text(encoding="ascii", errors="replace").strip() or "unknown"
