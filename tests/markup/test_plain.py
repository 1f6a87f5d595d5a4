"""Plain text as it is read: examples, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markup.plain import plain, verbatim
from generator.markup.weave import weave
from tests.cases import Case, load


@pytest.mark.parametrize("case", load("plain"), ids=lambda case: case.name)
def test_examples(case: Case) -> None:
    """Plain text becomes what its case says."""
    assert case.expected == weave(plain(case.given), resolve=str)


@given(st.text("ab>&<*_#\n \t.:/"))
def test_nothing_but_space_and_quotation_marks_goes(text: str) -> None:
    """Every character stays, but for white space and the `>` that begins a line."""
    kept = "".join(line.strip().removeprefix(">") for line in text.split("\n"))
    assert "".join(kept.split()) == "".join(plain(text).text.split())


@given(st.lists(st.text("ab[]*_<&:/.", min_size=1), min_size=1))
def test_verbatim_keeps_every_character(lines: list[str]) -> None:
    """Of a text that is read as it stands every character stays, and each line is a paragraph."""
    body = verbatim([(number, line)] for number, line in enumerate(lines, 1))
    assert body.text == "\n".join(lines)


def test_verbatim_marks_quotations_and_addresses_alone() -> None:
    """A `>` begins a quotation and an address is a link; nothing else is a mark."""
    paragraphs = [[(1, "> [[a]]"), (2, "*b* [c](article:d)")], [(4, "http://e.org")]]
    assert weave(verbatim(paragraphs)) == (
        "<blockquote><p>[[a]]</p></blockquote>\n<p>*b* [c](article:d)</p>\n"
        '<p><a href="http://e.org" rel="nofollow ugc noopener">http://e.org</a></p>'
    )


def test_lines() -> None:
    """Each line of a paragraph knows the line of the source it stands on."""
    body = plain("a\nb\n\n> c", line=3)
    assert [body.line_at(body.text.index(word)) for word in "abc"] == [3, 4, 6]


def test_a_strangers_link_says_so() -> None:
    """A web address in a comment tells search engines that it is not ours."""
    woven = weave(plain("http://a.org", foreign=True))
    assert woven == '<p><a href="http://a.org" rel="nofollow ugc noopener">http://a.org</a></p>'
