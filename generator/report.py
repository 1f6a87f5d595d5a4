"""What a build says of itself, in words and for machines.

Owns the wording, and what of a stranger's text may reach a terminal. Prints nothing: every
function returns text or a value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from generator.beneath import read_beneath
from generator.errors import Place, Problem, Severity, Trouble
from generator.export import urls
from generator.hosts import beyond
from generator.model.promise import LIST
from generator.pipeline import Report
from generator.publish import Verdict
from generator.read.formats import is_decisions, is_register
from generator.step import Failure
from generator.unchanged import Fixity

CONTENT = "content/"
EXCERPT_CHARS = 100
FILES_OPEN = 8
OWN_FOLDERS = (CONTENT, "templates/", "site")
# What problems of a kind have in common.
KINDS = {
    Trouble.LINK: "Links that lead nowhere",
    Trouble.FRAGMENT: "Links to places that are not there",
    Trouble.NOTE: "Notes without their passage",
    Trouble.DECISION: "Decisions that match nothing, or cannot be used",
    Trouble.DUPLICATE: "Two of one name",
    Trouble.REGISTER: "Conflicts in the register",
    Trouble.DATE: "Dates that cannot be",
    Trouble.IMAGE: "Pictures without alternative text",
    Trouble.UNREAD: "Files not read",
    Trouble.OTHER: "Everything else",
}


# What a terminal obeys instead of showing (C0, DEL, C1, the bidirectional overrides and isolates),
# and halves of surrogate pairs, which cannot be written at all.
_obeyed = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

Lines = Callable[[Place], str]


def plain(text: str) -> str:
    """A text with nothing in it that a terminal would obey; of white space, spaces stay."""
    return _obeyed.sub("\ufffd", text.replace("\t", " ").replace("\n", " "))


def plain_lines(text: str) -> str:
    """The same for a text of several lines, which stay lines."""
    return "\n".join(map(plain, text.split("\n")))


def message(problem: Problem, content: Path | None = None, lines: Lines | None = None) -> str:
    """A problem as three lines: where and what, the line itself, what to do.

    The place of a problem of content is below `content`, from which `lines` takes the line.
    """
    if content:
        problem = _placed(problem, lines or _lines_of(content))
    told = [plain(f"{problem.place}: {problem.message}")]
    if problem.excerpt:
        told.append(f"  {problem.place.line} | {plain(_cut(problem.excerpt))}")
    if problem.hint:
        told.append(f"hint: {plain(problem.hint)}")
    return "\n".join(told)


def messages(found: Iterable[Problem], content: Path) -> Iterator[str]:
    """Each problem in words; a file with many of them, one after another, is read once."""
    lines = _lines_of(content)
    return (message(problem, content, lines) for problem in found)


def placed(found: Iterable[Problem], content: Path) -> Iterator[Problem]:
    """Each problem with its place below the archive, and the line of it that is meant."""
    lines = _lines_of(content)
    return (_placed(problem, lines) for problem in found)


def _placed(problem: Problem, lines: Lines) -> Problem:
    place = problem.place
    excerpt = problem.excerpt or lines(place)
    if not place.file.startswith(OWN_FOLDERS):
        place = Place(CONTENT + place.file, place.line, place.column)
    return replace(problem, place=place, excerpt=_cut(excerpt))


def failure(fault: Failure, *, verbose: bool) -> str:
    """A fault of ours, with its item, and the traceback where it is wanted."""
    told = f"fault in Variorum: {plain(fault.reason)}\n  at work on: {plain(fault.item)}"
    more = fault.trace.rstrip() if verbose else "hint: run again with -v for the traceback"
    return f"{told}\n{plain_lines(more)}"


def summary(report: Report) -> str:
    """A build in one line."""
    pages = report.pages
    written, removed = len(report.published.written), len(report.published.removed)
    seconds = f"{report.seconds:.2f} s"
    if not report.rendered and not removed:
        told = f"Nothing changed: {pages:,} pages, 0 rendered"
    else:
        done = f"{len(report.rendered):,} rendered, {written:,} written, {removed:,} removed"
        told = f"{pages:,} pages: {done}{_moved(report)}{_addressed(report)}"
    return f"{told}. {tally(problems(report), report.failures)} {seconds}."


def _moved(report: Report) -> str:
    """How many old addresses lead to what was there, where that is not as it was."""
    if urls.NETLIFY not in report.rendered:
        return ""
    known, covered = report.planned.plan.moved()
    return f"; {covered:,} of {known:,} old addresses lead here" if known else ""


def _addressed(report: Report) -> str:
    """What a site without an address does without; said when it is first built."""
    if urls.ROBOTS not in report.rendered or report.planned.plan.site.base_url:
        return ""
    return "; no base_url, so no sitemap and no canonical addresses"


def limits(report: Report, site: Path) -> list[str]:
    """What the site in a folder has more of than some host takes, a sentence each."""
    has_rules = urls.NETLIFY in report.outputs
    lines = (site / urls.NETLIFY).read_bytes().count(b"\n/") if has_rules else 0
    return list(beyond(report.outputs, lines))


def dead(report: Report) -> Iterator[str]:
    """A sentence on the addresses at which there was a page, and now nothing is."""
    gone = [path for path in report.published.removed if path.endswith(".html")]
    if gone:
        many = f"{len(gone):,} addresses lead" if gone[1:] else "1 address leads"
        first = f"the first {gone[0]}" if gone[1:] else gone[0]
        hint = f"if they were published, write them into content/{LIST}"
        yield f"{many} nowhere now, {first}: {hint}."


def tally(found: tuple[Problem, ...], failures: tuple[Failure, ...] = ()) -> str:
    """How many problems of each severity there are, and how many faults of ours."""
    counts = Counter(p.severity for p in found)
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
    told = [f"{counts[s]} {name}{'s' * (counts[s] > 1)}" for s, name in names.items() if counts[s]]
    if failures:
        told.append(f"{len(failures)} fault{'s' * (len(failures) > 1)} in Variorum")
    return f"{', '.join(told)}." if told else "No problems."


def verdict(found: Verdict, sources: Fixity) -> str:
    """What came of holding a site against its list, and sources against what was read of them."""
    right = found.files - len(found.faults)
    told = [f"{right:,} of {found.files:,} files are as they were built."]
    if more := len(found.others):
        told.append(f"{more:,} more {'is' if more == 1 else 'are'} not on the list.")
    if sources.files:
        edited = len(sources.edited)
        right = sources.files - edited - len(sources.faults)
        since = f", {edited:,} edited since" if edited else ""
        told.append(f"{right:,} of {sources.files:,} sources are as they were read{since}.")
    return " ".join(told)


def problems(report: Report) -> tuple[Problem, ...]:
    """Every problem of a build, of content and of publishing, by place."""
    return tuple(sorted((*report.planned.problems, *report.published.problems)))


def records(report: Report) -> dict[str, int]:
    """How many records of each kind there are."""
    archive = report.planned.archive
    cards = [entry.card for entry in archive.entries.values()]
    named = (found for entry in archive.entries.values() for found in entry.sighted.named.values())
    return {
        "articles": len(cards),
        "comments": sum(card.comments for card in cards),
        "ghosts": sum(len(card.places) - card.comments for card in cards),
        "notes": sum(len(card.notes) for card in cards),
        "entities": len(archive.entities),
        "mentions": sum(found.total for found in named),
        "authors": len(archive.signed),
    }


def as_json(report: Report) -> dict[str, Any]:
    """A build for machines."""
    return {
        "pages": report.pages,
        "rendered": len(report.rendered),
        "written": len(report.published.written),
        "removed": len(report.published.removed),
        "problems": [problem_json(p) for p in problems(report)],
        "failures": [failure_json(f) for f in report.failures],
        "seconds": round(report.seconds, 3),
        "records": records(report),
        "old_addresses": dict(zip(("known", "covered"), report.planned.plan.moved(), strict=True)),
    }


def kind_of(problem: Problem) -> Trouble:
    """The kind of a problem: its own, or that of its file."""
    file = problem.place.file.removeprefix(CONTENT)
    if problem.kind is not Trouble.OTHER:
        return problem.kind
    if is_decisions(file):
        return Trouble.DECISION
    return Trouble.REGISTER if is_register(file) else Trouble.OTHER


def by_kind(found: Iterable[Problem]) -> Iterator[tuple[Trouble, list[Problem]]]:
    """Problems by their kinds, in the order of these; in each as they were."""
    every = [*found]
    for kind in Trouble:
        if own := [problem for problem in every if kind_of(problem) is kind]:
            yield kind, own


def problem_json(problem: Problem) -> dict[str, Any]:
    """A problem for machines."""
    return {
        "kind": kind_of(problem).value,
        "severity": problem.severity.value,
        "file": problem.place.file,
        "line": problem.place.line,
        "message": problem.message,
        "hint": problem.hint,
    }


def failure_json(fault: Failure) -> dict[str, Any]:
    """A fault of ours for machines."""
    return {"item": fault.item, "reason": fault.reason}


def _lines_of(content: Path) -> Lines:
    """What says the line at a place below a folder. Remembers the last files, not the archive."""

    @lru_cache(maxsize=FILES_OPEN)
    def split(file: str) -> list[str]:
        try:
            text = read_beneath(content, file).decode("utf-8-sig", "replace")
        except (OSError, ValueError):
            return []
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line(place: Place) -> str:
        lines = split(place.file) if place.line else []
        return lines[place.line - 1].strip() if 0 < place.line <= len(lines) else ""

    return line


def _cut(line: str) -> str:
    return line if len(line) <= EXCERPT_CHARS else f"{line[:EXCERPT_CHARS]}…"
