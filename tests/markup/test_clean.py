"""The one door: what stays, what goes, and that nothing hostile ever comes out of it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.caps import BODY_DEPTH_MAX, REOPENED_MAX, VALUE_CHARS_MAX
from generator.markup import clean as door
from generator.markup.builder import Builder
from generator.markup.clean import clean, inline_element
from generator.markup.weave import weave
from generator.model.body import Body
from tests.cases import Case, load
from tests.counted import lines_run
from tests.markup import hostile, judge

NAMES = sorted({*judge.GRAMMAR, "h1", "section", "font", "form", "svg", "script", "o:p", "option"})
GIVEN = {"a": " href=http://a/", "span": " dir=rtl", "bdo": " dir=rtl", "img": " src=b.png"}

pieces = st.one_of(
    st.sampled_from([f"<{name}{GIVEN.get(name, '')}>" for name in NAMES]),
    st.sampled_from([f"</{name}>" for name in NAMES]),
    st.sampled_from(["x", " ", "\n", "y z ", "&lt;b&gt;", "\u00a0", "é"]),
)
# A few names at a time, so that an element meets itself and what it closes.
asked = st.lists(
    st.tuples(st.sampled_from(["open", "close", "text", "space"]), st.sampled_from(NAMES)),
    max_size=30,
).map(lambda steps: [(what, name) for what, name in steps if name in judge.GRAMMAR])


def woven(body: Body) -> str:
    """The body as HTML, its targets found under one folder."""
    return weave(body, resolve=lambda target: judge.LOCAL + target) if body.tags else body.text


def through(html: str, *, trusted_images: bool = False) -> str:
    """Foreign HTML as the door lets it out."""
    return woven(clean(html, trusted_images=trusted_images))


def shape(body: Body) -> list[tuple[int, str]]:
    """The depth and the name of every tag."""
    return [(tag.depth, tag.name) for tag in body.tags]


@pytest.mark.parametrize("case", load("clean"), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """Each case of `tests/cases/clean.txt` gives what stands there."""
    assert case.expected == through(case.given)


class TestHostile:
    """Vectors of our own making, and a judge that shares no code with the door."""

    @pytest.mark.parametrize(
        "family", ["addresses", "events", "mutations", "outbreaks", "truncations"]
    )
    def test_nothing_hostile_comes_out(self, family: str) -> None:
        """The judge finds no fault with what comes out, nor does it leave its box."""
        vectors = getattr(hostile, family)()
        # Many vectors come to the same, which is judged once.
        for html, vector in {through(v, trusted_images=True): v for v in vectors}.items():
            assert judge.faults(html) + judge.box_faults(html) == [], (vector, html)

    def test_the_judge_sees(self) -> None:
        """The same judge finds fault with every vector as it stands: it is not blind."""
        vectors = [*hostile.addresses(), *hostile.events(), *hostile.mutations()][::7]
        missed = [vector for vector in vectors if not judge.faults(vector)]
        assert missed == []

    @pytest.mark.parametrize(
        "html",
        ["<script>f()</script>", "<p onclick=f()>x</p>", "<a href='javascript:f()'>x</a>",
         "<img src=http://a/b>", "<p style=x>y</p>", "<p id=x>y</p>", "<svg></svg>"],
    )  # fmt: skip
    def test_the_judge_sees_each_kind(self, html: str) -> None:
        """One fault of each kind by itself is found."""
        assert judge.faults(html)

    def test_the_judge_sees_a_broken_box(self) -> None:
        """HTML that closes what it did not open is seen to leave its box."""
        assert judge.box_faults("</div><b>x</b>")

    def test_an_attribute_is_kept_by_its_name(self) -> None:
        """A value that would do for one attribute lets no other in."""
        assert through("<p id=2 class=2 style=2 onclick=2 tabindex=2 name=2>x</p>") == "<p>x</p>"


class TestLaws:
    """What holds for any input at all."""

    @given(st.text(st.characters(), max_size=200))
    @example("http://a/b")
    @example("<?xml version='1.0'?>x")
    @example("\ud800<b\ud800>")
    @example("x.html")
    @settings(max_examples=150, deadline=None)
    def test_any_text(self, text: str) -> None:
        """Any text passes without an error, and what comes out is text over which tags stand."""
        body = clean(text)
        assert judge.stripped(woven(body)) == body.text or not body.tags
        assert judge.faults(woven(body)) == []

    @given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
    @settings(max_examples=100, deadline=None)
    def test_no_character_is_lost(self, text: str) -> None:
        """Text without markup comes out whole, but for white space."""
        written = text.replace("&", "&amp;").replace("<", "&lt;")
        assert "".join(text.split()) == "".join(clean(written).text.split())

    @given(st.lists(pieces, max_size=25).map("".join))
    @settings(max_examples=400, deadline=None)
    def test_any_nesting(self, html: str) -> None:
        """A parser reads our tree back whatever went in, and cleaning again is stable."""
        body = clean(f"{html}t", trusted_images=True)
        if body.tags:
            again = clean(woven(body), trusted_images=True)
            assert judge.stripped(woven(body)) == body.text == again.text
            assert judge.nesting(woven(body)) == shape(body)
            assert judge.faults(woven(body)) == []

    @given(asked, st.sampled_from(["", "p"]))
    @settings(max_examples=300, deadline=None)
    def test_any_order_of_asking(self, steps: list[tuple[str, str]], bare: str) -> None:
        """Whatever is asked of a Builder, in whatever order, a parser reads its tree back."""
        builder = Builder(bare)
        for what, name in steps:
            args = () if what == "space" else ("w",) if what == "text" else (name,)
            getattr(builder, what)(*args)
        body = builder.body()
        if body.tags:
            assert judge.nesting(woven(body)) == shape(body)
            assert judge.stripped(woven(body)) == body.text


class TestBounds:
    """Size, number and depth."""

    @pytest.mark.parametrize("unit", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<p><i>"])
    def test_depth(self, unit: str) -> None:
        """Five thousand levels pass, and come out no deeper than the Builder allows."""
        body = clean(unit * 5000 + "x")
        assert body.text.strip() == "x"
        assert max(tag.depth for tag in body.tags) < BODY_DEPTH_MAX

    def test_too_many_bytes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is too large is not parsed: its source is shown in paragraphs."""
        monkeypatch.setattr(door, "HTML_BYTES_MAX", 20)
        assert through("<b>one</b>\n\n<script>two") == (
            "<p>&lt;b&gt;one&lt;/b&gt;</p>\n<p>&lt;script&gt;two</p>"
        )

    def test_too_many_tags(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What has too many tags is not parsed either."""
        monkeypatch.setattr(door, "HTML_TAGS_MAX", 2)
        assert through("<b>x</b><i>") == "<p>&lt;b&gt;x&lt;/b&gt;&lt;i&gt;</p>"

    def test_long_values(self) -> None:
        """A title, and the words for a picture, are cut at the cap."""
        long = "x" * (VALUE_CHARS_MAX + 1)
        assert f'"{long[1:]}"' in through(f"<abbr title={long}>a</abbr>")
        assert f'"{long[1:]}"' in through(f"<img src=a.png alt={long}>", trusted_images=True)

    def test_an_inline_is_not_begun_again_for_ever(self) -> None:
        """Unclosed inlines before many paragraphs do not multiply them."""
        body = clean("<b><i><u>" + "<p>x" * 2000)
        assert len(body.tags) <= 2000 + 3 + REOPENED_MAX

    @pytest.mark.parametrize(
        "unit",
        ["<b>x", "<p>x", "<div>", "<i>x<div>", "<ul><li>x", "<td>x<tr>", "<pre>\n", "<h1><a>"],
    )
    def test_growth(self, unit: str) -> None:
        """Four times the input runs about four times the lines, no more."""
        once, fourfold = (lines_run(lambda n=n: clean(unit * n + "x")) for n in (150, 600))
        assert fourfold < 4.6 * once


class TestImages:
    """Pictures of this archive."""

    def test_trusted(self) -> None:
        """A relative picture stays where pictures are trusted, with its alternative text."""
        html = through("<img src=map.png alt='a \n map' onload=f()>", trusted_images=True)
        assert html == '<p><img src="files/path:map.png" alt="a map"></p>'

    def test_remote_is_never_loaded(self) -> None:
        """A picture elsewhere is a link even where pictures are trusted."""
        assert "<img" not in through("<img src=http://a/b.png>", trusted_images=True)


class TestInlineElement:
    """One opening tag written within Markdown."""

    @pytest.mark.parametrize(
        ("raw", "expected"),
        [
            ("<kbd>", ("kbd", ())),
            ("<SUB >", ("sub", ())),
            ("<br/>", ("br", ())),
            ("<tt>", ("code", ())),
            ("<a href=b.md href=javascript:f()>", ("a", (("href", "path:b.md"),))),
            ("<abbr title='a &gt; b' id=x>", ("abbr", (("title", "a > b"),))),
            ("<span lang=fr class=x>", ("span", (("lang", "fr"),))),
            ("<b style=2 onclick=2 id=2 start=2>", ("b", ())),
            ('<a href="b.md">', ("a", (("href", "path:b.md"),))),
        ],
    )
    def test_allowed(self, raw: str, expected: object) -> None:
        """An allowed inline comes back with its allowed attributes."""
        assert inline_element(raw) == expected

    @pytest.mark.parametrize(
        "raw",
        ["<script>", "<p>", "<img src=x>", "<a href=javascript:f()>", "<a>", "<span>", "</b>", "<b",
         "<b><i>", "< b>", "b", "", "<b x=<y>>", "<span onclick=f()>"],
    )  # fmt: skip
    def test_refused(self, raw: str) -> None:
        """Anything else is no element."""
        assert inline_element(raw) is None

    def test_every_hostile_tag(self) -> None:
        """No event and no foreign scheme passes in an attribute."""
        vectors = hostile.everything()
        elements = {inline_element(v[: v.find(">") + 1]): v for v in vectors}
        assert len(elements) > 10
        for element, vector in elements.items():
            assert judge.faults(woven(_wrapped(*(element or ("b", ()))))) == [], vector

    def test_growth(self) -> None:
        """A tag is read once, however long its attributes or spaces are."""
        assert inline_element("<b" + " a" * 50_000 + "<") is None
        assert inline_element("<b a" + " " * 50_000 + "<") is None


def _wrapped(name: str, attrs: tuple[tuple[str, str], ...]) -> Body:
    builder = Builder("p")
    builder.open(name, attrs)
    builder.text("x")
    return builder.body()
