"""No hostile text costs more than its length: work is counted in lines of code, never in time.

What a library in C does is not seen here; `python -m benchmarks.growth` measures that in seconds.
"""

from __future__ import annotations

from functools import partial

import pytest

from benchmarks.growth import RATIO_MAX, Generator, generators, growth, ratio
from tests.counted import lines_run

CHARS = 600
EVERY = 7
ALL = {one.name: one for one in generators()}
# So few lines are run to begin with.
LINES_MIN = 2_000


def lines(one: Generator, text: str) -> int:
    """How many lines of code run while a text is read."""
    return lines_run(partial(one.read, text))


def grown(one: Generator) -> float:
    """The most that a doubling of a text multiplies the work on it."""
    return ratio(growth(lines, one, CHARS), LINES_MIN)


@pytest.mark.parametrize(
    "name",
    [
        name if number % EVERY == 0 else pytest.param(name, marks=pytest.mark.slow)
        for number, name in enumerate(ALL)
    ],
)
def test_twice_the_text_is_about_twice_the_work(name: str) -> None:
    """Whatever a text is made of again and again, no doubling of it costs much more than double."""
    assert grown(ALL[name]) < RATIO_MAX


def test_the_judge_sees_what_grows_faster() -> None:
    """A reader that looks at each character once for each other one is found out."""

    def read(text: str) -> int:
        found = 0
        for one in text:
            for other in text:
                found += one == other
        return found

    assert grown(Generator("quadratic", lambda chars: "x" * chars, read)) > RATIO_MAX
