"""A body with holes is a body, whatever stood in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markup.markdown import markdown
from generator.markup.weave import weave
from generator.model.veil import Veil
from generator.read.hiding.bodies import veiled
from generator.read.hiding.holes import Finder

NAME = "Tilda Berg"
PIECES = (
    "Tilda", "Berg", NAME, f"**{NAME}**", "*Tilda* Berg", f"[{NAME}](https://x.example/)", "a", ".",
    "[Tilda](https://x.example/tilda-berg) Berg", "`Tilda Berg`", "\n\n", "\n\n# ", "\n\n> ",
    "\n\n- ", f"![{NAME}](x.png)", "b", " ", "  \n",
)  # fmt: skip
_tags = re.compile(r"<[^>]*>")


def hidden(text: str, veil: Veil, blurs: tuple[str, ...] = ()) -> str:
    """The text of what is left of a text in Markdown."""
    body, _ = veiled(markdown(text, foreign=False, line=1), Finder(veil, blurs), lambda to: to)
    return body.text


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_is_left_is_whole(pieces: list[str]) -> None:
    """Tags nest and lie within the text, which is woven as it is, and the name is nowhere."""
    body = markdown(" ".join(pieces), foreign=False, line=1)
    made, shift = veiled(body, Finder(Veil(words=((NAME, "K"),))), lambda to: to)
    woven = weave(made, (), lambda to: to)
    assert "Tilda Berg" not in re.sub(r"[^\w\n]+", " ", made.text)
    assert not re.search("tilda.berg", woven, re.IGNORECASE)
    assert _tags.sub("", woven).split() == made.text.split()
    assert all(0 <= tag.start <= tag.end <= len(made.text) for tag in made.tags)
    assert shift.end(len(body.text)) == len(made.text)
    assert [tag.name for tag in made.tags if tag.name == "p"] == [
        tag.name for tag in body.tags if tag.name == "p"
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Tilda Berg’s, tilda-berg, TILDA  BERG", "K’s, K, K"),
        ("Tilda Bergen, Otilda Berg", "Tilda Bergen, Otilda Berg"),
        ("Said Tilda. Berg said.", "Said K said."),
        ("Tilda\n\nBerg", "Tilda\nBerg"),
    ],
)  # fmt: skip
def test_a_name_is_whole_words(text: str, left: str) -> None:
    """Case and what is between its words do not matter; a part of a word is none."""
    assert hidden(text, Veil(words=((NAME, "K"),))).strip() == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Will, you know it.", "K, you know it."),
        ("@will: no. I will.", "@K: no. I will."),
        ("As Will wrote, he will.", "As K wrote, he will."),
        ("Free will is another thing.", "Free will is another thing."),
    ],
)
def test_one_word_is_a_name_where_it_calls_somebody(text: str, left: str) -> None:
    """Elsewhere it may be a word like others."""
    assert hidden(text, Veil(calls=(("Will", "K"),))).strip() == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ann.b+c@mail.example.org.", "[e-mail address withheld]."),
        ("ann at mail", "ann at mail"),
        ("ann [at] mail [dot] example", "[e-mail address withheld]"),
        ("+49 (0)30 1234-567!", "[telephone number withheld]!"),
        ("(030) 123 45 67", "[telephone number withheld]"),
        ("0171/1234567", "[telephone number withheld]"),
        ("12 000 of 1863-02-17, page 123 456 789", "12 000 of 1863-02-17, page 123 456 789"),
        ("0.12345678 and 3.14159265", "0.12345678 and 3.14159265"),
    ],
)
def test_patterns(text: str, left: str) -> None:
    """What is blurred is an address or a number that one can call, and no other."""
    assert hidden(text, Veil(), ("email", "phone")).strip() == left
