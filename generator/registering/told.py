"""What was done to the register, in words and for machines.

Owns the wording. Of an import every entry of the file is in one of the counts, or in a problem.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.registering.flow import Imported
from generator.report import problem_json


def summary(done: Imported, *, dry_run: bool) -> str:
    """An import in a few lines."""
    counts = f"{len(done.added)} new, {len(done.changed)} changed, {done.same} as they were"
    clashes = len(done.conflicts)
    counts += f", {clashes} conflict{'s' * (clashes != 1)}" if clashes else ""
    each = [f"+ {id}" for id in done.added]
    each += [f"~ {id}: {', '.join(keys)}" for id, keys in done.changed.items()]
    return written(f"{done.format}: {counts}", done.files, each, dry_run=dry_run)


def written(counts: str, files: Sequence[str], each: Sequence[str], *, dry_run: bool) -> str:
    """What was done, and to which files; where nothing was written, each change has a line."""
    where = ", ".join(f"content/{path}" for path in files) or "nothing"
    if dry_run:
        return "\n".join([*each, f"{counts}. Would be written: {where}."])
    return f"{counts}. Written: {where}."


def as_json(done: Imported) -> dict[str, Any]:
    """An import for machines."""
    return {
        "format": done.format,
        "added": done.added,
        "changed": done.changed,
        "same": done.same,
        "files": done.files,
        "conflicts": [problem_json(problem) for problem in done.conflicts],
        "problems": [problem_json(problem) for problem in done.problems],
    }
