"""WACZ: a web archive as one ZIP file, with WARC files under `archive/`.

Owns which of its entries are read, and what is refused. Nothing is unpacked to a file.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from io import SEEK_END
from typing import BinaryIO, cast

from generator.caps import PACKED_RATIO_MAX, WARC_RECORD_BYTES_MAX
from generator.errors import Severity
from generator.read.exports.captured import Pages, read, tell_inside
from generator.read.exports.opened import AGAIN, UNPACK
from generator.read.exports.parts import Found, Tell
from generator.read.exports.warc import FAULTS, gather


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The pages of all WARC files in a WACZ."""
    with closing(Pages()) as pages:
        for name, entry in _entries(file, tell):
            gather(entry, partial(tell_inside, tell, name), pages)
        yield from read(pages, tell)


def _entries(file: BinaryIO, tell: Tell) -> Iterator[tuple[str, BinaryIO]]:
    """The WARC files in a WACZ, open one after the other."""
    try:
        pack = zipfile.ZipFile(file)
    except (*FAULTS, ValueError) as error:
        tell(0, f"not a ZIP file: {error}", AGAIN, Severity.ERROR)
        return
    with pack:
        archives = [entry for entry in pack.infolist() if _is_archive(entry)]
        if not archives:
            tell(0, "no WARC file is in it", "see whether it is a WACZ", Severity.ERROR)
        if sum(entry.compress_size for entry in archives) > file.seek(0, SEEK_END):
            tell(0, "its entries overlap, as a bomb's do: not read", AGAIN, Severity.ERROR)
            return
        for entry in archives:
            if entry.file_size > PACKED_RATIO_MAX * entry.compress_size + WARC_RECORD_BYTES_MAX:
                times = f"more than {PACKED_RATIO_MAX} times its size when unpacked"
                tell(0, f"{entry.filename}: {times}: not read", UNPACK, Severity.ERROR)
                continue
            try:
                with pack.open(entry) as opened:
                    yield entry.filename, cast("BinaryIO", opened)
            except FAULTS as error:
                tell(0, f"{entry.filename}: {error}", AGAIN, Severity.ERROR)


def _is_archive(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))
