"""The list of the files that are ours, which stands in the site itself.

Owns its name and its form: `sha256  path` lines in the order of their bytes, as `sha256sum -c`
reads them; the list itself is not in it. Knows nothing of other files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.errors import Place
from generator.publish.faults import refusal

MANIFEST = "manifest-sha256.txt"

# A backslash or a line break would need sha256sum's own way of escaping; no address needs them.
_UNFIT = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)")


def spell(shas: Mapping[str, str]) -> bytes:
    """Write the list. Text in the order of its code points is in the order of its UTF-8 bytes."""
    return "".join(f"{sha}  {path}\n" for path, sha in sorted(shas.items())).encode()


def listed(site: Path) -> dict[str, str]:
    """Path -> SHA-256 of every file of ours; empty where there is no list of ours."""
    file = site / MANIFEST
    if file.is_symlink() or not file.is_file():
        return {}
    lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
    return dict(_entry(file, number, line) for number, line in enumerate(lines, 1) if line)


def checked(path: str) -> str:
    """Return a path that lies in the site, and that the list can hold; raises OutputError."""
    outside = any(part in {"", ".", ".."} for part in path.split("/"))
    if outside or _UNFIT.search(path) or path == MANIFEST:
        raise refusal(ascii(path), "cannot be a file of the site", "Give the page another name.")
    return path


def _entry(file: Path, number: int, line: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    if not found:
        hint = "Restore it, or move the whole folder away and build anew."
        raise refusal(Place(str(file), number), "is no line of a list of files", hint)
    return found[2], found[1]
