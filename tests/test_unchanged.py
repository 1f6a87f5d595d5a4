"""Sources held against what builds read of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from tests.archives import SMALL, built, write

LONG_AGO = 1_000_000_000


def verified(root: Path, *more: str) -> tuple[int, str, str]:
    """The exit code of `verify` in an archive, what it says, and what it calls wrong."""
    done = CliRunner().invoke(commands, ["-C", str(root), "verify", *more])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give an archive of files that were saved long before they were read."""
    write(tmp_path, SMALL)
    for path in (tmp_path / "content").rglob("*.*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    assert built(tmp_path).failures == ()
    return tmp_path


def test_right_after_a_build_every_source_is_as_it_was_read(root: Path) -> None:
    """Nothing is wrong, and how many were looked at is said."""
    code, said, wrong = verified(root)
    files = [path for path in (root / "content").rglob("*.*") if path.name != "archive.toml"]
    assert (code, wrong) == (0, "")
    assert said.endswith(f"{len(files)} of {len(files)} sources are as they were read.\n")


def test_what_nobody_wrote_is_a_fault(root: Path) -> None:
    """Other bytes at the old time are told, and a build by itself passes over them."""
    mill = root / "content/1999/mill.md"
    with mill.open("r+b") as file:
        file.seek(40)
        file.write(b"~")
    os.utime(mill, (LONG_AGO, LONG_AGO))
    assert built(root).rendered == ()
    code, _, wrong = verified(root)
    assert code == 1
    assert wrong.startswith(
        "content/1999/mill.md: has other bytes than a build read\n"
        "hint: its time has not changed, so a disk may be failing"
    )


def test_what_was_saved_or_taken_away_since_is_counted(root: Path) -> None:
    """An edit is no fault."""
    (root / "content/2001/fire.md").write_text("Saved since.", "utf-8")
    (root / "content/about.md").unlink()
    code, said, wrong = verified(root)
    assert (code, wrong) == (0, "")
    assert said.endswith(" sources are as they were read, 2 edited since.\n")


def test_a_source_that_is_no_file_any_more_is_a_fault(root: Path) -> None:
    """A link in its place is not followed."""
    mill = root / "content/1999/mill.md"
    mill.rename(root / "elsewhere.md")
    mill.symlink_to(root / "elsewhere.md")
    code, _, wrong = verified(root)
    assert code == 1
    assert wrong.startswith("content/1999/mill.md: cannot be read, or is no plain file\n")


def test_sources_are_asked_for_only_beside_their_own_memory(root: Path) -> None:
    """Of the folder of a site, or without what builds remember, the site alone is judged."""
    assert "sources" not in verified(root, "site")[1]
    (root / ".variorum/memo.sqlite").write_bytes(b"no memory")
    code, said, _ = verified(root)
    assert (code, "sources" in said) == (0, False)
