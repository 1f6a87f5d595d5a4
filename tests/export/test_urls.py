"""Addresses: safe on any disk, the same for ever, and one for each name."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from generator.errors import Place
from generator.export import segments, urls
from generator.model.records import Entity, Kind

SAFE = re.compile(r"[a-z0-9._~-]+(/[a-z0-9._~-]+)*\.html")
AWKWARD = [
    *r".. . / ../../etc/passwd a/../../b \..\x a%2fb ~ - --a-- a. .a a..b ?q #f Fire! con".split(),
    *"é E\u0301 É ß SS İ ﬁ שלום مرحبا 日本 🙂 a\u202eb CON nul aux.txt com1 LPT9.md prn".split(),
    *("", "a\0b", "a b", "\u200b", "x" * 300, "y " * 150),
]
names = st.one_of(
    st.sampled_from(AWKWARD), st.text(), st.lists(st.sampled_from(AWKWARD)).map("/".join)
)


@given(names)
def test_an_address_stays_in_the_site(name: str) -> None:
    """Whatever an article, an author or a tag is called, its path is plain and in its folder."""
    for path in (urls.article(f"x/{name}"), urls.author(name), urls.tag(name)):
        assert SAFE.fullmatch(path)
        parts = path.split("/")
        assert not {"", ".", ".."} & set(parts)
        assert all(len(part) <= 120 for part in parts)
        assert not any(re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", p) for p in parts)


@given(names, names)
def test_two_names_have_two_addresses(one: str, other: str) -> None:
    """Only names that differ in letter case, spaces and hyphens share an address."""
    if urls.segment(one) == urls.segment(other):
        folded = {re.sub(r"[\s_-]+", "-", name.casefold().strip()) for name in (one, other)}
        assert len(folded) == 1


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("fire", "fire"),
        ("the-fire_2.1~x", "the-fire_2.1~x"),
        ("The Fire", "the-fire"),
        ("Café", "cafe-866179"),
        ("Cafe\u0301", "cafe-4bedb5"),
        ("con", "con-583ed4"),
        ("日本", "ri-ben-c1d06f"),
        ("🙂", "98d695"),
        ("", "23a33f"),
    ],
)
def test_segments_are_stable(name: str, segment: str) -> None:
    """An address once given stays: these must never change."""
    assert urls.segment(name) == segment


@given(st.from_regex(r"[a-z]{1,3}(/[a-z]{1,3}){0,3}\.html", fullmatch=True), names)
def test_a_relative_address_leads_there(page: str, name: str) -> None:
    """From a page at any depth, the address of a path joins to that path."""
    path = urls.article(f"x/{name}")
    address = urls.address(urls.root(page, ""), path)
    assert urljoin(f"http://h/deep/{page}", address) == f"http://h/deep/{path}"


@pytest.mark.parametrize(
    ("path", "page", "address"),
    [
        ("a.html", "b.html", "a.html"),
        ("a.html", "x/y/b.html", "../../a.html"),
        ("x/a.html#c-1", "x/b.html", "../x/a.html#c-1"),
        ("#c-1", "x/b.html", "#c-1"),
        ("files/a b?.png", "b.html", "files/a%20b%3F.png"),
        ("a:b.png", "b.html", "a%3Ab.png"),
        ("a.html#c-1:m-2", "b.html", "a.html#c-1:m-2"),
        ("a.html", "404.html", "/deep/down/a.html"),
    ],
)
def test_an_address_as_written(path: str, page: str, address: str) -> None:
    """An address is relative to its page, but whole on the page that may be shown anywhere."""
    assert urls.address(urls.root(page, "https://h/deep/down/"), path) == address


@given(st.text().filter(lambda path: not path.startswith("#")))
def test_an_address_is_safe_in_an_attribute(path: str) -> None:
    """Whatever a file is called, its address is plain ASCII without quotes, marks or spaces."""
    address = urls.address("../", path)
    assert re.fullmatch(r"[A-Za-z0-9_.~/%:#-]*", address)
    assert unquote(address) == f"../{path}"


@given(st.from_regex(r"[A-Za-z0-9 _.-]{0,120}", fullmatch=True))
def test_simple_names_are_shortened_alike(name: str) -> None:
    """A simple name gets the address that the transliterating library would give it."""
    most = segments.SEGMENT_MAX
    assert segments.slug(name) == slugify(name, max_length=most, word_boundary=True)


@given(st.text(max_size=20), st.text(max_size=20))
def test_anchors_are_safe_and_their_own(one: str, other: str) -> None:
    """An id on a page needs no escaping, and two comments never share one."""
    assert re.fullmatch(r"c-[A-Za-z0-9_.~-]+", urls.comment(one))
    assert (one == other) == (urls.comment(one) == urls.comment(other))
    assert unquote(urls.comment(one)) == urls.comment(one)


def test_an_author_or_tag_called_index_is_not_the_index() -> None:
    """Nobody's name takes the place of the list of names."""
    assert urls.AUTHORS not in {urls.author(name) for name in ("index", "Index", "INDEX")}
    assert urls.tag("index") != urls.TAGS


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_folder(kind: Kind) -> None:
    """The page of an entity lies beside the index of its kind."""
    record = Entity("london", "London", kind, Place("x"), "London")
    assert urls.entity(record).rpartition("/")[0] == urls.kind(kind).rpartition("/")[0]
