"""One file, read and recognised apart from any build.

Owns the way from a path to its reading, with the register of the archive it lies in, and
`archive-doc/1`, the JSON form of what a file was read as.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.beneath import read_beneath
from generator.config import Config, load
from generator.errors import ConfigError, Place, Problem, Severity
from generator.model.body import Body
from generator.model.column import column
from generator.model.mention import Mention, Sightings
from generator.model.reading import Reading
from generator.model.records import Comment, Entity
from generator.read.discover import CONFIG, discover, look
from generator.read.pack import pack
from generator.read.whole import read
from generator.recognise import lexicon
from generator.recognise.documents import Text, document, texts
from generator.recognise.seam import DEFAULT, of_builds, of_documents
from generator.recognise.step import Recognise
from generator.recognise.unlisted import starters
from generator.recognise.unlisted.guess import Unlisted
from generator.recognise.unlisted.search import Finder, find, search

SCHEMA = "archive-doc/1"
EXPLICIT = 1.0
CONTENT = "content"
# A folder that no reader walks.
OWN_LISTS = "entities/_lists"


class Single(Struct, frozen=True):
    """A file as it was read, what it names, and the register it was read with.

    `text` has one kind of line end, so that claims count its characters; `unlisted` are the names
    in `texts` that stand in no register.
    """

    text: str
    reading: Reading
    texts: tuple[Text, ...]
    sightings: Sightings
    unlisted: tuple[Unlisted, ...]
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
        config = _config(content)
        source, beside = look(content, name, config.pasted if config else ())
        data = read_beneath(content, name)
        register = next((c for c in (content, Path.cwd() / CONTENT) if _has_register(c)), None)
        entities = tuple(_entities(register)) if register else ()
    except OSError as error:
        raise ConfigError(_closed(path, content, error)) from error
    reading = read(source, data, beside)
    names, _ = lexicon.build(entities)
    digest, lexicon_blob = lexicon.encode(names)
    cards, blobs = pack(reading)
    shelf = _Shelf({**blobs, digest: lexicon_blob})
    asked = config.recognisers if config else DEFAULT
    step = Recognise(digest, of_builds(asked))
    found = tuple(text for card in cards.articles[:1] for text in texts(document(card), shelf))
    seen = step.sightings(name, found, shelf)
    unlisted = search(
        found, seen, _finders(asked, register or content), {entity.id for entity in entities}
    )
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return Single(text, reading, found, seen, unlisted, entities)


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


def _config(content: Path) -> Config | None:
    """The settings of the archive that a content folder belongs to; raises ConfigError."""
    is_archive = content.name == CONTENT and (content / CONFIG).is_file()
    return load(content.parent) if is_archive else None


def _finders(asked: Iterable[str], content: Path) -> list[Finder]:
    """What is asked for unlisted names, with the starter lists that the archive has of its own."""
    own = {}
    for name in starters.LISTS:
        path = f"{OWN_LISTS}/{name}.txt"
        try:
            own[name] = read_beneath(content, path).decode(errors="replace")
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise ConfigError(_closed(content / path, content, error)) from error
    lists = starters.build(own)
    return [find(name)(lists) for name in of_documents(asked)]


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
    """The title and the line that says it; none where it was made for want of one."""
    article = next(iter(single.reading.records.articles), None)
    if article is None or "title" not in article.inferred:
        return {"text": article.title, "inferred": False, "evidence": None} if article else None
    line = next((c.line for c in single.reading.claims if c.subject == "title"), None)
    line = line or next(
        (n for n, text in enumerate(single.text.split("\n"), 1) if article.title in text), None
    )
    return {"text": article.title, "inferred": True, "evidence": line} if line else None


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
    """What is registered, in the order of the register, then what is not, as it is read."""
    lines = single.text.split("\n")
    bodies = {text.about: text.body for text in single.texts}
    named: dict[str, list[Mention]] = {}
    for mention in single.sightings.mentions:
        named.setdefault(mention.entity, []).append(mention)
    for entity in single.entities:
        if mentions := named.get(entity.id):
            ranges = [(bodies[m.about], m.start, m.end, m.score) for m in mentions]
            yield _entity(lines, entity, ranges)
    for other in single.unlisted:
        guesses = [(single.texts[g.text].body, g.start, g.end, g.score) for g in other.mentions]
        yield _entity(lines, other, guesses)


def _entity(
    lines: Sequence[str],
    entity: Entity | Unlisted,
    ranges: Iterable[tuple[Body, int, int, float]],
) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "registered": isinstance(entity, Entity),
        "mentions": [_mention(lines, *one) for one in ranges],
    }


def _mention(
    lines: Sequence[str], body: Body, start: int, end: int, score: float
) -> dict[str, Any]:
    """A range by its line; the columns are those of the source where its text stands there."""
    line = body.line_at(start)
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    text = body.text[start:end]
    begins = column(body, start, text, source)
    return {
        "line": line,
        "start": begins,
        "end": begins + len(text),
        "text": text,
        "score": score,
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
