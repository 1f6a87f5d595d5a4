"""What an import into the register did, in words and for machines.

Owns the wording. Every entry of the file is in one of the counts, or in a problem.
"""

from __future__ import annotations

from typing import Any

from generator.registering.flow import Imported
from generator.report import problem_json


def summary(done: Imported, *, dry_run: bool) -> str:
    """An import in a few lines; where nothing was written each entry has one."""
    counts = f"{len(done.added)} new, {len(done.changed)} changed, {done.same} as they were"
    clashes = len(done.conflicts)
    counts += f", {clashes} conflict{'s' * (clashes != 1)}" if clashes else ""
    where = ", ".join(f"content/{path}" for path in done.files) or "nothing"
    if not dry_run:
        return f"{done.format}: {counts}. Written: {where}."
    lines = [f"+ {id}" for id in done.added]
    lines += [f"~ {id}: {', '.join(keys)}" for id, keys in done.changed.items()]
    return "\n".join([*lines, f"{done.format}: {counts}. Would be written: {where}."])


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
