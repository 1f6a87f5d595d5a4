"""A change of the register is looked for only in the documents that it concerns."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.errors import Place
from generator.model.body import Body, Tag
from generator.model.decisions import Ruling
from generator.model.mention import Sightings
from generator.model.records import Entity, Kind
from generator.recognise.delta import Spellings, is_concerned, spellings, vocabulary
from generator.recognise.lexicon import Lexicon, build
from generator.recognise.pack import pack
from tests.recognise.small import body, entity, opened, recognise, register

WORDS = [
    "Lloyd",
    "Austin",
    "Bo",
    "Élan",
    "elan",
    "東京",
    "京",
    "US",
    "J.",
    "St.",
    "e",
    "O'Bo",
    "ﬁn",
]
IDS = ["austin", "lloyd-austin", "x1", "elan", "fin"]
PIECES = [
    *WORDS, *(word.casefold() for word in WORDS), " ", " ", " ", ". ", ", ", "-", "'s", "’s", "x",
    "\u0301", "\u00ad", "\n", "\u00a0", "fin",
]  # fmt: skip
HREFS = [
    *("entity:austin", "entity:lloyd-austin", "entity:x1", "name:Lloyd Austin", "name:élan"),
    *("name:austin", "name:LLOYD-AUSTIN", "name:x1", "name:?", "https://a.example/"),
]
LINKED = [f'<a href="{href}">Austin</a>' for href in HREFS]

AUSTIN = entity("austin place Austin")

Said = tuple[list[Entity], tuple[Ruling, ...]]

names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join) | st.sampled_from(
    ["Austin, Bo", "Lloyd-Austin", "?", "O’Bo", "ELAN"]
)
few = st.lists(names, max_size=2).map(tuple)


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    """Somebody or something with names of a small pool."""
    id, name, kind = draw(st.sampled_from(IDS)), draw(names), draw(st.sampled_from([*Kind]))
    return Entity(
        id, name, kind, Place("e.toml"), name, draw(few), weak=draw(few), near=draw(few),
        but_not=draw(few),
    )  # fmt: skip


@st.composite
def any_bodies(draw: st.DrawFn) -> Body:
    """Any text of the pool with any tags anywhere in it, also within words."""
    text = draw(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
    ends = draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), max_size=5))
    kinds = st.sampled_from(["p", "td", "pre", "code", "b", "a", "a"])
    href = st.sampled_from(HREFS).map(lambda target: (("href", target),))
    spans = ((min(pair), max(pair)) for pair in ends)
    return Body(text, tuple(Tag(a, b, 0, draw(kinds), draw(href)) for a, b in spans))


written = st.lists(st.sampled_from([*PIECES, *LINKED]), max_size=20).map(
    lambda parts: body("".join(parts))
)
rulings = st.builds(
    Ruling,
    names.filter(lambda name: name != "?") | st.just(""),
    st.sampled_from(IDS),
    st.sampled_from(["", *IDS]),
    st.sampled_from(["", "article:a", "comment:a#c1", "article:b"]),
).map(lambda r: replace(r, of="" if r.name else r.of, into=r.into if r.name else r.into or "x1"))
decided = st.lists(rulings, max_size=3, unique_by=lambda r: (r.name, r.of, r.within)).map(
    lambda found: tuple(sorted(found))
)
documents = st.lists(any_bodies() | written, min_size=1, max_size=2)
registers = st.lists(entities(), max_size=4)


def words_of(found: Sightings, texts: list[Body]) -> bytes:
    """The vocabulary of a document as it is remembered."""
    sighted, blobs = pack(found, opened(*texts))
    return vocabulary(blobs[sighted.words])


def concerned(old: Lexicon, new: Lexicon, *texts: Body) -> bool:
    """Whether a change of the register is said to concern a document."""
    kept = [msgspec.msgpack.encode(text) for text in texts]
    return is_concerned(
        "a", words_of(recognise(old, *texts), list(texts)), spellings(old, new), kept
    )


@settings(max_examples=600)
@given(documents, registers, st.tuples(registers, decided), st.tuples(registers, decided))
@example([Body("Austinx", (Tag(6, 7, 0, "code"),))], [], ([], ()), ([AUSTIN], ()))
@example([Body("Austinx", (Tag(0, 6, 0, "td"), Tag(6, 7, 0, "td")))], [], ([], ()), ([AUSTIN], ()))
def test_what_is_not_concerned_stays_the_same(
    texts: list[Body], common: list[Entity], one: Said, other: Said
) -> None:
    """A document that a change does not concern names the same things before and after it."""
    old, new = (
        replace(build([*common, *entities])[0], rulings=rulings)
        for entities, rulings in (one, other)
    )
    before = recognise(old, *texts)
    by = spellings(old, new)
    kept = [msgspec.msgpack.encode(text) for text in texts]
    if not is_concerned("a", words_of(before, texts), by, kept):
        assert recognise(new, *texts) == before
    assert spellings(new, old) == by
    assert old != new or by == ()


TOWN = "austin place Austin; Austin, Texas | weak: ATX"


@pytest.mark.parametrize(
    ("text", "new", "is_it"),
    [
        ("Austin is a town.", TOWN, False),
        ("Austin is a town.", f"{TOWN}\nparis place Paris", False),
        ("Paris is a town.", f"{TOWN}\nparis place Paris", True),
        ("PARIS and pa\u00adris.", f"{TOWN}\nparis place Paris", True),
        ("Parisian", f"{TOWN}\nparis place Paris", False),
        ("New towns and York.", f"{TOWN}\nny place New York", False),
        ("Élan in new towns and York.", f"{TOWN}\nny place New York", True),
        ("NEW  YORK", f"{TOWN}\nny place New York", True),
        ("New's -- York", f"{TOWN}\nny place New York", True),
        ("York alone.", f"{TOWN}\nny place New York", False),
        ('<a href="name:ny">The city</a>', f"{TOWN}\nny place New York", True),
        ('<a href="entity:ny">The city</a>', f"{TOWN}\nny place New York", True),
        ("By ATX.", "austin place Austin; Austin, Texas", True),
        ("Austin is a town.", "austin organisation Austin; Austin, Texas", True),
        ("Nothing.", "", False),
        ("東京都", f"{TOWN}\ntokyo place 東京", True),
        ("京都", f"{TOWN}\ntokyo place 東京", False),
        ("Elan", f"{TOWN}\nelan concept Élan", True),
        ("Nothing.", f"{TOWN}\nodd concept ?!", True),
    ],
)
def test_whom_a_change_concerns(text: str, new: str, is_it: bool) -> None:  # noqa: FBT001
    """A document is concerned if all words of a name stand in it, in plain ASCII in a row."""
    assert concerned(register(TOWN), register(new), body(text)) is is_it


def test_nothing_concerns_nobody() -> None:
    """Where the register did not change there is no name to look for."""
    by: Spellings = spellings(register(TOWN), register(TOWN))
    assert (by, is_concerned("", b" austin ", by)) == ((), False)
