"""What people wrote stays text: no hostile string adds an element or an attribute to any page."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree, html

from tests.archives import built, tree, write

HARMLESS = "Zed"
OWN = {"src": "theme/script.js"}
HOSTILE = (
    "Zed<script>alert(1)</script>",
    'Zed" onmouseover="alert(1)',
    "Zed' onfocus='alert(1)' autofocus='",
    "Zed<img src=x onerror=alert(1)>",
    "Zed</title><svg onload=alert(1)>",
    "Zed--><!--<b>]]><![CDATA[<i>",
    "Zed{{7*7}}{%raw%}{#x#}",
    "Zed&lt;script&gt;&#60;b&#62;&amp;",
    "Zed\u202e\u0007\ufeff<a href=javascript:alert(1)>",
    "javascript:alert(1)//Zed",
)


ARCHIVE = """
-- content/archive.toml --
title = %quoted
description = %quoted
base_url = "https://t.example/"
licence = %quoted
-- content/entities.toml --
[one]
name = %quoted
kind = "person"
sort = %quoted
aliases = [%alias]
description = %quoted
-- content/page.md --
---
title: %quoted
kind: page
---
Text.
-- content/post.md --
---
title: %quoted
author: [%quoted]
date: 2001
description: %quoted
licence: %quoted
tags: [%quoted]
formerly: [/old, %quoted]
---
Some text and `%word`.
-- content/post.comments.jsonl --
%comments
-- content/post.notes.jsonl --
%note
-- content/plain.txt --
---
title: Plain
date: 2002
---
As it is: %word

=== comments ===

@ Ann | 2002 | %id
%word
"""


def sidecars(word: str) -> tuple[str, str]:
    """A word in every field of comments and of a note, as the lines of two sidecars."""
    comments = [
        {"id": "a", "author": word, "text": f"Said: `{word}`", "date": "2001"},
        {"id": word, "author": "Ann", "text": "More.", "parent": "a"},
    ]
    note = {
        "id": "n1",
        "creator": {"name": word},
        "body": {"value": "See."},
        "target": {"selector": {"type": "TextQuoteSelector", "exact": "Some text"}},
    }
    return "\n".join(map(json.dumps, comments)), json.dumps(note)


def archive(word: str) -> str:
    """An archive that has a word in every field a stranger may fill."""
    fields = {"%quoted": json.dumps(word), "%alias": json.dumps(f"{word} II"), "%word": word}
    fields |= {"%id": word.replace("|", "")}
    fields |= dict(zip(("%comments", "%note"), sidecars(word), strict=True))
    text = ARCHIVE
    for name in ("%comments", "%note", "%quoted", "%alias", "%id", "%word"):
        text = text.replace(name, fields[name])
    return text


def shape(data: bytes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every element of a page in order, with the names of its attributes."""
    document = html.document_fromstring(data.decode("utf-8"))
    return tuple((str(e.tag), tuple(sorted(map(str, e.attrib)))) for e in document.iter())


def shapes(root: Path) -> dict[str, Counter]:
    """The shapes of a site's pages, counted by folder: a page of a person is called by its name.

    Of pages at old addresses there are as many as a word can be one of.
    """
    counted: dict[str, Counter] = {}
    for path, data in tree(root / "site").items():
        if REDIRECT in data:
            counted.setdefault("redirects", Counter())[shape(data)] = 1
        elif path.endswith(".html"):
            folder = path.rpartition("/")[0]
            key = path if path in KNOWN else folder
            counted.setdefault(key, Counter())[shape(data)] += 1
    return counted


REDIRECT = b'http-equiv="refresh"'
KNOWN = ("index.html", "post.html", "page.html", "plain.html", "notes.html", "problems.html")


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter]:
    """Give the shapes of the pages where the word is a mere word."""
    root = write(tmp_path_factory.mktemp("harmless"), archive(HARMLESS))
    assert built(root).failures == ()
    return shapes(root)


@pytest.mark.parametrize("word", HOSTILE)
def test_no_string_changes_the_shape_of_a_page(
    tmp_path: Path, harmless: dict[str, Counter], word: str
) -> None:
    """With a hostile string in every field the pages have the elements that they have without."""
    assert built(write(tmp_path, archive(word))).failures == ()
    found = shapes(tmp_path)
    assert {k: v for k, v in found.items() if k != "problems.html"} == {
        k: v for k, v in harmless.items() if k != "problems.html"
    }


@pytest.mark.parametrize("word", HOSTILE)
def test_no_address_runs_and_every_feed_parses(tmp_path: Path, word: str) -> None:
    """No attribute is a handler or an address that runs, and the one script is the theme's own."""
    built(write(tmp_path, archive(word)))
    for path, data in tree(tmp_path / "site").items():
        if path.endswith(".html"):
            document = html.document_fromstring(data.decode("utf-8"))
        elif path.endswith(".xml"):
            document = etree.fromstring(data)
        else:
            continue
        values = [v.lower().strip() for v in document.xpath("//@href | //@src | //@action")]
        assert [v for v in values if v.startswith(("javascript:", "data:", "vbscript:"))] == []
        assert document.xpath("//@*[starts-with(name(), 'on')] | //iframe") == []
        blocks = document.xpath("//script[@type]")
        assert {block.get("type") for block in blocks} <= {"application/ld+json"}
        assert all(json.loads(block.text) for block in blocks)
        own = [s for s in document.iter("script") if s not in blocks]
        assert all(re.fullmatch(r"(\.\./)*theme/\w+-\w{8}\.js", s.get("src", "")) for s in own)
        assert [s.text for s in own if s.text or {*s.attrib} != {"src", "defer"}] == []


def test_a_hostile_file_name_stays_a_name(tmp_path: Path) -> None:
    """A file called like an element gives a page whose path and title are text."""
    name = 'zed"><img src=x onerror=alert(1)>.md'
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / name).write_text("Text.", "utf-8")
    built(tmp_path)
    pages = [path for path in tree(tmp_path / "site") if path.endswith(".html")]
    assert all(set(path) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./") for path in pages)
    for path in pages:
        document = html.document_fromstring((tmp_path / "site" / path).read_bytes())
        assert document.xpath("//img | //@onerror") == []
