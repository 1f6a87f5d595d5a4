"""Runs of words, by which it is seen that one text repeats another.

Owns which runs of a text are taken. Every run of `RUN` words has a
number, and of `WINDOW` in a row the least is taken: so of two texts that share `RUN + WINDOW - 1`
words in a row the same run is taken at least once, and only some are to be compared (Schleimer,
Wilkerson and Aiken, *Winnowing*, 2003). No run goes over the end of a line, and so of a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.digest import numbers

RUN = 8
WINDOW = 4

EDGE = WINDOW - 1

_word = re.compile(r"\w+")
_after = re.compile(rf"(?:[^\w\n]+\w+){{0,{EDGE}}}")
_line = re.compile(r"[^\n]+")


class Run(NamedTuple):
    """A run of words that was taken: its number, where it stands, if it is alone in its line."""

    number: int
    start: int
    end: int
    alone: bool


def runs(text: str, secret: str) -> list[Run]:
    """The runs of a text that are taken, in their order."""
    return [run for line in _line.finditer(text) for run in _taken(line, secret)]


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with as many words of its line on either side as may belong to it.

    What is repeated begins and ends at most so many words from the runs that were taken.
    """
    line = text.rfind("\n", 0, start) + 1
    before = list(_word.finditer(text, line, start))[-EDGE:]
    after = _after.match(text, end)
    return before[0].start() if before else start, after.end() if after else end


def _taken(line: re.Match[str], secret: str) -> Iterator[Run]:
    at = [(m.start(), m.end()) for m in _word.finditer(line[0])]
    if len(at) < RUN:
        return
    said = [line[0][a:b].casefold() for a, b in at]
    whole = range(len(said) - RUN + 1)
    named = numbers(secret, (" ".join(said[n : n + RUN]) for n in whole))
    taken = list(_least(named))
    begin = line.start()
    for n in taken:
        yield Run(named[n], begin + at[n][0], begin + at[n + RUN - 1][1], len(taken) == 1)


def _least(named: Sequence[int]) -> Iterable[int]:
    """The place of the least number in each window, of equals the last."""
    last = max(1, len(named) - WINDOW + 1)
    windows = (range(n, min(n + WINDOW, len(named))) for n in range(last))
    return dict.fromkeys(min(window, key=lambda n: (named[n], -n)) for window in windows)
