"""What is said about texts, as Web Annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export.prose import Leads, prose
from generator.export.saying import Around, noted
from generator.model.reading import Reading
from generator.model.records import Note
from tests.archives import SMALL, built, tree, write
from tests.export.annotating import faults
from tests.read.listing import read_files

BASE = "https://h.example/x/"
WORDS = "one two three four one two five six seven one two eight"
SAID = "=== comments ===\n\n@ Ada | 2020 | c 1\nsaid two times two\n"
ARTICLE = f"{WORDS}\n\nnine ten eleven\n\n{SAID}"
PASTE = (Path(__file__).parents[1] / "pastes" / "irc.txt").read_text("utf-8")
EVERYTHING = """-- content/archive.toml --
title = "All"
base_url = "https://all.example/deep/"
-- content/entities.toml --
[london]
name = "London"
kind = "place"
-- content/a.md --
One two London.

=== comments ===

@ Ada | 2020 | c1
A *comment*.

=== notes ===

> two
Ed, 2020: A [note](https://example.org/) on London.

>>
Tom: An answer.
-- content/a.notes.jsonl --
{"motivation": "questioning", "target": ["title", "comment:c1", "entity:london"]}
{"bodyValue": "Lost.", "target": {"selector": {"type": "TextQuoteSelector", "exact": "nowhere"}}}
-- content/b.txt --
"""


def test_all_that_is_written_is_valid(tmp_path) -> None:
    """Every file of annotations keeps the rules of the model, and the collection leads to all."""
    write(tmp_path, EVERYTHING + PASTE)
    built(tmp_path)
    site = tree(tmp_path / "site")
    files = {
        path: json.loads(data)
        for path, data in site.items()
        if path.startswith("data/annotations/")
    }
    assert {path: [*faults(value)] for path, value in files.items() if [*faults(value)]} == {}
    whole = files.pop("data/annotations/index.jsonld")
    by_id = {page["id"]: page for page in files.values()}
    way = [whole["first"]]
    while following := by_id[way[-1]].get("next"):
        assert by_id[following]["prev"] == way[-1]
        way.append(following)
    assert [way[-1], {*way}] == [whole["last"], {*by_id}]
    assert whole["total"] == sum(len(page["items"]) for page in by_id.values())


def test_a_guess_says_what_it_rests_on(tmp_path) -> None:
    """A reply that was inferred is a link from the comment to the other, with the reason."""
    write(tmp_path, EVERYTHING + PASTE)
    built(tmp_path)
    items = json.loads((tmp_path / "site/data/annotations/b.jsonld").read_bytes())["items"]
    guesses = [item for item in items if item["motivation"] == "linking"]
    assert len(guesses) == 6
    for item in guesses:
        assert item["body"][0].startswith("https://all.example/deep/b.html#c-")
        assert "inferred" in item["body"][1]["value"]


def test_without_notes_or_names_there_is_no_collection(tmp_path) -> None:
    """An archive of which nothing is said has no file of annotations."""
    write(tmp_path, "-- content/a.md --\nWords.\n")
    built(tmp_path)
    assert not (tmp_path / "site/data/annotations").exists()


def test_an_archive_without_an_address_has_them_too(tmp_path) -> None:
    """Where the site has no address the files are there, with paths."""
    write(tmp_path, SMALL.replace("base_url", "# base_url"))
    built(tmp_path)
    assert (tmp_path / "site/data/annotations/index.jsonld").exists()


def said(reading: Reading) -> str:
    """The notes of a reading as a page of annotations."""
    around = Around({}, {}, BASE)
    items = [
        noted(note, prose(reading.bodies[note.text.digest], (), Leads({}, ())), around)
        for note in reading.records.notes
    ]
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": BASE, "type": "AnnotationPage"}
    assert [*faults({**page, "items": items})] == []
    return json.dumps({**page, "items": items})


def shown(note: Note, reading: Reading) -> tuple[Any, ...]:
    """All of a note that anybody could see."""
    body = reading.bodies[note.text.digest]
    return (
        note.id, note.author, note.date, note.parent, note.motives, note.tags, note.links,
        note.spots, body.text, body.tags, note.by_reader, note.rights, note.stated,
    )  # fmt: skip


_words = st.sampled_from(WORDS.split())
_passage = st.lists(_words, min_size=1, max_size=4).map(" ".join)
_quote = st.builds(
    lambda exact, prefix, suffix: {
        "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix,
    },
    _passage | st.sampled_from(["three fore one", "nine ten eleven", "ten\n\nnine"]),
    _passage | st.just(""),
    _passage | st.just(""),
)  # fmt: skip
_source = st.sampled_from(
    "|a|title|comment:c 1|comment:c9|entity:london|https://o.example/|article:b".split("|")
)
_target = _source | st.builds(lambda s, q: {"source": s, "selector": q}, _source, _quote)
_body = st.sampled_from(
    [
        "Plain *words*.",
        {"value": "<p>A <b>b</b></p><ul><li>c</li></ul>", "format": "text/html"},
        {"value": "> quoted\n\nand [led](https://example.org/)"},
        {"value": "a tag", "purpose": "tagging"},
        {"value": "another, tag", "purpose": "tagging"},
        {"value": "why", "purpose": "questioning"},
        "https://example.org/?a=1&b=<2>",
        {"value": "Der *Text*.", "language": "de", "rights": "https://example.org/by/4.0/"},
        {
            "value": "نص",
            "language": ["ar", "de"],
            "processingLanguage": "ar-EG",
            "textDirection": "rtl",
            "format": "text/plain",
        },
        {"value": "a\n\nb", "language": ["fr", "en"], "rights": ["urn:x", "https://r.example/"]},
        {"value": "<hr><p>x", "format": "text/html", "textDirection": "auto", "language": "no one"},
        {"value": "  ", "language": "de"},
    ]
)
_annotation = st.fixed_dictionaries(
    {"target": st.lists(_target, min_size=1, max_size=3)},
    optional={
        "id": st.sampled_from(["n1", "n-2", "ü #1", "https://e.example/n/3", "c:4"]),
        "body": st.lists(_body, max_size=4),
        "motivation": st.sampled_from(["tagging", "commenting", ["linking", "describing"], []]),
        "creator": st.sampled_from(["Ed", "A. B."]),
        "rights": st.sampled_from(
            ["https://example.org/zero", ["https://r.example/é", 7], "words"]
        ),
        "dcterms:type": st.sampled_from(["reader", "other"]),
        "created": st.sampled_from(["2020", "2020-05-01T10:00:00Z", "1911~", "2020-05-01"]),
    },
)
_reply = st.builds(
    lambda to, said: {**said, "motivation": "replying", "target": to},
    st.sampled_from(["n1", "n-2", "a#n-n1", "nobody"]),
    _annotation,
)


@given(st.lists(_annotation | _reply, min_size=1, max_size=6))
def test_what_is_written_is_read_as_the_same_notes(found: list[dict[str, Any]]) -> None:
    """The file of the notes of an article, put beside it, gives the notes that it was made of."""
    lines = "\n".join(map(json.dumps, found))
    first = read_files(f"-- a.md --\n{ARTICLE}-- a.notes.jsonl --\n{lines}\n")
    second = read_files(f"-- a.md --\n{ARTICLE}-- a.notes.jsonld --\n{said(first)}\n")
    assert len(first.records.notes) == len(found)
    assert [shown(note, first) for note in first.records.notes] == [
        shown(note, second) for note in second.records.notes
    ]


def test_annotations_of_hypothesis_come_back_too() -> None:
    """So do those of a reader, as a reader's."""
    rows = [
        {"id": "h1", "user": "acct:ann@h.example", "uri": "https://o.example/", "text": "*So*?",
         "tags": ["t"], "permissions": {"read": ["group:__world__"]},
         "target": [{"source": "", "selector": [{"type": "TextQuoteSelector", "exact": "ten"}]}]},
        {"id": "h2", "user": "acct:sam@h.example", "uri": "", "text": "No.", "references": ["h1"]},
    ]  # fmt: skip
    lines = "\n".join(map(json.dumps, rows))
    first = read_files(f"-- a.md --\n{ARTICLE}-- a.notes.jsonl --\n{lines}\n")
    second = read_files(f"-- a.md --\n{ARTICLE}-- a.notes.jsonld --\n{said(first)}\n")
    assert [note.by_reader for note in first.records.notes] == [True, True]
    assert [shown(note, first) for note in first.records.notes] == [
        shown(note, second) for note in second.records.notes
    ]


@pytest.mark.parametrize("notes", ["> two\nEd: A note.", "> [title]\nEd: One.\n\n>>\nTom: Two."])
def test_notes_of_the_text_form_come_back_too(notes: str) -> None:
    """So do the notes that are written below a text."""
    first = read_files(f"One two.\n\n=== notes ===\n\n{notes}\n")
    second = read_files(f"-- a.md --\nOne two.\n-- a.notes.jsonld --\n{said(first)}\n")
    assert [shown(note, first) for note in first.records.notes] == [
        shown(note, second) for note in second.records.notes
    ]
