"""The bytes of an export as they were before somebody packed them.

Owns which kinds of packing are undone, and what is said of a file that is cut short. What comes out
is a stream: nobody has to hold it.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from generator.errors import Severity
from generator.read.exports.parts import Tell

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
# The dumps of Reddit need a window of 2 GiB.
WINDOW_MAX = 1 << 31
AT_ONCE = 1 << 20
# What to do about a file that is damaged.
AGAIN = "what came before that is kept; get the file once more"


def unpacked(file: BinaryIO, tell: Tell) -> BinaryIO:
    """A stream of what is packed in a file, or of the file itself where nothing is.

    Where the packing is damaged the stream ends, and that is told. Raises ImportError where the
    package for it is not installed.
    """
    mark = file.read(len(ZSTD))
    file.seek(-len(mark), io.SEEK_CUR)
    if mark.startswith(GZIP):
        return _stream(gzip.GzipFile(fileobj=file).read1, (OSError, EOFError, zlib.error), tell)
    if mark == ZSTD:
        import zstandard  # noqa: PLC0415 (an extra)

        reader = zstandard.ZstdDecompressor(max_window_size=WINDOW_MAX).stream_reader(
            file, read_size=AT_ONCE, read_across_frames=True
        )
        return _stream(reader.read, (zstandard.ZstdError,), tell)
    return file


def _stream(
    read: Callable[[int], bytes], faults: tuple[type[Exception], ...], tell: Tell
) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(_Unpacking(read, faults, tell), AT_ONCE))


class _Unpacking(io.RawIOBase):
    """What a function gives until it ends or fails."""

    def __init__(
        self, read: Callable[[int], bytes], faults: tuple[type[Exception], ...], tell: Tell
    ) -> None:
        self._read = read
        self._faults = faults
        self._tell = tell

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        try:
            data = self._read(len(into))
        except self._faults as error:
            self._tell(0, f"the file is cut short or damaged: {error}", AGAIN, Severity.ERROR)
            self._read = _nothing
            return 0
        into[: len(data)] = data
        return len(data)


def _nothing(_: int) -> bytes:
    return b""
