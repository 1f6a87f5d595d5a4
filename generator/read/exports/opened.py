"""The bytes of an export as they were before somebody packed them.

Owns which kinds of packing are undone, what is said of a file that is cut short, and how much
larger than its file what is in it may be. What comes out is a stream: nobody has to hold it.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from generator.caps import PACKED_BYTES_FREE, PACKED_RATIO_MAX, ZSTD_WINDOW_BYTES_MAX
from generator.errors import Severity
from generator.read.exports.parts import Tell

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
MIB = 1 << 20
AT_ONCE = MIB
# Four bytes of Zstandard may stand for 128 KiB, and all that comes of a piece is held.
ZSTD_AT_ONCE = 1 << 12
# What to do about a file that is packed too well, and about one that is damaged.
UNPACK = "if it is not there to hurt, unpack it yourself"
AGAIN = "what came before that is kept; get the file once more"


def unpacked(file: BinaryIO, tell: Tell) -> BinaryIO:
    """A stream of what is packed in a file, or of the file itself where nothing is.

    Where the packing is damaged, or too much is in it, the stream ends, and that is told. Raises
    ImportError where the package for it is not installed.
    """
    mark = file.read(len(ZSTD))
    file.seek(-len(mark), io.SEEK_CUR)
    if mark.startswith(GZIP):
        return _stream(file, _members(file), (OSError, EOFError, zlib.error), tell)
    if mark == ZSTD:
        import zstandard  # noqa: PLC0415 (an extra)

        frames = _frames(file, zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW_BYTES_MAX))
        return _stream(file, frames, (EOFError, zstandard.ZstdError), tell)
    return file


def _members(file: BinaryIO) -> Iterator[bytes]:
    unpacking = gzip.GzipFile(fileobj=file)
    while data := unpacking.read1(AT_ONCE):
        yield data


def _frames(file: BinaryIO, zstd: Any) -> Iterator[bytes]:
    """What is in each frame; raises EOFError where the last has no end."""
    frame = zstd.decompressobj()
    while data := frame.unused_data or file.read(ZSTD_AT_ONCE):
        if frame.eof:
            frame = zstd.decompressobj()
        yield frame.decompress(data)
    if not frame.eof:
        msg = "its last frame has no end"
        raise EOFError(msg)


def _stream(
    file: BinaryIO, pieces: Iterator[bytes], faults: tuple[type[Exception], ...], tell: Tell
) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(_Unpacking(file, pieces, faults, tell), AT_ONCE))


class _Unpacking(io.RawIOBase):
    """The pieces of what is packed in a file, until they end, fail, or are too many."""

    def __init__(
        self,
        file: BinaryIO,
        pieces: Iterator[bytes],
        faults: tuple[type[Exception], ...],
        tell: Tell,
    ) -> None:
        self._file = file
        self._pieces = pieces
        self._faults = faults
        self._tell = tell
        self._size = 0
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        while not self._left:
            piece = self._next()
            if piece is None:
                return 0
            self._left = memoryview(piece)
        data, self._left = self._left[: len(into)], self._left[len(into) :]
        into[: len(data)] = data
        return len(data)

    def _next(self) -> bytes | None:
        """The next piece; None at the end, of whatever kind."""
        try:
            piece = next(self._pieces, None)
        except self._faults as error:
            self._tell(0, f"the file is cut short or damaged: {error}", AGAIN, Severity.ERROR)
            piece = None
        self._size += len(piece or b"")
        if piece and self._size > PACKED_BYTES_FREE + PACKED_RATIO_MAX * self._file.tell():
            message = f"what is packed in it is more than {PACKED_RATIO_MAX} times its size"
            self._tell(0, message, f"what came before that is kept; {UNPACK}", Severity.ERROR)
            piece = None
        if piece is None:
            self._pieces = iter(())
        return piece
