"""Web archives, written for the tests.

Owns how a record is spelt, and how little room much of the same takes.
"""

from __future__ import annotations

import zlib

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def record(
    body: bytes, address: str = "http://example.org/a", head: bytes = OK, **told: object
) -> bytes:
    """A record of an archive; `told` are fields of its own head."""
    block = (head + b"\r\n" if head else b"") + body
    said = {
        "WARC_Type": "response",
        "WARC_Target_URI": address,
        "WARC_Date": "2011-01-01T00:00:00Z",
        "Content_Type": "application/http; msgtype=response",
        "Content_Length": len(block),
        **told,
    }
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in said.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


A, B = record(b"<p>one"), record(b"<p>two", "http://example.org/b")


def packed(count: int, chunk: bytes, before: bytes = b"") -> bytes:
    """So many of a chunk, one after the other, in little room."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [packer.compress(before), *(packer.compress(chunk) for _ in range(count))]
    return b"".join([*parts, packer.flush()])
