"""One file, read and recognised apart from any build.

Owns the way from a path to its reading, with the register of the archive it lies in, and
`archive-doc/1`, the JSON form of what a file was read as.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.beneath import read_beneath
from generator.config import load
from generator.errors import ConfigError, Place, Problem, Severity
from generator.link import merge
from generator.model.body import Body
from generator.model.mention import Mention, Sightings
from generator.model.reading import Reading
from generator.model.records import Comment, Entity, Record
from generator.read.discover import CONFIG, Habits, discover, look
from generator.read.formats import is_pasted
from generator.read.pack import pack
from generator.read.whole import read
from generator.recognise import lexicon
from generator.recognise.documents import document, texts
from generator.recognise.step import Recognise

SCHEMA = "archive-doc/1"
EXPLICIT = 1.0
CONTENT = "content"
# So far from where a mention should stand its text is looked for in the line of the source.
NEAR_CHARS = 10_000


class Single(Struct, frozen=True):
    """A file as it was read, what it names, and the register it was read with.

    `text` has one kind of line end, so that claims count its characters.
    """

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

    def blobs(self, digests: Collection[str]) -> dict[str, bytes]:
        """Load many of them."""
        return {digest: self._blobs[digest] for digest in digests}

    def file(self, path: str) -> bytes:
        """No file is to be reached from here."""
        raise FileNotFoundError(path)


def read_single(path: Path) -> Single:
    """Read one file; raises ConfigError where it cannot be read, or is no source."""
    path = Path(os.path.normpath(path.absolute()))
    content = _content_of(path)
    name = path.relative_to(content).as_posix()
    if name == CONFIG:
        hint = "`variorum check` checks them"
        message = "it holds the settings, no text to be read"
        raise ConfigError(Problem(Place(str(path)), message, hint, Severity.ERROR))
    try:
        source, beside = look(content, name, _habits(content, name))
        data = read_beneath(content, name)
        register = next((c for c in (content, Path.cwd() / CONTENT) if _has_register(c)), None)
        entities, _ = merge(_entities(register) if register else ())
    except OSError as error:
        raise ConfigError(_closed(path, content, error)) from error
    reading = read(source, data, beside)
    names, _ = lexicon.build(entities)
    digest, lexicon_blob = lexicon.encode(names)
    cards, blobs = pack(reading)
    shelf = _Shelf({**blobs, digest: lexicon_blob})
    found = [
        Recognise(digest).sightings(name, list(texts(document(card), shelf)), shelf)
        for card in cards.articles
    ]
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return Single(text, reading, found[0] if found else Sightings(), entities)


def as_json(single: Single) -> dict[str, Any]:
    """What a file was read as, in the form `archive-doc/1`."""
    records = single.reading.records
    article = records.articles[0] if records.articles else None
    bodies = single.reading.bodies
    problems = (*records.problems, *single.sightings.problems)
    return {
        "schema": SCHEMA,
        "article": {
            "title": _title(single),
            "byline": _byline(single),
            "body": _paragraphs(bodies[article.text.digest]) if article else [],
        },
        "comments": [_comment(c, bodies[c.text.digest]) for c in records.comments],
        "entities": list(_entities_named(single)),
        "remainder": _remainder(single),
        "problems": [_problem(p) for p in problems],
    }


def _content_of(path: Path) -> Path:
    """The content folder that a file lies in: an archive's own may hold another of that name."""
    named = [p for p in path.parents if p.name == CONTENT]
    whole = (p for p in reversed(named) if (p / CONFIG).is_file() or _has_register(p))
    return next(whole, named[0] if named else path.parent)


def _habits(content: Path, name: str) -> Habits:
    """The habits that the settings of the archive say for pasted texts; raises ConfigError."""
    is_asked = is_pasted(name) and content.name == CONTENT and (content / CONFIG).is_file()
    return load(content.parent).pasted if is_asked else ()


def _closed(path: Path, content: Path, error: OSError) -> Problem:
    """Why a file, or what is read along with it, could not be opened."""
    way = [path, *path.parents]
    link = next((p for p in way[: way.index(content)] if p.is_symlink()), None)
    if link:
        hint = "name the file itself"
        return Problem(Place(str(link)), "a symbolic link is not followed", hint, Severity.ERROR)
    hint = "let this user read it, and what lies beside it"
    message = f"it cannot be read: {error.strerror or 'it is no plain file'}"
    return Problem(Place(str(path)), message, hint, Severity.ERROR)


def _has_register(content: Path) -> bool:
    return (content / "entities").is_dir() or (content / "entities.toml").is_file()


def _entities(content: Path) -> Iterator[Entity]:
    found = discover(content, {})
    for source in found.sources:
        if source.path.endswith(".toml"):
            yield from read(source, (content / source.path).read_bytes(), {}).records.entities


def _title(single: Single) -> dict[str, Any] | None:
    articles = single.reading.records.articles
    if not articles or "title" in articles[0].inferred:
        return None
    return {"text": articles[0].title, "inferred": False, "evidence": None}


def _byline(single: Single) -> dict[str, Any] | None:
    articles = single.reading.records.articles
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
        "parent": comment.parent or (inference.parent if inference else None),
        "inferred": inference is not None,
        "confidence": inference.confidence if inference else EXPLICIT,
        "cue": inference.cue if inference else "",
    }


def _entities_named(single: Single) -> Iterator[dict[str, Any]]:
    lines = single.text.split("\n")
    found = single.reading.records
    records: tuple[Record, ...] = (*found.articles, *found.comments, *found.notes)
    digests = {record.ref: record.text.digest for record in records}
    named: dict[str, list[Mention]] = {}
    for mention in single.sightings.mentions:
        named.setdefault(mention.entity, []).append(mention)
    for entity in single.entities:
        if mentions := named.get(entity.id):
            bodies = [single.reading.bodies[digests[m.about]] for m in mentions]
            yield {
                "id": entity.id,
                "name": entity.name,
                "kind": entity.kind.value,
                "registered": True,
                "mentions": [_mention(m, b, lines) for m, b in zip(mentions, bodies, strict=True)],
            }


def _mention(mention: Mention, body: Body, lines: Sequence[str]) -> dict[str, Any]:
    """A mention by its line; the columns are those of the source where its text stands there."""
    source = lines[mention.line - 1] if 0 < mention.line <= len(lines) else ""
    block = bisect_right(body.lines, mention.start, key=lambda pair: pair[0])
    begins = body.lines[block - 1][0] if block else 0
    indent = _indented(source)
    text = body.text[mention.start : mention.end]
    start = _nearest(source, text, mention.start - begins + indent)
    return {
        "line": mention.line,
        "start": start,
        "end": start + len(text),
        "text": text,
        "score": mention.score,
    }


def _indented(line: str) -> int:
    return next((i for i, character in enumerate(line) if not character.isspace()), len(line))


def _nearest(source: str, text: str, guess: int) -> int:
    """Where a text stands nearest to a guess; the guess itself where it does not stand near."""
    if source.startswith(text, guess):
        return guess
    left = source.rfind(text, max(0, guess - NEAR_CHARS), guess + len(text))
    right = source.find(text, guess, guess + NEAR_CHARS)
    places = [place for place in (left, right) if place >= 0]
    return min(places, key=lambda place: abs(place - guess), default=guess)


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
    records = single.reading.records
    if not records.articles:
        return f"No article. {len(records.entities)} entities."
    article = records.articles[0]
    named = dict.fromkeys(m.entity for m in single.sightings.mentions)
    guessed = f" (inferred: {', '.join(article.inferred)})" if article.inferred else ""
    return "\n".join(
        (
            f"{article.title}{guessed}",
            f"  by       {', '.join(article.authors) or 'nobody named'}",
            f"  text     {article.text.words:,} words",
            f"  comments {len(records.comments)}",
            f"  notes    {len(records.notes)}",
            f"  names    {', '.join(named) or 'none that is registered'}",
        )
    )
