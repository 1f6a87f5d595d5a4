"""What a build says of itself, in words and for machines.

Owns the wording. Prints nothing: every function returns text or a value.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from generator.beneath import read_beneath
from generator.build import Report
from generator.errors import Place, Problem, Severity
from generator.step import Failure

CONTENT = "content/"
EXCERPT_CHARS = 100
OWN_FOLDERS = (CONTENT, "templates/", "site")


def message(problem: Problem, content: Path | None = None) -> str:
    """A problem as three lines: where and what, the line itself, what to do.

    The place of a problem of content is below `content`, from which the line is read.
    """
    place = problem.place
    if content and not place.file.startswith(OWN_FOLDERS):
        place = Place(CONTENT + place.file, place.line, place.column)
    lines = [f"{place}: {problem.message}"]
    excerpt = problem.excerpt or _excerpt(problem.place, content)
    if excerpt:
        lines.append(f"  {problem.place.line} | {_cut(excerpt)}")
    if problem.hint:
        lines.append(f"hint: {problem.hint}")
    return "\n".join(lines)


def failure(fault: Failure, *, verbose: bool) -> str:
    """A fault of ours, with its item, and the traceback where it is wanted."""
    told = f"fault in Variorum: {fault.reason}\n  at work on: {fault.item}"
    more = fault.trace.rstrip() if verbose else "hint: run again with -v for the traceback"
    return f"{told}\n{more}"


def summary(report: Report) -> str:
    """A build in one line."""
    pages = len(report.planned.pages)
    written, removed = len(report.published.written), len(report.published.removed)
    seconds = f"{report.seconds:.2f} s"
    if not report.rendered and not removed:
        told = f"Nothing changed: {pages:,} pages, 0 rendered"
    else:
        done = f"{len(report.rendered):,} rendered, {written:,} written, {removed:,} removed"
        told = f"{pages:,} pages: {done}"
    return f"{told}. {tally(problems(report))} {seconds}."


def tally(found: tuple[Problem, ...]) -> str:
    """How many problems of each severity."""
    counts = Counter(p.severity for p in found)
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
    told = [f"{counts[s]} {name}{'s' * (counts[s] > 1)}" for s, name in names.items() if counts[s]]
    return f"{', '.join(told)}." if told else "No problems."


def problems(report: Report) -> tuple[Problem, ...]:
    """Every problem of a build, of content and of publishing, by place."""
    return tuple(sorted((*report.planned.problems, *report.published.problems)))


def records(report: Report) -> dict[str, int]:
    """How many records of each kind there are."""
    archive = report.planned.archive
    lines = [line for thread in archive.threads.values() for line in thread]
    return {
        "articles": len(archive.articles),
        "comments": sum(line.comment is not None for line in lines),
        "ghosts": sum(line.comment is None for line in lines),
        "notes": sum(map(len, archive.notes.values())),
        "entities": len(archive.entities),
        "mentions": sum(map(len, archive.mentions.values())),
        "authors": len(archive.authors),
    }


def as_json(report: Report) -> dict[str, Any]:
    """A build for machines."""
    return {
        "pages": len(report.planned.pages),
        "rendered": len(report.rendered),
        "written": len(report.published.written),
        "removed": len(report.published.removed),
        "problems": [problem_json(p) for p in problems(report)],
        "failures": [{"item": f.item, "reason": f.reason} for f in report.failures],
        "seconds": round(report.seconds, 3),
        "records": records(report),
    }


def problem_json(problem: Problem) -> dict[str, Any]:
    """A problem for machines."""
    return {
        "severity": problem.severity.value,
        "file": problem.place.file,
        "line": problem.place.line,
        "message": problem.message,
        "hint": problem.hint,
    }


def _excerpt(place: Place, content: Path | None) -> str:
    if content is None or not place.line:
        return ""
    try:
        lines = read_beneath(content, place.file).decode("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return lines[place.line - 1].strip() if place.line <= len(lines) else ""


def _cut(line: str) -> str:
    return line if len(line) <= EXCERPT_CHARS else f"{line[:EXCERPT_CHARS]}…"
