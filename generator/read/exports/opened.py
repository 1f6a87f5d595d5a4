"""The bytes of an export as they were before somebody packed them.

Owns which kinds of packing are undone. What comes out is a stream: nobody has to hold it.
"""

from __future__ import annotations

import gzip
import io
from typing import BinaryIO, cast

from generator.read.formats import ending_of, stem_of

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
PACKED = (".gz", ".zst")
# The dumps of Reddit need a window of 2 GiB.
WINDOW_MAX = 1 << 31


def unpacked(file: BinaryIO) -> BinaryIO:
    """A stream of what is packed in a file, or of the file itself where nothing is.

    Raises ImportError where the package for it is not installed.
    """
    mark = file.read(4)
    file.seek(-len(mark), io.SEEK_CUR)
    if mark.startswith(GZIP):
        return cast("BinaryIO", gzip.GzipFile(fileobj=file))
    if mark == ZSTD:
        import zstandard  # noqa: PLC0415 (an extra)

        stream = zstandard.ZstdDecompressor(max_window_size=WINDOW_MAX).stream_reader(
            file, read_across_frames=True, closefd=False
        )
        return cast("BinaryIO", io.BufferedReader(stream, 1 << 20))
    return file


def inner_ending(path: str) -> str:
    """The ending of what is packed in a file of this name; that of the file where nothing is."""
    ending = ending_of(path)
    return ending_of(stem_of(path)) if ending in PACKED else ending
