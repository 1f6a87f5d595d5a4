"""What editors decided is what is found."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.errors import Place
from generator.link import merge
from generator.model.body import Body
from generator.model.card import Card
from generator.model.decisions import Ruling
from generator.model.records import Article, Text
from generator.recognise.decided import settle, unmet
from generator.recognise.pack import pack
from tests.cases import Case, load
from tests.read.listing import read_files
from tests.recognise.small import body, entity, opened, recognise, register
from tests.recognise.test_gazetteer import shown, unescape

WORDS = ["Lloyd", "Austin", "austin", "AUSTIN", "Texas", "J.", "Smith", "’s", ", ", ". ", " ", "京"]
LEXICON = register(
    "lloyd-austin person Lloyd Austin; Lloyd J. Austin | weak: the Smith\n"
    "austin-texas place Austin; Austin, Texas\nsmith person J. Smith | weak: Smith\ntokyo place 京"
)
IDS = [entry.id for entry in LEXICON.entries]
NAMES = ["Austin", "Lloyd Austin", "Smith", "austin", "Texas", "京"]
WITHIN = ["", "article:a", "comment:a#c1", "article:b"]

texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=20).map("".join), min_size=1, max_size=3)
named = st.builds(
    Ruling,
    st.sampled_from(NAMES),
    st.just(""),
    st.sampled_from(["", *IDS]),
    st.sampled_from(WITHIN),
)


@pytest.mark.parametrize("case", load("rulings"), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """What is found where something is decided, and what is wrong with decisions."""
    assert replayed(unescape(case.given)) == unescape(case.expected).rstrip("\n")


def replayed(written: str) -> str:
    """What the decisions of a case come to in its texts."""
    names, decided, *bodies = written.split("===\n")
    lines = enumerate(names.splitlines(), start=1)
    decisions = read_files(decided, "decisions.toml").records.decisions
    entities, wrong = merge((entity(line, number) for number, line in lines), decisions)
    settled = settle(entities, decisions)
    texts = [body(text) for text in bodies]
    found = recognise(settled.names, *texts)
    seen = pack(found, opened(*texts))[0]
    places = tuple(f"c{n}" for n in range(1, len(texts)))
    article = Article("a", "A", Place("a.md", 1), Text("", 1, ""))
    card = Card(article, spots=msgspec.Raw(msgspec.msgpack.encode(places)))
    problems = [*wrong, *settled.problems, *unmet(settled.places, [seen], [card])]
    told = [f"! {p.place.line} {p.severity}: {p.message} ({p.hint})" for p in problems]
    return "\n".join([*shown(found), *told])


@given(texts, st.lists(named, max_size=4, unique_by=lambda ruling: (ruling.name, ruling.within)))
def test_what_holds_of_any_names_that_are_decided(texts: list[str], rulings: list[Ruling]) -> None:
    """A name decided for its own place is what it is decided to be, or within a longer one."""
    bodies = [Body(text) for text in texts]
    found = recognise(replace(LEXICON, rulings=tuple(sorted(rulings))), *bodies)
    ends = [(m.about, n) for m in found.mentions for n in (m.start, m.end)]
    assert ends == sorted(ends)
    for mention in found.mentions:
        own = [r for r in rulings if (r.name, r.within) == (mention.text, str(mention.about))]
        assert not own or own[0].into == mention.entity
    assert set(found.obeyed) <= {*rulings}


@given(texts, st.sampled_from(IDS), st.sampled_from(IDS))
def test_what_holds_of_any_split(texts: list[str], of: str, into: str) -> None:
    """Within the places of a split nothing is what it was; elsewhere nothing is changed."""
    bodies = [Body(text) for text in texts]
    before = recognise(LEXICON, *bodies)
    ruling = Ruling("", of, into, "article:a")
    after = recognise(replace(LEXICON, rulings=(ruling,)), *bodies)
    assert of == into or of not in {mention.entity for mention in after.mentions}
    away = replace(ruling, within="article:b")
    assert recognise(replace(LEXICON, rulings=(away,)), *bodies).mentions == before.mentions
    assert bool(after.obeyed) is any(m.entity == of for m in before.mentions) or before.problems
