"""The paragraphs of a text of WordPress."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.exports.wpautop import wpautop
from tests.cases import Case, load

PIECES = ["<p>", "</p>", "<div>", "</div>", "<br>", "<pre>", "</pre>", "<!--", "-->", "<", ">"]


@pytest.mark.parametrize("case", load("wpautop"), ids=lambda case: case.name)
def test_paragraphs(case: Case) -> None:
    """A text has the paragraphs that its case says."""
    assert case.expected == wpautop(case.given)


@given(st.lists(st.sampled_from([*PIECES, "\n", " ", "word", "<i", "&"])).map("".join))
def test_no_word_is_lost(text: str) -> None:
    """Whatever the markup, every word of a text is still there."""
    assert wpautop(text).count("word") == text.count("word")


@given(st.text(alphabet="ab \n"))
def test_paragraphs_once_made_stay(text: str) -> None:
    """A text that has its paragraphs keeps them."""
    made = wpautop(text)
    assert wpautop(made).count("<p>") == made.count("<p>")


@pytest.mark.parametrize(
    "unit", ["<", "<a", "<!--", "<pre>", "<p>", "\n", "a\n \n", "\n   ", "<br>", " ", "<br>\n<i>"]
)
def test_time_is_in_proportion(unit: str) -> None:
    """No text takes more time than its length."""
    begin = time.process_time()
    wpautop(unit * 50_000)
    wpautop("\n" + " " * 50_000 + "x")
    assert time.process_time() - begin < 3
