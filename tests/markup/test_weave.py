"""Weaving: whatever lies over a text, the HTML is well nested and says the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markup.builder import VOIDS, Builder
from generator.markup.markdown import markdown
from generator.markup.weave import LINKS_MAX, OPEN_MAX, Overlay, blocks, weave
from generator.model.body import Body, Tag
from tests.markup.judge import stripped
from tests.markup.nest import Nest
from tests.markup.test_clean import lines_run

TAIL = '<sup><a href="#n"></a></sup>'
NAMES = "p h2 ul li table tr td pre blockquote em a code span".split()

steps = st.lists(
    st.one_of(
        st.tuples(st.just("open"), st.sampled_from(NAMES)),
        st.tuples(st.just("close"), st.sampled_from(NAMES)),
        st.tuples(st.just("void"), st.sampled_from(sorted(VOIDS))),
        st.tuples(st.just("text"), st.sampled_from(["ab", " ", "<&\"'>", "x\n\ny", "é", "\t"])),
    ),
    max_size=25,
)
ranges = st.lists(
    st.tuples(
        st.integers(0, 30), st.integers(1, 12), st.sampled_from("a span".split()), st.booleans()
    ),
    max_size=7,
)


def built(wanted: list[tuple[str, str]]) -> Body:
    """A body from steps of a Builder."""
    builder = Builder()
    for what, name in wanted:
        attrs = (("href", "http://x/"),) if name == "a" else ()
        getattr(builder, what)(*((name, attrs) if what in {"open", "void"} else (name,)))
    return builder.body()


def laid(over: list[tuple[int, int, str, bool]]) -> list[Overlay]:
    """Overlays from ranges, each with an id, some with a tail."""
    return [
        Overlay(start, start + length, name, (), f"o{n}", TAIL if tailed and name != "a" else "")
        for n, (start, length, name, tailed) in enumerate(over)
    ]


@given(steps, ranges)
def test_stripping_the_tags_gives_the_text_back(wanted, over) -> None:
    """For any body and any overlapping ranges, the HTML without its tags is the text."""
    body = built(wanted)
    assert body.text == stripped(weave(body, laid(over)))


@given(steps, ranges)
def test_it_is_well_nested(wanted, over) -> None:
    """Elements close in the order they opened, no link holds a link, no id occurs twice."""
    nest = Nest(weave(built(wanted), laid(over)))
    assert nest.faults == []
    assert sorted(set(nest.ids)) == sorted(nest.ids)


@given(steps, ranges)
def test_every_tail_is_there_once(wanted, over) -> None:
    """What follows a range follows it once, however the range was cut."""
    body = built(wanted)
    overlays = [o for o in laid(over) if o.end <= len(body.text)]
    assert sum(bool(o.tail) for o in overlays) == weave(body, overlays).count(TAIL)


@given(steps, ranges)
def test_blocks_are_the_whole_in_pieces(wanted, over) -> None:
    """The blocks of a body cover its text without a gap, and make its HTML."""
    body, overlays = built(wanted), laid(over)
    pieces = blocks(body, overlays)
    assert weave(body, overlays) == "".join(block.html for block in pieces)
    assert body.text == "".join(body.text[b.start : b.end] for b in pieces)


@given(st.text("ab*_#>[]()`|-~\\<>&!^:1. \n\t", max_size=60), st.booleans())
def test_any_markdown_is_well_nested(text: str, foreign: bool) -> None:  # noqa: FBT001
    """Whatever Markdown is read, its HTML is well nested and says the text of the body."""
    body = markdown(text, foreign=foreign)
    html = weave(body, resolve=str)
    nest = Nest(html)
    assert (nest.faults, len(nest.ids)) == ([], len(set(nest.ids)))
    assert body.text == stripped(re.sub(r'<img[^>]* alt="[^"]*"[^>]*>', "", html))


@pytest.mark.parametrize(
    ("over", "html"),
    [
        ((), '<p>ab <a href="/x">cd</a> ef</p>'),
        ([Overlay(0, 2, "b")], '<p><b>ab</b> <a href="/x">cd</a> ef</p>'),
        ([Overlay(1, 4, "b")], '<p>a<b>b </b><a href="/x"><b>c</b>d</a> ef</p>'),
        ([Overlay(1, 4, "b", id="i")], '<p>a<b id="i">b </b><a href="/x"><b>c</b>d</a> ef</p>'),
        (
            [Overlay(0, 2, "a"), Overlay(1, 2, "b")],
            '<p><a>a<b>b</b></a> <a href="/x">cd</a> ef</p>',
        ),
        ([Overlay(2, 5, "a")], '<p>ab<a> </a><a href="/x">cd</a> ef</p>'),
        (
            [Overlay(0, 4, "b", tail="<i></i>")],
            '<p><b>ab </b><a href="/x"><b>c</b>d</a><i></i> ef</p>',
        ),
    ],
)
def test_overlays(over, html) -> None:
    """An overlay is cut where it crosses an element; a link gives way to the text's own."""
    body = Body("ab cd ef", (Tag(0, 8, 0, "p"), Tag(3, 5, 1, "a", (("href", "path:x"),))))
    assert html == weave(body, over, lambda _: "/x")


def crowd(kind: str, n: int) -> list[Overlay]:
    """So many overlays of a text of 4 * n characters: side by side, nested, or each over many."""
    if kind == "beside":
        return [Overlay(4 * i, 4 * i + 3, "a", (), f"o{i}") for i in range(n)]
    if kind == "nested":
        return [Overlay(i, 4 * n - i, "span", (), tail=TAIL) for i in range(n)]
    name, tail = ("a", "") if kind == "links" else ("span", TAIL)
    return [Overlay(i, i + n, name, tail=tail) for i in range(n)]


@pytest.mark.parametrize("kind", ["beside", "nested", "links", "staggered"])
@pytest.mark.parametrize("runs", [1, 100])
def test_growth(kind: str, runs: int) -> None:
    """Four times the overlays run about four times the lines and write four times the HTML."""

    def woven(n: int) -> str:
        text = "abc " * n
        step = len(text) // runs
        tags = [Tag(i * step, (i + 1) * step, 0, "em") for i in range(runs)]
        return weave(Body(text, tuple(tags)), crowd(kind, n))

    once, fourfold = (lines_run(lambda n=n: woven(n)) for n in (100, 400))
    assert fourfold < 4.6 * once
    assert len(woven(400)) < 4.6 * len(woven(100))


@pytest.mark.parametrize("kind", ["nested", "links", "staggered"])
def test_so_many_are_open_at_once(kind: str) -> None:
    """However many lie over each other, the outermost are shown and every tail is kept."""
    over = crowd(kind, 40)
    html = weave(Body("abc " * 40), over)
    depth = deepest = 0
    for written in re.findall(r"</?(?:span|a)>", html):
        depth += 1 - 2 * written.startswith("</")
        deepest = max(deepest, depth)
    assert deepest == (LINKS_MAX if kind == "links" else OPEN_MAX)
    assert (Nest(html).faults, stripped(html)) == ([], "abc " * 40)
    assert html.count(TAIL) == sum(bool(o.tail) for o in over)


def test_what_had_no_room_is_shown_where_there_is_room() -> None:
    """The overlay beyond the last goes on where one before it ends; an id keeps its own room."""
    over = [Overlay(0, 3, f"u{n}") for n in range(OPEN_MAX - 1)]
    opened, closed = (
        "".join(f"<{o.name}>" for o in over),
        "".join(f"</{o.name}>" for o in over[::-1]),
    )
    over += [Overlay(0, 2, "b"), Overlay(1, 4, "i"), Overlay(1, 2, "em", (), "m")]
    html = f'{opened}<b>a<em id="m">b</em></b><i>c</i>{closed}<i>d</i>'
    assert weave(Body("abcd"), over) == html


def test_a_range_over_cells_marks_none_of_the_space_between() -> None:
    """What only parts cells and rows stays bare: no element may stand there."""
    body = markdown("|a|\n|-|\n|b|")
    html = weave(body, [Overlay(0, len(body.text), "span")])
    assert "<td><span>b</span></td>" in html
    assert "</thead>\n<tbody>" in html


def test_a_target_that_leads_nowhere_is_its_words() -> None:
    """A link without an address loses its tags, a picture becomes its words in brackets."""
    body = markdown("[a](b.md) ![c](d.png)")
    assert weave(body) == "<p>a [c]</p>"
