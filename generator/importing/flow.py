"""From exports of any size to one native file an article.

Owns the way through the stores, and what becomes of the files that an earlier import wrote. Knows
no format.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from slugify import slugify

from generator.beneath import write_beneath
from generator.errors import OutputError, Place, Problem, Severity
from generator.importing.sources import Lot, lots_of
from generator.importing.store import Store
from generator.importing.written import Written
from generator.publish.faults import explain
from generator.read.exports import joining, native
from generator.read.exports.parts import PINGBACK, Document, telling
from generator.read.formats import stem_of
from generator.run.engine import Progress, silent


class Imported(Struct):
    """What an import did: files, comments, and what was lacking, by why."""

    format: str
    articles: int = 0
    written: int = 0
    comments: int = 0
    lacking: Counter[str] = msgspec.field(default_factory=Counter)
    problems: list[Problem] = msgspec.field(default_factory=list)


def import_file(
    file: Path, into: Path, memory: Path, format: str = "", progress: Progress = silent
) -> Imported:
    """Split an export, or all in a folder, into native files; raises ConfigError where it is none.

    What is read is kept in `memory` until all files are written. A file of the same article is
    brought up to date: the export has the last word, and nothing that only the file has is lost.
    """
    done = Imported("")
    try:
        lots = lots_of(file, format, done.problems)
        done.format = ", ".join(lot.export.name for lot in lots)
        memory.mkdir(parents=True, exist_ok=True)
        into.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stores:
            for lot in lots:
                store = stores.enter_context(Store(memory / f"import-{lot.name()}.sqlite"))
                _collect(lot, store, done, progress)
                _write(store, into, done, progress)
    except sqlite3.DatabaseError as error:
        hint = "see that there is room on the disk, then import again: it goes on where it was"
        if not isinstance(error, sqlite3.OperationalError):
            hint = "delete the files import-… of this folder and import again"
        problem = Problem(Place(str(memory)), f"the import failed: {error}", hint, Severity.ERROR)
        raise OutputError(problem) from error
    except OSError as error:
        told = explain(error, file)
        message = f"the import failed: {told.message}"
        raise OutputError(replace(told, message=message)) from error
    return done


def name_for(file: Path) -> str:
    """The folder for the articles of an export, if the user names none."""
    return slugify(stem_of(file.name).removesuffix(".ndjson")) or "imported"


def _collect(lot: Lot, store: Store, done: Imported, progress: Progress) -> None:
    """Read exports into the store, from where an earlier try was ended."""
    if store.is_whole():
        return
    there = store.count()
    with closing(lot.parts(done.problems)) as parts:
        for number, (line, part) in enumerate(parts, 1):
            if number > there:
                store.put(number, line, part)
            progress("read", number)
    store.finish()


def _write(store: Store, into: Path, done: Imported, progress: Progress) -> None:
    written = Written(into)
    for document in store.documents():
        path, whole = _placed(joining.tidy(document), written, done)
        text = native.spell(whole)
        if not path.exists() or path.read_bytes() != text:
            done.written += 1
            write_beneath(into, path.name, text)
        written.put(whole.post, path)
        _count(document, done)
        progress("write", done.articles)


def _placed(document: Document, written: Written, done: Imported) -> tuple[Path, Document]:
    """The file that a document goes to, and what there is to be in it."""
    path = written.file_of(document)
    old = _read(path, done) if path else None
    if old and not joining.are_one(old, document):
        document = joining.apart(document)
        path = written.file_of(document)
        old = _read(path, done) if path else None
    whole = joining.joined(old, document) if old else document
    path = path or written.new_file(whole.post)
    done.problems += [Problem(Place(str(path)), *doubt) for doubt in joining.doubts(whole)]
    return path, whole


def _read(path: Path, done: Imported) -> Document | None:
    with path.open("rb") as file:
        told = native.parts(file, telling(str(path), done.problems))
        return next(joining.documents(told), None)


def _count(document: Document, done: Imported) -> None:
    done.articles += 1
    pings = sum(answer.kind == PINGBACK for _, answer in document.answers)
    done.comments += len(document.answers) - pings
    if pings:
        done.lacking[PINGBACK] += pings
    for lacking in document.lacking:
        done.lacking[lacking.why] += lacking.count
