"""Annotations beside an article, and the notes below it."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.records import Note
from tests.cases import Case, load
from tests.read.listing import read_files
from tests.read.shows import noted

KEYS = (
    "id type target source selector exact prefix start end value refinedBy body bodyValue items"
    " motivation purpose creator name created rows references permissions uri text tags first"
    " startSelector endSelector dcterms:identifier"
).split()
_json = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.sampled_from(["", "a", "n1", "replying"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=20,
)


@pytest.mark.parametrize("case", load("annotations"), ids=lambda case: case.name)
def test_annotations(case: Case) -> None:
    """An article and the notes on it are read as their case says."""
    assert case.expected == noted(case.given)


@given(
    st.dictionaries(st.sampled_from(KEYS), _json, max_size=8), st.sampled_from(["jsonl", "json"])
)
def test_no_json_is_too_strange(value: object, ending: str) -> None:
    """Whatever an annotation holds is read or refused, and costs no other one."""
    last = {"id": "last", "bodyValue": "Last.", "target": "a"}
    written = (
        "\n".join(map(json.dumps, (value, last)))
        if ending == "jsonl"
        else json.dumps([value, last])
    )
    notes = read_files(f"-- a.md --\nWords.\n-- a.notes.{ending} --\n{written}\n").records.notes
    assert notes[-1].id.startswith("last")


def test_a_long_chain_of_answers() -> None:
    """A thousand answers, each to the one before, are tied without a call within a call."""
    chain = [{"id": "0", "bodyValue": "A note.", "target": "a"}]
    chain += [
        {"id": str(n), "motivation": "replying", "bodyValue": "More.", "target": str(n - 1)}
        for n in range(1, 1000)
    ]
    lines = "\n".join(map(json.dumps, chain[::-1]))
    reading = read_files(f"-- a.md --\nWords.\n-- a.notes.jsonl --\n{lines}\n")
    assert reading.records.problems == ()
    by_id: dict[str, Note] = {note.id: note for note in reading.records.notes}
    assert all(by_id[str(n)].parent == str(m) for m, n in pairwise(range(1000)))


def test_a_ring_of_answers_is_broken_once() -> None:
    """Of notes that answer each other in a ring one has no place, and the others answer it."""
    ring = [
        {"id": a, "motivation": "replying", "bodyValue": "What?", "target": b}
        for a, b in ("ab", "bc", "ca")
    ]
    lines = "\n".join(map(json.dumps, ring))
    notes = read_files(f"-- a.md --\nWords.\n-- a.notes.jsonl --\n{lines}\n").records.notes
    assert [len(note.spots) for note in notes].count(1) == 1
    assert len(notes) == 3
