"""Whatever the disk refuses, the old site stands or the new one does, and it is told which.

strace fails a real build at each of its calls in turn; and there is a disk that is truly full, and
one that is truly read-only.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import commands
from tests.archives import tree, write
from tests.struck.changes import LEAN, change, imported, litter, verdict
from tests.struck.strace import ROOT, calls_made, hit, numbered, traced, unhurt

COMMANDED = str(ROOT / "tests/struck/commanded.py")
BUILD = (COMMANDED, "build", "--jobs", "1")
# What the disk says, at which calls, and whether it goes on saying so.
FAULTS = {
    "full": ("ENOSPC", "openat write pwrite64 fsync link rename renameat2 mkdir ftruncate", ""),
    "broken": (
        "EIO",
        "openat read write pread64 pwrite64 fsync fdatasync close rename renameat2 unlink rmdir",
        "",
    ),
    "full for good": ("ENOSPC", "pwrite64 link mkdir ftruncate", "+"),
    "forbidden": ("EACCES", "openat mkdir link rename renameat2 unlink rmdir", ""),
    "read-only": ("EROFS", "openat mkdir link rename renameat2 unlink rmdir", ""),
}
SERIES = [
    pytest.param(name, fault, stride, id=f"{name} {fault} {stride}", marks=marks)
    for stride, marks in ((50, ()), (1, pytest.mark.slow))
    for name in ("large", "small", "first")
    for fault in FAULTS
    if stride == 1 or (name, fault) in (("large", "broken"), ("small", "full"))
]


@pytest.mark.parametrize(("name", "fault", "stride"), SERIES)
@traced[0]
@traced[1]
def test_a_failing_disk_leaves_a_whole_site(
    tmp_path: Path, name: str, fault: str, stride: int
) -> None:
    """Each call refused in turn, a build ends well, or tells in one message what is to be done."""
    laid = change(name, tmp_path / "of")
    error, calls, on = FAULTS[fault]
    [count] = laid.laid(tmp_path, [("count", 0)]).values()
    points = numbered(calls_made(BUILD, count), calls.split(), 3)[stride // 2 :: stride]
    left = laid.laid(tmp_path, points)
    codes = hit(BUILD, left, f"error={error}", on=on)
    found = {point: verdict(laid, archive, codes[point]) for point, archive in left.items()}
    assert found == dict.fromkeys(left, "")
    assert Counter(codes.values())[2]


@pytest.mark.parametrize(
    ("fault", "stride"),
    [
        pytest.param(fault, stride, marks=() if stride > 1 else pytest.mark.slow)
        for fault, stride in (("full", 40), *((fault, 1) for fault in FAULTS))
    ],
)
@traced[0]
@traced[1]
def test_a_failing_disk_harms_no_import(tmp_path: Path, fault: str, stride: int) -> None:
    """Each call refused in turn, an import leaves whole files; done again it ends the work."""
    laid, arguments, new = imported(tmp_path / "of")
    program = (COMMANDED, "import", *arguments)
    error, calls, on = FAULTS[fault]
    [count] = laid.laid(tmp_path, [("count", 0)]).values()
    points = numbered(calls_made(program, count), calls.split(), 3)[stride // 2 :: stride]
    left = laid.laid(tmp_path, points)
    codes = hit(program, left, f"error={error}", on=on)
    assert {point: code for point, code in codes.items() if code not in (0, 2)} == {}
    for archive in left.values():
        assert tree(archive / "content").items() <= new.items()
    assert set(unhurt(program, left.values())) == {0}
    assert [tree(archive / "content") == new for archive in left.values()] == [True] * len(left)


def test_the_judge_sees_what_is_wrong(tmp_path: Path) -> None:
    """The control: each thing that must not be, put there by hand, is found and named."""
    laid = change("large", tmp_path / "of")
    refused = "site: the disk is full\nhint: Free some space and build again.\n"
    wrong = {
        "ended with 70": (70, "fault in Variorum: OSError\nhint: -v\n", ""),
        "refused, and the site": (2, refused, "site/index.html"),
        "not one clear message": (2, f"{refused}{refused}", ""),
        "ended well with another": (0, "", ""),
        "litter": (2, refused, ".site-stage-1/mine"),
        "the sources are not": (2, refused, "content/seven.md.part"),
    }
    for words, (code, told, planted) in wrong.items():
        [archive] = laid.laid(tmp_path, [(words, code)]).values()
        (archive.parent / "told").write_text(told, "utf-8")
        if planted:
            (archive / planted).parent.mkdir(exist_ok=True)
            (archive / planted).write_text("half", "utf-8")
        assert verdict(laid, archive, code).startswith(words)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 1 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    try:
        ended = subprocess.run(mount, check=False, capture_output=True).returncode
    except FileNotFoundError:
        ended = 1
    if ended:
        pytest.skip("a small disk cannot be mounted here: mount -t tmpfs")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_what_cannot_be_said_is_no_success(tmp_path: Path) -> None:
    """Where not even the streams can be written to, the exit code alone says so."""
    command = [sys.executable, "-B", "-m", "generator", "formats"]
    with Path("/dev/full").open("wb") as full:
        assert subprocess.run(command, stdout=full, stderr=full, check=False).returncode == 2


def run(root: Path, *command: str) -> Result:
    """Give a command in an archive."""
    return CliRunner().invoke(commands, ["-C", str(root), *command])


def test_a_full_disk_leaves_the_old_site(disk: Path) -> None:
    """On a disk of 1 MB what does not fit is refused with a hint, and made once there is room."""
    root = write(disk / "archive", LEAN)
    assert run(root, "build").exit_code == 0
    old = tree(root / "site")
    free = int(subprocess.check_output(["stat", "-f", "-c", "%f", str(disk)])) * 4096
    (root / "content/plan.png").write_bytes(b"\x89PNG" + bytes(free * 2 // 3))
    refused = run(root, "build")
    assert refused.exit_code == 2
    assert "the disk is full\nhint: Free some space and build again." in refused.stderr
    assert refused.stderr.count("hint: ") == 1
    assert tree(root / "site") == old
    assert litter(root, failed=True) == []
    (root / "content/plan.png").write_bytes(b"\x89PNG" + bytes(free // 4))
    assert run(root, "build").exit_code == 0
    assert len((root / "site/plan.png").read_bytes()) == free // 4 + 4
    assert litter(root) == []


def test_a_read_only_disk_is_told_of(disk: Path) -> None:
    """Where nothing can be written a build says so, and a site can be verified all the same."""
    root = write(disk / "archive", LEAN)
    assert run(root, "build").exit_code == 0
    before = tree(root)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    refused = run(root, "build", "--force")
    assert refused.exit_code == 2
    assert "the disk is read-only\nhint: Choose" in refused.stderr
    assert refused.stderr.count("hint: ") == 1
    assert run(root, "verify").exit_code == 0
    assert tree(root) == before
