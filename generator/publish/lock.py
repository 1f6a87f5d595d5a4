"""One command at a time.

Owns the locks that a process holds on a file while it lives, and what it says of itself in it. The
system lets go of them when the process ends, however it ends, so there is no stale lock. Windows
has none of this kind: there nobody is kept out.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import BusyError, Place, Problem, Severity
from generator.publish.faults import plain_words

if sys.platform != "win32":
    import fcntl

FILE = "lock"
TRIES = 100


@contextmanager
def lock(folder: Path, command: str) -> Iterator[None]:
    """Keep other commands out of an archive's own folder; raises BusyError naming who is in."""
    path = folder / FILE
    with plain_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        held = _entered(path, command)
    if held is None:
        hint = "Wait until it has ended, or end it, and try again."
        message = f"another command is at work here: {_holder(path)}"
        raise BusyError(Problem(Place(str(path)), message, hint, Severity.ERROR))
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


def _entered(path: Path, command: str) -> int | None:
    """Lock a file that is still there once it is ours: whoever had it may have deleted it."""
    held = seize(path, command)
    for _ in range(TRIES):
        if held is None or os.fstat(held).st_nlink:
            break
        let_go(held)
        held = seize(path, command)
    return held


def seize(path: Path, command: str = "") -> int | None:
    """Lock a file, made if need be, and say in it who we are; None where another has it."""
    held = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        if sys.platform != "win32":
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(held, 0)
        os.write(held, f"{os.getpid()} {command}\n".encode())
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
    """Who has a lock, since when: the file was written when it was taken."""
    try:
        number, _, command = path.read_text(encoding="utf-8", errors="replace").partition(" ")
        since = time.localtime(path.stat().st_mtime)
    except OSError:
        return "it has just ended"
    who = f"`variorum {command.strip()}`, process {number}" if command else "process unknown"
    return f"{who}, since {time.strftime('%Y-%m-%d %H:%M', since)}"
