"""What is written as TEI, held against the schema of the TEI Consortium."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import SMALL, built, tree, write
from tests.tei.judge import faults

PASTE = (Path(__file__).parents[1] / "pastes" / "irc.txt").read_text("utf-8")
EVERYTHING = """-- content/archive.toml --
title = "All & more"
base_url = "https://all.example/deep/"
licence = "CC BY 4.0"
also = ["tei"]
-- content/entities.toml --
[1984]
name = "Nineteen Eighty-Four"
kind = "work"
published = "1949-06-08"
[london]
name = "London"
kind = "place"
latitude = 51.5
longitude = -0.13
wikidata = "Q84"
same_as = "https://example.org/london"
aliases = ["Londinium"]
description = "A town."
[liberty]
name = "liberty of the press"
kind = "concept"
-- content/a.md --
---
title: A & B <c>
author: [Ann, Bob]
date: 1911~
updated: 2020-02-03
language: de
source: https://there.example/a?b=1&c=2
licence: mine
tags: [one two, three]
description: Of <this>.
---
One *two* Lon**don** and [[1984]], the [liberty](entity:liberty) of [it](b.txt). [Off](https://o.example/)

## Later

- one

  ```python
  x = 1
  ```
- two
  1. deep

> quoted
>
> twice

| a | b |
|---|---|
| 1 | `c` |

![A plan](plan.svg) and more.

---

#### Deep

Term
: Meaning, said <abbr title="et cetera">etc.</abbr> x<sup>2</sup>
: Another

# High again

The end.[^1]

[^1]: A foot.

=== comments ===

@ Ada | 2020-01-02 10:15 | c 1
A *comment* on London.
@@ Bob | 19XX | c2 | re gone
    code   here
@ | | c3 | deleted
@ Eve | 2020 | 4
> said

# Loud

=== notes ===

> two London and
Ed, 2020: A [note](https://example.org/) on London.

Its second paragraph.

>>
Tom: An answer.

> London and Nineteen
Ed: Over it.
-- content/a.notes.jsonl --
{"motivation": ["questioning", "editing"], "target": ["title", "comment:c2", "entity:london"]}
{"bodyValue": "Lost.", "target": {"selector": {"type": "TextQuoteSelector", "exact": "nowhere"}}}
{"body": [{"purpose": "tagging", "value": "t"}, "https://e.example/"], "target": "https://o.example"}
-- content/plan.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- content/bare.txt --
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of TEI of an archive that has everything."""
    root = tmp_path_factory.mktemp("all")
    write(root, f"{EVERYTHING}\n-- content/b.txt --\n{PASTE}")
    built(root)
    return {path: data for path, data in tree(root / "site").items() if path in {"a.xml", "b.xml"}}


def test_every_file_is_valid(files) -> None:
    """What is written keeps the schema of TEI, and each pointer in it leads somewhere."""
    assert len(files) == 2
    assert {path: faults(data) for path, data in files.items()} == {"a.xml": [], "b.xml": []}


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (b"<standOff>", b"<standOff><p/>"),
        (b'replyTo="#', b'replyTo="#not-'),
        (b"<teiHeader>", b"<teiHeader><title/>"),
        (b'degree="', b'degree="very '),
        (b' modality="written"', b' modality="sung"'),
        (b'<div type="thread">', b'<div type="thread">Text'),
    ],
)
def test_the_judge_finds_what_is_wrong(files, there, instead) -> None:
    """A fault that is put into a valid file is found."""
    assert there in files["b.xml"]
    assert faults(files["b.xml"].replace(there, instead, 1)) != []


def test_the_page_leads_to_its_file(tmp_path) -> None:
    """A site has files of TEI where they are asked for, and each page leads to its own."""
    write(tmp_path, SMALL)
    built(tmp_path)
    assert not [path for path in tree(tmp_path / "site") if path == "2001/fire.xml"]
    settings = tmp_path / "content/archive.toml"
    settings.write_text(settings.read_text("utf-8") + 'also = ["tei"]\n', "utf-8")
    built(tmp_path)
    page = (tmp_path / "site/2001/fire.html").read_text("utf-8")
    assert page.count('href="../2001/fire.xml"') == 2
    assert 'type="application/tei+xml"' in page
    assert faults((tmp_path / "site/2001/fire.xml").read_bytes()) == []
