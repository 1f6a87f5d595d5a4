"""What is measured: a program with its archive laid down, and the tasks it is put to.

Owns the two nouns. Knows no program by name.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Task(NamedTuple):
    """A build after some change; `prepare` makes the change and is told the number of the run.

    `extra` is put behind the program's command.
    """

    name: str
    prepare: Callable[[int], object]
    extra: tuple[str, ...] = ()


class Program(NamedTuple):
    """A program with an archive at `root`, and how it is built into `site`."""

    name: str
    command: tuple[str, ...]
    root: Path
    site: Path
    tasks: tuple[Task, ...]
