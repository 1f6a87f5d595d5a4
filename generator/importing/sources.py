"""What there is to import: a file, or all that lies in a folder.

Owns which file is of which format, what is left out, and the order: guests last, and in a format
file by file as people count them, 2 before 10.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.digest import digest
from generator.errors import ConfigError, Place, Problem, Severity
from generator.importing.sites import in_place
from generator.read.exports import guests
from generator.read.exports.opened import unpacked
from generator.read.exports.pages.paging import ALL_PAGES
from generator.read.exports.parts import Found, Tell, telling
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
from generator.read.formats import inner_ending
from generator.toml import nearest

# Where browsers put what belongs to a page that they save.
SATELLITES = ("_files", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "-filer")
KNOWN = "`variorum formats` lists what is read; --format NAME insists on one"
TOLD_MAX = 3

_digits = re.compile(r"[0-9]+")


class Lot(Struct, frozen=True):
    """Files of one format, or folders where that is one of folders."""

    export: Export
    files: tuple[Path, ...]

    def name(self) -> str:
        """A name for these files as they are now: other versions of them are another lot."""
        whole = [path for file in self.files for path in _all_of(file)]
        stats = [(str(path.resolve()), path.stat()) for path in whole]
        seen = [(path, stat.st_size, stat.st_mtime_ns) for path, stat in stats]
        return digest(seen, self.export.name)[:16]

    def parts(self, problems: list[Problem]) -> Generator[Found, None, None]:
        """What all of them say."""
        for file in self.files:
            tell = telling(file.name, problems)
            found = _read(self.export, file, _among_others(tell) if self.files[1:] else tell)
            if self.export.guest:
                found = (guests.named(part, self.export.name) for part in found)
            yield from found


def lots_of(path: Path, format: str, problems: list[Problem]) -> list[Lot]:
    """What is to be read of a file or a folder; raises ConfigError where there is nothing."""
    wanted = named(format)
    if format and wanted is None:
        hint = nearest(format, [export.name for export in EXPORTS])
        raise ConfigError(_nothing(path, f"no such format: {format}", hint))
    if not path.is_dir() or (wanted and wanted.folder):
        return [Lot(_one(path, wanted or _sniffed(path)), (path,))]
    if not format and (site := in_place([file.name for file in path.iterdir()])):
        raise ConfigError(_nothing(path, *site))
    found: dict[str, list[Path]] = {}
    others = []
    for file, export in _all_in(path):
        if export and is_there(export) and wanted in (None, export):
            found.setdefault(export.name, []).append(file)
        else:
            others.append(file.relative_to(path).as_posix())
            problems += [closed(export, others[-1])] if export and not is_there(export) else []
    if not found:
        empty = (f"no {format} export is in this folder", KNOWN) if format else told_of_folder()
        raise ConfigError(_nothing(path, *empty))
    if others:
        problems.append(_left_out(path, others))
    exports = sorted(EXPORTS, key=lambda export: export.guest)
    return [Lot(one, tuple(found[one.name])) for one in exports if one.name in found]


def _one(path: Path, export: Export | None) -> Export:
    if export is None:
        what, hint = told(inner_ending(path.name), _head(path))
        raise ConfigError(_nothing(path, f"{what}: not imported", hint))
    if not is_there(export):
        raise ConfigError(closed(export, str(path)))
    return export


def _nothing(path: Path, message: str, hint: str) -> Problem:
    return Problem(Place(str(path)), message, hint, Severity.ERROR)


def _left_out(path: Path, others: list[str]) -> Problem:
    names = ", ".join(others[:TOLD_MAX]) + (", …" if len(others) > TOLD_MAX else "")
    many = f"{len(others):,} file{'s' * (len(others) > 1)}"
    return Problem(
        Place(str(path)),
        f"left out, for they are no exports: {many}: {names}",
        KNOWN,
        Severity.NOTICE,
    )


def _all_in(folder: Path) -> Iterator[tuple[Path, Export | None]]:
    """The files below a folder with their formats, and the folders that are exports."""
    below = sorted(folder.iterdir(), key=_counted)
    export = of_folder([path.name for path in below])
    if export:
        yield folder, export
        return
    for path in below:
        if path.is_symlink() or path.name.startswith("."):
            continue
        if not path.is_dir():
            yield path, _sniffed(path)
        elif not path.name.endswith(SATELLITES):
            yield from _all_in(path)


def _counted(path: Path) -> list[tuple[str, int]]:
    """What to sort names by, with the numbers in them as numbers."""
    numbers = map(int, _digits.findall(path.name))
    return list(zip(_digits.split(path.name), (*numbers, 0), strict=True))


def _sniffed(file: Path) -> Export | None:
    return sniffed(inner_ending(file.name), _head(file))


def _head(file: Path) -> bytes:
    with file.open("rb") as raw:
        return unpacked(raw, _ignored).read(HEAD_BYTES)


def _ignored(*_: object) -> None:
    """Leave it to who reads the whole."""


def _all_of(file: Path) -> Iterable[Path]:
    return sorted(p for p in file.rglob("*") if p.is_file()) if file.is_dir() else (file,)


def _read(export: Export, file: Path, tell: Tell) -> Iterator[Found]:
    if file.is_dir():
        yield from folder_reader_of(export)(file, tell)
    else:
        with file.open("rb") as raw:
            yield from reader_of(export)(unpacked(raw, tell), tell)


def _among_others(tell: Tell) -> Tell:
    """A way to tell of a file without what is true of it alone: its other pages are here too."""

    def among(line: int, message: str, hint: str = "", *more: Any, **said: Any) -> None:
        if hint != ALL_PAGES:
            tell(line, message, hint, *more, **said)

    return among
