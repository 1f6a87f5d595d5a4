"""How a body is put together."""

from __future__ import annotations

from generator.markup.builder import Builder
from generator.markup.weave import weave
from generator.model.body import Body, Tag


def test_text_alone_stays_bare() -> None:
    """Without a block to put it in, text stands by itself."""
    builder = Builder()
    builder.text("x")
    assert builder.body() == Body("x")


def test_a_closing_name_ends_what_is_open_within() -> None:
    """Closing an outer element closes the inner ones; a name not asked for closes nothing."""
    builder = Builder()
    builder.open("p")
    builder.open("b")
    builder.text("x")
    builder.close("i")
    builder.close("p")
    builder.text("y")
    assert weave(builder.body()) == "<p><b>x</b></p>\ny"


def test_a_list_in_an_item_is_parted_from_its_words() -> None:
    """A line feed stands between an item's words and the list within it."""
    builder = Builder()
    for name in ("ul", "li"):
        builder.open(name)
    builder.text("a")
    for name in ("ul", "li"):
        builder.open(name)
    builder.text("b")
    assert builder.body().text == "a\nb"


def test_lines_stand_where_blocks_begin() -> None:
    """A line given with a block, or within one, is noted at the offset of what follows it."""
    builder = Builder()
    builder.open("p", line=3)
    builder.text("a ")
    builder.at_line(4)
    builder.text("b")
    builder.close("p")
    builder.open("p", line=6)
    builder.text("c")
    assert builder.body().lines == ((0, 3), (2, 4), (4, 6))


def test_a_graft_is_put_in_whole() -> None:
    """A grafted body keeps its tags and its lines, moved to where it now stands."""
    builder = Builder()
    builder.open("blockquote")
    builder.open("p")
    builder.text("a")
    builder.close("p")
    builder.graft(Body("b", (Tag(0, 1, 0, "p"),), ((0, 9),)))
    builder.close("blockquote")
    builder.graft(Body(""))
    assert weave(builder.body()) == "<blockquote><p>a</p>\n<p>b</p></blockquote>"
    assert builder.body().lines == ((2, 9),)


def test_a_graft_too_deep_is_its_text() -> None:
    """A grafted body that would grow too deep loses its tags, not its text."""
    builder = Builder()
    for _ in range(59):
        builder.open("div")
    builder.graft(Body("b", (Tag(0, 1, 0, "div"), Tag(0, 1, 1, "p"))))
    assert (builder.body().text, len(builder.body().tags)) == ("b", 59)
