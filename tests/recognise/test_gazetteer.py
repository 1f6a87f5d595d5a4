"""What is found in a text: the table of cases, and what holds of any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.mention import Mention, Sightings
from generator.recognise.gazetteer import Gazetteer, Node
from generator.recognise.span import Passage, Span
from tests.cases import Case, load
from tests.recognise.small import body, recognise, register

WORDS = ["Lloyd", "Austin", "AUSTIN", "austin", "Texas", "J.", "Smith", "’s", "'s", ", ", ". "]
GAPS = [" ", "\n", "-", "\u00a0", "  ", "", "\u0301", "東京", "x"]
REGISTER = """\
lloyd-austin person Lloyd Austin; Lloyd J. Austin | not: Austin, Texas
austin-texas place Austin; Austin, Texas
smith person J. Smith | weak: Smith | near: Texas
tokyo place 東京; 京
us organisation US; x"""
PLACES = """\
austin place Austin; Austin, Texas; AUSTIN-x | not: Austin Smith
tokyo place 東京; 京 of
texas place texas; the Texas & Smith's
us organisation US; J ......... Smith; U.S. Smith"""
TEXTS = (
    st.lists(st.sampled_from([*WORDS, *GAPS, "the", " & "]), max_size=30).map("".join) | st.text()
)


@pytest.mark.parametrize("case", load("gazetteer"), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """The register and the text of a case give exactly the mentions and doubts it lists."""
    names, _, text = unescape(case.given).partition("\n\n")
    assert shown(recognise(register(names), body(text))) == unescape(case.expected).splitlines()


@given(st.lists(st.sampled_from(WORDS + GAPS), max_size=30).map("".join) | st.text())
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    """Whatever the text, spans are not empty, ascend, do not overlap and begin in the passage."""
    spans = list(Gazetteer(register(REGISTER)).propose([Passage(0, 7, text)], []))
    ends = [offset for span in spans for offset in (span.start, span.end)]
    assert ends == sorted(ends)
    assert all(7 <= span.start < span.end <= 7 + len(text) for span in spans)


@given(st.text(), st.text())
def test_any_name_is_found_in_itself(name: str, around: str) -> None:
    """A name is found in a text that is that name, whatever it is made of."""
    name = " ".join(re.sub(r"[;|]", "", name).split())
    lexicon = register(f"it concept x{name}x")
    passages = [Passage(0, 0, around), Passage(1, 0, f"x{name}x")]
    found = [span for span in Gazetteer(lexicon).propose(passages, []) if span.text]
    assert {c.entity for span in found for c in span.candidates} == {"it"}


@given(st.lists(TEXTS, max_size=4))
def test_a_passage_is_read_as_if_alone(texts: list[str]) -> None:
    """Where no form needs another, the spans of passages together are those of each by itself."""
    gazetteer = Gazetteer(register(PLACES))
    passages = [Passage(number, 5, text) for number, text in enumerate(texts)]
    alone = [span for passage in passages for span in gazetteer.propose([passage], [])]
    assert list(gazetteer.propose(passages, [])) == alone


@given(TEXTS)
def test_a_glance_overlooks_nothing(text: str) -> None:
    """Looking closely at every word with which a name begins finds no more than a glance does."""
    assert found(text, sure=True) == found(text, sure=False)


def found(text: str, *, sure: bool) -> list[Span]:
    """The spans of a text, after a glance or after a close look at each word."""
    gazetteer = Gazetteer(register(PLACES))
    if not sure:
        doubt(gazetteer._trie)
    return list(gazetteer.propose([Passage(0, 0, text)], []))


def doubt(node: Node) -> None:
    """Let a glance at a text decide nothing."""
    node.unsure = True
    for child in node.following.values():
        doubt(child)


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [("Ab ......... Cd", "Ab", "Cd"), ("Ab Cd", "Ab", "Cd"), ("Yahoo!", "Yahoo", "! Ab")],
)
def test_no_name_crosses_passages(name: str, one: str, other: str) -> None:
    """What parts two passages is no part of a name, whatever the name is made of."""
    passages = [Passage(0, 0, one), Passage(0, len(one), other)]
    assert list(Gazetteer(register(f"x organisation {name}")).propose(passages, [])) == []


def test_a_name_of_a_thousand_words() -> None:
    """A very long alias costs no more than its length."""
    name = " ".join(f"word{n}" for n in range(1000))
    spans = Gazetteer(register(f"long work {name}")).propose([Passage(0, 0, name)], [])
    assert [(0, len(name))] == [(span.start, span.end) for span in spans]


def shown(sightings: Sightings) -> list[str]:
    """Sightings as the cases write them."""
    doubts = [_doubt(p.message) for p in sightings.problems]
    return [*map(_mention, sightings.mentions), *doubts]


def unescape(text: str) -> str:
    r"""Read `\u0301` as its character."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)


def _mention(mention: Mention) -> str:
    sign = " !" if mention.linked else " ~" if mention.score < 3 else ""
    return f"{mention.text} = {mention.entity}{sign}".replace("\n", "¶")


def _doubt(message: str) -> str:
    found = re.match("“(.*)” could mean (.*): ", message)
    assert found
    return f"{found[1]} ? {found[2].replace(' or ', ', ')}"
