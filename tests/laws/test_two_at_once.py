"""Two commands on one archive do not mix: the second is told who is at work, or waits.

The first is a real process that strace stops in the middle of its work.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from generator.publish import lock
from tests.archives import SMALL, built, tree, write
from tests.serve.live import serving
from tests.struck.strace import STRACE, traced

EXPORT = '{"variorum": "article/1", "key": "k", "title": "A bridge"}'
# The first command, and the call at which it is stopped: each holds the archive by then.
FIRST = {
    "build": ("build --jobs 1", "link"),
    "import": ("import export.json --format native", "rename"),
    "clean": ("clean", "unlink"),
    "check": ("check", "pwrite64"),
}
SECOND = {
    "build": "build check why@index.html clean import@export.json@--format@native".split(),
    "import": ["build", "clean"],
    "clean": ["build"],
    "check": ["build"],
}
PAIRS = [
    pytest.param(
        first,
        second.replace("@", " "),
        id=f"{first} then {second.partition('@')[0]}",
        marks=() if {first, second} <= {"build", "clean", "import"} else pytest.mark.slow,
    )
    for first in SECOND
    for second in SECOND[first]
]


@contextmanager
def stopped(root: Path, first: str) -> Iterator[int]:
    """Start a command that stands still in the middle of its work; give its number."""
    arguments, call = FIRST[first]
    own = [sys.executable, "-B", "-m", "generator", "-C", str(root), *arguments.split()]
    options = ["-f", "-e", f"trace={call}", "-e", f"inject={call}:signal=STOP:when=1"]
    process = subprocess.Popen(
        [str(STRACE), *options, *own], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stderr
        for line in process.stderr:
            if "stopped by SIGSTOP" in line:
                break
        pid = int((root / ".variorum/lock").read_text("utf-8").split()[0])
        try:
            yield pid
        finally:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
            process.communicate()


def run(root: Path, command: str) -> tuple[int, str]:
    """Give a command in an archive; its exit code, and what it says."""
    ended = CliRunner().invoke(commands, ["-C", str(root), *command.split()])
    return ended.exit_code, ended.output


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give an archive whose site is not that of its sources any more, and an export."""
    root = write(tmp_path / "archive", SMALL)
    built(root)
    write(root, SMALL.replace('title = "Small"', 'title = "Great"'))
    (root / "export.json").write_text(EXPORT, "utf-8")
    return root


@traced[0]
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_second_is_told_who_is_at_work(archive: Path, first: str, second: str) -> None:
    """While one command is at work another is refused, changes nothing, and names the first."""
    with stopped(archive, first) as pid:
        before = tree(archive)
        code, told = run(archive, second)
        assert (code, tree(archive)) == (2, before)
        who = rf"`variorum {first}`, process {pid}, since \d{{4}}-\d\d-\d\d \d\d:\d\d\n"
        assert re.search(f"lock: another command is at work here: {who}hint: Wait until", told)
    assert run(archive, "build")[0] == 0


@traced[0]
def test_a_killed_holder_locks_nobody_out(archive: Path) -> None:
    """When the first is killed the second goes on at once, and the site is that of one build."""
    cold = write(archive.parent / "cold", SMALL.replace('title = "Small"', 'title = "Great"'))
    built(cold)
    with stopped(archive, "build") as pid:
        assert run(archive, "build")[0] == 2
        os.kill(pid, signal.SIGKILL)
        while run(archive, "check")[0] == 2:
            continue
        assert run(archive, "build")[0] == 0
        assert tree(archive / "site") == tree(cold / "site")
    assert not [*archive.glob(".site-stage-*")]


def test_what_stands_in_an_old_lock_is_of_no_account(archive: Path) -> None:
    """A lock file that nobody holds keeps nobody out, whoever it names."""
    (archive / ".variorum/lock").write_text(f"{os.getppid()} build\n", "utf-8")
    assert run(archive, "build")[0] == 0


def test_a_server_waits_for_another_command(archive: Path) -> None:
    """`serve` says who is at work, and builds by itself as soon as that has ended."""
    with ExitStack() as other:
        other.enter_context(lock(archive / ".variorum", "build"))
        with serving(archive) as live:
            assert b"at work here: `variorum build`, process" in live.ask("/")[1]
            other.close()
            live.wait_for("rendered")
            assert b"Great" in live.ask("/")[1]
            assert sum("at work here" in line for line in live.said) == 1


def test_a_build_beside_a_server_that_rests(archive: Path) -> None:
    """A server that has nothing to do holds nothing: a build goes through, and it shows that."""
    with serving(archive) as live:
        write(archive, SMALL.replace("They built it again", "They never did"))
        live.wait_for("rendered")
        assert run(archive, "build --force")[0] == 0
        assert b"They never did" in live.ask("/2001/fire.html")[1]
