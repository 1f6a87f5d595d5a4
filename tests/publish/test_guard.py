"""Which folders a site must not be, and that only one build is at work."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sitetrees import build, lay, state

from generator.errors import BusyError, OutputError, Place, Problem, Severity
from generator.publish import guard, lock, recover
from generator.publish.stage import Stage

OTHER = "Choose a folder of its own, for example `site`."


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Give a folder of sources."""
    place = tmp_path / "archive/content"
    place.mkdir(parents=True)
    return place


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".", "holds the folder of the sources"),
        ("content", "is the folder of the sources"),
        ("content/site", "lies in the folder of the sources"),
        ("link", "is the folder of the sources"),
        ("file", "is not a folder"),
        ("full", "holds files that are not ours: notes"),
    ],
)
def test_harmful_folders_are_refused(content: Path, name: str, reason: str) -> None:
    """Each folder that a build could do harm to is refused, with its reason."""
    lay(content.parent, {"link": content, "file": b"", "full/notes": b"", "full/.git": None})
    place = content.parent / name
    more = " If this one is meant, move away what is in it." if name == "full" else ""
    with pytest.raises(OutputError) as refused:
        guard(place, content)
    assert refused.value.problem == Problem(Place(str(place)), reason, OTHER + more, Severity.ERROR)


def test_home_and_root_are_refused(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two folders with most to lose are refused by name."""
    monkeypatch.setenv("HOME", str(content.parent.parent / "home"))
    for place, reason in (
        (Path.home(), "is your home folder"),
        (Path("/"), "is the top of the file system"),
    ):
        with pytest.raises(OutputError) as refused:
            guard(place, content)
        assert refused.value.problem == Problem(Place(str(place)), reason, OTHER, Severity.ERROR)


def test_harmless_folders_are_taken(content: Path) -> None:
    """A new folder, an empty one, a fresh checkout and a site of ours may be written."""
    for things in ({}, {"README.md": b"", "CNAME": b"", ".git/config": b""}):
        lay(content.parent / "site", things)
        guard(content.parent / "site", content)
    guard(content.parent / "nowhere", content)
    lay(content.parent / "site", {"notes": b""})
    (content.parent / "site/notes").unlink()
    build(content.parent / "site", {"index.html": b"x"})
    lay(content.parent / "site", {"notes": b""})
    guard(content.parent / "site", content)


def test_a_second_build_is_told_who_is_at_work(tmp_path: Path) -> None:
    """Who finds the lock taken gets the first one's command, process and time."""
    mine = rf"`variorum build`, process {os.getpid()}, since \d{{4}}-\d\d-\d\d \d\d:\d\d$"
    folder = tmp_path / "v"
    with lock(folder, "build"), pytest.raises(BusyError, match=mine), lock(folder, "clean"):
        pass
    with lock(folder, "clean"):
        pass


def test_the_lock_goes_with_its_process(tmp_path: Path) -> None:
    """A build that was killed leaves no lock behind."""
    child = os.fork()
    if child == 0:
        lock(tmp_path / "v", "build").__enter__()
        os._exit(9)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    with lock(tmp_path / "v", "build"):
        pass


@pytest.mark.parametrize(
    "things",
    [
        {".site-stage-0123abcd/mine": b"x"},
        {".site-stage-0123abcd/tree/mine": b"x"},
        {".site-stage-0123abcd/mark": b"", ".site-stage-0123abcd/mine": b"x"},
        {".site-stage-0123abcd": b"a file"},
        {".site-stage-0123abcd": Path("elsewhere"), "elsewhere/mark": b""},
        {".site-stage-0123/mark": b"", ".xsite-stage-0123abcd/mark": b"", "site-stage/mark": b""},
    ],
)
def test_recover_leaves_alone_what_is_not_ours(tmp_path: Path, things: dict[str, object]) -> None:
    """A folder without our mark, or with a stranger's things, or of another name, stays."""
    lay(tmp_path, things)
    before = state(tmp_path)
    recover(tmp_path / "site")
    assert state(tmp_path) == before


def test_recover_removes_what_is_ours(tmp_path: Path) -> None:
    """A stage with our mark goes, with what lies in it, as does one that was just begun."""
    lay(tmp_path, {".site-stage-0123abcd/mark": b"", ".site-stage-0123abcd/tree/a/b": b"x"})
    lay(tmp_path, {".site-stage-0123abce": None})
    recover(tmp_path / "site")
    assert state(tmp_path) == {}


def test_recover_needs_no_site_at_all(tmp_path: Path) -> None:
    """Before the first build there is nothing to recover, not even a folder to look in."""
    recover(tmp_path / "nowhere/site")
    assert state(tmp_path) == {}


def test_recover_leaves_a_stage_that_is_in_use(tmp_path: Path) -> None:
    """A build at work keeps its stage, even from a command that did not take the lock."""
    stage = Stage(tmp_path / "site", durable=False)
    stage.write("index.html", b"x")
    before = state(tmp_path)
    recover(tmp_path / "site")
    assert state(tmp_path) == before
    stage.drop()
    assert state(tmp_path) == {}
