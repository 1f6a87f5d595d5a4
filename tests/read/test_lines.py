"""Lines of a text, by name."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.read.lines import NAME_CHARS_MAX, Lines, UnusableError

texts = st.lists(st.text(max_size=30).filter(lambda text: "\n" not in text), max_size=12)
# Lines that begin unlike one another, and lines that begin unlike all of these.
unlike = st.lists(st.integers(1, 999), unique=True, min_size=1, max_size=8).map(
    lambda numbers: [f"n{number}. Said here, and nowhere else" for number in numbers]
)
edits = st.lists(
    st.tuples(st.sampled_from(["put in", "take out", "change"]), st.integers(0, 30)), max_size=12
)


@given(texts, st.data())
def test_a_line_is_found_by_its_name(text: list[str], data: st.DataObject) -> None:
    """A line that is not empty is found by its number, by its name, and by either as a text."""
    written = [n for n, line in enumerate(text, 1) if line.strip()]
    assume(written)
    line = data.draw(st.sampled_from(written))
    lines = Lines(text)
    assert {line} == {lines.find(name) for name in (line, f" {line} ", lines.name(line))}


@given(unlike, edits, st.data())
def test_a_line_is_found_after_edits_elsewhere(
    text: list[str], edits: list[tuple[str, int]], data: st.DataObject
) -> None:
    """However other lines are put in, taken out or changed, a name stays with its line."""
    meant = data.draw(st.sampled_from(text))
    name = Lines(text).name(text.index(meant) + 1)
    now = [*text]
    for edit, n in edits:
        at = n % (len(now) + 1)
        if edit == "put in":
            now.insert(at, f"new {n}")
        elif at < len(now) and now[at] != meant:
            now[at : at + 1] = [f"other {n}"] * (edit == "change")
    assert now[Lines(now).find(name) - 1] == meant


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("One two three four five", "1 One two three four"),
        ("One  two\tthree four\u2028five", "1 One two three four"),
        ("One two three four five|One two three four six", "1 One two three four five"),
        ("One two three four five|one TWO three four|x", "1 One two three four five"),
        ("One|One", "1 One"),
        ("9 lives", "1 9 lives"),
        (f"{'é' * 200} x", f"1 {'é' * NAME_CHARS_MAX}"),
    ],
)
def test_a_name_is_short_and_tells_lines_apart(text: str, name: str) -> None:
    """A name has four words, and more where another line begins so, up to a bound."""
    assert Lines(text.split("|")).name(1) == name


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        (1, "the text is empty"),
        ("1 x", "the text is empty"),
        (None, 'write its number, or that and its first words: 9 or "9 I think so"'),
    ],
)
def test_an_empty_text_has_no_lines(name: object, hint: str) -> None:
    """In an empty text no line is found, and that is said."""
    with pytest.raises(UnusableError) as caught:
        Lines(["", " "]).find(name)
    assert caught.value.hint == hint
