"""Writing in order: what the builder would make of the same elements."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from generator.markup.builder import Builder
from generator.markup.nesting import VOIDS
from generator.markup.weave import weave
from generator.markup.writer import Writer
from generator.model.body import Body

# An element is its name and what is in it; a text stands for itself, a number for a line.
Node = Any

LINK = (("href", "path:b"),)

texts = st.sampled_from(["", "a", "b c", " ", "\n", " d", "e "])
voids = st.sampled_from([("br", []), ("img", [])])
words = st.one_of(texts, voids, st.integers(1, 9))


def lists(items: st.SearchStrategy[Node], most: int = 3) -> st.SearchStrategy[list[Node]]:
    """A few of them."""
    return st.lists(items, max_size=most)


def elements(names: str, inside: st.SearchStrategy[list[Node]]) -> st.SearchStrategy[Node]:
    """Elements of these names."""
    return st.tuples(st.sampled_from(names.split()), inside)


marked = st.recursive(words, lambda inner: elements("em strong code span", lists(inner)))
linked = elements("a", lists(marked))
inlines = lists(st.one_of(marked, linked), 4)
leaves = st.one_of(
    elements("p h2 h3", inlines),
    elements("pre", st.builds(lambda code: [("code", [code])], texts)),
    st.just(("hr", [])),
)


def _holders(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    items = elements("li", st.builds(list.__add__, inlines, lists(inner)))
    return st.one_of(elements("blockquote", lists(inner)), elements("ul ol", lists(items)))


trees = lists(st.recursive(leaves, _holders), 5)


def put(into: Builder | Writer, nodes: list[Node], line: int = 0) -> None:
    """Ask for each of the nodes."""
    for node in nodes:
        if isinstance(node, str):
            into.text(node)
        elif isinstance(node, int):
            into.at_line(node)
        elif node[0] in VOIDS:
            into.void(node[0])
        else:
            into.open(node[0], LINK if node[0] == "a" else (), line and line + len(node[1]))
            put(into, node[1])
            into.close(node[0])


def made(into: Builder | Writer, nodes: list[Node]) -> Body:
    """The body of the nodes."""
    put(into, nodes, 3)
    return into.body()


@given(trees)
@example([("ul", [("li", ["a", ("blockquote", [("p", [""])])]), ("li", [("hr", [])])])])
@example([("hr", []), ("p", [("img", [])]), ("p", ["a"])])
@example([("ul", [("li", ["a", ("br", []), ("ul", [("li", [])])])]), ("p", ["b"])])
def test_what_comes_in_order_is_what_the_builder_makes_of_it(nodes: list[Node]) -> None:
    """Well-ordered elements, empty ones among them, give the builder's text, tags and lines."""
    assert made(Builder(), nodes) == made(Writer(), nodes)


def test_an_element_is_known_while_it_is_asked_for() -> None:
    """Whether text would stand in an element can be asked."""
    writer = Writer()
    writer.open("p")
    writer.open("a", LINK)
    assert writer.is_in("a")
    writer.close("a")
    assert not writer.is_in("a")


def test_nothing_is_nothing() -> None:
    """An element without text leaves no trace."""
    assert Body("") == made(Writer(), [("blockquote", [("p", [("em", [])])])])


def test_blocks_are_parted() -> None:
    """A line feed stands between two blocks."""
    body = made(Writer(), [("p", ["a"]), ("blockquote", [("p", ["b"])])])
    assert weave(body) == "<p>a</p>\n<blockquote><p>b</p></blockquote>"
