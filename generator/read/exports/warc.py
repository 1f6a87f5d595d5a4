"""Web archives: WARC (ISO 28500).

Owns how the pages in one are found, and what is passed over. No more than one record is held, and
no name in a file becomes a path.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, redirect_stderr
from functools import partial
from importlib.util import find_spec
from io import StringIO
from itertools import islice
from typing import Any, BinaryIO
from urllib.parse import urldefrag

from generator.caps import WARC_HEAD_BYTES_MAX, WARC_JUNK_LINES_MAX, WARC_RECORD_BYTES_MAX
from generator.errors import Severity
from generator.markup.href import web_address
from generator.read.exports.captured import Pages, read, tell_inside
from generator.read.exports.opened import AGAIN, unpacked
from generator.read.exports.parts import Found, Tell

MARK = b"WARC/"
MIB = 1024 * 1024
LINE_BYTES_MAX = CHUNK = 1 << 16
HTML = ("text/html", "application/xhtml+xml")
AS_SENT = ("", "identity", "none")
BROTLI = "br"
FAULTS = (OSError, EOFError, ImportError, RuntimeError, zlib.error, zipfile.BadZipFile)


class _BrokenError(Exception):
    """Why there is nothing more to read."""


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The pages of a WARC file, packed or not."""
    with closing(Pages()) as pages:
        gather(file, tell, pages)
        yield from read(pages, tell)


class _Stream:
    """The bytes of an archive; in a head they have an end."""

    def __init__(self, file: BinaryIO, tell: Tell) -> None:
        self._file = file
        self._tell = tell
        self._is_damaged = False
        self.at = 0
        self.head_end = 0

    def open(self) -> None:
        """Undo its packing, if nobody has."""
        if self._file.seekable():
            self._file = unpacked(self._file, self._damaged)

    def _damaged(self, *said: Any, **more: Any) -> None:
        if not self._is_damaged:
            self._tell(*said, **more)
        self._is_damaged = True

    def fault(self, message: str, hint: str = "") -> None:
        """Tell of an error, unless it is but what damage to the packing led to."""
        if not self._is_damaged:
            self._tell(0, message, hint, Severity.ERROR)

    def read(self, size: int) -> bytes:
        """So many bytes, or fewer at the end."""
        return self._passed(self._file.read(size))

    def readline(self, size: int = LINE_BYTES_MAX) -> bytes:
        """A line, or its beginning where it is very long."""
        data = self._passed(self._file.readline(min(size, LINE_BYTES_MAX)))
        if self.head_end and self.at > self.head_end:
            msg = "its head has no end"
            raise _BrokenError(msg)
        return data

    def tell(self) -> int:
        """How much was read."""
        return self.at

    def _passed(self, data: bytes) -> bytes:
        self.at += len(data)
        return data


def gather(file: BinaryIO, tell: Tell, pages: Pages) -> None:
    """Put every page of a file among the pages; say what else there was."""
    others, unread, stream = Counter[str](), Counter[str](), _Stream(file, tell)
    try:
        for record in _records(stream):
            why = _take(record, tell, pages, unread)
            if why:
                others[why] += 1
    except (_BrokenError, *FAULTS) as error:
        why = str(error) or type(error).__name__
        stream.fault(f"the archive cannot be read to its end: {why}", AGAIN)
    for coding, count in sorted(unread.items()):
        hint = "install the package `brotli`" if coding == "br" else "save such pages by themselves"
        tell(0, f"{count} page{'s' * (count > 1)} packed with {coding:.20}: not read", hint)
    if others:
        what = ", ".join(f"{count} {why:.40}" for why, count in others.most_common(8))
        tell(0, f"records that are no pages: {what}", severity=Severity.NOTICE)


def _records(stream: _Stream) -> Iterator[Any]:
    """Every record with a head and a length; what is left of its body is passed over."""
    from warcio.recordloader import ArcWarcRecordLoader  # noqa: PLC0415 (an extra)

    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    whole, broken, is_astray = 0, 0, False
    stream.open()
    try:
        while True:
            was_astray = is_astray
            head, is_astray = _next_head(stream)
            broken += is_astray and not was_astray
            if not head:
                break
            record = _record(loader, stream, head)
            if record is None:
                broken, is_astray = broken + 1, True
                continue
            is_astray = False
            whole += 1
            yield record
            _pass_over(record)
    finally:
        if broken and whole:
            hint = "what could be found between them is kept"
            stream.fault(f"places in the archive that are no record: {broken}", hint)
    if not whole:
        stream.fault("no record of a web archive is in it")


def _next_head(stream: _Stream) -> tuple[bytes, bool]:
    """The line that the next record begins with, and whether there was something before it."""
    is_astray = False
    for line in islice(iter(stream.readline, b""), WARC_JUNK_LINES_MAX):
        if line.startswith(MARK):
            return line, is_astray
        is_astray = is_astray or bool(line.strip())
    if stream.readline():
        msg = "no record follows"
        raise _BrokenError(msg)
    return b"", is_astray


def _record(loader: Any, stream: _Stream, head: bytes) -> Any:
    stream.head_end = stream.at + WARC_HEAD_BYTES_MAX
    try:
        record = loader.parse_record_stream(stream, head, "warc")
    except (_BrokenError, OSError, zlib.error, zipfile.BadZipFile):
        raise
    except Exception:  # noqa: BLE001 (warcio raises nearly anything)
        return None
    finally:
        stream.head_end = 0
    length = record.rec_headers.get_header("Content-Length") or ""
    return record if length.strip().isdecimal() else None


def _pass_over(record: Any) -> None:
    while record.raw_stream.read(CHUNK):
        pass
    if record.raw_stream.limit:
        msg = "it ends within a record"
        raise _BrokenError(msg)


def _take(record: Any, tell: Tell, pages: Pages, unread: Counter[str]) -> str:
    """Put the page of a record among the pages; why there is none."""
    http, told = record.http_headers, record.rec_headers
    if record.rec_type not in ("response", "resource"):
        return record.rec_type or "of no type"
    type = (http.get_header("Content-Type") if http else record.content_type) or ""
    if type.partition(";")[0].strip().lower() not in HTML:
        return "other than HTML"
    if http and not http.get_statuscode().startswith("2"):
        return "redirects and errors"
    address = web_address(urldefrag(told.get_header("WARC-Target-URI") or "")[0]) or ""
    if not address.lower().startswith("http"):
        return "without a web address"
    body = _body(record, partial(tell_inside, tell, address), unread)
    _pass_over(record)
    if body:
        pages.put(address, told.get_header("WARC-Date") or "", body)
    return ""


def _body(record: Any, tell: Tell, unread: Counter[str]) -> bytes:
    """The page of a record as its server made it; empty where it cannot be read."""
    from warcio.bufferedreaders import BufferedReader  # noqa: PLC0415 (an extra)

    http, noise = record.http_headers, StringIO()
    coding = ((http and http.get_header("Content-Encoding")) or "").strip().lower()
    with redirect_stderr(noise):
        body = _brotli(record) if coding == BROTLI else _limited(record, record.content_stream())
    if body is None:
        message = f"a page of more than {WARC_RECORD_BYTES_MAX // MIB} MiB: not read"
        tell(0, message, "save it by itself, in parts", Severity.ERROR)
        return b""
    known = (*AS_SENT, *BufferedReader.get_supported_decompressors())
    if (coding == BROTLI or coding not in known) and not body.lstrip().startswith(b"<"):
        unread[coding] += 1
        return b""
    if noise.getvalue() or record.rec_headers.get_header("WARC-Truncated"):
        tell(0, "the page is cut short or damaged", "what there is of it is read")
    return body


def _brotli(record: Any) -> bytes | None:
    """The body, unpacked where that can be done; None where it is too large.

    warcio would ask the library for something that it has not.
    """
    body = _limited(record, record.raw_stream)
    if body is None or not find_spec("brotli"):
        return body
    import brotli  # noqa: PLC0415 (an extra)

    unpacker = brotli.Decompressor()
    try:
        page = unpacker.process(body, output_buffer_limit=WARC_RECORD_BYTES_MAX + 1)
    except brotli.error:
        return body
    if len(page) > WARC_RECORD_BYTES_MAX:
        return None
    return bytes(page) if unpacker.is_finished() else body


def _limited(record: Any, stream: Any) -> bytes | None:
    """The body; None where it is too large, packed or not."""
    if record.length > WARC_RECORD_BYTES_MAX:
        return None
    body = bytearray()
    while chunk := stream.read(CHUNK):
        body += chunk
        if len(body) > WARC_RECORD_BYTES_MAX:
            return None
    return bytes(body)
