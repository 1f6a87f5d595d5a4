"""Where a note belongs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.caps import PASSAGE_CHARS_MAX, PASSAGE_PLACES_MAX
from generator.model.records import LOST, NOWHERE, Found
from generator.read import anchors
from generator.read.passages import Folded, Quoted, find
from tests.read.listing import read_files

FISH = (
    "the old man went to the sea. The old man came back from the sea. A boat was lost in a storm."
)


@pytest.mark.parametrize(
    ("quoted", "there", "found"),
    [
        (Quoted("A boat"), "A boat", Found.ONCE),
        (Quoted("A  boat\nwas"), "A boat was", Found.ONCE),
        (Quoted("old man"), "", Found.SEVERAL),
        (Quoted("old man", after=" came back"), "old man", Found.AFTER),
        (Quoted("the sea", "went to "), "the sea", Found.BEFORE),
        (Quoted("the sea", "swam in "), "", Found.SEVERAL),
        (Quoted("went into the sea", "the old man ", ". The old"), "went to the sea", Found.EDITED),
        (Quoted("a boat was lost in the storm"), "A boat was lost in a storm", Found.EDITED),
        (Quoted("a ship"), "", Found.ABSENT),
        (Quoted("boat", "a ferry, a ", " and a raft"), "", Found.ELSEWHERE),
        (Quoted("boat was lost in a storm", "no "), "boat was lost in a storm", Found.ONCE),
        (Quoted("b.at"), "", Found.ABSENT),
        (Quoted("x" * (PASSAGE_CHARS_MAX + 1)), "", Found.LONG),
        (Quoted(" "), "", Found.ABSENT),
    ],
)
def test_where_a_passage_is(quoted: Quoted, there: str, found: str) -> None:
    """It is where its words are, or those likest it where their neighbours are; or nowhere."""
    hit = find(Folded(FISH), quoted)
    assert (hit.found, FISH[hit.start : hit.end] if hit.start >= 0 else "") == (found, there)


class Counting(str):
    """A text that counts how often it is searched."""

    __slots__ = ("searched",)

    def find(self, *args: object) -> int:
        """Search, and count it."""
        self.searched = getattr(self, "searched", 0) + 1
        return super().find(*args)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("quote", "searched"),
    [
        ("x " * 990 + "z", 1),
        ("x " * 15_000 + "y", 0),
        ("x " * 990, PASSAGE_PLACES_MAX + 1),
        ("x y", 2),
    ],
)
def test_a_text_is_searched_once_a_place(quote: str, searched: int) -> None:
    """A passage that nearly fits everywhere is searched for once, and one too long never."""
    text = Folded("x " * 5_000 + "y")
    text.text = counting = Counting(text.text)
    find(text, Quoted(quote, before="x", after="x"))
    assert getattr(counting, "searched", 0) == searched


@pytest.mark.parametrize("length", [PASSAGE_CHARS_MAX, PASSAGE_CHARS_MAX + 1])
def test_the_longest_passage(length: int) -> None:
    """A passage is looked for up to the cap, white space folded; beyond it is not."""
    text = "a b" + "c" * PASSAGE_CHARS_MAX
    quote = "a \n " + text[2:length]
    assert (find(Folded(text), Quoted(quote)).end == length) is (length == PASSAGE_CHARS_MAX)


@pytest.mark.parametrize(
    ("text", "quote", "said"),
    [
        ("One.", "a" * (PASSAGE_CHARS_MAX + 1), "is longer than 2,000 characters"),
        ("x " * (PASSAGE_PLACES_MAX + 5), "x", "occurs several times in article:a"),
        ("x x", "x", "occurs several times in article:a"),
        ("x x", "y", "is not in the text of article:a"),
    ],
)
def test_what_is_said(text: str, quote: str, said: str) -> None:
    """A note without a place says why."""
    reading = read_files(f"{text}\n\n=== notes ===\n\n> {quote}\nAda: Why?\n")
    assert [said in problem.message for problem in reading.records.problems][-1:] == [True]
    assert reading.records.notes[0].spots[0].start == NOWHERE


def test_a_text_is_folded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many notes quote a text, its white space is folded once."""
    made: list[str] = []

    class Noting(Folded):
        """A folded text that is counted."""

        def __init__(self, text: str) -> None:
            made.append(text)
            super().__init__(text)

    monkeypatch.setattr(anchors, "Folded", Noting)
    notes = "".join(f"> w{n}\nAda: Why {n}?\n\n" for n in range(9))
    words = " ".join(f"w{n}." for n in range(9))
    assert len(read_files(f"{words}\n\n=== notes ===\n\n{notes}").records.notes) == 9
    assert made == [words]


@given(st.text("ab \n"), st.integers(0, 20), st.integers(1, 9))
def test_a_quoted_stretch_is_found(text: str, start: int, length: int) -> None:
    """Whatever is quoted from a text is found where it stands, or is there several times."""
    quote = text[start : start + length]
    begin = start + len(quote) - len(quote.lstrip())
    if quote.strip():
        hit = find(Folded(text), Quoted(quote))
        at = (begin, begin + len(quote.strip()))
        assert (hit.start, hit.end) == at or hit.found == Found.SEVERAL


@given(st.text("ab ", max_size=30), st.text("ab", min_size=1, max_size=4))
def test_every_place_is_counted(text: str, quote: str) -> None:
    """Places that overlap are several."""
    naive = [i for i in range(len(text)) if text.startswith(quote, i)]
    assert naive == [*map(Folded(text).there, Folded(text).places(quote))]


@given(
    st.text("abc d.é雨\n", max_size=80),
    st.text("abc d.é雨\n", max_size=20),
    st.text("abc ", max_size=9),
    st.text("abc ", max_size=9),
)
def test_a_range_is_within_the_text(text: str, quote: str, before: str, after: str) -> None:
    """Whatever is asked for, there is a range of the text or a reason why there is none."""
    start, end, found = find(Folded(text), Quoted(quote, before, after))
    assert 0 <= start < end <= len(text) if found not in LOST else start == end == NOWHERE
