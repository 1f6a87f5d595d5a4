"""The figures as Markdown, for people.

Owns `results.md`: its tables, its words and its ratios. Measures nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from benchmarks.measure import Measured
from benchmarks.process import Usage
from benchmarks.small import Small

COLD, EDITED = "cold", "one body edited"

INTRODUCTION = """# What a build costs

Written by `make bench`; every figure is from one run of it on one machine, and only ratios within
a run mean anything elsewhere. Each figure is the median of {runs}, each a fresh process, the
programs taking turns. CPU is user and system time of all processes. Memory is the most that all
of them held together, shared pages counted once, or that one of them held where that is more.
*load* is the machine's load average over the last minute, the highest before any of the runs; the
measured programs themselves count in it.

{machine}. Beside it: {versions}. Sources and sites lie in memory (tmpfs) where nothing else is
said.

The archive is made up, from a seed: articles of about 600 words, threads with a heavy tail, names
that follow Zipf's law. Each program has it in its own form. Hugo and Pelican are told what Variorum
has to find out: which names an article mentions, the facts of each thread, the summaries. They do
not link names within texts or show the sentences in which a name stands; `benchmarks/hugo.py` and
`benchmarks/pelican.py` say what else they are spared. Nor do they write files for machines, such as
a JSON file an article: Variorum's own are left out too (`leave_out`), and measured apart.
"""


class Findings(NamedTuple):
    """Everything that goes into the file; `scale` is the biggest archive, measured once."""

    machine: str
    versions: tuple[str, ...]
    missing: tuple[str, ...]
    small: Small
    measured: tuple[Measured, ...]
    scale: Measured | None = None


def markdown(findings: Findings) -> str:
    """The whole file."""
    first = findings.measured[0]
    many = first.plan.runs
    head = INTRODUCTION.format(
        runs=f"{many} runs" if many > 1 else "one run",
        machine=findings.machine,
        versions=", ".join(findings.versions) or "no peers",
    )
    parts = [head, *(f"{line}.\n" for line in findings.missing)]
    for measured in findings.measured:
        parts += [f"\n## {measured.plan.name}\n", *_archive(measured)]
    parts += ["\n## The smallest things\n", *_small(findings.small)]
    if findings.scale:
        parts += ["\n## What grows\n", *_growth(findings.measured, findings.scale)]
    return "\n".join(parts).replace("\n\n\n", "\n\n") + "\n"


def table(heads: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table; `heads` are parted by bars, and the first column alone is words."""
    names = heads.split("|")
    yield f"| {' | '.join(names)} |"
    yield f"| {' | '.join(['---', *['---:'] * (len(names) - 1)])} |"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _archive(measured: Measured) -> Iterator[str]:
    yield from _where(measured)
    yield "What was made, and the cold build of it: no site, no memory of an earlier one.\n"
    heads = "program|files|HTML pages|MB|CPU s|wall s|memory MB|load|pages a CPU s|CPU, Hugo = 1"
    yield from table(heads, _cold(measured))
    yield f"\n{_beside(measured)}\n"
    yield "A build in a fresh process after a change. Hugo rebuilds all whatever changed.\n"
    heads = "program and change|CPU s|wall s|memory MB|load|CPU, Hugo’s edit = 1"
    yield from table(heads, _changed(measured))
    if measured.lives:
        yield "\nFrom the edit to the page on disk, inside the program's own server. Hugo's is"
        yield "in its default mode, fast render, which does not make everything anew.\n"
        heads = "program and change|wall ms|CPU ms until at rest|server’s memory MB|edits|load"
        yield from table(heads, _lives(measured))


def _where(measured: Measured) -> Iterator[str]:
    if not measured.in_memory:
        yield "On disk, for want of room in memory: every file costs more to write.\n"


def _cold(measured: Measured) -> Iterator[tuple[str, ...]]:
    theirs = measured.usage("Hugo", COLD)
    for name, made in measured.made.items():
        usage = measured.usage(name, COLD)
        if usage:
            yield (
                name, f"{made.files:,}", f"{made.pages:,}", _mb(made.size), *_four(usage),
                f"{made.pages / usage.cpu:,.0f}", _ratio(usage, theirs),
            )  # fmt: skip
    cpu, wall, _, load = _four(measured.copy)
    yield ("`cp -r` of Variorum's site", "", "", "", cpu, wall, "", load, "", "")


def _beside(measured: Measured) -> str:
    return f"Variorum's memory of the archive, `.variorum`, takes {_mb(measured.memo)} MB on disk."


def _changed(measured: Measured) -> Iterator[tuple[str, ...]]:
    theirs = measured.usage("Hugo", EDITED)
    for row in measured.rows:
        if row.task != COLD:
            yield (f"{row.program}: {row.task}", *_four(row.usage), _ratio(row.usage, theirs))


def _lives(measured: Measured) -> Iterator[tuple[str, ...]]:
    for program, what, shown in measured.lives:
        yield (
            f"{program}: {what}", f"{shown.wall * 1000:.0f}", f"{shown.cpu * 1000:.0f}",
            _mb(shown.memory), str(shown.times), f"{shown.load:.1f}",
        )  # fmt: skip


def _small(small: Small) -> Iterator[str]:
    rows = (("`variorum --version`", small.version), ("ten articles, one body edited", small.ten))
    heads = "command|CPU s|wall s|load"
    yield from table(
        heads, ((n, f"{u.cpu:.3f}", f"{u.wall:.3f}", f"{u.load:.1f}") for n, u in rows)
    )


def _growth(measured: tuple[Measured, ...], scale: Measured) -> Iterator[str]:
    """The biggest archive beside the biggest of the others with as many comments."""
    alike = [m for m in measured if m.plan.comments == scale.plan.comments]
    before = max(alike, key=lambda m: m.plan.articles, default=None)
    if before is None:
        return
    yield f"{scale.plan.name} in one run (Variorum only), beside {before.plan.name}.\n"
    yield from _where(scale)
    yield from table(f"figure|{before.plan.name}|{scale.plan.name}|times", _grown(before, scale))


def _grown(before: Measured, scale: Measured) -> Iterator[tuple[str, ...]]:
    sizes = [(m.made["Variorum"].pages, m.memo, m.made["Variorum"].size) for m in (before, scale)]
    pages = [float(size[0]) for size in sizes]
    yield _compared("HTML pages", pages, "{:,.0f}")
    yield _compared("site, MB", [size[2] / 1e6 for size in sizes], "{:,.0f}")
    yield _compared("`.variorum`, MB", [size[1] / 1e6 for size in sizes], "{:,.0f}")
    for row in before.rows:
        then = scale.usage(row.program, row.task)
        if row.program != "Variorum" or then is None:
            continue
        usages = (row.usage, then)
        loads = " and ".join(f"{u.load:.1f}" for u in usages)
        if row.task == COLD:
            per = [u.cpu / p * 1000 for u, p in zip(usages, pages, strict=True)]
            yield _compared(f"{COLD}: CPU ms a page (load {loads})", per, "{:.2f}")
        yield _compared(f"{row.task}: CPU s (load {loads})", [u.cpu for u in usages], "{:,.2f}")
        yield _compared(f"{row.task}: memory MB", [u.memory / 1e6 for u in usages], "{:,.0f}")
    for live, then_live in zip(before.lives, scale.lives, strict=False):
        walls = [live.shown.wall * 1000, then_live.shown.wall * 1000]
        yield _compared(f"serving, {live.what}: wall ms", walls, "{:,.0f}")


def _compared(name: str, figures: list[float], form: str) -> tuple[str, ...]:
    before, after = figures
    times = f"{after / before:.1f}" if before else ""
    return (name, form.format(before), form.format(after), times)


def _four(usage: Usage) -> tuple[str, str, str, str]:
    return (f"{usage.cpu:.2f}", f"{usage.wall:.2f}", _mb(usage.memory), f"{usage.load:.1f}")


def _mb(size: int) -> str:
    return f"{size / 1e6:,.0f}" if size >= 10_000_000 else f"{size / 1e6:.1f}"  # noqa: PLR2004


def _ratio(usage: Usage, theirs: Usage | None) -> str:
    return f"{usage.cpu / theirs.cpu:.3g}" if theirs and theirs.cpu else ""
