"""An archive in which strangers wrote hostile texts wherever anybody can write.

Owns the places: the body of a comment as Markdown, HTML and plain text, its author and id; the
title, author, tag, description and text of an article; an entity; a note, its quotation, its
creator, its tag. Each comment holds two words of its own, by which it is found again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.read.gather import printable
from tests.archives import write

FRAME = """\
-- content/archive.toml --
title = "Strangers"
base_url = "https://strangers.example/"
-- content/jsonl.md --
---
title: Comments in a file beside it
date: 2001
---
Some text of the article.
"""
FORMS = ("html", "md", "txt")
THREADS = (*FORMS, "jsonl")


def mark(thread: str, n: int, end: str) -> str:
    """The word that the nth comment of a thread begins or ends with."""
    return f"q{thread}{n}{end}q"


def printed(vector: str) -> str:
    """A vector as the reader of any file would give it."""
    return str(printable(vector.encode("utf-8", "replace").decode()))


def body(thread: str, n: int, vector: str) -> str:
    """A vector between two words."""
    first, last = mark(thread, n, "a"), mark(thread, n, "z")
    if thread == "html":
        return f"<p>{first}</p>{vector}<p>{last}</p>"
    return f"{first}\n\n{vector}\n\n{last}"


def lay(root: Path, vectors: Sequence[str]) -> Path:
    """Write the archive."""
    vectors = [printed(vector) for vector in vectors]
    write(root, FRAME)
    content = root / "content"
    (content / "entities").mkdir()
    for form in FORMS:
        (content / f"{form}.json").write_text(json.dumps(_export(form, vectors)), "utf-8")
    _lines(content / "jsonl.comments.jsonl", [_comment(n, v) for n, v in enumerate(vectors)])
    _lines(content / "jsonl.notes.jsonl", [_note(n, v) for n, v in enumerate(vectors)])
    for n, vector in enumerate(vectors):
        (content / f"article{n}.md").write_text(_article(vector), "utf-8")
        (content / f"entities/e{n}.toml").write_text(_entity(n, vector), "utf-8")
    return root


def _lines(file: Path, rows: list[dict[str, Any]]) -> None:
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")


def _export(form: str, vectors: Sequence[str]) -> dict[str, Any]:
    comments = [
        {
            "id": f"k{n}",
            "text": body(form, n, vector),
            "form": form,
            "author": vector,
            "date": "2001",
            "formerly": [vector, f"/old/{vector}"],
        }
        for n, vector in enumerate(vectors)
    ]
    head = {"variorum": "article/1", "key": form, "title": f"Comments in {form}", "text": "<p>x"}
    return {**head, "date": "2001", "comments": comments}


def _comment(n: int, vector: str) -> dict[str, Any]:
    said = {"id": f"k{n}", "text": body("jsonl", n, vector), "author": vector, "date": vector}
    return {**said, "parent": vector} if n % 5 == 0 else said


def _note(n: int, vector: str) -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": vector, "prefix": vector, "suffix": vector}
    form = ("text/html", "text/plain", "text/markdown")[n % 3]
    return {
        "id": vector if n % 2 else f"n{n}",
        "creator": {"name": vector},
        "motivation": vector if n % 7 == 0 else "commenting",
        "body": [
            {"type": "TextualBody", "value": vector, "format": form},
            {"type": "TextualBody", "value": vector, "purpose": "tagging"},
            {"id": vector},
        ],
        "target": {"source": "jsonl", "selector": selector} if n % 2 else {"selector": selector},
    }


def _article(vector: str) -> str:
    words = ("title", "description", "licence", "source", "language")
    head = [f"{key}: {json.dumps(vector)}" for key in words]
    head += [f"{key}: [{json.dumps(vector)}]" for key in ("author", "tags", "formerly")]
    return "\n".join(["---", *head, "date: 2001", "---", vector, ""])


def _entity(n: int, vector: str) -> str:
    said = json.dumps(vector).replace("\x7f", "\\u007f")
    return f'[e{n}]\nname = {said}\nkind = "person"\ndescription = {said}\naliases = [{said}]\n'
