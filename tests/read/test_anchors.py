"""Where a note belongs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.anchors import Quoted, positions


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
    assert found == positions("one two one", quoted)


@given(st.text("ab \n"), st.integers(0, 20), st.integers(1, 9))
def test_a_quoted_stretch_is_found(text: str, start: int, length: int) -> None:
    """Whatever is quoted from a text is found where it stands, white space at its ends apart."""
    quote = text[start : start + length]
    begin = start + len(quote) - len(quote.lstrip())
    if quote.strip():
        assert (begin, begin + len(quote.strip())) in positions(text, Quoted(quote))


@given(st.text("ab ", max_size=30), st.text("ab", min_size=1, max_size=4))
def test_every_place_is_counted(text: str, quote: str) -> None:
    """Places that overlap are several."""
    naive = [i for i in range(len(text)) if text.startswith(quote, i)]
    assert naive == [start for start, _ in positions(text, Quoted(quote))]
