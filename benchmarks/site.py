"""What a program made: files, pages and bytes, and what it costs merely to copy them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from benchmarks.process import Usage, run


class Made(NamedTuple):
    """A finished site."""

    files: int
    pages: int
    size: int


def made(site: Path) -> Made:
    """Count a site."""
    files = pages = size = 0
    for folder, _, names in os.walk(site):
        files += len(names)
        pages += sum(name.endswith(".html") for name in names)
        size += sum(os.stat(f"{folder}/{name}").st_size for name in names)  # noqa: PTH116 (quick)
    return Made(files, pages, size)


def copied(site: Path, log: Path) -> Usage:
    """Copy a site with `cp -r`: the least that writing it can cost."""
    copy = site.with_name("copy")
    usage = run(("cp", "-r", str(site), str(copy)), log)
    shutil.rmtree(copy)
    return usage
