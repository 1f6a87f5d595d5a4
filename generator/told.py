"""What one file was read as, in words and for machines.

Owns `archive-doc/1`, the JSON form of a file, and its summary. Reads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.errors import Problem
from generator.model.body import Body
from generator.model.column import column
from generator.model.mention import Mention
from generator.model.records import Comment, Entity
from generator.recognise.unlisted.guess import Unlisted
from generator.single import Single

SCHEMA = "archive-doc/1"
EXPLICIT = 1.0


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
