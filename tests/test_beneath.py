"""Reading and writing beneath a folder, and nowhere else."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from generator.beneath import read_beneath, write_beneath
from tests.archives import tree, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a folder with files, links and a pipe in it, and a secret beside it."""
    root = write(tmp_path / "root", "-- a.md --\na\n-- x/y/b.md --\nb\n")
    write(tmp_path, "-- secret --\nsecret\n-- out/c.md --\nsecret\n")
    (root / "file-link").symlink_to("a.md")
    (root / "folder-link").symlink_to("../out")
    (root / "x/deep-link").symlink_to("y")
    (root / "loop").symlink_to("loop")
    os.mkfifo(root / "pipe")
    return root


@pytest.mark.parametrize(
    ("path", "data"), [("a.md", b"a\n"), ("x/y/b.md", b"b\n"), ("./x//y/./b.md", b"b\n")]
)
def test_a_file_is_read(root: Path, path: str, data: bytes) -> None:
    """A file below the folder is read, however deep it lies."""
    assert read_beneath(root, path) == data


@pytest.mark.parametrize(
    "path",
    [
        *("file-link", "folder-link/c.md", "x/deep-link/b.md", "loop", "loop/a.md"),
        *("../secret", "x/../../secret", "..", "x/..", "/etc/passwd", "", ".", "/"),
        *("pipe", "pipe/a.md", "x", "x/y/", "a.md/b", "nowhere", "a\0b", "folder-link"),
    ],
)
def test_nothing_else_is(root: Path, path: str) -> None:
    """A link at any place of the way, a way out, or what is no file, is an OSError at once."""
    with pytest.raises(OSError):  # noqa: PT011 (every kind of it will do)
        read_beneath(root, path)


def test_the_folder_itself_may_be_a_link(root: Path) -> None:
    """The user may keep the content folder wherever they like."""
    (root.parent / "alias").symlink_to(root)
    assert read_beneath(root.parent / "alias", "a.md") == b"a\n"


def test_no_handle_is_left_open(root: Path) -> None:
    """However a reading ends, every handle that it took is given back."""
    before = sorted(Path("/proc/self/fd").iterdir())
    for path in ("a.md", "x/y/b.md", "x/nowhere", "folder-link/c.md", "pipe", "x/y"):
        with suppress(OSError):
            read_beneath(root, path)
    assert sorted(Path("/proc/self/fd").iterdir()) == before


@pytest.mark.parametrize("path", ["a.md", "x/y/b.md", "x/new/c.md"])
def test_a_file_is_written(root: Path, path: str) -> None:
    """A file is put in the place of the old one, with the folders that lack, and no other is."""
    before = tree(root)
    write_beneath(root, path, b"new")
    assert tree(root) == before | {path: b"new"} | ({"file-link": b"new"} if path == "a.md" else {})


@pytest.mark.parametrize(
    "path", ["file-link", "folder-link/c.md", "x/deep-link/b.md", "loop", "folder-link/new/d.md"]
)
def test_nothing_is_written_through_a_link(root: Path, path: str) -> None:
    """A link at any place of the way is an OSError, and what it leads to stays."""
    before = tree(root.parent)
    with pytest.raises(OSError, match="a symbolic link is not followed"):
        write_beneath(root, path, b"new")
    assert tree(root.parent) == before
