"""Killed at any moment, a command leaves the old site or the new one; the next build goes on.

strace kills a real command at each of its calls in turn, until one comes that is not reached.
What a small change may be in the middle of, the next command puts right.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from generator.digest import fixity
from generator.publish import MANIFEST
from tests.archives import SMALL, built, tree, write
from tests.struck.changes import CHANGES, Change, change, imported, judge
from tests.struck.strace import KILLED, ROOT, Point, calls_made, hit, numbered, traced, unhurt

pytestmark = traced
COMMANDED = str(ROOT / "tests/struck/commanded.py")
BUILD = (COMMANDED, "build", "--jobs", "1")
NAMES = "rename renameat2 link unlink unlinkat mkdir rmdir symlink ftruncate".split()
DATA = "write pwrite64 fsync fdatasync openat".split()


@pytest.fixture(params=[40, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"])
def stride(request: pytest.FixtureRequest) -> int:
    """Take every n-th point."""
    return int(request.param)


def some(program: Iterable[str], archive: Path, calls: Iterable[str], stride: int) -> list[Point]:
    """The points at which a command is to be killed: every n-th, and one past the end."""
    made = calls_made(program, archive)
    every = numbered(made, calls, 4)
    return [*every[stride // 2 :: stride], ("mkdir", made["mkdir"] + 1)]


def killed(
    program: Iterable[str], laid: Change, folder: Path, calls: Iterable[str], stride: int
) -> dict[Point, Path]:
    """Kill a command at its calls; the archives that it leaves, but for the one it ended in."""
    [count] = laid.laid(folder, [("count", 0)]).values()
    copies = laid.laid(folder, some(program, count, calls, stride))
    codes = hit(program, copies, "signal=KILL")
    *struck, past = codes.items()
    assert (past[1], {code for _, code in struck}) == (0, {KILLED})
    return {point: copies[point] for point, _ in struck}


@pytest.mark.parametrize(
    ("name", "stride"),
    [
        *((name, 40) for name in ("large", "small")),
        *(pytest.param(name, 1, marks=pytest.mark.slow) for name in CHANGES),
    ],
)
def test_a_killed_build_leaves_a_whole_site(tmp_path: Path, name: str, stride: int) -> None:
    """Killed at its calls, a build of each kind leaves one whole site, and no litter for long."""
    laid = change(name, tmp_path / "of")
    left = killed(BUILD, laid, tmp_path, [*NAMES, *DATA], stride)
    whole = {archive: tree(archive / "site") in (laid.old, laid.new) for archive in left.values()}
    poured = name == "small"
    assert sum(not one for one in whole.values()) <= (len(left) / 4 if poured else 0)
    found = {p: judge(laid, archive, at_once=not poured) for p, archive in left.items()}
    assert found == dict.fromkeys(left, "")


def test_cleaning_clears_what_a_killed_build_left(tmp_path: Path) -> None:
    """A stage that was left beside the site goes first, so that no page of it stays behind."""
    root = write(tmp_path, SMALL)
    built(root)
    stage = root / ".site-stage-0123abcd"
    write(stage, "-- mark --\n-- pour --\nnew.html\n-- tree/x --\n")
    shutil.copy(root / "site/manifest-sha256.txt", stage / "tree")
    with (stage / "tree/manifest-sha256.txt").open("a", encoding="utf-8") as file:
        file.write(f"{fixity(b'new')}  new.html\n")
    (root / "site/new.html").write_text("new", "utf-8")
    assert CliRunner().invoke(commands, ["-C", str(root), "clean"]).exit_code == 0
    assert {path.name for path in root.iterdir()} == {"content"}


@pytest.mark.slow
def test_a_killed_clean_harms_nobody(tmp_path: Path) -> None:
    """Killed while it takes a site away, `clean` leaves what is not ours, and a build mends it."""
    laid = change("large", tmp_path / "of")
    left = killed((COMMANDED, "clean"), laid, tmp_path, NAMES, 1)
    found = {p: judge(laid, archive, at_once=False) for p, archive in left.items()}
    assert found == dict.fromkeys(left, "")


def test_a_killed_clean_keeps_what_was_edited(tmp_path: Path, stride: int) -> None:
    """Killed anywhere and given again, `clean` leaves the edited page and what is not ours."""
    laid = change("large", tmp_path / "of")
    (laid.archive / "site/index.html").write_text("by hand", "utf-8")
    program = (COMMANDED, "clean")
    left = killed(program, laid, tmp_path, [*NAMES, "openat", "write"], stride)
    assert set(unhurt(program, left.values())) == {0}
    stays = {"CNAME", ".git/config", "index.html", MANIFEST}
    assert [tree(archive / "site").keys() for archive in left.values()] == [stays] * len(left)
    assert {p.name for archive in left.values() for p in archive.iterdir()} == {"content", "site"}


def test_a_killed_import_goes_on(tmp_path: Path, stride: int) -> None:
    """Killed at its calls, an import leaves whole files alone; done again it ends the work."""
    laid, arguments, new = imported(tmp_path / "of")
    program = (COMMANDED, "import", *arguments)
    left = killed(program, laid, tmp_path, [*NAMES, *DATA], stride)
    for archive in left.values():
        there = tree(archive / "content")
        assert {name: new.get(name) for name in there if not name.endswith(".part")} == {
            name: data for name, data in there.items() if not name.endswith(".part")
        }
    assert set(unhurt(program, left.values())) == {0}
    assert all(tree(archive / "content") == new for archive in left.values())
    memories = [archive / ".variorum" for archive in left.values()]
    assert {path.name for memory in memories for path in memory.iterdir()} == {"lock"}
