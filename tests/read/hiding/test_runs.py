"""Of two texts that share enough words in a row the same run is taken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.model.veil import known_runs
from generator.read.hiding.needles import LONG
from generator.read.hiding.runs import RUN, WINDOW, runs

words = st.lists(st.sampled_from("abcdefghijklmnop"), max_size=30)
around = st.lists(st.sampled_from("uvwxyz"), max_size=12)


@given(st.lists(words, min_size=1), around, around, around, around)
def test_what_is_shared_is_found(
    some: list[list[str]], a: list[str], b: list[str], c: list[str], d: list[str]
) -> None:
    """Eleven words in a row are never missed, and fifteen are always masked, whatever is around."""
    shared = [word for few in some for word in few][:40]
    first = runs(" ".join([*a, *shared, *b]), "s")
    second = runs(" ".join([*c, *shared, *d]), "s")
    known = {run.number for run in first}
    found = [run.number for run in second]
    if len(shared) >= RUN + WINDOW - 1:
        assert known.intersection(found)
    if len(shared) >= LONG:
        assert list(known_runs(found, known, ()))


def test_no_run_goes_over_a_line() -> None:
    """A block ends with its line."""
    assert runs("one two three four\nfive six seven eight nine", "") == []
    assert len(runs("one two three four five six seven eight", "")) == 1


def test_a_secret_makes_other_numbers() -> None:
    """Who has not the secret cannot try which words a number is of."""
    line = "one two three four five six seven eight"
    assert runs(line, "a")[0].number != runs(line, "b")[0].number
