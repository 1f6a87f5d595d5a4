"""Code and its colours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name

from generator.caps import ARTICLE_CODE_CHARS_MAX, COMMENT_CODE_CHARS_MAX
from generator.markup.builder import Builder
from generator.markup.code import LANGUAGES, Colours
from generator.model.body import Body


def coded(code: str, language: str, *, foreign: bool = False) -> Body:
    """A body of one block of code."""
    builder = Builder()
    Colours(foreign=foreign).put(builder, code, language)
    return builder.body()


def is_coloured(body: Body) -> bool:
    """Whether any of it stands in a span."""
    return any(tag.name == "span" for tag in body.tags)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_known_language_has_a_lexer(language: str) -> None:
    """Pygments knows each language on our list."""
    assert get_lexer_by_name(language)


@settings(max_examples=30)
@given(st.sampled_from(["python", "html", "sql", "yaml"]), st.text("ab1 <>\"'#:=(\n\té"))
def test_colours_change_no_character(language: str, code: str) -> None:
    """The text of a block is the code, whatever was coloured in it."""
    assert code.lstrip("\n") == coded(code, language).text.lstrip("\n")


@pytest.mark.parametrize(
    ("limit", "foreign"), [(ARTICLE_CODE_CHARS_MAX, False), (COMMENT_CODE_CHARS_MAX, True)]
)
def test_long_code_is_not_coloured(limit: int, foreign: bool) -> None:  # noqa: FBT001
    """Past a length no lexer sees the code; it stays as it is."""
    assert is_coloured(coded("1" * limit, "python", foreign=foreign))
    assert not is_coloured(coded("1" * (limit + 1), "python", foreign=foreign))


def test_an_unknown_language_is_not_guessed() -> None:
    """Only a language that is named and known is coloured."""
    assert not is_coloured(coded("import x", ""))
    assert not is_coloured(coded("import x", "klingon"))
