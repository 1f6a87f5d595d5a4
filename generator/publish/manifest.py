"""The list of the files that are ours, which stands in the site itself.

Owns its name and its form: `sha256  path` lines in the order of their bytes, as `sha256sum -c`
reads them; the list itself is not in it. Knows nothing of other files.
"""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from generator.errors import Place
from generator.publish.faults import refusal

MANIFEST = "manifest-sha256.txt"

# A backslash or a line break would need sha256sum's own way of escaping; no address needs them.
_UNFIT = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
_LINE = re.compile(r"[0-9a-f]{64}  .+")
_LIST = re.compile(r"(?:[0-9a-f]{64}+  .++\n)*+")
# Where in its line a path begins: behind the digits and two spaces.
_PATH = 66


class Listed(Struct, frozen=True):
    """The list that stands in a site; the empty one where there is none of ours."""

    # Path -> SHA-256.
    shas: dict[str, str] = {}
    text: bytes = b""
    # False where somebody has changed the order of the lines, so that none can be put in its place.
    in_order: bool = True
    # The file that was read: number, size, time.
    stamp: tuple[int, int, int] | None = None

    def changed(self, changes: Mapping[str, str]) -> bytes:
        """Write the list anew with some lines made, replaced, or (their SHA-256 empty) left out.

        That costs a hundredth of spelling them all, where there are many.
        """
        pieces, end = [], 0
        for path, sha in sorted(changes.items()):
            begin = self._line(path)
            pieces += [self.text[end:begin], _line(path, sha).encode() if sha else b""]
            end = begin + len(_line(path, self.shas[path]).encode()) if path in self.shas else begin
        return b"".join([*pieces, self.text[end:]])

    def _line(self, path: str) -> int:
        """Where in the text the line of a path begins, or would begin."""
        text, name = self.text, path.encode()

        def path_around(place: int) -> bytes:
            return text[text.rfind(b"\n", 0, place) + 1 + _PATH : text.index(b"\n", place)]

        return bisect_left(range(len(text)), name, key=path_around)


def spell(shas: Mapping[str, str]) -> bytes:
    """Write the list. Text in the order of its code points is in the order of its UTF-8 bytes."""
    return "".join([_line(path, sha) for path, sha in sorted(shas.items())]).encode()


def listed(site: Path, known: Listed | None = None) -> Listed:
    """Read the list of a site, unless it is the `known` one still."""
    file = site / MANIFEST
    stamp = _stamp(file)
    if stamp is None:
        return Listed()
    return known if known and known.stamp == stamp else _read(file, stamp)


def checked(path: str) -> str:
    """Return a path that lies in the site, and that the list can hold; raises OutputError."""
    outside = any(part in {"", ".", ".."} for part in path.split("/"))
    if outside or _UNFIT.search(path) or path == MANIFEST:
        raise refusal(ascii(path), "cannot be a file of the site", "Give the page another name.")
    return path


def stamp_of(seen: os.stat_result) -> tuple[int, int, int]:
    """What tells a list from one that took its place."""
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def _line(path: str, sha: str) -> str:
    return f"{sha}  {path}\n"


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        seen = os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return stamp_of(seen) if stat.S_ISREG(seen.st_mode) else None


def _read(file: Path, stamp: tuple[int, int, int]) -> Listed:
    data = file.read_bytes()
    text = data.decode(errors="replace")
    lines = text.split("\n")
    # All at once: line by line takes many times as long. What is no UTF-8 was replaced.
    whole = _LIST.fullmatch(text) is not None and "\ufffd" not in text
    if not whole:
        _refuse_unfit(file, lines)
    shas = {line[_PATH:]: line[: _PATH - 2] for line in lines if line}
    in_order = whole and len(shas) == len(lines) - 1 and list(shas) == sorted(shas)
    return Listed(shas, data, in_order, stamp)


def _refuse_unfit(file: Path, lines: Iterable[str]) -> None:
    """Name the first line that is none; a line break too many, or none at the end, is no fault."""
    for number, line in enumerate(lines, 1):
        if line and not _LINE.fullmatch(line):
            hint = "Restore it, or move the whole folder away and build anew."
            raise refusal(Place(str(file), number), "is no line of a list of files", hint)
