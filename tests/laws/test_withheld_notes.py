"""Whatever a note can have, in any form, is as gone as a comment when it is withheld."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import Live
from tests.archives import built, tree, write
from tests.laws.canaries import EVERYTHING
from tests.laws.test_register import Counted

_canary = re.compile(rb"(?<![0-9a-z])zq[a-z]{3,}", re.IGNORECASE)


def lines(*items: dict[str, Any]) -> str:
    """Annotations, one a line."""
    return "".join(f"{json.dumps(item)}\n" for item in items)


def on(quote: str, before: str = "", after: str = "", source: str = "den") -> dict[str, Any]:
    """A passage as a target."""
    selector = {"type": "TextQuoteSelector", "exact": quote, "prefix": before, "suffix": after}
    return {"source": source, "selector": selector}


def told(*values: dict[str, Any]) -> list[dict[str, Any]]:
    """Bodies of words."""
    return [{"type": "TextualBody", **value} for value in values]


DEN = """\
-- content/entities/people.toml --
[quill-zqauthor]
name = "Quill Zqauthor"
kind = "person"
-- content/den.md --
---
title: The den
---
A bear in a den, as everybody knows.

=== comments ===

@ Quill Zqauthor | 2003-04-17 | zqident-7731
The pit was deep and Zqbody carried the lamp for eleven years without any pay, in winter too.

@ Ann | 2003-05-01 | open-1
An open word.

=== notes ===

> [comment:zqident-7731] carried the lamp
Ann, 2020: Zqremark on it.

>>
Tom: Zqanswer to that.

> A bear
Quill Zqauthor, 2020: Zqbear.
"""
# The answer stands before what it answers, as where the newest come first.
W3C = lines(
    {"id": "w-0", "creator": "Ann", "motivation": "replying", "bodyValue": "Zqreply.",
     "target": "note:den#zqwid"},
    {"id": "zqwid", "creator": {"name": "Quill Zqauthor", "id": "https://zqwhost.example/"},
     "rights": "https://zqrights.example/", "motivation": "describing",
     "body": [*told({"value": "Zqpartone.", "language": "de-zqtongue"},
                    {"value": "Zqparttwo.", "rights": "https://zqpartrights.example/"},
                    {"value": "zqtag", "purpose": "tagging"}), "https://zqlink.example/"],
     "target": ["title", on("in a den", "A bear ", ", as")]},
    {"id": "w-2", "creator": "Ann", "bodyValue": "Zqontwo.",
     "target": ["title", on("carried the", "Zqbody ", " lamp", "comment:zqident-7731")]},
)  # fmt: skip
# What stood beside a passage on the page may be of a comment; so may a part of a lost one.
BESIDE = lines(
    {"id": "b-1", "creator": "Ann", "bodyValue": "Beside.",
     "target": on("everybody knows", "as ", ". The pit was deep and Zqbody carried")},
    {"id": "b-2", "creator": "Ann", "bodyValue": "Zqover.",
     "target": on("everybody knows. The pit was deep and Zqbody carried")},
)  # fmt: skip
PUBLIC = {"permissions": {"read": ["group:__world__"]}}
HYPOTHESIS = json.dumps({"rows": [
    {**PUBLIC, "id": "h-0", "user": "acct:sam@h.example", "uri": "", "text": "Zqhreply.",
     "references": ["zqhid"]},
    {**PUBLIC, "id": "zqhid", "user": "acct:zquser@h.example", "group": "zqgroup",
     "user_info": {"display_name": "Quill Zqauthor"}, "uri": "https://zquri.example/",
     "text": "Zqhtext.", "tags": ["zqhtag"], "links": {"html": "https://zqhlink.example/"},
     "target": [{"source": "https://zquri.example/", "selector": [
         {"type": "TextQuoteSelector", "exact": "bear", "prefix": "A ", "suffix": " in"}]}]},
]}) + "\n"  # fmt: skip
NAMED = lines(
    {"id": "n-1", "creator": "Ann", "bodyValue": "On the mill.", "rights": "https://x.example/by"
     "/quill-zqauthor", "body": told({"value": "Said.", "language": "de-x-quill-zqauthor"},
                                     {"value": "Quill Zqauthor", "purpose": "tagging"}),
     "target": on("mill", "Quill Zqauthor’s ", " of Quill Zqauthor", "https://x.example/a")},
    {"id": "n-2", "creator": "Ann", "body": "https://x.example/~quill-zqauthor",
     "target": "https://x.example/quill-zqauthor"},
    {"id": "n-3", "creator": "Ann", "bodyValue": "Zqentry.", "target": "entity:quill-zqauthor"},
)  # fmt: skip
NAMED = NAMED.replace('"bodyValue": "On the mill.", ', "")
ARCHIVE = (
    f"{EVERYTHING}{DEN}-- content/den.notes.jsonl --\n{W3C}{BESIDE}"
    f"-- content/den.notes.json --\n{HYPOTHESIS}"
    f"-- content/mill.md --\nThe mill.\n-- content/mill.notes.jsonl --\n{NAMED}"
)
ALL = {
    "zqauthor", "zqident", "zqbody", "zqremark", "zqanswer", "zqbear", "zqreply", "zqwid",
    "zqrights", "zqpartone", "zqtongue", "zqparttwo", "zqpartrights", "zqtag", "zqlink", "zqontwo",
    "zqover", "zqhreply", "zqhid", "zqhtext", "zqhtag", "zqentry",
}  # fmt: skip
ON_COMMENT = {"zqident", "zqbody", "zqremark", "zqanswer", "zqontwo", "zqover"}
BY_QUILL = {
    "zqbear", "zqreply", "zqwid", "zqrights", "zqpartone", "zqtongue", "zqparttwo", "zqpartrights",
    "zqtag", "zqlink", "zqhreply", "zqhid", "zqhtext", "zqhtag",
}  # fmt: skip
DECIDED = "-- content/decisions.toml --\n"
NOTES = '[[withhold]]\nabout = ["note:den#zqwid", "note:den#zqhid"]\n'
# What is decided, and what has to be gone.
CASES = {
    "notes": (NOTES, BY_QUILL - {"zqbear"}),
    "a comment": ('[[withhold]]\nabout = "comment:den#zqident-7731"\n', ON_COMMENT),
    "a thread": ('[[withhold]]\nabout = "thread:den"\n', ON_COMMENT),
    "an article": ('[[withhold]]\nabout = "article:den"\n', ALL - {"zqauthor", "zqentry"}),
    "a writer": ('[[withhold]]\nauthor = "Quill Zqauthor"\n', ALL),
    "a mask": ('[[mask]]\nauthor = "Quill Zqauthor"\nas = "Reader K"\n', {"zqauthor", "zqentry"}),
    "a name": ('[[mask]]\nname = "Quill Zqauthor"\nas = "Reader K"\n', {"zqauthor"}),
}


def left(root: Path) -> dict[str, str]:
    """Every canary in what builds made, with a file that has it."""
    found = {}
    for folder in ("site", ".variorum"):
        for path, data in tree(root / folder).items():
            whole = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
            for name in _canary.findall(whole + path.encode()):
                found[name.decode().lower()] = f"{folder}/{path}"
    return found


@pytest.mark.parametrize(("decided", "gone"), CASES.values(), ids=CASES)
def test_nothing_of_a_note_is_left_anywhere(tmp_path: Path, decided: str, gone: set[str]) -> None:
    """No field of it, in no form, is in any byte, though a build before published them all."""
    first = built(write(tmp_path, ARCHIVE))
    assert not first.failures
    assert left(tmp_path).keys() == ALL
    report = built(write(tmp_path, f"{DECIDED}{decided}"))
    assert not report.failures
    now = left(tmp_path)
    assert {name: path for name, path in now.items() if name in gone} == {}
    if "writer" not in decided and "name" not in decided:
        assert now.keys() >= ALL - gone - {"zqauthor"}


@pytest.mark.parametrize("decided", [CASES["notes"][0], CASES["a comment"][0]])
def test_a_live_server_forgets_notes_too(tmp_path: Path, decided: str) -> None:
    """The site of a server is that of a first build, before a decision and after it."""
    there = Counted(write(tmp_path / "there", ARCHIVE), Live())
    there.build()
    write(tmp_path / "there", f"{DECIDED}{decided}")
    there.build()
    fresh = write(tmp_path / "fresh", f"{ARCHIVE}{DECIDED}{decided}")
    built(fresh)
    pages = {p: d for p, d in tree(fresh / "site").items() if p.endswith((".html", ".jsonld"))}
    now = tree(tmp_path / "there/site")
    assert {path for path, data in pages.items() if now[path] != data} == set()


RULED = """\
[[never]]
name = "Quill Zqauthor"
[[never]]
name = "Old Quill Zqauthor"
[[here]]
name = "den"
within = "comment:den#zqident-7731"
entity = "london"
[[withhold]]
author = "Quill Zqauthor"
"""


def test_what_is_decided_of_a_hidden_name_is_remembered_nowhere(tmp_path: Path) -> None:
    """A decision on the name, or within a comment that is gone, is in no byte of the memory."""
    report = built(write(tmp_path, f"{ARCHIVE}{DECIDED}{RULED}"))
    assert left(tmp_path) == {}
    told = [p.message for p in report.planned.problems if p.place.file == "decisions.toml"]
    assert told == ["there is no comment:den#zqident-7731: this decision matches nothing"]
