"""The machine that measures: what it is, and where on it there is room.

Owns the choice of a folder: memory where there is enough, since a disk hides the work.
"""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from pathlib import Path

SHARED = Path("/dev/shm")
# Bytes in files an article and a comment take: with Variorum for its sources, its memory, its site
# and a second site beside it, with each peer for its sources and its site. Measured, and a tenth.
OURS, THEIRS = (25_000, 13_000), (18_000, 3_300)
# Memory the programs want for themselves, an article and at the least.
PROGRAM_BYTES, PROGRAM_LEAST = 60_000, 1 << 30


def folder(articles: int, comments: int, peers: int) -> tempfile.TemporaryDirectory[str]:
    """A folder for one archive in so many programs' hands beside ours; it goes when it is closed.

    It lies in memory if there is room there for the files and for the programs.
    """
    parts = (OURS, *[THEIRS] * peers)
    files = articles * sum(article + comments * comment for article, comment in parts)
    needed = files + PROGRAM_LEAST + articles * PROGRAM_BYTES * (1 + 5 * bool(peers))
    enough = SHARED.is_dir() and shutil.disk_usage(SHARED).free > files and free() > needed
    return tempfile.TemporaryDirectory(prefix="bench-", dir=SHARED if enough else None)


def free() -> int:
    """Bytes of memory that nothing needs now."""
    return _told("MemAvailable")


def described() -> str:
    """The machine in a line."""
    memory = _told("MemTotal") / (1 << 30)
    return (
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GB of memory,"
        f" {platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def _told(key: str) -> int:
    for line in Path("/proc/meminfo").read_text("utf-8").splitlines():
        if line.startswith(f"{key}:"):
            return int(line.split()[1]) * 1024
    return 0


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def is_memory(path: str) -> bool:
    """Whether a folder lies in memory."""
    return Path(path).is_relative_to(SHARED)
