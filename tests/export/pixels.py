"""A PNG as it stands in a file: its size, and where there is ink in it.

Owns just enough of the format to judge what is drawn; tests nothing.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Bytes of a pixel: red, green, blue, alpha.
WIDTH = 4


def size(png: bytes) -> tuple[int, int]:
    """How wide and high a whole picture is: every sum holds, and every pixel is there."""
    chunks = list(_chunks(png))
    width, height = struct.unpack(">II", chunks[0][1][:8])
    assert [kind for kind, _ in (chunks[0], chunks[-1])] == [b"IHDR", b"IEND"]
    assert len(_filtered(chunks)) == height * (1 + width * WIDTH)
    return width, height


def shape(png: bytes) -> list[int]:
    """The columns of a small picture in which there is ink, on a ground of one colour."""
    width, _ = size(png)
    rows = list(_rows(_filtered(list(_chunks(png))), width * WIDTH))
    ground = rows[0][:WIDTH]
    return [
        x for x in range(width) if any(row[x * WIDTH : (x + 1) * WIDTH] != ground for row in rows)
    ]


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    assert png.startswith(SIGNATURE)
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert png[at + 8 + length : at + 12 + length] == struct.pack(">I", zlib.crc32(kind + data))
        yield kind, data
        at += 12 + length


def _filtered(chunks: list[tuple[bytes, bytes]]) -> bytes:
    return zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))


def _rows(data: bytes, length: int) -> Iterator[bytes]:
    """Rows as they are, of such as say what they add to their neighbours."""
    above = bytes(length)
    for start in range(0, len(data), length + 1):
        row, way = bytearray(data[start + 1 : start + 1 + length]), data[start]
        for i in range(length):
            left = row[i - WIDTH] if i >= WIDTH else 0
            corner = above[i - WIDTH] if i >= WIDTH else 0
            row[i] = (row[i] + _added(way, left, above[i], corner)) & 255
        above = bytes(row)
        yield above


def _added(way: int, left: int, above: int, corner: int) -> int:
    if way == 4:
        guess = left + above - corner
        return min((left, above, corner), key=lambda near: abs(guess - near))
    return (0, left, above, (left + above) // 2)[way]
