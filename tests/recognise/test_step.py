"""One source's texts in, its sightings out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ConfigError, Place, Severity
from generator.model.body import BLOCKS, Body, Tag
from generator.model.mention import Sighted
from generator.recognise import seam
from generator.recognise.layout import CODE
from generator.recognise.lexicon import Lexicon
from generator.recognise.sentence import SIDE_MAX
from generator.recognise.span import Candidate, Link, Passage, Span, Strength
from generator.recognise.step import Recognise
from tests.recognise.small import body, recognise, register

LLOYD = "lloyd-austin person Lloyd Austin"
REGISTER = f"{LLOYD}\naustin place Austin; Austin, Texas\ntokyo place 東京\nus organisation US"
PIECES = [
    "Lloyd",
    " ",
    "Austin",
    "austin",
    ", Texas",
    "東京",
    "US",
    "'s",
    "\n",
    "\u0301",
    ". ",
    "x",
]
HREFS = ["entity:austin", "name:Lloyd Austin", "name:?", "entity:", "https://a.example/", "#x"]


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    """Any text with any tags anywhere in it, well nested or not."""
    text = draw(st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text())
    offset = st.integers(0, len(text))
    ends = draw(st.lists(st.tuples(offset, offset), max_size=8))
    names = st.sampled_from(["p", "li", "td", "pre", "code", "kbd", "b", "a", "a"])
    href = st.sampled_from(HREFS).map(lambda h: (("href", h),))
    spans = ((min(pair), max(pair)) for pair in ends)
    return Body(text, tuple(Tag(a, b, 0, draw(names), draw(href)) for a, b in spans))


@given(st.lists(bodies(), max_size=3))
def test_what_holds_of_any_document(texts: list[Body]) -> None:
    """Mentions are their text, stand in order, apart, outside code, and cross no block."""
    found = recognise(register(REGISTER), *texts).mentions
    names = ["a", "a#c1", "a#c2"]
    ends = [(names.index(m.about.name), n) for m in found for n in (m.start, m.end)]
    assert ends == sorted(ends)
    for mention in found:
        page = texts[names.index(mention.about.name)]
        assert mention.text == page.text[mention.start : mention.end] != ""
        assert max(len(mention.before), len(mention.after)) <= SIDE_MAX
        assert not any(broken(tag, mention.start, mention.end) for tag in page.tags)


def broken(tag: Tag, start: int, end: int) -> bool:
    """Whether a range touches code, or crosses an edge of a block."""
    if tag.name in CODE:
        return tag.start < tag.end and tag.start < end and start < tag.end
    return tag.name in BLOCKS and any(start < edge < end for edge in (tag.start, tag.end))


def test_a_comment_follows_its_article() -> None:
    """A short form in a comment is valid by the full name in the article."""
    found = recognise(register(LLOYD), body("Lloyd Austin called."), body("Good for Austin."))
    assert [(str(m.about), m.score) for m in found.mentions] == [
        ("article:a", 3.0),
        ("comment:a#c1", 2.5),
    ]


def test_lines() -> None:
    """A mention has the source line of its paragraph."""
    found = recognise(register(LLOYD), body("None here.\nLloyd Austin.\n\nLloyd Austin."))
    assert [mention.line for mention in found.mentions] == [2, 4]


def test_a_doubt_is_reported_once() -> None:
    """An undecided spelling is one warning a document, at its first line, with the way out."""
    lexicon = register("john-1 person John Smith\njohn-2 person John Smith")
    found = recognise(lexicon, body("Nobody.\nI met John\u00a0Smith."), body("John Smith again."))
    (problem,) = found.problems
    assert (Place("a.txt", 2), Severity.WARNING) == (problem.place, problem.severity)
    assert "[[john-1|John Smith]]" in problem.hint
    assert problem.excerpt == "I met John\u00a0Smith."
    assert found.mentions == ()


def test_a_doubt_in_a_link_is_none() -> None:
    """What the writer linked elsewhere is not reported."""
    lexicon = register("john-1 person John Smith\njohn-2 person John Smith")
    found = recognise(lexicon, body('<a href="article:x">John Smith</a>.'))
    assert (found.mentions, found.problems) == ((), ())


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("One. Then Lloyd Austin spoke! Two.", "Then ", " spoke!"),
        ("Dr. J. Who met Lloyd Austin at St. Paul's. Two.", "Dr. J. Who met ", " at St. Paul's."),
        ("“Who?” Lloyd Austin.", "", "."),
        ("One.<br>Then   Lloyd Austin<br>said", "Then ", " said"),
        ("他来了。Lloyd Austin走了。再见", "", "走了。"),
        ("<li>One <b>by</b> Lloyd Austin</li>", "One by ", ""),
        ("Lloyd Austin", "", ""),
    ],
)
def test_the_sentence_around(text: str, before: str, after: str) -> None:
    """What stands around a mention is the rest of its sentence, on one line."""
    (mention,) = recognise(register(LLOYD), body(f"Before it\n{text}\nbehind it")).mentions
    assert (before, after) == (mention.before, mention.after)


@pytest.mark.parametrize("filler", ["word ", "\n \n ", "長"])
def test_a_long_sentence_is_cut(filler: str) -> None:
    """Each side is at most a line, cut at a word where there are any, with an ellipsis."""
    text = f"{filler * 200}x Lloyd Austin y{filler * 200}"
    (mention,) = recognise(register(LLOYD), Body(text)).mentions
    assert mention.before.startswith("…")
    assert mention.before.endswith("x ")
    assert mention.after.startswith(" y")
    assert mention.after.endswith("…")
    assert max(len(mention.before), len(mention.after)) <= SIDE_MAX


def test_the_step_is_a_value() -> None:
    """The step crosses a process as bytes and says what it makes."""
    step = Recognise("0" * 32)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(step), type=Recognise) == step
    assert step.makes is Sighted


class Toy:
    """A stranger's recogniser: every "x" is the first entity."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.entity = lexicon.entries[0].id

    def propose(self, passages: Sequence[Passage], links: Sequence[Link]) -> Iterable[Span]:
        """Give a span for each x."""
        assert not links
        for text, start, words in map(msgspec.structs.astuple, passages):
            for n in (n for n, letter in enumerate(words) if letter == "x"):
                candidate = Candidate(self.entity, Strength.STRONG)
                yield Span(text, start + n, start + n + 1, "x", (candidate,))


def test_a_plug_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second recogniser adds what the first left, and cannot overlap it."""
    monkeypatch.setitem(seam.RECOGNISERS, "toy", f"{__name__}:Toy")
    lexicon = register("x1 place x1x; Mexico")
    found = recognise(lexicon, body("Mexico and x"), by=("gazetteer", "toy"))
    assert [mention.text for mention in found.mentions] == ["Mexico", "x"]


def test_an_unknown_recogniser() -> None:
    """A recogniser nobody has is a fault of the settings, and says which there are."""
    with pytest.raises(ConfigError, match="nobody") as caught:
        seam.find("nobody")
    assert "gazetteer" in caught.value.problem.hint
