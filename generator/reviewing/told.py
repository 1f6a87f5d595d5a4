"""What a review holds and what became of it, in words and for machines.

Owns the wording. Every line of a review is in one of the counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.registering.told import written
from generator.report import problem_json
from generator.reviewing.flow import REVIEW, Applied
from generator.reviewing.proposals import Proposal


def suggested_words(names: Sequence[Proposal]) -> str:
    """How many names were found, and what to do with them."""
    count = len(names)
    told = f"{count:,} name{'s' * (count != 1)} in no register: content/{REVIEW}."
    return f"{told}\nNext: change the signs there, then variorum entities apply"


def suggested_json(names: Sequence[Proposal]) -> dict[str, Any]:
    """The names for machines."""
    return {"file": REVIEW, "names": [_name(one) for one in names]}


def _name(one: Proposal) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": one.kind.value,
        "score": one.score,
        "reason": one.reason,
        "mentions": one.mentions,
        "files": one.files,
        "alias": one.alias,
        "because": one.because,
        "contexts": [
            {
                "file": place.file,
                "line": place.line,
                "before": quoted.before,
                "text": quoted.text,
                "after": quoted.after,
            }
            for place, quoted in one.quoted
        ],
    }


def applied_words(done: Applied, *, dry_run: bool) -> str:
    """What was done in a few lines."""
    aliases = sum(map(len, done.aliased.values()))
    counts = (
        f"{len(done.added)} accepted, {aliases} alias{'es' * (aliases != 1)},"
        f" {len(done.never)} never again, {done.left} left"
    )
    each = [f"+ {id}" for id in done.added]
    each += [f"= {id}: {', '.join(names)}" for id, names in done.aliased.items()]
    each += [f"- {name}" for name in done.never]
    return written(counts, done.files, each, dry_run=dry_run)


def applied_json(done: Applied) -> dict[str, Any]:
    """What was done, for machines."""
    return {
        "added": done.added,
        "aliased": done.aliased,
        "never": done.never,
        "left": done.left,
        "files": done.files,
        "problems": [problem_json(problem) for problem in done.problems],
    }
