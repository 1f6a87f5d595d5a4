"""A build reads content/ and writes site/ and .variorum/, whatever happens to it."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from generator.publish import lock
from tests.archives import SMALL, built, tree, write

OURS = ("site/", ".variorum/")
STRACE = shutil.which("strace")
KILLS = {
    "before anything is staged": ("mkdir", 3),
    "while the memo is written": ("pwrite64", 9),
    "in the middle of the pages": ("link", 4),
    "at the first page written": ("fsync", 1),
    "in the middle of writing": ("fsync", 5),
    "before the trees change places": ("renameat2", 1),
    "while the old tree is taken away": ("unlink", 6),
}


# A small change is poured into the site file by file.
POURS = {
    "before the old files are noted": ("link", 1),
    "before the first file is moved": ("rename", 1),
    "between two files": ("rename", 2),
    "before the list is moved": ("rename", 3),
}


def stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What lies in a folder, with inode, size and time, but for what a build may write."""
    found = {p.relative_to(folder).as_posix(): p.lstat() for p in folder.rglob("*") if p.is_file()}
    return {
        name: (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        for name, stat in found.items()
        if not name.removeprefix("archive/").startswith(OURS)
    }


@pytest.mark.parametrize("command", ["build", "check", "why index.html", "clean", "build --force"])
def test_no_command_writes_elsewhere(tmp_path: Path, command: str) -> None:
    """Sources, the archive's folder and what lies around it stay as they were, to the inode."""
    root = write(tmp_path / "archive", SMALL)
    write(tmp_path, "-- beside.txt --\nmine\n-- archive/mine.txt --\nmine too\n")
    before = stamps(tmp_path)
    for one in ("build", command):
        CliRunner().invoke(commands, ["-C", str(root), *one.split()], catch_exceptions=False)
    assert stamps(tmp_path) == before
    assert {p.name for p in root.iterdir()} <= {"content", "site", ".variorum", "mine.txt"}


def test_checking_writes_no_site(tmp_path: Path) -> None:
    """`check` and `why` look only: there is no site after them."""
    write(tmp_path, SMALL)
    for command in (["check"], ["why", "index.html"]):
        CliRunner().invoke(commands, ["-C", str(tmp_path), *command], catch_exceptions=False)
    assert not (tmp_path / "site").exists()


def test_two_builds_do_not_mix(tmp_path: Path) -> None:
    """A second build at the same time is refused with one message that names the first."""
    write(tmp_path, SMALL)
    with lock(tmp_path / ".variorum", "build"):
        second = CliRunner().invoke(commands, ["-C", str(tmp_path), "build"])
    assert second.exit_code == 2
    assert (
        f"another command is at work here: `variorum build`, process {os.getpid()}" in second.output
    )
    assert "Traceback" not in second.output
    assert not (tmp_path / "site").exists()


traced = pytest.mark.skipif(
    STRACE is None or platform.machine() != "x86_64",
    reason="strace is missing, or its calls have other names on this machine",
)


def killed(root: Path, call: str, number: int) -> int:
    """Build in a process that is killed at the n-th call of a kind; its exit code."""
    inject = ["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"]
    build = [sys.executable, "-B", "-m", "generator", "-C", str(root), "-q", "build", "--jobs", "1"]
    command = [str(STRACE), "-f", "-qq", "-o", os.devnull, *inject, *build]
    return subprocess.run(command, check=False).returncode


@traced
@pytest.mark.parametrize(("call", "number"), KILLS.values(), ids=KILLS)
def test_a_killed_build_leaves_a_whole_site(tmp_path: Path, call: str, number: int) -> None:
    """After kill -9 the old site or the new one stands whole; the next build makes the new one."""
    new = SMALL.replace('title = "Small"', 'title = "Great"')
    built(write(tmp_path / "cold", new))
    root = write(tmp_path / "archive", SMALL)
    built(root)
    before, after = tree(root / "site"), tree(tmp_path / "cold/site")
    write(root, new)
    assert killed(root, call, number) == -9
    assert tree(root / "site") in (before, after)
    built(root)
    assert tree(root / "site") == after
    assert {p.name for p in root.iterdir()} == {"content", "site", ".variorum"}


@traced
@pytest.mark.parametrize(("call", "number"), POURS.values(), ids=POURS)
def test_a_killed_change_is_made_good(tmp_path: Path, call: str, number: int) -> None:
    """Killed while it changes a few pages, a build leaves what the next one makes whole."""
    new = SMALL.replace("They built it again", "They never did")
    built(write(tmp_path / "cold", new))
    root = write(tmp_path / "archive", SMALL)
    built(root)
    write(root, new)
    assert killed(root, call, number) == -9
    assert built(root).published.problems == ()
    assert tree(root / "site") == tree(tmp_path / "cold/site")
    assert {p.name for p in root.iterdir()} == {"content", "site", ".variorum"}
