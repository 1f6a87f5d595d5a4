"""Where a note belongs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read import anchors
from generator.read.anchors import PASSAGE_MAX, PLACES_MAX, Folded, Quoted, positions
from tests.read.listing import read_files


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        (Quoted("two"), [(4, 7)]),
        (Quoted("two  one\n"), [(4, 11)]),
        (Quoted("one"), [(0, 3), (8, 11)]),
        (Quoted("one", before="two"), [(8, 11)]),
        (Quoted("one", after="two"), [(0, 3)]),
        (Quoted("one", before="wo ", after=""), [(8, 11)]),
        (Quoted("one", before="three"), [(0, 3), (8, 11)]),
        (Quoted("two", before="three"), [(4, 7)]),
        (Quoted("One"), []),
        (Quoted("  "), []),
        (Quoted("o.e"), []),
    ],
)
def test_positions(quoted: Quoted, found: list[tuple[int, int]]) -> None:
    """A passage is where its words are; what stands beside it decides between several."""
    assert found == positions(Folded("one two one"), quoted)


class Counting(str):
    """A text that counts how often it is searched, and from how far a piece was copied."""

    __slots__ = ("searched",)

    def find(self, *args: object) -> int:
        """Search, and count it."""
        self.searched = getattr(self, "searched", 0) + 1
        return super().find(*args)  # type: ignore[arg-type]

    def __getitem__(self, at: object) -> str:
        message = "nothing is to be copied"
        raise AssertionError(message)


@pytest.mark.parametrize(
    ("quote", "searched"),
    [("x " * 990 + "z", 1), ("x " * 15_000 + "y", 0), ("x " * 990, 5_000 - 990 + 2), ("x y", 2)],
)
def test_a_text_is_searched_once_a_place(quote: str, searched: int) -> None:
    """A passage that nearly fits everywhere is searched for once, and one too long never."""
    text = Folded("x " * 5_000 + "y")
    text.text = counting = Counting(text.text)
    positions(text, Quoted(quote, before="x", after="x"))
    assert getattr(counting, "searched", 0) == searched


@pytest.mark.parametrize("length", [PASSAGE_MAX, PASSAGE_MAX + 1])
def test_the_longest_passage(length: int) -> None:
    """A passage is looked for up to the cap, white space folded; beyond it is not."""
    text = "a b" + "c" * PASSAGE_MAX
    quote = "a \n " + text[2:length]
    assert positions(Folded(text), Quoted(quote)) == [(0, length)] * (length == PASSAGE_MAX)


def test_the_most_places() -> None:
    """Beyond the cap places are counted no more, nor told from each other."""
    text = Folded("y " + "x " * (2 * PLACES_MAX))
    assert len(positions(text, Quoted("x", before="y"))) == PLACES_MAX + 1


@pytest.mark.parametrize(
    ("text", "quote", "said"),
    [
        ("One.", "a" * (PASSAGE_MAX + 1), "is longer than 2,000 characters, for article:a"),
        ("x " * (PLACES_MAX + 5), "x", "occurs more than 10,000 times in article:a"),
        ("x x", "x", "occurs 2 times in article:a"),
        ("x x", "y", "is not in the text of article:a"),
    ],
)
def test_what_is_said(text: str, quote: str, said: str) -> None:
    """A note without a place says why."""
    reading = read_files(f"{text}\n\n=== notes ===\n\n> {quote}\nAda: Why?\n")
    assert [said in problem.message for problem in reading.records.problems][-1:] == [True]
    assert reading.records.notes[0].start == anchors.NOWHERE


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
    """Whatever is quoted from a text is found where it stands, white space at its ends apart."""
    quote = text[start : start + length]
    begin = start + len(quote) - len(quote.lstrip())
    if quote.strip():
        assert (begin, begin + len(quote.strip())) in positions(Folded(text), Quoted(quote))


@given(st.text("ab ", max_size=30), st.text("ab", min_size=1, max_size=4))
def test_every_place_is_counted(text: str, quote: str) -> None:
    """Places that overlap are several."""
    naive = [i for i in range(len(text)) if text.startswith(quote, i)]
    assert naive == [start for start, _ in positions(Folded(text), Quoted(quote))]
