"""Code and its colours."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.lexers import PythonLexer, get_lexer_by_name

from generator import fence
from generator.caps import ARTICLE_CODE_CHARS_MAX, COMMENT_CODE_CHARS_MAX
from generator.markup import code
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


def test_the_code_of_a_comment_is_coloured_up_to_a_length_in_all() -> None:
    """Many blocks of a comment are no more to a lexer than one."""
    builder, colours = Builder(), Colours(foreign=True)
    for _ in range(5):
        colours.put(builder, "1" * (COMMENT_CODE_CHARS_MAX // 3), "python")
    assert [tag.name for tag in builder.body().tags].count("span") == 3


def test_a_lexer_that_never_ends_costs_the_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code whose lexer takes too long stays as it is, and so does all code after it."""

    class Endless(PythonLexer):
        def get_tokens(self, _: str) -> list[Any]:
            while True:
                pass

    monkeypatch.setattr(fence, "SECOND", 0.01)
    known = code._lexer
    monkeypatch.setattr(code, "_lexer", lambda name: Endless if name == "make" else known(name))
    builder, colours = Builder(), Colours(foreign=False)
    with fence.watching():
        for language in ("python", "make", "python"):
            colours.put(builder, "1 + 1", language)
    body = builder.body()
    assert body.text == "1 + 1\n1 + 1\n1 + 1"
    assert {tag.end for tag in body.tags if tag.name == "span"} == {1, 3, 5}


def test_a_lexer_that_fails_costs_the_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of a lexer leaves the code, and the text around it, as they are."""
    monkeypatch.setattr(PythonLexer, "get_tokens", lambda *_: 1 / 0)
    assert coded("1", "python").text == "1"


def test_an_unknown_language_is_not_guessed() -> None:
    """Only a language that is named and known is coloured."""
    assert not is_coloured(coded("import x", ""))
    assert not is_coloured(coded("import x", "klingon"))
