"""What is packed in a file, for the last look at it.

Owns by what a packed file is known, and that one which nothing here can open is told from one that
is not packed. What a build packs itself it packs of bytes that were looked at before.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from importlib.util import find_spec
from io import BytesIO

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
# It has no mark of its own.
BROTLI_ENDING = ".br"

Opener = Callable[[bytes], bytes]


class ClosedError(Exception):
    """A file that nothing here can open: nobody knows what it holds."""


def unpacked(path: str, data: bytes) -> bytes:
    """What is packed in a file; the file as it is where it is none; raises ClosedError."""
    module, opener = _way(path, data)
    if opener is None:
        return data
    if find_spec(module) is None:
        raise ClosedError
    return opener(data)


def _way(path: str, data: bytes) -> tuple[str, Opener | None]:
    """The module that opens a file, and how."""
    if data[:2] == GZIP:
        return "gzip", _gzip
    if data[:4] == ZSTD:
        return "zstandard", _zstd
    if path.endswith(BROTLI_ENDING):
        return "brotli", _brotli
    return "", None


def _gzip(data: bytes) -> bytes:
    import gzip  # noqa: PLC0415 (few files are packed)

    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return data


def _zstd(data: bytes) -> bytes:
    import zstandard  # noqa: PLC0415 (as above)

    try:
        source = zstandard.ZstdDecompressor()
        with source.stream_reader(BytesIO(data), read_across_frames=True) as stream:
            return bytes(stream.read())
    except zstandard.ZstdError:
        return data


def _brotli(data: bytes) -> bytes:
    import brotli  # noqa: PLC0415 (as above)

    try:
        return bytes(brotli.decompress(data))
    except brotli.error:
        return data
