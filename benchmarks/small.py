"""The smallest things: a bare start, and an edit in an archive of ten articles.

Owns how they are measured. They come first, and so warm what the bigger ones are not to pay for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks import machine, variorum
from benchmarks.corpus import Corpus
from benchmarks.process import Usage, middle, run

TIMES = 9


class Small(NamedTuple):
    """What `--version` costs, and an edit in an archive of ten articles; medians."""

    version: Usage
    ten: Usage


def small(tell: Callable[[str], None]) -> Small:
    """Measure both."""
    with machine.folder(10, 10, 0) as name:
        root, log, archive = Path(name) / "variorum", Path(name) / "log", Corpus(10, 10)
        variorum.write(root, archive)
        edit, _ = variorum.body(root, archive)
        build = (*variorum.command(root), "build")
        run(build, log)
        tens = []
        for number in range(TIMES):
            edit(number)
            tens.append(run(build, log))
        versions = [run((*variorum.command(root), "--version"), log) for _ in range(TIMES)]
    found = Small(middle(versions), middle(tens))
    tell(f"--version: {found.version.cpu:.3f} CPU s")
    tell(f"ten articles, one body edited: {found.ten.cpu:.3f} CPU s, {found.ten.wall:.3f} s")
    return found
