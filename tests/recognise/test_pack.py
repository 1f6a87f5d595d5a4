"""What was found in a document, parted into what is light and what is heavy."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.export.shelf import Shelf
from generator.model.body import Body
from generator.model.mention import Mention, Sighted, Sightings
from generator.model.ref import Ref
from generator.recognise.documents import Text
from generator.recognise.pack import pack
from tests.export.editions import Blobs

ABOUT = [Ref("article", "a"), Ref.within("comment", "a", "c1"), Ref.within("note", "a", "n1")]
TEXTS = [Text(about, Body(""), f"by {about.kind}", None) for about in ABOUT]
places = st.lists(
    st.tuples(st.sampled_from(ABOUT), st.integers(1, 3), st.sampled_from(["x", "y", "z"])),
    max_size=12,
)


def mentions(found: list) -> list[Mention]:
    """Mentions as the step finds them: in the order of the texts, counted in each."""
    counts: Counter[tuple[Ref, str]] = Counter()
    made = []
    for at, (about, line, id) in enumerate(sorted(found, key=lambda f: (ABOUT.index(f[0]), f[1]))):
        counts[about, id] += 1
        made.append(Mention(about, id, counts[about, id], at, at + 1, line, "b", id, "a"))
    return made


@given(places)
def test_every_mention_comes_out_twice(found: list) -> None:
    """Each stands among the sights of its text and among the quotes of its entity."""
    every = mentions(found)
    sighted, blobs = pack(Sightings(tuple(every)), TEXTS)
    shelf = Shelf(Blobs(blobs))
    said = "".join(sheet.sights for sheet in sighted.thread)
    parts = (sighted.text, said, sighted.remarks)
    for about, digest in zip(ABOUT, parts, strict=True):
        seen = shelf.sights(digest).get(about.part, ())
        assert [(s.entity, s.nth, s.start, s.end) for s in seen] == [
            (m.entity, m.nth, m.start, m.end) for m in every if m.about == about
        ]
    quoted = shelf.quotes([at.context.quotes for at in sighted.named.values()])
    for id, at in sighted.named.items():
        quotes = quoted[at.context.quotes]
        assert [(q.about, q.nth) for q in quotes] == [
            (m.about, m.nth) for m in every if m.entity == id
        ]
        assert all(quote.who == f"by {quote.about.kind}" for quote in quotes)


@given(places)
def test_occurrences_count(found: list) -> None:
    """An entity is counted in the text, in notes and in comments, in the order of its first."""
    every = mentions(found)
    sighted, _ = pack(Sightings(tuple(every)), TEXTS)
    assert [*sighted.named] == [*dict.fromkeys(m.entity for m in every)]
    for id, at in sighted.named.items():
        kinds = Counter(m.about.kind for m in every if m.entity == id)
        counted = (kinds["article"], kinds["note"], kinds["comment"])
        assert (at.written, at.noted, at.said) == counted
        assert at.total == sum(counted)


@given(places)
def test_those_beside_share_a_paragraph(found: list) -> None:
    """Two entities are beside each other once for each paragraph that names both."""
    every = mentions(found)
    named = pack(Sightings(tuple(every)), TEXTS)[0].named
    ids = [*named]
    paragraphs: dict[tuple[Ref, int], set[str]] = {}
    for m in every:
        paragraphs.setdefault((m.about, m.line), set()).add(m.entity)
    for id, at in named.items():
        others = chain.from_iterable(there - {id} for there in paragraphs.values() if id in there)
        assert Counter(ids[place] for place in at.context.beside) == Counter(others)


@given(places, st.frozensets(st.sampled_from(["one", "two", "東", ""])))
def test_what_is_light_crosses_a_process(found: list, words: frozenset[str]) -> None:
    """What is remembered of an article comes back from its bytes as it was."""
    sighted, _ = pack(Sightings(tuple(mentions(found)), (), words), TEXTS)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(sighted), type=Sighted) == sighted


def test_where_nothing_is_named() -> None:
    """Texts that name nobody have no sights, and a vocabulary all the same."""
    sighted, blobs = pack(Sightings(words=frozenset(["so"])), TEXTS)
    assert (sighted.named, sighted.text, sighted.thread, sighted.remarks) == ({}, "", (), "")
    assert msgspec.msgpack.decode(blobs[sighted.words]) == " so "
