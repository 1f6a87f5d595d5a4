"""One hostile export in a small archive, built and imported with bounded time, memory and disk.

Owns the process that does it, and what it brings back.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from generator.cli import commands
from generator.errors import Problem
from tests.archives import SMALL, built, tree, write
from tests.read.exports.bombs import GIB, MIB
from tests.read.exports.hostile import HOSTILE

GOOD = ("about.html", "1999/mill.html", "2001/fire.html", "2002/flood.html", "2003/bridge.html")
MORE = "-- content/2003/bridge.md --\n---\ndate: 2003-04-05\n---\nA bridge to London.\n"
LIMITS = {
    resource.RLIMIT_AS: GIB,
    resource.RLIMIT_CPU: 60,
    resource.RLIMIT_FSIZE: 512 * MIB,
}
# A clean process, of which each that does the work is a copy.
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload([__name__])


class Harm(NamedTuple):
    """What became of an archive with a hostile file in it, and of the import of that file."""

    good: dict[str, bytes]
    problems: list[Problem]
    failures: int
    exit_code: int
    output: str
    names: list[str]
    left: list[str]
    secrets: list[str]


def harm(name: str, folder: Path) -> Harm:
    """Build and import a hostile file; without a name, build without one."""
    here, there = _processes.Pipe(duplex=False)
    process = _processes.Process(target=_work, args=(name, folder, there))
    process.start()
    there.close()
    try:
        return here.recv()
    except EOFError:
        process.join()
        message = f"{name}: it took more time or memory than it may (exit {process.exitcode})"
        raise AssertionError(message) from None
    finally:
        process.join()


def _work(name: str, folder: Path, there: Connection) -> None:
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder / "tmp")
    (folder / "tmp").mkdir()
    there.send(_done(name, folder))
    there.close()


def _done(name: str, folder: Path) -> Harm:
    root = write(folder / "archive", SMALL + MORE)
    row = HOSTILE.get(name)
    file = folder / f"zz-{row.file}" if row else None
    done: Any = None
    if row and file:
        file.write_bytes(row.make())
        os.link(file, root / "content" / file.name)
    report = built(root)
    site = tree(root / "site")
    if file:
        (root / "content" / file.name).unlink()
        run = ["-C", str(root), "import", str(file), "--into", "content/in"]
        done = CliRunner().invoke(commands, run)
    made = tree(root / "content/in")
    return Harm(
        good={page: site[page] for page in GOOD},
        problems=[p for p in report.planned.problems if p.place.file != "2001/fire.md"],
        failures=len(report.failures),
        exit_code=done.exit_code if done else 0,
        output=done.output if done else "",
        names=sorted(made),
        left=sorted({*_names(root), *_names(folder / "tmp"), *_names(folder)} - EXPECTED),
        secrets=[page for page, data in (site | made).items() if b"root:x:" in data],
    )


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if not path.name.startswith("zz-")]


EXPECTED = {"archive", "tmp", "content", "site", ".variorum"}
