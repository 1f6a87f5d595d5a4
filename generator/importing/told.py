"""What an import did, in words and for machines.

Owns the wording. Every comment of the export is in one of the counts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.importing.flow import Imported
from generator.read.exports.parts import WHY


def summary(done: Imported, folder: Path) -> str:
    """An import in a few sentences."""
    same = done.articles - done.written
    told = [
        f"{done.format}: {_many(done.articles, 'article')}, {_many(done.comments, 'comment')}.",
        f"{_many(done.written, 'file')} written to {folder}/"
        + (f", {same} as they were." if same else "."),
    ]
    for why, count in sorted(done.lacking.items()):
        words, _ = WHY.get(why, (f"{why}: left out", None))
        told.append(f"{_many(count, 'comment')} {words}.")
    return " ".join(told)


def as_json(done: Imported) -> dict[str, Any]:
    """An import for machines."""
    return {
        "format": done.format,
        "articles": done.articles,
        "written": done.written,
        "comments": done.comments,
        "lacking": dict(sorted(done.lacking.items())),
    }


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"
