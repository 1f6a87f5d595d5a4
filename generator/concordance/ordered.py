"""The files of Pagefind in one order: the same pages, the same bytes.

Owns what is not so by itself: it lists filters and their values as its hash tables have them, and
names two files by what is in them. Knows CBOR as far as those two kinds of file use it.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from generator.digest import digest_bytes

ENTRY = "pagefind-entry.json"
# Before the CBOR of a file stands this.
MARK = b"pagefind_dcd"
# Where in the index of an index its filters stand, each with its file.
FILTERS = 3
NUMBER, TEXT, ARRAY = 0, 3, 4
# How many bytes a number of CBOR has, by what stands in its first byte.
WIDE = {24: 1, 25: 2, 26: 4, 27: 8}


def order(made: Path) -> None:
    """Bring the files of a bundle into their one form; raises ValueError for another format."""
    entry = msgspec.json.decode((made / ENTRY).read_bytes())
    for language in entry["languages"].values():
        language["hash"] = _meta(made, language["hash"])
    (made / ENTRY).write_bytes(msgspec.json.encode(entry, order="sorted"))


def _meta(made: Path, name: str) -> str:
    """Put the filters of one language in order; gives the new name of the file that lists them."""
    file = made / f"pagefind.{name}.pf_meta"
    meta = _read(file)
    meta[FILTERS] = sorted([of, _filter(made, hash)] for of, hash in meta[FILTERS])
    return _renamed(file, "pagefind.", name, meta)


def _filter(made: Path, name: str) -> str:
    file = made / f"filter/{name}.pf_filter"
    of, values = _read(file)
    return _renamed(file, "", name, [of, sorted(values)])


def _renamed(file: Path, before: str, name: str, value: Any) -> str:
    """Write a file under the name of its content, as long as its name was."""
    data = MARK + b"".join(_encoded(value))
    language, _, hash = name.rpartition("_")
    renamed = f"{language}_{digest_bytes(data)[: len(hash)]}"
    file.unlink()
    # Stored, not deflated: what deflate makes of it depends on its version.
    packed = gzip.compress(data, compresslevel=0, mtime=0)
    file.with_name(f"{before}{renamed}{file.suffix}").write_bytes(packed)
    return renamed


def _read(file: Path) -> Any:
    try:
        data = gzip.decompress(file.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(str(error)) from None
    if not data.startswith(MARK):
        message = f"{file.name} is not of a known form"
        raise ValueError(message)
    value, end = _decoded(data, len(MARK))
    if end != len(data):
        message = f"{file.name} has more in it than is known"
        raise ValueError(message)
    return value


def _decoded(data: bytes, at: int) -> tuple[Any, int]:
    """The value that begins at a place, and where it ends."""
    kind, short = data[at] >> 5, data[at] & 31
    wide = WIDE.get(short, 0)
    number = int.from_bytes(data[at + 1 : at + 1 + wide], "big") if wide else short
    at += 1 + wide
    if kind == NUMBER:
        return number, at
    if kind == TEXT:
        return data[at : at + number].decode(), at + number
    if kind != ARRAY or short > max(WIDE):
        message = f"CBOR of a kind that is not known: {kind}, {short}"
        raise ValueError(message)
    items = []
    for _ in range(number):
        item, at = _decoded(data, at)
        items.append(item)
    return items, at


def _encoded(value: Any) -> Iterator[bytes]:
    if isinstance(value, int):
        yield _head(NUMBER, value)
    elif isinstance(value, str):
        data = value.encode()
        yield _head(TEXT, len(data)) + data
    else:
        yield _head(ARRAY, len(value))
        for item in value:
            yield from _encoded(item)


def _head(kind: int, number: int) -> bytes:
    """The first bytes of a value, no more than it takes."""
    if number < min(WIDE):
        return bytes([kind << 5 | number])
    short, wide = next((s, w) for s, w in WIDE.items() if number < 1 << 8 * w)
    return bytes([kind << 5 | short]) + number.to_bytes(wide, "big")
