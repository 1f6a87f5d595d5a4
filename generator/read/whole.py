"""The bytes of a source into its reading.

Owns the decoding of bytes, and the message for a file that is not text.
"""

from __future__ import annotations

import msgspec

from generator.errors import Place, Problem, Severity
from generator.model.reading import Reading, Records
from generator.model.source import Source
from generator.read.formats import format_of
from generator.read.gather import UNPRINTABLE

FILE_BYTES_MAX = 64 * 1024 * 1024


def read(source: Source, data: bytes, beside: dict[str, bytes]) -> Reading:
    """Read the bytes of a source; never raises for what they hold."""
    problems: list[Problem] = []
    text = _decoded(source.path, data, problems)
    sidecars = {path: _decoded(path, raw, problems) for path, raw in beside.items()}
    reader = format_of(source.path)
    if text is None or reader is None:
        return Reading(Records(problems=tuple(problems)))
    known = {path: text for path, text in sidecars.items() if text is not None}
    reading = reader(source, text, known)
    records = msgspec.structs.replace(
        reading.records, problems=(*problems, *reading.records.problems)
    )
    return msgspec.structs.replace(reading, records=records)


def _decoded(path: str, data: bytes, problems: list[Problem]) -> str | None:
    """UTF-8 with or without a mark, line ends made one; None, with a problem, for anything else."""
    if len(data) > FILE_BYTES_MAX:
        hint = f"split it; at most {FILE_BYTES_MAX // 1024**2} MiB are read"
        problems.append(
            Problem(Place(path), "the file is too large to be a text", hint, Severity.ERROR)
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8 text: byte 0x{data[error.start]:02X}"
        hint = "save it as UTF-8 (it may be Windows-1252 now); until then it is left out"
        problems.append(Problem(Place(path, line), message, hint, Severity.ERROR))
        return None
    text, count = UNPRINTABLE.subn("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if count:
        message = f"{count} control characters, each replaced by U+FFFD"
        problems.append(Problem(Place(path), message))
    return text
