"""The cells of a table, as texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.registering import cells
from generator.registering.rows import listed, squeezed

SIGNS = "ab =+-@'\";|\\\t\r\n＝"


@given(st.text(SIGNS))
def test_a_text_comes_back(text):
    """A text is read from its cell as it was written."""
    assert cells.text(cells.cell(text)) == text


@given(st.lists(st.text(SIGNS)).map(listed))
def test_a_list_comes_back(texts):
    """A list is read from its cell as it was written, whatever separators stand in its texts."""
    assert cells.texts(cells.cell(texts)) == texts


@given(st.floats(-180, 180).map(lambda number: round(number, 9)))
def test_a_number_comes_back(number):
    """A number is read from its cell as it was written, and is no text there."""
    assert cells.number(cells.cell(number)) == number
    assert not cells.cell(number).startswith("'")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"),
        ("+1", "'+1"),
        ("-1", "-1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", " '=1"),
        ("a; =1", "a; '=1"),
        ("'=1", "''=1"),
        ("it's = so", "it's = so"),
        ("＝1", "'＝1"),
        ("\ta", "'\ta"),
        ("\r=1", "'\r'=1"),
        ("'\na", "''\na"),
    ],
)
def test_what_a_spreadsheet_would_run(text, cell):
    """An apostrophe stands before each sign that would make a cell a formula."""
    assert cells.cell(text) == cell


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("a;b ; c", ("a", "b", "c")),
        ("a|b;c", ("a", "b", "c")),
        (r"a\;b|c\d", ("a;b", r"c\d")),
        (" ; ;", ()),
        ("a|a", ("a",)),
    ],
)
def test_texts(cell, texts):
    """A list is parted at bars and semicolons that no backslash stands before."""
    assert cells.texts(cell) == texts


def test_white_space_runs_together():
    """In plain form white space of any kind is one space."""
    assert squeezed(" a \n\t b\u00a0") == "a b"
