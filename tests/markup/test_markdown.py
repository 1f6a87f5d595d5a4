"""Markdown as it is read: examples, and what holds for any prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.caps import BODY_DEPTH_MAX
from generator.markup.markdown import markdown
from generator.markup.plain import plain
from generator.markup.weave import weave
from tests.cases import Case, load
from tests.markup.test_clean import lines_run

WORDS = st.text("abcdeéßжあ", min_size=1, max_size=5)
SHAPES = ["{}", "*{}*", "**{}", "_{}", "~~{}~~", "`{}`", "\n- {}", "\n{}", "{}!", "‘{}’"]
BREAKS = [" ", "  ", "\n", "\n\n", "\n    ", "\n> ", "\n# ", " * ", "\n---\n", "\\"]
# Marks of Markdown around and between words, none of which holds a word of its own.
marked = st.lists(
    st.tuples(st.sampled_from(SHAPES), WORDS, st.sampled_from(BREAKS)), max_size=12
).map(lambda parts: "".join(shape.format(word) + space for shape, word, space in parts))
prose = st.lists(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), max_size=5).map("\n\n".join)


def letters(text: str) -> str:
    """Only the letters of a text."""
    return "".join(c for c in text if c.isalpha())


@pytest.mark.parametrize("case", load("markdown"), ids=lambda case: case.name)
def test_articles(case: Case) -> None:
    """Markdown in an article becomes what its case says."""
    assert case.expected == weave(markdown(case.given), resolve=str)


@pytest.mark.parametrize("case", load("markdown_comment"), ids=lambda case: case.name)
def test_comments(case: Case) -> None:
    """Markdown in a comment becomes what its case says."""
    assert case.expected == weave(markdown(case.given, foreign=True), resolve=str)


@given(marked, st.booleans())
def test_no_letter_is_lost(text: str, foreign: bool) -> None:  # noqa: FBT001
    """Whatever the marks around the words, every letter of them stays, in order."""
    assert letters(text) == letters(markdown(text, foreign=foreign).text)


@given(prose)
def test_prose_reads_as_plain_text_does(text: str) -> None:
    """Where there is no mark, Markdown and plain text give the same body."""
    assert plain(text) == markdown(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n\nb", {"a": 5, "b": 7}),
        ("a\nb  \nc", {"a": 5, "b": 6, "c": 7}),
        ("\n\n## a\n\n```\nx\n```\nb", {"a": 7, "b": 12}),
        ("a<br>b\nc", {"b": 5, "c": 6}),
        ("- a\n- b\n\nc", {"a": 5, "c": 8}),
        ("> a\n- b\n> c", {"a": 5, "b": 6, "c": 7}),
    ],
)
def test_lines(text: str, lines: dict[str, int]) -> None:
    """Each block and each line of a paragraph knows the line of the source it began at."""
    body = markdown(text, line=5)
    assert lines == {word: body.line_at(body.text.index(word)) for word in lines}


@pytest.mark.parametrize(
    "unit", ["# a\n", "<b>", "<b></i>", "<b><i></b>", "<b>x</b>", "<img src=m.png>", "</b>"]
)
def test_growth(unit: str) -> None:
    """Four times the headings or raw tags run about four times the lines, no more."""
    once, fourfold = (lines_run(lambda n=n: markdown("x " * (unit[0] == "<") + unit * n))
                      for n in (200, 800))  # fmt: skip
    assert fourfold < 4.6 * once


def test_equal_headings_have_ids_of_their_own() -> None:
    """A counted id is counted on where a heading has it by its own words."""
    body = markdown("## a\n## a 2\n## a\n## a 2\n## a\n## a-2-2\n")
    ids = [dict(tag.attrs)["id"] for tag in body.tags]
    assert ids == ["s-a", "s-a-2", "s-a-3", "s-a-2-2", "s-a-4", "s-a-2-2-2"]


@pytest.mark.parametrize("levels", [59, 60, 61, 5000])
def test_raw_tags_in_each_other(levels: int) -> None:
    """Raw tags nested without end are elements as deep as a tree may be, and text beyond."""
    body = markdown("x " + "<b>" * levels + "y" + "</b>" * levels)
    assert body.text.count("<b>") == max(0, levels - BODY_DEPTH_MAX) == body.text.count("</b>")
    assert body.text.replace("<b>", "").replace("</b>", "") == "x y"
