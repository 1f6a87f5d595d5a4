"""A reading written out as a few lines, to be compared with what a case expects.

Owns that form. An article is its name and its fields, a comment `depth id author state parent`, a
note its passage; what is at fault comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator.errors import Problem
from generator.model.reading import Reading
from generator.model.records import Article, Comment, Found, Note, Spot
from generator.model.source import Source
from generator.read.whole import read
from tests.archives import sections

UNSAID = ("name", "place", "text", "is_page")


def read_files(written: str, name: str = "a.md") -> Reading:
    """Read a source and its sidecars, written one below the other as in `tests.archives`."""
    whole = written if written.startswith("-- ") else f"-- {name} --\n{written}"
    (path, coding, text), *others = sections(f"{whole}\n")
    beside = {side: body.encode() for side, _, body in others}
    return read(Source(path, "", tuple((side, "") for side in beside)), text.encode(coding), beside)


def listing(reading: Reading) -> str:
    """Everything in a reading that a person would check."""
    records = reading.records
    lines: list[str] = []
    for article in records.articles:
        lines += _article(article, reading)
    depths: dict[str, int] = {}
    for comment in records.comments:
        depths[comment.id] = depths.get(comment.parent or "", -1) + 1
        lines.append(_comment(comment, depths[comment.id], reading))
    lines += (_note(note, reading) for note in records.notes)
    return "\n".join([*lines, *problems(records.problems, records.articles)])


def problems(found: Iterable[Problem], articles: Iterable[Article] = ()) -> Iterator[str]:
    """Each problem as `line: message`, with the name of the file where it is another."""
    own = {article.place.file for article in articles}
    for problem in found:
        file = "" if problem.place.file in own or not own else f"{problem.place.file}:"
        hint = f" ({problem.hint})" if "unknown" in problem.message else ""
        yield f"! {file}{problem.place.line}: {problem.message}{hint}"


def _article(article: Article, reading: Reading) -> Iterator[str]:
    kind = "page" if article.is_page else "article"
    yield f"{kind} {article.name}: {_text(article, reading)}"
    for field in msgspec.structs.fields(article):
        value = getattr(article, field.name)
        if field.name not in UNSAID and value not in ("", None, (), False):
            yield f"  {field.name} = {_shown(value)}"


def _comment(comment: Comment, depth: int, reading: Reading) -> str:
    head = f"{depth} {comment.id} {comment.author or '-'} {comment.state} {comment.parent or '-'}"
    date = f" {comment.date.text}" if comment.date else ""
    return f"{head}{date}: {_text(comment, reading)}"


def _note(note: Note, reading: Reading) -> str:
    by = " ".join(filter(None, (note.author, note.date.text if note.date else "")))
    places = ", ".join(map(_spot, note.spots)) or f"answering {note.parent}"
    more = (f"[{', '.join(said)}]" for said in (note.motives, note.tags, note.links) if said)
    return f"note {' '.join((places, *more))} by {by or '-'}: {_text(note, reading)}"


def _spot(spot: Spot) -> str:
    """A place of a note, and how it was found where that is worth a word."""
    where = "" if spot.start < 0 else f"{spot.start}-{spot.end} of "
    how = "" if spot.found == Found.ONCE else f" ({spot.found})"
    return f"{where}{'the title of ' if spot.on_title else ''}{spot.about}{how}"


def _text(record: Article | Comment | Note, reading: Reading) -> str:
    return reading.bodies[record.text.digest].text.replace("\n", " / ") or "(nothing)"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " | ".join(map(str, value))
    return str(getattr(value, "text", value))
