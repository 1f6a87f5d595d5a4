"""The files of the register, written.

Owns which file an entry goes to. Of a file nothing changes but the entries that do.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.beneath import write_beneath
from generator.errors import OutputError, Place, Problem, Severity
from generator.registering.blocks import BlockError, Values, edited
from generator.registering.merging import Merged
from generator.registering.register import Register

BOM = "\ufeff"


def changed(
    register: Register, merged: Merged, into: str = ""
) -> tuple[dict[str, str], list[Problem]]:
    """The texts of the files that change, and a problem for each entry that cannot be written.

    A new entry goes to the file `into`, or to that of its kind.
    """
    by_file: dict[str, dict[str, Values]] = {}
    for id, values in merged.changes.items():
        entry = register.entries.get(id)
        path = entry.file if entry else into or register.file_for(str(values["kind"]))
        by_file.setdefault(path, {})[id] = values
    texts, refused = {}, []
    for path, changes in by_file.items():
        text = register.texts.get(path, "")
        mark = BOM if text.startswith(BOM) else ""
        while changes:
            try:
                texts[path] = mark + edited(text.removeprefix(BOM), changes)
                break
            except BlockError as error:
                id = str(error)
                refused.append(_refused(path, id))
                merged.leave(id)
                del changes[id]
    return texts, refused


def write(content: Path, texts: Mapping[str, str]) -> None:
    """Write files below the content folder; raises OutputError."""
    for path, text in texts.items():
        try:
            write_beneath(content, path, text.encode())
        except OSError as error:
            message = f"it cannot be written: {error.strerror or error}"
            problem = Problem(Place(str(content / path)), message, "", Severity.ERROR)
            raise OutputError(problem) from error


def _refused(path: str, id: str) -> Problem:
    message = f"{id} has no header [{id}] of its own: it is left as it is"
    return Problem(Place(f"content/{path}"), message, "give it one", Severity.ERROR)
