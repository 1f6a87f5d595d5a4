"""Where each letter of a file begins and ends.

Owns the shapes of mbox. A letter begins after a line `From `, with a date, that follows an empty
line and precedes a header. `Content-Length` is heeded only where it leads to such a line or to the
end. A file that does not begin so is one letter. Knows of what stands in a letter
no more than how much of its head is looked at.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from msgspec import Struct

from generator.caps import LETTER_BYTES_MAX, MAIL_HEAD_BYTES_MAX
from generator.errors import Severity
from generator.read.exports.parts import Tell

# Of a longer line the rest is read but not looked at; of a longer letter it is not read.
LINE_BYTES = 1 << 16
CHUNK = 1 << 20
# So many empty lines may stand between the end that `Content-Length` names and the next letter.
BLANKS_MAX = 2

_DAY = rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?"
_date = re.compile(
    _DAY + rb"\s+(?:[A-Z][a-z]{2}\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2}\s+\d{2,4})\s+\d{1,2}:\d{2}"
    rb"|\AFrom\s-?\d{9,}\s*\Z"  # Google Groups
)
_field = re.compile(rb">?From |[!-9;-~]+[ \t]*:")
_length = re.compile(rb"^Content-Length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_quoted_from = re.compile(rb"^>(>*From )", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"


class Span(Struct, frozen=True, gc=False):
    """A letter: from where to where, the line it begins at, and whether `From ` is quoted in it."""

    start: int
    end: int
    line: int
    is_quoted: bool


@contextmanager
def jumpable(file: BinaryIO, tell: Tell) -> Iterator[BinaryIO]:
    """The file itself where jumping about in it is cheap; otherwise a copy of it on the disk."""
    if isinstance(file, io.BytesIO) or isinstance(getattr(file, "raw", None), io.FileIO):
        yield file
        return
    with tempfile.TemporaryFile() as copy:
        # Unlike `read` it gives what there is before the packing breaks off.
        read = getattr(file, "read1", file.read)
        try:
            while chunk := read(CHUNK):
                copy.write(chunk)
        except Exception as error:  # noqa: BLE001 (each kind of packing has its own)
            hint = "what comes before is read"
            tell(0, f"the file breaks off ({error})", hint, Severity.ERROR)
        yield cast("BinaryIO", copy)


def spans(file: BinaryIO) -> Iterator[tuple[Span, bytes]]:
    """Every letter of a file and its head, in order."""
    cursor = _Cursor(file)
    is_quoted = cursor.enter()
    while cursor.at < cursor.size:
        start, line = cursor.at, max(cursor.number, 1)
        head = _head(cursor)
        if is_quoted:
            _leap(cursor, head)
            end = _to_next(cursor)
        else:
            end = cursor.at = cursor.size
        yield Span(start, end, line, is_quoted), head
        file.seek(cursor.at)  # letters may have been read meanwhile


def letter(file: BinaryIO, span: Span) -> bytes:
    """The bytes of a letter, as they were before they came into the file."""
    file.seek(span.start)
    raw = file.read(min(span.end - span.start, LETTER_BYTES_MAX))
    return _quoted_from.sub(rb"\1", raw) if span.is_quoted else raw


class _Cursor:
    """A place in a file, which moves on line by line."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.size = file.seek(0, io.SEEK_END)
        self.at = self.number = 0
        file.seek(0)

    def enter(self) -> bool:
        """Go to the first letter; whether a line `From ` stands before it."""
        while line := self.line():
            if line.removeprefix(_BOM).strip():
                break
        if line.removeprefix(_BOM).startswith(b"From ") and _field.match(self.peek(self.at)):
            return True
        self.at -= len(line.removeprefix(_BOM))
        self.number -= line.endswith(b"\n")
        self.file.seek(self.at)
        return False

    def line(self) -> bytes:
        """The line here, or as much of it as is looked at."""
        line = self.file.readline(LINE_BYTES)
        self.at += len(line)
        self.number += line.endswith(b"\n")
        return line

    def peek(self, at: int) -> bytes:
        """The line at another place."""
        self.file.seek(at)
        line = self.file.readline(LINE_BYTES)
        self.file.seek(self.at)
        return line

    def parts(self, line: bytes, at: int) -> bool:
        """Whether a line, which begins there, parts two letters."""
        if not line.startswith(b"From ") or not _date.search(line):
            return False
        return bool(_field.match(self.peek(at + len(line))))

    def pass_over(self, length: int) -> None:
        """Go on by so many bytes."""
        while length > 0:
            chunk = self.file.read(min(length, CHUNK))
            self.number += chunk.count(b"\n")
            self.at += len(chunk)
            length -= len(chunk) or length


def _head(cursor: _Cursor) -> bytes:
    lines, size = [], 0
    while (line := cursor.line()).strip():
        size += len(line)
        if size <= MAIL_HEAD_BYTES_MAX:
            lines.append(line)
    return b"".join(lines)


def _leap(cursor: _Cursor, head: bytes) -> None:
    """Go to where `Content-Length` says that the letter ends, if it does."""
    length = _length.search(head)
    if not length:
        return
    target = end = cursor.at + int(length[1])
    for _ in range(BLANKS_MAX):
        if end < cursor.size and (line := cursor.peek(end)) in (b"\n", b"\r\n"):
            end += len(line)
    if end == cursor.size or (end < cursor.size and cursor.parts(cursor.peek(end), end)):
        cursor.pass_over(target - cursor.at)


def _to_next(cursor: _Cursor) -> int:
    """Go behind the line that parts this letter from the next; where this one ends."""
    is_after_blank = is_fresh = True
    while True:
        end, line = cursor.at, cursor.line()
        if not line or (is_after_blank and cursor.parts(line, end)):
            return end
        is_after_blank = is_fresh and not line.strip()
        is_fresh = line.endswith(b"\n")
