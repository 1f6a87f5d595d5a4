"""From an export of any size to one native file an article.

Owns the way through the store, and what becomes of the files that an earlier import wrote. Knows no
format.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from slugify import slugify

from generator.digest import digest
from generator.errors import ConfigError, OutputError, Place, Problem, Severity
from generator.importing.store import Store
from generator.read.exports import native
from generator.read.exports.naming import Namer
from generator.read.exports.opened import unpacked
from generator.read.exports.parts import (
    PINGBACK,
    Answer,
    Document,
    Found,
    Post,
    Tell,
    documents,
    telling,
)
from generator.read.exports.strange import told, told_of_folder
from generator.read.exports.table import (
    EXPORTS,
    HEAD_BYTES,
    Export,
    closed,
    folder_reader_of,
    is_there,
    named,
    of_folder,
    reader_of,
    sniffed,
)
from generator.read.formats import inner_ending, stem_of
from generator.run.engine import Progress, silent
from generator.toml import nearest

ENDING = ".json"


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
    """Split an export into native files below `into`; raises ConfigError where it is none.

    What is read is kept in `memory` until all files are written. A file of the same article is
    brought up to date: the export has the last word, and nothing that only the file has is lost.
    """
    try:
        found = _format(file, format)
        done = Imported(found.name)
        memory.mkdir(parents=True, exist_ok=True)
        with Store(memory / f"import-{_name(file, found)}.sqlite") as store:
            _collect(file, found, store, done, progress)
            _write(store, into, done, progress)
    except sqlite3.OperationalError as error:
        hint = "wait for the other import of this file, or see that there is room on the disk"
        problem = Problem(Place(str(memory)), f"the import failed: {error}", hint, Severity.ERROR)
        raise OutputError(problem) from error
    except OSError as error:
        message = f"the import failed: {error.strerror or error}"
        problem = Problem(Place(str(error.filename or file)), message, "", Severity.ERROR)
        raise OutputError(problem) from error
    return done


def name_for(file: Path) -> str:
    """The folder for the articles of an export, if the user names none."""
    return slugify(stem_of(file.name).removesuffix(".ndjson")) or "imported"


def _ignored(*_: object) -> None:
    """Leave it to who reads the whole."""


def _format(file: Path, wanted: str) -> Export:
    """The format that is asked for, or that the file has; raises ConfigError."""
    if wanted:
        found, hint = named(wanted), nearest(wanted, [export.name for export in EXPORTS])
        message = f"no such format: {wanted}"
    else:
        found = _sniffed(file)
        what, hint = _told(file)
        message = f"{what}: not imported"
    if found and file.is_dir() and not found.folder:
        message, hint = (
            f"{found.name} is a format of files: this is a folder",
            "name one of its files",
        )
        found = None
    if found is None:
        raise ConfigError(Problem(Place(str(file)), message, hint, Severity.ERROR))
    if not is_there(found):
        raise ConfigError(closed(found, str(file)))
    return found


def _sniffed(file: Path) -> Export | None:
    if file.is_dir():
        return of_folder([path.name for path in file.iterdir()])
    return sniffed(inner_ending(file.name), _head(file))


def _told(file: Path) -> tuple[str, str]:
    return told_of_folder() if file.is_dir() else told(inner_ending(file.name), _head(file))


def _head(file: Path) -> bytes:
    with file.open("rb") as raw:
        return unpacked(raw, _ignored).read(HEAD_BYTES)


def _name(file: Path, found: Export) -> str:
    """Name an export as it is now: another version of it is another import."""
    files = sorted(p for p in file.rglob("*") if p.is_file()) if file.is_dir() else [file]
    seen = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return digest(str(file.resolve()), seen, found.name)[:16]


def _collect(file: Path, found: Export, store: Store, done: Imported, progress: Progress) -> None:
    """Read the export into the store, from where an earlier try was ended."""
    if store.is_whole():
        return
    there = store.count()
    with closing(_parts(file, found, telling(file.name, done.problems))) as parts:
        for number, (line, part) in enumerate(parts, 1):
            if number > there:
                store.put(number, line, part)
            progress("read", number)
    store.finish()


def _parts(file: Path, found: Export, tell: Tell) -> Generator[Found, None, None]:
    if file.is_dir():
        yield from folder_reader_of(found)(file, tell)
    else:
        with file.open("rb") as raw:
            yield from reader_of(found)(unpacked(raw, tell), tell)


def _write(store: Store, into: Path, done: Imported, progress: Progress) -> None:
    into.mkdir(parents=True, exist_ok=True)
    known = dict(_known(into))
    # A name that another article has, in whatever form, is taken.
    keys = {path: key for key, path in known.items()}
    names = Namer({path.stem: keys.get(path, "") for path in into.iterdir()})
    for document in store.documents():
        key = document.post.key
        path = known.get(key) or into / f"{names.name(document.post)}{ENDING}"
        text = native.spell(_joined(path, document, done) if key in known else document)
        done.articles += 1
        pings = sum(answer.kind == PINGBACK for _, answer in document.answers)
        done.comments += len(document.answers) - pings
        if pings:
            done.lacking[PINGBACK] += pings
        for lacking in document.lacking:
            done.lacking[lacking.why] += lacking.count
        if not path.exists() or path.read_bytes() != text:
            done.written += 1
            _put(path, text)
        progress("write", done.articles)


def _known(into: Path) -> Iterator[tuple[str, Path]]:
    """The native files that are there, by the keys of their articles."""
    for path in sorted(into.glob(f"*{ENDING}")):
        with path.open("rb") as file:
            if key := native.key_of(file.read(HEAD_BYTES)):
                yield key, path


def _joined(path: Path, new: Document, done: Imported) -> Document:
    """A document with the comments that only the file has, which are kept at the end."""
    with path.open("rb") as file:
        old = next(documents(native.parts(file, telling(str(path), done.problems))), None)
    there = {_identity(answer) for _, answer in new.answers}
    stay = [pair for pair in (old.answers if old else ()) if _identity(pair[1]) not in there]
    post = _fuller(new.post, old.post) if old else new.post
    return Document(post, new.line, [*new.answers, *stay], new.lacking)


def _fuller(new: Post, old: Post) -> Post:
    """The new post, with the text and the title of the old one where it has none itself."""
    told = {name: getattr(old, name) for name in ("text", "form") if not new.text}
    return replace(new, **told, title=new.title or old.title)


def _identity(answer: Answer) -> str:
    return answer.id or digest(answer.author, answer.date, answer.text)


def _put(path: Path, text: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(text)
    beside.replace(path)
