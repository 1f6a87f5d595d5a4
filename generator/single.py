"""One file, read and recognised apart from any build.

Owns the way from a path to its reading, with the register of the archive it lies in, and
`archive-doc/1`, the JSON form of what a file was read as.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from generator.errors import Problem
from generator.model.body import Body
from generator.model.mention import Mention, Sightings
from generator.model.reading import Reading
from generator.model.records import Comment, Entity, Record
from generator.read.discover import discover, look
from generator.read.step import read
from generator.recognise import lexicon
from generator.recognise.documents import document
from generator.recognise.step import Recognise

SCHEMA = "archive-doc/1"
EXPLICIT = 1.0


class Single(Struct, frozen=True):
    """A file as it was read, what it names, and the register it was read with."""

    text: str
    reading: Reading
    sightings: Sightings
    entities: tuple[Entity, ...]


class _Shelf:
    """A room that holds blobs alone."""

    def __init__(self, blobs: dict[str, bytes]) -> None:
        self._blobs = blobs

    def blob(self, digest: str) -> bytes:
        """Load bytes by their digest; raises KeyError."""
        return self._blobs[digest]

    def file(self, path: str) -> bytes:
        """No file is to be reached from here."""
        raise FileNotFoundError(path)


def read_single(path: Path) -> Single:
    """Read one file; raises OSError where it cannot be opened."""
    path = path.absolute()
    content = next((p for p in path.parents if p.name == "content"), path.parent)
    register = next((c for c in (content, Path.cwd() / "content") if _has_register(c)), None)
    entities = tuple(_entities(register)) if register else ()
    source, beside = look(content, path.relative_to(content).as_posix())
    data = path.read_bytes()
    reading = read(source, data, beside)
    names, _ = lexicon.build(entities)
    digest, blob = lexicon.encode(names)
    blobs = {name: msgspec.msgpack.encode(body) for name, body in reading.bodies.items()}
    made = Recognise(digest)(document(reading.cards), _Shelf({**blobs, digest: blob}))
    return Single(data.decode("utf-8-sig", "replace"), reading, made.value, entities)


def as_json(single: Single) -> dict[str, Any]:
    """What a file was read as, in the form `archive-doc/1`."""
    cards = single.reading.cards
    article = cards.articles[0] if cards.articles else None
    bodies = single.reading.bodies
    problems = (*cards.problems, *single.sightings.problems)
    return {
        "schema": SCHEMA,
        "article": {
            "title": _title(single),
            "byline": _byline(single),
            "body": _paragraphs(bodies[article.text.digest]) if article else [],
        },
        "comments": [_comment(c, bodies[c.text.digest]) for c in cards.comments],
        "entities": list(_entities_named(single)),
        "remainder": _remainder(single),
        "problems": [_problem(p) for p in problems],
    }


def _has_register(content: Path) -> bool:
    return (content / "entities").is_dir() or (content / "entities.toml").is_file()


def _entities(content: Path) -> Iterator[Entity]:
    found = discover(content, {})
    for source in found.sources:
        if source.path.endswith(".toml"):
            yield from read(source, (content / source.path).read_bytes(), {}).cards.entities


def _title(single: Single) -> dict[str, Any] | None:
    articles = single.reading.cards.articles
    if not articles or "title" in articles[0].inferred:
        return None
    return {"text": articles[0].title, "inferred": False, "evidence": None}


def _byline(single: Single) -> dict[str, Any] | None:
    articles = single.reading.cards.articles
    if not articles or not (articles[0].authors or articles[0].byline):
        return None
    line = next((c.line for c in single.reading.claims if c.subject == "byline"), None)
    name = articles[0].authors[0] if articles[0].authors else None
    return {"name": name, "line": line, "text": articles[0].byline or name}


def _paragraphs(body: Body) -> list[dict[str, Any]]:
    """The text of a body by the source lines it came from."""
    starts = [*body.lines] or [(0, 0)]
    ends = [offset for offset, _ in starts[1:]] + [len(body.text)]
    cut = [(line, body.text[a:b].strip()) for (a, line), b in zip(starts, ends, strict=True)]
    return [{"line": line, "text": text} for line, text in cut if text]


def _comment(comment: Comment, body: Body) -> dict[str, Any]:
    inference = comment.inference
    return {
        "id": comment.id,
        "paragraphs": _paragraphs(body),
        "parent": comment.parent,
        "inferred": inference is not None,
        "confidence": inference.confidence if inference else EXPLICIT,
        "cue": inference.cue if inference else "",
    }


def _entities_named(single: Single) -> Iterator[dict[str, Any]]:
    lines = single.text.split("\n")
    cards = single.reading.cards
    records: tuple[Record, ...] = (*cards.articles, *cards.comments, *cards.notes)
    digests = {record.ref: record.text.digest for record in records}
    for entity in single.entities:
        found = [m for m in single.sightings.mentions if m.entity == entity.id]
        if found:
            bodies = [single.reading.bodies[digests[m.about]] for m in found]
            yield {
                "id": entity.id,
                "name": entity.name,
                "kind": entity.kind.value,
                "registered": True,
                "mentions": [_mention(m, b, lines) for m, b in zip(found, bodies, strict=True)],
            }


def _mention(mention: Mention, body: Body, lines: list[str]) -> dict[str, Any]:
    """A mention by its line; the columns are those of the source where its text stands there."""
    source = lines[mention.line - 1] if 0 < mention.line <= len(lines) else ""
    begins = max((offset for offset, _ in body.lines if offset <= mention.start), default=0)
    guess = mention.start - begins + len(source) - len(source.lstrip())
    text = body.text[mention.start : mention.end]
    places = [i for i in range(len(source)) if source.startswith(text, i)]
    start = min(places, key=lambda i: abs(i - guess), default=guess)
    return {
        "line": mention.line,
        "start": start,
        "end": start + len(text),
        "text": text,
        "score": mention.score,
    }


def _remainder(single: Single) -> list[dict[str, Any]]:
    return [
        {"line": c.line, "text": single.text[c.start : c.end]}
        for c in single.reading.claims
        if c.subject == "remainder"
    ]


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "severity": problem.severity.value,
        "line": problem.place.line,
        "message": problem.message,
        "hint": problem.hint,
    }


def summary(single: Single) -> str:
    """What a file was read as, in a few lines."""
    cards = single.reading.cards
    if not cards.articles:
        return f"No article. {len(cards.entities)} entities."
    article = cards.articles[0]
    named = dict.fromkeys(m.entity for m in single.sightings.mentions)
    guessed = f" (inferred: {', '.join(article.inferred)})" if article.inferred else ""
    return "\n".join(
        (
            f"{article.title}{guessed}",
            f"  by       {', '.join(article.authors) or 'nobody named'}",
            f"  text     {article.text.words:,} words",
            f"  comments {len(cards.comments)}",
            f"  notes    {len(cards.notes)}",
            f"  names    {', '.join(named) or 'none that is registered'}",
        )
    )
