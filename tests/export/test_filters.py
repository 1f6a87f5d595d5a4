"""What a template may do with a value."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest

from generator.export.filters import external, filters
from generator.export.items import Mark, Passage, Prose
from generator.export.noteline import NoteLine
from generator.markup.markdown import markdown
from generator.read.dates import parse_date

TEXT = "## A\n\nLondon is [here](b.md) or [there](c.md).\n\n### B\n\n[up](#s-a)"


BODY = markdown(TEXT)


def filtered(name: str, value: Any, *more: Any, base_url: str = "") -> Any:
    """What a filter makes of a value on a page in a folder."""
    environment = jinja2.Environment(autoescape=True)
    environment.filters.update(filters("../", base_url))
    return environment.call_filter(
        name, value, more, context=environment.from_string("").new_context()
    )


def test_url() -> None:
    """An address begins with the way from the page to the root of the site."""
    assert filtered("url", "b/c.html") == "../b/c.html"


def test_prose_is_woven() -> None:
    """A prose is HTML: its links resolved, its mentions marked, what leads nowhere bare."""
    mark = Mark(2, 8, "places/london.html", "London", "place", "m-2", inferred=True)
    html = filtered("prose", Prose(BODY, (mark,), (("path:b.md", "b.html"),)))
    assert '<p><a id="m-2" class="mention place inferred" href="../places/london.html"' in html
    assert '<a href="../b.html">here</a> or there.' in html
    assert '<a href="#s-a">up</a>' in html


def test_a_mention_linked_by_hand_has_its_spot() -> None:
    """Where the writer linked a name, the mention adds no link but a place to lead to."""
    mark = Mark(2, 8, "", "London", "place", "m-2", inferred=False)
    html = filtered("prose", Prose(BODY, (mark,)))
    assert '<span id="m-2">London</span>' in html


def test_blocks_have_their_notes() -> None:
    """A note stands with the block in which its passage ends, and its number in the text."""
    note = NoteLine("n-1", "a", "", None, "London is", 2, 11, Prose(BODY))
    lost = NoteLine("n-2", "b", "", None, "Paris", -1, -1, Prose(BODY))
    passage = Passage(2, 11, "a", "n-1")
    found = filtered("blocks", Prose(BODY, passages=(passage,)), (note, lost))
    assert [n for block in found for n in block.notes] == [note]
    (block,) = [block for block in found if block.notes]
    assert '<span class="noted">London is</span><sup class="noteref"><a href="#n-1"' in block.html


def test_a_feed_has_whole_addresses() -> None:
    """In a feed nothing is relative where the site has an address."""
    prose = Prose(BODY, (), (("path:b.md", "b.html"),))
    assert '<a href="http://h/b.html">here</a>' in filtered(
        "feed_html", prose, base_url="http://h/"
    )


def test_contents() -> None:
    """The headings of a text, each with its level and its id."""
    found = [(h.level, h.text, h.id) for h in filtered("contents", Prose(BODY))]
    assert found == [(2, "A", "s-a"), (3, "B", "s-b")]


@pytest.mark.parametrize(
    ("n", "word", "said"),
    [
        (1, "reply", "1 reply"),
        (0, "reply", "0 replies"),
        (1234, "person", "1,234 people"),
        (2, "note", "2 notes"),
    ],
)
def test_plural(n: int, word: str, said: str) -> None:
    """A number stands with its word, its thousands parted."""
    assert filtered("plural", n, word) == said
    assert said.startswith(filtered("number", n))


@pytest.mark.parametrize(
    ("written", "address"),
    [("https://a.org", "https://a.org"), ("javascript:x", "#"), ("CC0", "#"), ("", "#")],
)
def test_external(written: str, address: str) -> None:
    """An address from content is checked again where it is printed."""
    assert external(written) == address


@pytest.mark.parametrize(
    ("date", "html"),
    [
        ("2011-03-02", '<time datetime="2011-03-02">2 March 2011</time>'),
        ("1911~", '<span class="date">about 1911</span>'),
    ],
)
def test_when(date: str, html: str) -> None:
    """A date is for readers, and for machines too where they can read it."""
    assert filtered("when", parse_date(date)) == html


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (("a", "b"), "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_listed(words: list[str], said: str) -> None:
    """Several words are one phrase."""
    assert filtered("listed", words) == said
