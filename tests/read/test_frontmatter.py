"""Front matter: YAML as people mean it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.caps import HEAD_DEPTH_MAX
from generator.read.frontmatter import split
from generator.read.head import FrontMatterError
from tests.cases import Case, load
from tests.read.shows import head, textform


@pytest.mark.parametrize("case", load("frontmatter"), ids=lambda case: case.name)
def test_frontmatter(case: Case) -> None:
    """The settings of a text are what its case says, or it says why there are none."""
    assert case.expected == head(case.given)


@given(st.text("ab:-[]{}?&*!|>'\"#%@`,~ \n\t0", max_size=80))
def test_nothing_else_is_raised(text: str) -> None:
    """Whatever stands in the fence, it is read, or it is wrong in a line of the file."""
    told = head(f"---\n{text}\n---\n")
    line, _, reason = told.splitlines()[-1].partition(": ")
    assert reason
    assert 1 <= int(line) <= text.count("\n") + 4


@given(st.dictionaries(st.text("abc", min_size=1), st.text("yesno123:.-", min_size=1), max_size=5))
def test_what_is_quoted_is_text(settings: dict[str, str]) -> None:
    """A value in quotes comes out as it went in."""
    lines = [f"{key}: '{value}'" for key, value in settings.items()]
    assert settings == split("\n".join(["---", *lines, "---"])).settings


@pytest.mark.parametrize("mark", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused(mark: str) -> None:
    """A nesting that would end the process is an error of its line."""
    with pytest.raises(FrontMatterError):
        split(f"---\nx:\n {mark * 50 * HEAD_DEPTH_MAX}\n---\n")


def test_aliases_of_aliases_are_not_written_out() -> None:
    """A few lines that stand for millions of words cost a line of a problem."""
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    told = textform("\n".join(["---", "a0: &a0 x", *lines, "title: *a8", "---"]))
    assert "! 11: title has to be a line of text" in told


@pytest.mark.parametrize(
    "fence", ["+++\n{}\n+++\n", '{{"a": {}\n}}\n', "title: {}\n\n", "<!--\n{}\n-->\n"]
)
@given(text=st.text('ab:-[]{}=.,"#\\ \n\t0', max_size=60))
def test_no_head_of_others_raises(fence: str, text: str) -> None:
    """Whatever stands in the head of another generator, it is read, or is wrong in a line."""
    written = fence.format(text)
    told = head(written)
    line, _, reason = told.splitlines()[-1].partition(": ")
    assert reason
    assert 1 <= int(line) <= written.count("\n") + 2


@pytest.mark.parametrize(
    "text", ['{"a": ' + "[" * 100_000, "+++\na = " + "[" * 100_000 + "\n+++\n"]
)
def test_deep_nesting_in_heads_of_others_is_refused(text: str) -> None:
    """A nesting without end is an error in TOML and JSON, too."""
    with pytest.raises(FrontMatterError):
        split(text)
