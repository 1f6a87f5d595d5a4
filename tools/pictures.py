"""Make the two pictures of the default theme that are not drawn as SVG: the card and the icon.

    python tools/pictures.py

Both show the mark of `templates/assets/favicon.svg`, in whole pixels and flat colours: lines of
text, a rule, and notes beside them. No words: those would need a font, and a language. Writes
`templates/assets/card.png` (1200 x 630, for `og:image`) and `icon.png` (512 x 512).
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

ASSETS = Path(__file__).parents[1] / "templates" / "assets"
PAPER, INK, ACCENT = (0xFB, 0xFA, 0xF7), (0x1B, 0x1A, 0x17), (0x8A, 0x2B, 0x0E)
COLOURS = (PAPER, INK, ACCENT)
# Left, top, width, height and colour of each stroke, in the 32 units of the favicon.
STROKES = (
    (6, 7, 11, 2, 1), (6, 12, 11, 2, 1), (6, 17, 11, 2, 1), (6, 22, 8, 2, 1),
    (20.5, 7, 2, 18, 2), (25, 7, 3, 2, 2), (25, 12, 3, 2, 2),
)  # fmt: skip
UNITS = 32


def main() -> None:
    """Write both."""
    (ASSETS / "card.png").write_bytes(png(1200, 630, 16))
    (ASSETS / "icon.png").write_bytes(png(512, 512, 16))


def png(width: int, height: int, scale: int) -> bytes:
    """The mark in the middle of a sheet of paper, a unit being so many pixels."""
    left, top = (width - UNITS * scale) // 2, (height - UNITS * scale) // 2
    rows = [bytearray(width) for _ in range(height)]
    for x, y, across, down, colour in STROKES:
        first, last = left + int(x * scale), left + int((x + across) * scale)
        for row in rows[top + int(y * scale) : top + int((y + down) * scale)]:
            row[first:last] = bytes([colour]) * (last - first)
    pixels = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    palette = bytes(value for colour in COLOURS for value in colour)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


if __name__ == "__main__":
    main()
