"""A command reads content/ and writes site/ and .variorum/, whatever happens to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from generator.publish import MANIFEST
from tests.archives import SMALL, tree, write
from tests.struck import mutated
from tests.struck.changes import CHANGES
from tests.struck.strace import traced

OURS = ("site/", ".variorum/")
# Devices, and the semaphores of several processes: in no folder of a disk.
DEVICES = Path("/dev")
# Every command that writes nothing into the sources.
COMMANDS = """\
build
build --force
check
why index.html
verify
read content/2001/fire.md
recover content/2002/flood.md
entities export
theme list
formats
clean""".splitlines()
LOOKING = ("check", "verify", "why index.html", "clean", "entities suggest")
FOREIGN = """\
-- site/CNAME --
small.example
-- site/.git/config --
[core]
-- site/README.md --
Mine.
-- site/deep/mine.txt --
Mine too.
"""


def stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What lies in a folder, with inode, size and time, but for what a build may write."""
    found = {p.relative_to(folder).as_posix(): p.lstat() for p in folder.rglob("*") if p.is_file()}
    return {
        name: (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        for name, stat in found.items()
        if not name.removeprefix("archive/").startswith(OURS)
    }


@pytest.mark.parametrize("command", COMMANDS)
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


def place_of(path: Path, root: Path) -> str:
    """Where a path lies: the folder of the archive that it is in, or the path itself."""
    if path.is_relative_to(root) and path != root:
        return path.relative_to(root).parts[0]
    return str(path)


def is_allowed(path: Path, root: Path, *more: str) -> bool:
    """Tell whether a command may change a path."""
    place = place_of(path, root)
    ours = (".variorum", "site", ".site-edited", *more)
    return path.is_relative_to(DEVICES) or place in ours or place.startswith(".site-stage-")


@traced[0]
@pytest.mark.parametrize(
    "command",
    ["build", "serve", *(pytest.param(c, marks=pytest.mark.slow) for c in LOOKING)],
)
def test_the_system_sees_no_write_elsewhere(tmp_path: Path, command: str) -> None:
    """Of all that a process asks of the system, nothing changes a path but in our own folders."""
    root = write(tmp_path / "archive", SMALL)
    assert mutated.run(tmp_path / "first", *mutated.variorum(root, "build", "--jobs", "2")) == 0
    write(root, SMALL.replace('title = "Small"', 'title = "Great"'))
    log = tmp_path / "log"
    if command == "serve":
        mutated.serve(log, root)
    else:
        mutated.run(log, *mutated.variorum(root, *command.split()))
    found = mutated.changed(tmp_path / "first") | mutated.changed(log)
    # That one writes the review.
    more = ("content",) if command == "entities suggest" else ()
    assert {path for path in found if not is_allowed(path, root, *more)} == set()
    assert command == "verify" or len(mutated.changed(log)) > 2


@traced[0]
def test_an_import_writes_into_its_folder(tmp_path: Path) -> None:
    """`import` changes nothing but the folder that it says, and the memory."""
    root = write(tmp_path / "archive", SMALL)
    write(tmp_path, '-- one.json --\n{"variorum": "article/1", "key": "k", "title": "Mill"}\n')
    arguments = ("import", str(tmp_path / "one.json"), "--format", "native")
    assert mutated.run(tmp_path / "log", *mutated.variorum(root, *arguments)) == 0
    found = mutated.changed(tmp_path / "log")
    strange = {path for path in found if not is_allowed(path, root, "content")}
    into = {path for path in found if path.is_relative_to(root / "content")}
    assert strange == set()
    assert {path.relative_to(root / "content").parts[0] for path in into} == {"one"}


@traced[0]
def test_the_judge_sees_a_write_elsewhere(tmp_path: Path) -> None:
    """The control: every way of changing a path beside our own folders is seen."""
    script = """
import os
os.mkdir("a"); open("b", "w").close(); os.rename("b", "c"); os.link("c", "d"); os.symlink("c", "e")
os.unlink("d"); os.chmod("c", 0o600); os.utime("c", (0, 0)); os.truncate("c", 0); os.rmdir("a")
folder = os.open(".", os.O_RDONLY); os.mkdir("f", dir_fd=folder); os.unlink("e", dir_fd=folder)
"""
    os.chdir(tmp_path)
    assert mutated.run(tmp_path / "log", "python3", "-c", script) == 0
    root = tmp_path / "archive"
    strange = {p.name for p in mutated.changed(tmp_path / "log") if not is_allowed(p, root)}
    assert strange >= set("abcdef")


def run(root: Path, *command: str) -> tuple[int, str]:
    """Give a command in an archive; its exit code, and what it says."""
    ended = CliRunner().invoke(commands, ["-C", str(root), *command], catch_exceptions=False)
    return ended.exit_code, ended.output


def dressed(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """What is not ours in a site: bytes, modes and times."""
    names = [name.split()[1].removeprefix("site/") for name in FOREIGN.splitlines()[::2]]
    stats = {name: (folder / name).lstat() for name in names}
    return {
        name: ((folder / name).read_bytes(), stat.st_mode, stat.st_mtime_ns)
        for name, stat in stats.items()
    }


@pytest.mark.parametrize("name", ["large", "small", "removal"])
def test_what_is_not_ours_stays_as_it_is(tmp_path: Path, name: str) -> None:
    """Foreign files keep bytes, mode and time through builds of each kind, and through `clean`."""
    before, after = CHANGES[name]
    root = write(tmp_path, before)
    run(root, "build")
    write(root, FOREIGN)
    for number, path in enumerate(sorted(dressed(root / "site"))):
        (root / "site" / path).chmod(0o600 + number)
        os.utime(root / "site" / path, ns=(10**18, 10**18 + number))
    mine = dressed(root / "site")
    for text in (after, before):
        assert run(write(root, text), "build")[0] == 0
        assert dressed(root / "site") == mine
    assert run(root, "clean")[0] == 0
    assert dressed(root / "site") == mine
    assert tree(root / "site").keys() == {*mine, MANIFEST}


def test_what_somebody_edited_is_kept_and_told(tmp_path: Path) -> None:
    """A page that was edited by hand is copied before it is made anew, and `clean` keeps it."""
    root = write(tmp_path, SMALL)
    run(root, "build")
    for path in ("index.html", "2001/fire.html"):
        (root / "site" / path).write_text("by hand", "utf-8")
    write(root, SMALL.replace('title = "Small"', 'title = "Great"'))
    assert "index.html: was edited by hand, then made anew" in run(root, "build")[1]
    assert (root / ".site-edited/index.html").read_text("utf-8") == "by hand"
    (root / "site/index.html").write_text("again", "utf-8")
    assert "site/index.html: changed since it was built, so it was left" in run(root, "clean")[1]
    assert tree(root / "site").keys() == {"index.html", MANIFEST}
    assert (root / "site/index.html").read_text("utf-8") == "again"


@pytest.mark.parametrize(
    ("leads", "told"),
    [
        ("archive/content", "is the folder of the sources"),
        ("archive/content/2001", "lies in the folder of the sources"),
        ("archive", "holds the folder of the sources"),
        ("home", "is your home folder"),
        ("full", "holds files that are not ours: letters.txt"),
        ("/", "is the top of the file system"),
    ],
)
def test_a_folder_that_must_not_be_a_site_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leads: str, told: str
) -> None:
    """Where `site` leads to a folder that a build could harm, it ends and touches nothing."""
    root = write(tmp_path / "archive", SMALL)
    write(tmp_path, "-- home/.profile --\nmine\n-- full/letters.txt --\nmine\n")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (root / "site").symlink_to(tmp_path / leads)
    before = stamps(tmp_path)
    code, said = run(root, "build")
    assert code == 2
    assert told in said
    assert stamps(tmp_path) == before
