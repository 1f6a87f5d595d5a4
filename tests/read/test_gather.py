"""What a reader fills: bodies, and the fence around each text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import fence
from generator.caps import ARTICLE_CHARS_MAX, COMMENT_CHARS_MAX, TEXT_CHARS_MAX
from generator.model.body import Body
from generator.read.gather import Gather, _forms, excerpt, printable, title_of_name


def test_a_fault_while_reading_a_text_costs_its_form() -> None:
    """A text that cannot be read as it should be is kept as plain text, and reported."""
    gather = Gather("a.md")
    text = gather.text("some *words*", "no such form", foreign=False, line=3)
    assert gather.bodies[text.digest].text == "some *words*"
    assert [problem.place.line for problem in gather.problems] == [3]


@given(st.text("`~&;#x01nbsp \n\t[]()!<>*_\\|:^-"), st.booleans())
def test_no_markdown_raises(text: str, foreign: bool) -> None:  # noqa: FBT001
    """Whatever Markdown there is, it becomes a body and its light part."""
    gather = Gather("a.md")
    light = gather.text(text, "md", foreign=foreign, line=1)
    assert light.digest in gather.bodies


@pytest.mark.parametrize("info", ["&nbsp;", "&amp;", "&#32;", "&Tab;", "&#0;", "&"])
def test_an_entity_for_a_language(info: str) -> None:
    """A fence whose language is a lone entity is code as any other."""
    gather = Gather("a.md")
    text = gather.text(f"```{info}\nx\n```\n\nwords", "md", foreign=True, line=1)
    assert gather.bodies[text.digest].text == "x\n\nwords"
    assert not gather.problems


def test_of_a_vast_text_the_beginning_is_kept() -> None:
    """Past what any text comes to, a text is cut, and the report says so."""
    gather = Gather("a.md")
    text = gather.text("a" * (TEXT_CHARS_MAX + 5), "md", foreign=False, line=1)
    assert len(gather.bodies[text.digest].text) == TEXT_CHARS_MAX
    assert [problem.message for problem in gather.problems] == ["text of 8,388,613 characters: cut"]


@pytest.mark.parametrize(
    ("limit", "foreign"), [(COMMENT_CHARS_MAX, True), (ARTICLE_CHARS_MAX, False)]
)
def test_a_very_long_text_is_plain(limit: int, foreign: bool) -> None:  # noqa: FBT001
    """Past a length a text is not parsed: it stays as plain text, and is reported."""
    gather = Gather("a.md")
    text = gather.text("*" + "a" * limit, "md", foreign=foreign, line=1)
    assert gather.bodies[text.digest].text.startswith("*a")
    assert len(gather.problems) == 1


def test_a_text_that_ends_its_process_is_shown_as_it_was_written() -> None:
    """The text that ended a process before is not read again, and the ones beside it are."""
    fence.begin(frozenset({2}))
    gather = Gather("a.md")
    texts = [gather.text(f"*{n}* <b>", "md", foreign=True, line=n) for n in (1, 2, 3)]
    assert [gather.bodies[text.digest].text for text in texts] == ["1 <b>", "*2* <b>", "3 <b>"]
    (problem,) = gather.problems
    assert (problem.place.line, problem.message) == (
        2,
        "text could not be read as md (it ended the process that read it): shown as plain text",
    )


def test_a_text_that_takes_too_long_is_shown_as_it_was_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A text whose reader goes on for ever costs itself, and the report says so."""

    def for_ever(*_: object, **__: object) -> Body:
        while True:
            pass

    monkeypatch.setattr(fence, "SECOND", 0.01)
    monkeypatch.setitem(_forms, "md", for_ever)
    gather = Gather("a.md")
    with fence.watching():
        text = gather.text("*a*", "md", foreign=True, line=1)
    assert gather.bodies[text.digest].text == "*a*"
    assert "(it takes too long)" in gather.problems[0].message


def test_targets_have_their_lines() -> None:
    """Each internal link is known with the line it stands on; one within the text is not listed."""
    text = Gather("a.md").text(
        "## A\n\n[x](b.md) [[c]]\n\n[y](#s-a) [x](b.md)", "md", foreign=False, line=5
    )
    assert text.targets == (("path:b.md", 7), ("name:c", 7))


def test_the_second_of_a_name_gets_another() -> None:
    """A name once given is not given again, nor is it mistaken for one of another kind."""
    gather = Gather("a.md")
    wanted = ["a", "a~2", "a", "a", "b"]
    assert [gather.unique("note", id) for id in wanted] == ["a", "a~2", "a~3", "a~4", "b"]
    assert gather.unique("comment", "a") == "a"


@pytest.mark.parametrize(
    ("text", "begins"),
    [("", ""), (" a\n b ", "a b"), ("ab " * 99, "ab " * 65 + "ab…"), ("a" * 300, "a" * 200 + "…")],
)
def test_excerpt(text: str, begins: str) -> None:
    """An excerpt is the beginning of a text on one line, cut at a word where there is one."""
    assert begins == excerpt(text)


@pytest.mark.parametrize(
    ("name", "title"),
    [("a/the_first-one", "The first one"), ("x", "X"), ("--", ""), ("a/Été", "Été")],
)
def test_title_of_name(name: str, title: str) -> None:
    """For want of a title the last part of the name is one."""
    assert title == title_of_name(name)


def test_printable_looks_into_lists_and_mappings() -> None:
    """What no page can hold is replaced wherever it stands in a value."""
    assert printable({"a\0": ["\uffff", 1, None]}) == {"a\ufffd": ["\ufffd", 1, None]}
