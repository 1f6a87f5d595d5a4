"""`python -m benchmarks.pastes`: what it costs to read a pasted text, and how that grows.

Owns two kinds of pastes of any size: one with all structure lost, one with a head above each
comment.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks import machine
from benchmarks.process import run
from benchmarks.prose import words

MEGABYTE = 1_000_000
SIZES = (MEGABYTE // 4, MEGABYTE)
PARAGRAPHS = 6
BIO = "Ada Lovelace is a writer of long texts."


def main() -> None:
    """Make the pastes, read each in a process of its own, and say what that cost."""
    with machine.folder(1, 1, 0) as name:
        for kind, comment in KINDS.items():
            costs = [_cost(Path(name), kind, comment, size) for size in SIZES]
            growth = costs[1] / costs[0] / (SIZES[1] / SIZES[0])
            print(f"{kind}: {costs[1]:.2f} CPU s for 1 MB; {growth:.2f} of four times a quarter")


def _cost(root: Path, kind: str, comment: Callable[[Random, int], str], size: int) -> float:
    """The CPU seconds that `variorum read` needs beyond those for an empty file."""
    chance, parts = Random(size), [*(_sentence(Random(n), 60) for n in range(PARAGRAPHS)), BIO]
    length = 0
    while length < size:
        parts.append(comment(chance, len(parts)))
        length += len(parts[-1]) + 1
    empty, whole = root / "empty.txt", root / f"{kind}-{size}.txt"
    empty.write_text("", "utf-8")
    whole.write_text("\n".join(parts), "utf-8")
    read = (sys.executable, "-m", "generator", "read", "--json")
    return run((*read, str(whole)), root / "log").cpu - run((*read, str(empty)), root / "log").cpu


def _sentence(chance: Random, many: int) -> str:
    return f"{' '.join(words(chance, many)).capitalize()}."


def _lost(chance: Random, _number: int) -> str:
    return _sentence(chance, chance.randint(5, 60))


def _headed(chance: Random, number: int) -> str:
    day, minute = number % 28 + 1, number % 60
    head = f"Ada {number % 997} says:\nMarch {day}, 2011 at 10:{minute:02} am"
    return f"{head}\n{_sentence(chance, chance.randint(5, 60))}\nReply"


KINDS = {"all lost": _lost, "with heads": _headed}


if __name__ == "__main__":
    main()
