"""How many words a text has."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.words import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Two words.", 2),
        ("It’s a well-known fox's-tail", 4),
        ("a-b-c-d--e '-' f_g", 3),
        ("£5, ½ and 3rd", 4),
        ("Ἐν ἀρχῇ ἦν", 3),
    ],
)
def test_examples(text: str, words: int) -> None:
    """Apostrophes and hyphens join what stands on both sides of them."""
    assert words == count_words(text)


@given(st.text(st.sampled_from("abé1_²ª'’‘-– .\n\t\u00a0…Ωſ\x00")))
def test_any_text(text: str) -> None:
    """Whatever the characters, the words are those that can be told apart one by one."""
    assert len(re.findall(r"\w+(?:['’-]\w+)*", text)) == count_words(text)
