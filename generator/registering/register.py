"""The register of an archive as it stands in its files.

Owns which files those are, what each entry says there, and into which a new one goes. Writes
nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator import toml
from generator.beneath import read_beneath
from generator.errors import ConfigError, Place, Problem, Severity
from generator.export.urls import PLURALS
from generator.model.records import Kind
from generator.read.formats import REGISTER, REGISTER_ENDING
from generator.read.gather import Gather
from generator.read.register import checked, tables
from generator.registering.rows import Row, plain

ONE_FILE = REGISTER + REGISTER_ENDING


class Entry(Struct, frozen=True):
    """An entry as its file has it, and in plain form; `unfit` are the keys that cannot be used."""

    row: Row
    written: Mapping[str, Any]
    unfit: frozenset[str] = frozenset()

    @property
    def file(self) -> str:
        """The file that it stands in, below the content folder."""
        return self.row.place.file


class Register(Struct):
    """Every entry by its id, of two the first; the texts of the files, and their faults."""

    entries: dict[str, Entry]
    texts: dict[str, str]
    problems: list[Problem]

    def file_for(self, kind: str) -> str:
        """The file for a new entry: where most of its kind stand."""
        kinds = Counter(e.file for e in self.entries.values() if e.row.values.get("kind") == kind)
        if kinds:
            return kinds.most_common(1)[0][0]
        if ONE_FILE in self.texts:
            return ONE_FILE
        return f"{REGISTER}/{PLURALS[Kind(kind)]}{REGISTER_ENDING}"


def opened(content: Path) -> Register:
    """The register of a content folder; raises ConfigError where a file of it cannot be read.

    Without that file nobody could say which entries are there.
    """
    register = Register({}, {}, [])
    for path in files_of(content, REGISTER):
        text = text_of(content, path)
        gather = Gather(path)
        register.texts[path] = text
        see_that_it_is_toml(path, text)
        for id, table, line in tables(gather, text.removeprefix("\ufeff")):
            values = checked(gather, line, table)
            unfit = frozenset(table.keys() - values.keys())
            entry = Entry(Row(id, plain(values), Place(path, line)), values, unfit)
            register.entries.setdefault(id, entry)
        register.problems += gather.problems
    return register


def files_of(content: Path, name: str) -> Iterator[str]:
    """The files of the register, or of the decisions, below the content folder."""
    one = content / f"{name}{REGISTER_ENDING}"
    for path in (one, *sorted((content / name).rglob(f"*{REGISTER_ENDING}"))):
        parts = path.relative_to(content).parts
        hidden = any(part.startswith((".", "_")) for part in parts)
        if not hidden and path.is_file():
            yield "/".join(parts)


def see_that_it_is_toml(path: str, text: str) -> None:
    """Raise ConfigError for a text of a file below the content folder that is not TOML."""
    try:
        toml.parse(text.removeprefix("\ufeff"))
    except toml.TomlError as error:
        place = Place(f"content/{path}", error.line)
        problem = Problem(place, f"not TOML: {error.reason}", "mend it first", Severity.ERROR)
        raise ConfigError(problem) from error


def text_of(content: Path, path: str) -> str:
    """What stands in a file below the content folder; raises ConfigError."""
    hint = "mend it, and let this user read it: nothing was done"
    try:
        return read_beneath(content, path).decode()
    except UnicodeDecodeError as error:
        reason = f"it is not UTF-8: {error.reason}"
    except OSError as error:
        reason = f"it cannot be read: {error.strerror or 'it is a symbolic link, or no file'}"
    raise ConfigError(Problem(Place(f"content/{path}"), reason, hint, Severity.ERROR))
