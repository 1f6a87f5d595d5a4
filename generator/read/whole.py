"""The bytes of a source into its reading.

Owns the decoding of bytes, and the message for a file that is not text.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import msgspec

from generator.caps import FILE_BYTES_MAX
from generator.digest import fixity
from generator.errors import Place, Problem, Severity, Trouble
from generator.model.reading import Reading, Records
from generator.model.source import Source
from generator.read.exports.gathered import read_export
from generator.read.exports.opened import unpacked
from generator.read.exports.parts import telling
from generator.read.exports.strange import told
from generator.read.exports.table import (
    HEAD_BYTES,
    closed,
    is_there,
    sniffed,
)
from generator.read.formats import format_of, inner_ending
from generator.read.gather import UNPRINTABLE


def read(source: Source, data: bytes, beside: dict[str, bytes]) -> Reading:
    """Read the bytes of a source; never raises for what they hold."""
    problems: list[Problem] = []
    fitting = {path: raw for path, raw in beside.items() if _fits(path, raw, problems)}
    sidecars = {path: _decoded(path, raw, problems) for path, raw in fitting.items()}
    known = {path: text for path, text in sidecars.items() if text is not None}
    reading = _read(source, data, known, problems)
    records = msgspec.structs.replace(
        reading.records, problems=(*problems, *reading.records.problems)
    )
    return msgspec.structs.replace(reading, records=records)


def _read(
    source: Source, data: bytes, beside: Mapping[str, str], problems: list[Problem]
) -> Reading:
    nothing = Reading(Records())
    inner = _unpacked(source.path, data, problems) if _fits(source.path, data, problems) else None
    if inner is None or not _fits(source.path, inner, problems):
        return nothing
    if export := sniffed(inner_ending(source.path), inner[:HEAD_BYTES]):
        if is_there(export):
            return read_export(source, inner, export, beside)
        problems.append(closed(export, source.path))
        return nothing
    reader = format_of(source.path, inner[:HEAD_BYTES])
    if reader is None:
        what, hint = told(inner_ending(source.path), inner[:HEAD_BYTES])
        problems.append(Problem(Place(source.path), f"{what}: not read", hint, kind=Trouble.UNREAD))
        return nothing
    text = _decoded(source.path, data, problems)
    return nothing if text is None else _with_fixity(reader(source, text, beside), data)


def _with_fixity(reading: Reading, data: bytes) -> Reading:
    """A reading of a pasted text with the whole digest of its file."""
    return msgspec.structs.replace(reading, fixity=fixity(data)) if reading.claims else reading


def _unpacked(path: str, data: bytes, problems: list[Problem]) -> bytes:
    """What is packed in a file, and not much more of it than is read."""
    return unpacked(BytesIO(data), telling(path, problems)).read(FILE_BYTES_MAX + 1)


def _fits(path: str, data: bytes, problems: list[Problem]) -> bool:
    if len(data) <= FILE_BYTES_MAX:
        return True
    hint = f"split it, an export by `variorum import`; at most {FILE_BYTES_MAX // 1024**2} MiB"
    message = "the file is too large"
    problems.append(Problem(Place(path), message, hint, Severity.ERROR, kind=Trouble.UNREAD))
    return False


def _decoded(path: str, data: bytes, problems: list[Problem]) -> str | None:
    """UTF-8 with or without a mark, line ends made one; None, with a problem, for anything else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8 text: byte 0x{data[error.start]:02X}"
        hint = "save it as UTF-8 (it may be Windows-1252 now); until then it is left out"
        place = Place(path, line)
        problems.append(Problem(place, message, hint, Severity.ERROR, kind=Trouble.UNREAD))
        return None
    text, count = UNPRINTABLE.subn("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if count:
        message = f"{count} control characters, each replaced by U+FFFD"
        problems.append(Problem(Place(path), message))
    return text
