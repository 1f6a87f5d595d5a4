"""How a page is parsed, and what is too much."""

from __future__ import annotations

import time
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict

from generator.read.exports.pages import article, missing, thread
from generator.read.exports.pages.general import GENERAL
from generator.read.exports.pages.known import FAMILIES
from generator.read.exports.pages.picks import ways
from generator.read.exports.pages.tree import parse
from generator.read.exports.parts import Answer, Post
from tests.cases import load
from tests.read.exports.pages_shown import FAMILY_CASES, answers, read

CASES = FAMILY_CASES + load("pages_general")
NO_PICKS = ("name", "marks", "follows", "forum", "longest", "block", "strip", "nest")
PICKS = [
    pick
    for family in (*FAMILIES, GENERAL)
    for name, pick in asdict(family).items()
    if name not in NO_PICKS
] + [article.TITLE, article.ARTICLE, article.AUTHOR, article.DATE, article.TAGS, missing.SHOWN]
SELECTORS = {
    *(family.block for family in FAMILIES),
    *filter(None, (css for family in FAMILIES for css in (family.strip, family.nest))),
    *(way.css for way in chain.from_iterable(map(ways, PICKS)) if way.css),
    *missing.LOADED.values(),
    thread.JUNK,
}
COMMENT = (
    '<li class="comment depth-1" id="comment-{}"><b class="fn">A</b>'
    '<p class="comment-content">{}</p>'
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_index(case) -> None:
    """The index finds for every selector what the engine finds by trying all elements."""
    page = parse(case.given.encode(), print)
    assert page
    for css in SELECTORS:
        assert list(page._soup.select(css)) == page.select(css), css


def test_too_many_tags() -> None:
    """Fifty million bytes of tags end at once, with one message."""
    began = time.monotonic()
    found, told = read(b"<div>" * 10_000_000)
    assert (found, len(told)) == ([], 1)
    assert time.monotonic() - began < 5


def test_too_deep() -> None:
    """Elements that are nested too deep are refused with one message."""
    found, told = read("<div>" * 5000 + "x")
    assert found == []
    assert told == ["the elements of the page are nested more than 512 deep: not read"]


def test_heavy_with_pictures() -> None:
    """A page that a tool made whole may be big by its pictures."""
    page = f'<article><h1>T</h1><p>Words.</p></article><img src="data:{"A" * 11_000_000}">'
    (post,), told = read(page)
    assert isinstance(post, Post)
    assert (post.title, told) == ("T", [])


@pytest.mark.parametrize(
    ("encoding", "said", "message"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "", ""),
        ("iso-8859-1", "iso-8859-1", ""),
        ("cp1252", "iso-8859-1", ""),
        ("utf-16", "", ""),
        ("utf-8-sig", "iso-8859-1", ""),
        ("utf-8", "no-such", ""),
        (
            "cp1252",
            "utf-8",
            "the page is not in the encoding that it says (utf-8): read as Windows-1252",
        ),
    ],
)
def test_encoding(encoding: str, said: str, message: str) -> None:
    """The mark, the meta element, UTF-8 and Windows-1252 are tried in turn; the last is told."""
    page = f'<html><head><meta charset="{said}"><title>Grüße – €</title></head><p>Ä</p>'
    written = page if encoding != "iso-8859-1" else page.replace("– €", "")
    (post,), told = read(written.encode(encoding))
    assert isinstance(post, Post)
    assert post.title.startswith("Grüße")
    assert told == ([message] if message else [])


def test_nul_and_surrogates() -> None:
    """What is no character does no harm."""
    (one,) = answers("<ol class=commentlist>" + COMMENT.format(1, "a\0b&#xD800;&#0;c"))
    assert one.text.replace("\ufffd", "") == "abc"


def test_entities() -> None:
    """Entities that a document declares are not expanded, and none is fetched."""
    bomb = '<!DOCTYPE html [<!ENTITY a "xxxx"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    (post,), _ = read(f"{bomb}<html><article><h1>T</h1><p>&b; &f;</p></article>")
    assert isinstance(post, Post)
    assert "xxxx" not in post.text
    assert "root" not in post.text


def test_cut_short() -> None:
    """Of a page that is cut short all is read that is there."""
    page = "<ol class=commentlist>" + "".join(COMMENT.format(n, "words") for n in range(9))
    assert len(answers(page[:-30])) == 9


def test_same_id_twice() -> None:
    """A comment that a page shows twice is one."""
    page = "<ol class=commentlist>" + COMMENT.format(1, "x") + COMMENT.format(1, "x")
    assert [one.text for one in answers(page)] == ["x"]


def test_two_of_one_id() -> None:
    """Two comments that a page calls the same are both kept."""
    page = "<ol class=commentlist>" + COMMENT.format(1, "x") + COMMENT.format(1, "y")
    assert [one.text for one in answers(page)] == ["x", "y"]


def test_short_words_after_a_name() -> None:
    """A short comment that stands bare beside the name is no part of the name."""
    page = "<ol class=commentlist><li id=comment-1><cite>Bo</cite> Yes!</ol>"
    assert [(one.author, one.text) for one in answers(page)] == [("Bo", "Yes!")]


def test_cycle() -> None:
    """Comments that say they answer each other keep what they say."""
    page = "".join(
        f'<shreddit-comment author="A" thingid="t1_{a}" parentid="t1_{b}"><p slot="comment">x</p>'
        "</shreddit-comment>"
        for a, b in ("ab", "ba", "cc")
    )
    assert [(one.id, one.parent) for one in answers(page)] == [
        ("t1_a", "t1_b"),
        ("t1_b", "t1_a"),
        ("t1_c", ""),
    ]


@pytest.mark.parametrize(
    "script", ["[" * 100_000, "{}", "[1, null, {}]", '{"@type": 3}', "nonsense"]
)
def test_odd_json(script: str) -> None:
    """What stands in a script may be anything."""
    linked = f'<script type="application/ld+json">{script}</script>'
    state = f"<script id=data>window.___r = {script}</script>"
    found, _ = read(f"<title>T</title>{linked}{state}<p>x</p>")
    assert [type(part) for part in found] == [Post]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(CASES), st.integers(0, 3000), st.integers(0, 300), st.binary(max_size=12))
def test_damaged(case, start: int, length: int, put: bytes) -> None:
    """A page that is damaged anywhere is read without failing."""
    data = case.given.encode()
    found, _ = read(data[:start] + put + data[start + length :])
    assert all(part.article for part in found if isinstance(part, Answer))
