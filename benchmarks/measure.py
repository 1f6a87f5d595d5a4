"""One archive, laid down for every program, and all that is measured of it.

Owns the order: each round puts every program to every task of its own, one program after another,
so that whatever else the machine does falls on all alike. Tells its figures as they come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import hugo, machine, pelican, site, variorum
from benchmarks.corpus import Corpus
from benchmarks.live import Shown, shown
from benchmarks.peers import Peers
from benchmarks.process import Usage, middle, run, serving
from benchmarks.program import Program
from benchmarks.site import Made

BODIES, NAMES = 15, 5

Tell = Callable[[str], None]


class Plan(NamedTuple):
    """How much is measured of an archive: rounds, and which peers and servers take part."""

    articles: int
    comments: int
    runs: int = 3
    pelican: bool = False
    hugo: bool = True
    hugo_live: bool = False

    @property
    def name(self) -> str:
        """The archive in words."""
        return f"{self.articles:,} x {self.comments}"


class Row(NamedTuple):
    """A program's figures at one task; medians, with the highest load of the runs."""

    program: str
    task: str
    usage: Usage


class Live(NamedTuple):
    """A program's figures from an edit to the disk."""

    program: str
    what: str
    shown: Shown


class Measured(NamedTuple):
    """All figures of one archive; `memo` is the size of Variorum's memory of it."""

    plan: Plan
    in_memory: bool
    rows: tuple[Row, ...]
    made: dict[str, Made]
    copy: Usage
    lives: tuple[Live, ...]
    memo: int

    def usage(self, program: str, task: str) -> Usage | None:
        """The figures of a program at a task, if it was put to it."""
        found = (row.usage for row in self.rows if (row.program, row.task) == (program, task))
        return next(found, None)


def measure(plan: Plan, peers: Peers, tell: Tell) -> Measured:
    """Measure one archive."""
    with machine.folder(plan.articles, plan.comments, plan.hugo + plan.pelican) as name:
        folder, archive = Path(name), Corpus(plan.articles, plan.comments)
        tell(f"\n{plan.name}, laid down in {folder}")
        programs = _laid_down(folder, archive, plan, peers)
        rows = tuple(_rounds(programs, plan, folder / "log", tell))
        made = {program.name: site.made(program.site) for program in programs}
        copies = [site.copied(programs[0].site, folder / "log") for _ in range(plan.runs)]
        lives = []
        for live in _lives(folder, archive, plan, peers):
            lives.append(live)
            tell(
                f"{plan.name} {live.program} serving, {live.what}: {live.shown.wall * 1000:.0f} ms"
            )
        memo = site.made(folder / "variorum" / ".variorum").size
        return Measured(
            plan, machine.is_memory(name), rows, made, middle(copies), tuple(lives), memo
        )


def _laid_down(folder: Path, archive: Corpus, plan: Plan, peers: Peers) -> list[Program]:
    root = folder / "variorum"
    variorum.write(root, archive)
    programs = [variorum.program(root, archive)]
    if plan.hugo and peers.hugo:
        root = folder / "hugo"
        hugo.write(root, archive)
        programs.append(hugo.program(peers.hugo, root, archive))
    if plan.pelican and peers.pelican:
        root = folder / "pelican"
        pelican.write(root, archive)
        programs.append(pelican.program(peers.pelican, root, archive))
    return programs


def _rounds(programs: list[Program], plan: Plan, log: Path, tell: Tell) -> Iterator[Row]:
    found: dict[tuple[str, str], list[Usage]] = {}
    for number in range(1, plan.runs + 1):
        for program in programs:
            for task in program.tasks:
                task.prepare(number)
                usage = run((*program.command, *task.extra), log)
                found.setdefault((program.name, task.name), []).append(usage)
                tell(
                    f"{plan.name} {program.name}, {task.name}: {usage.cpu:.2f} CPU s,"
                    f" {usage.wall:.2f} s, {usage.memory / 1e6:.0f} MB, load {usage.load:.1f}"
                )
    for (program_name, task_name), usages in found.items():
        yield Row(program_name, task_name, middle(usages))


def _lives(folder: Path, archive: Corpus, plan: Plan, peers: Peers) -> Iterator[Live]:
    log, root = folder / "log", folder / "variorum"
    with serving((*variorum.command(root), "serve", "--port", "0"), log, "Serving at") as server:
        edited = shown(server, *variorum.body(root, archive), BODIES)
        yield Live("Variorum", "one body edited", edited)
        renamed = shown(server, *variorum.renaming(root, archive), NAMES)
        yield Live("Variorum", "one entity renamed", renamed)
    if plan.hugo_live and peers.hugo:
        root = folder / "hugo"
        with serving(hugo.server(peers.hugo, root), log, hugo.READY) as server:
            edited = shown(server, *hugo.body(root, archive), BODIES)
            yield Live("Hugo", "one body edited", edited)
