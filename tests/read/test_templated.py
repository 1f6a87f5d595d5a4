"""What other generators' templates leave in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.templated import untemplated
from tests.cases import Case, load
from tests.read.listing import listing, read_files


@pytest.mark.parametrize("case", load("templated"), ids=lambda case: case.name)
def test_templated(case: Case) -> None:
    """A text is made Markdown as its case says, which counts what is left."""
    plain = untemplated(case.given, "blog/_posts/x.md")
    told = [plain.text, f"{plain.left} left, as {plain.first}"]
    assert case.expected == "\n".join(told if plain.left else told[:1])


@given(
    st.lists(st.sampled_from("{{ }} {% %} {: raw } ` ``` \n a highlight end| ref < >".split(" ")))
)
def test_no_line_is_lost(parts: list[str]) -> None:
    """Whatever stands in it, a text keeps its lines, so that what is said of one is true."""
    text = " ".join(parts)
    assert untemplated(text, "a.md").text.count("\n") == text.count("\n")


def test_what_is_kept_is_said_once() -> None:
    """A text has one notice of all its tags, at the line of the first."""
    told = listing(read_files("One.\n\n{{ a }}\n{{ b }}\n"))
    assert told.splitlines()[-1] == (
        "! 3: 2 tags of another generator's templates, kept as text: {{ a }}"
    )


@pytest.mark.parametrize("part", ["{{", "{%", "```\n~~~\n", "{% highlight ", "{:a ", '{{ "/'])
def test_much_of_it_takes_no_long_time(part: str) -> None:
    """What is opened a hundred thousand times and never closed is read in a line's time."""
    text = part * 100_000
    assert untemplated(text, "a.md").left == 0
