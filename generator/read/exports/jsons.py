"""The values of a JSON file: one, one a line, or one right after another.

Owns how bytes become values whatever is wrong with some of them, how a value becomes a record, and
how a moment is written. Knows no format.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import chain, islice
from typing import Any, BinaryIO, TypeVar

import msgspec

from generator.caps import FAULTS_MAX, JSON_VALUE_BYTES_MAX
from generator.errors import Severity
from generator.read.exports.moments import iso, since_1970
from generator.read.exports.parts import Tell

HEAD_LINES = 3
BOM = b"\xef\xbb\xbf"
LEFT_OUT = "it is left out"
FAULTS = (msgspec.DecodeError, ValueError, RecursionError)

_opening = re.compile(rb"[\[{\s]*")
_escape = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)"
)
_surrogate = re.compile(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_blank = re.compile(r"\s*")

T = TypeVar("T")
Line = tuple[int, bytes]


def values(file: BinaryIO, tell: Tell, kind: Any = Any) -> Iterator[tuple[int, Any]]:
    """The values of a file, each with the line that it begins at; what is none is told.

    Where there is one a line no more than a line is held.
    """
    lines = _lines(file, tell)
    head = list(islice(lines, HEAD_LINES))
    if not head:
        tell(1, "nothing is in this file", "", Severity.ERROR)
    elif _is_one(head):
        yield from _of_all(chain(head, lines), kind, tell)
    else:
        yield from _of_lines(chain(head, lines), msgspec.json.Decoder(kind).decode, tell)


def made(value: Any, kind: type[T], line: int, tell: Tell) -> T | None:
    """A record of a value; where it cannot be one that is told."""
    try:
        return msgspec.convert(value, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        tell(line, reason(error), LEFT_OUT, Severity.ERROR)
        return None


def sparing(tell: Tell) -> Tell:
    """A way to tell that ends after so many faults: a file may have nothing else."""
    told = 0

    def tell_some(
        line: int, message: str, hint: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        nonlocal told
        told += 1
        if told <= FAULTS_MAX:
            tell(line, message, hint, severity)
        elif told == FAULTS_MAX + 1:
            tell(line, f"more than {FAULTS_MAX} faults: the others are not told", "", severity)

    return tell_some


def moment(told: float | str | None, line: int, tell: Tell) -> str:
    """Seconds since 1970, or ISO 8601 in any zone, as ISO 8601; empty where it is no moment."""
    if not told:
        return ""
    try:
        if isinstance(told, str) and not told.replace(".", "", 1).isdigit():
            return _iso(told.strip())
        return since_1970(float(told))
    except (ValueError, OverflowError, OSError):
        tell(line, f"{told!r:.60} is no date", "left without one")
        return ""


def _iso(told: str) -> str:
    if len(told) <= len("2011-03-02"):
        return date.fromisoformat(told).isoformat()
    return iso(datetime.fromisoformat(told))


def _lines(file: BinaryIO, tell: Tell) -> Iterator[Line]:
    """The lines that are not blank; one without an end is left out, and not held either."""
    number = 0
    while line := file.readline(JSON_VALUE_BYTES_MAX):
        number += 1
        if number == 1:
            line = line.removeprefix(BOM)
        if len(line) == JSON_VALUE_BYTES_MAX and not line.endswith(b"\n"):
            tell(
                number,
                f"a line of more than {JSON_VALUE_BYTES_MAX:,} bytes",
                LEFT_OUT,
                Severity.ERROR,
            )
            while line and not line.endswith(b"\n"):
                line = file.readline(JSON_VALUE_BYTES_MAX)
        elif line and not line.isspace():
            yield number, line


def _is_one(head: list[Line]) -> bool:
    """Whether the lines are those of one value, and not values: a first line may be broken."""
    (_, first), *others = head
    if _is_whole(first):
        return False
    return bool(_opening.fullmatch(first)) or not any(_is_whole(line) for _, line in others)


def _is_whole(line: bytes) -> bool:
    try:
        decoded(line, msgspec.json.decode)
    except FAULTS as error:
        return isinstance(error, RecursionError)
    return True


def _of_lines(
    lines: Iterator[Line], decode: Callable[[bytes], Any], tell: Tell
) -> Iterator[tuple[int, Any]]:
    for number, line in lines:
        try:
            value = decoded(line, decode)
        except FAULTS as error:
            tell(number, reason(error), LEFT_OUT, Severity.ERROR)
        else:
            yield number, value


def _of_all(lines: Iterator[Line], kind: Any, tell: Tell) -> Iterator[tuple[int, Any]]:
    """The value that all lines are, or those that follow one another in them."""
    whole = bytearray()
    start = 0
    for number, line in lines:
        start = start or number
        whole += line
        if len(whole) > JSON_VALUE_BYTES_MAX:
            message = f"a value of more than {JSON_VALUE_BYTES_MAX:,} bytes"
            tell(start, message, "split it, or write one a line", Severity.ERROR)
            return
    try:
        value = decoded(bytes(whole), msgspec.json.Decoder(kind).decode)
    except FAULTS:
        yield from _each(bytes(whole), kind, start, tell)
    else:
        yield start, value


def _each(data: bytes, kind: Any, start: int, tell: Tell) -> Iterator[tuple[int, Any]]:
    """Values with nothing between them, as a loop of downloads leaves them, up to a broken one."""
    text = _mended(data).decode()
    decoder, at, line = json.JSONDecoder(), 0, start
    while at < len(text):
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            hint = "what stands after it is not read"
            tell(line, reason(error), hint, Severity.ERROR)
            return
        found = made(value, kind, line, tell)
        if found is not None:
            yield line, found
        gap = _blank.match(text, end)
        end = gap.end() if gap else end
        line += text.count("\n", at, end)
        at = end


def decoded(data: bytes, decode: Callable[[bytes], Any]) -> Any:
    """A value, with U+FFFD where a character is none."""
    try:
        return decode(data)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError):
        return decode(_mended(data))


def _mended(data: bytes) -> bytes:
    """JSON without halves of a surrogate pair, and in UTF-8."""
    return _escape.sub(_unpaired, data).decode("utf-8", "replace").encode()


def _unpaired(match: re.Match[bytes]) -> bytes:
    return b"\\ufffd" if _surrogate.fullmatch(match[0]) else match[0]


def reason(error: Exception) -> str:
    """Why bytes are no value."""
    if isinstance(error, RecursionError):
        return "nested too deeply to be read"
    if isinstance(error, msgspec.ValidationError):
        return f"not what this format has: {error}"
    return f"not JSON: {error}"
