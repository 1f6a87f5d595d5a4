"""Where a key stands in TOML, and how a text is written in it."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.toml import places, quoted, remark, shown

TEXT = """\
# a = 0
a = 1
b = [[4, "5 x"],
  # "8"
  ["6 \\"y\\""], '7']
"c d" = {e = 8}
f.g = 9
[h]
"9 I think" = 3   # 10
[pasted."letters/"]
order = "oldest"
[[i]]
j = 1
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("a", 2), ("b", 3), ("b|5 x", 3), ('b|6 "y"', 5), ("b|7", 5), ("b|8", None), ("c d", 6),
        ("c d|e", 6), ("c d|8", 6), ("f", 7), ("f|g", 7), ("h", 8), ("h|9 I think", 9),
        ("pasted", 10), ("pasted|letters/", 10), ("pasted|letters/|order", 11), ("i|j", 13),
    ],
)  # fmt: skip
def test_where_a_key_stands(path: str, line: int | None) -> None:
    """Each table, key and word of a value is found on its line, and no remark."""
    assert places(TEXT).get(tuple(path.split("|"))) == line


@given(st.text())
def test_a_text_is_written_so_that_it_is_read_again(text: str) -> None:
    """What was quoted is read as it was, and stands on one line without anything to be obeyed."""
    written = quoted(text)
    assert tomllib.loads(f"{written} = {written}") == {text: text}
    assert len(f"x{written}x".splitlines()) == 1
    assert written.isprintable() or not text.isprintable()


@given(st.text())
def test_a_remark_ends_no_line(text: str) -> None:
    """Whatever is remarked after a value, the value is read."""
    assert tomllib.loads(f"a = 1   # {remark(text)}\nb = 2") == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("value", "told"),
    [("a\x1bb", '"a\\u001bb"'), ("x" * 90, f'"{"x" * 80}…"'), (True, "true"), (7, "7"),
     ([1, "2"], "[1, '2']")],
)  # fmt: skip
def test_a_value_in_a_message(value: object, told: str) -> None:
    """A value is shown briefly, and nothing in it is obeyed."""
    assert shown(value) == told
