"""Names that stand in no register: the table of cases, and what holds of any text."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.recognise.span import Passage
from generator.recognise.unlisted.grouped import grouped
from generator.recognise.unlisted.guess import SUGGEST_MIN, Guess
from generator.recognise.unlisted.names import Names
from generator.recognise.unlisted.starters import LISTS, Starters, build, starters
from tests.cases import Case, load

PIECES = (
    "Lena Ostrow Dr. O’Connell al-Tamimi van der of the and & , . ’s ( ) - ! ? … NATO U.S."
    " War Sea Inc Lake Minister Russian said Yes, im der die 東京 \u0301 \n \u00a0 x I J. 9/11"
    " Operation"
).split(" ")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text()


def passages(text: str) -> list[Passage]:
    """A passage a line; ¶ is a line feed in one."""
    return [Passage(n, 0, line.replace("¶", "\n")) for n, line in enumerate(text.splitlines())]


def guesses(text: str, lists: Starters | None = None) -> list[Guess]:
    """What is guessed in a text."""
    return list(Names(lists or starters()).guess(passages(text), {}))


def shown(text: str) -> list[str]:
    """The guesses as the cases write them."""
    lines = text.splitlines()
    found = []
    for guess in guesses(text):
        surface = lines[guess.text][guess.start : guess.end]
        name = "" if guess.name == surface else f" = {guess.name}"
        found.append(f"{surface}{name} ({guess.kind.value}, {guess.score})")
    return found


def unescaped(written: str) -> str:
    """The characters that the escapes of a case stand for."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), written)


@pytest.mark.parametrize("case", load("names"), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """The text of a case gives exactly the guesses it lists."""
    assert shown(unescaped(case.given)) == unescaped(case.expected).splitlines()


@given(TEXTS)
def test_guesses_slice_the_text(text: str) -> None:
    """Whatever the text, guesses are not empty, lie in it in order and apart, and begin high."""
    found = list(Names(starters()).guess([Passage(0, 7, text)], {}))
    ends = [offset - 7 for guess in found for offset in (guess.start, guess.end)]
    assert ends == sorted(ends)
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
    assert all(SUGGEST_MIN <= guess.score <= 3 for guess in found)


@given(TEXTS, st.integers(0, 60), st.integers(1, 60))
def test_taken_ground_is_left_alone(text: str, start: int, size: int) -> None:
    """No guess touches what is taken."""
    taken = (start, start + size)
    found = Names(starters()).guess([Passage(0, 0, text)], {0: (taken,)})
    assert not [guess for guess in found if guess.start < taken[1] and taken[0] < guess.end]


@pytest.mark.parametrize(
    "piece", ["A ", "Aa of the ", "A.A.", "Aa'", "Al-", "New ", "Russian ", "YES NO OH\n"]
)
def test_a_long_text_takes_as_long_as_its_parts(piece: str) -> None:
    """Eight times the text takes no more than some eight times as long."""

    def seconds(count: int) -> float:
        begun = time.process_time()
        list(Names(starters()).guess([Passage(0, 0, piece * count)], {}))
        return time.process_time() - begun

    seconds(100)
    assert seconds(16_000) < 40 * max(seconds(2_000), 0.002)


def test_every_list_has_a_head_that_says_whose_it_is() -> None:
    """Each list is there, begins with a comment, and repeats no spelling in one line."""
    from importlib.resources import files  # noqa: PLC0415

    for name in LISTS:
        text = (files("generator.recognise.unlisted") / f"lists/{name}.txt").read_text("utf-8")
        assert text.startswith("# ")
        assert "ublic domain" in text or name == "shapes"
        for line in text.splitlines():
            parts = [part.strip() for part in line.split(";")]
            assert len(parts) == len(set(parts))


def test_a_list_of_the_archive_stands_in_the_place_of_ours() -> None:
    """A list of the same name is read instead, with its own canonical names."""
    lists = build({"places": "Ottersby; Otby"})
    found = guesses("From Otby to Oslo.", lists)
    assert [(guess.name, guess.score) for guess in found] == [("Ottersby", 3.0)]


def test_ids_are_free_and_stable() -> None:
    """Ids are made of the names, and numbered where the register or another has them."""
    found = guesses("Lena Ostrow met Anna Ostrow. In Oslo they read Lena-Ostrow.org.")
    ids = [one.id for one in grouped(found, {"oslo"})]
    assert ids == ["lena-ostrow", "anna-ostrow", "oslo-2", "lena-ostrow-org"]


def test_a_build_imports_no_finder() -> None:
    """The seam of the recognisers loads nothing that guesses at names."""
    code = "import generator.pipeline, sys; print([m for m in sys.modules if 'unlisted' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
