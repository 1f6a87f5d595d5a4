"""Publishing: the new site is what was kept, what was made, and what is not ours."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sitetrees import alone, build, lay, site_of, state

from generator.digest import fixity
from generator.model.page import File
from generator.publish import MANIFEST, publish

PAGES = {"index.html": b"home", "2011/fire.html": b"fire", "style.css": b"css"}
FOREIGN = {
    "CNAME": b"archive.example",
    ".git/config": b"[core]",
    ".git/refs": None,
    "2011/photo.jpg": b"\xff\xd8",
    "latest": Path("2011"),
    "drafts/empty": None,
}


def test_the_first_build_makes_the_site_and_nothing_beside_it(site: Path, way: str) -> None:
    """Pages and manifest stand, each page is told as written, no stage is left."""
    done = build(site, PAGES)
    assert state(site) == site_of(PAGES)
    assert done.written == tuple(sorted(PAGES))
    assert not done.removed
    assert alone(site)


def test_sha256sum_reads_the_manifest(site: Path) -> None:
    """The list of files is one that a stranger's tool can check without us."""
    build(site, PAGES)
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.skip("sha256sum is missing")
    subprocess.run([tool, "--strict", "--quiet", "-c", MANIFEST], cwd=site, check=True)


def test_outputs_tell_size_time_and_sha(site: Path, way: str) -> None:
    """What the memo will remember is what stands on the disk."""
    done = build(site, PAGES)
    for path, data in PAGES.items():
        seen, known = (site / path).stat(), done.outputs[path]
        assert (known.size, known.mtime) == (seen.st_size, seen.st_mtime_ns)
        assert known.sha == known.page == fixity(data)


def test_the_same_bytes_again_touch_nothing(site: Path, way: str) -> None:
    """A page that comes out equal is neither written nor told; the site stays the same folder."""
    first = build(site, PAGES)
    before = {p: p.stat() for p in [site, *site.rglob("*")]}
    done = build(site, PAGES)
    assert not done.written
    assert done.outputs == first.outputs
    assert {p: p.stat() for p in [site, *site.rglob("*")]} == before


def test_nothing_to_do_makes_no_stage(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all pages kept, no folder is even begun."""
    first = build(site, PAGES)
    monkeypatch.setattr("os.mkdir", None)
    done = build(site, {}, first.outputs)
    assert not done.written
    assert not done.removed
    assert not done.outputs


def test_kept_files_stay_the_same_inode(site: Path) -> None:
    """What is unchanged is linked, not copied: same inode, same time."""
    first = build(site, PAGES)
    before = (site / "style.css").stat()
    keep = {"style.css": first.outputs["style.css"]}
    done = build(site, {"index.html": b"new home", "2011/fire.html": b"fire"}, keep)
    after = (site / "style.css").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert done.written == ("index.html",)


def test_a_changed_file_is_a_new_inode(site: Path, tmp_path: Path) -> None:
    """Nothing is written through a hard link, so whoever holds the old file keeps it."""
    build(site, PAGES)
    held = tmp_path / "held"
    held.hardlink_to(site / "index.html")
    build(site, PAGES | {"index.html": b"new"})
    assert held.read_bytes() == b"home"


def test_pages_nobody_makes_any_more_go(site: Path, way: str) -> None:
    """Our own old files are removed, with the folders they leave empty."""
    build(site, PAGES)
    done = build(site, {"index.html": b"home"})
    assert done.removed == ("2011/fire.html", "style.css")
    assert not done.written
    assert state(site) == site_of({"index.html": b"home"})


def test_foreign_files_are_carried_over(site: Path, way: str) -> None:
    """Files, links and empty folders that are not ours stand as they stood."""
    build(site, PAGES)
    lay(site, FOREIGN)
    build(site, {"index.html": b"new"})
    assert state(site) == site_of({"index.html": b"new"}, FOREIGN)


def test_foreign_files_keep_mode_and_time(site: Path, way: str) -> None:
    """Mode and time of what is not ours are carried too, of links and folders as of files."""
    build(site, PAGES)
    lay(site, FOREIGN)
    (site / "CNAME").chmod(0o640)
    (site / "drafts/empty").chmod(0o2751)
    for name in ("CNAME", "latest", ".git/config", "drafts/empty", "drafts"):
        os.utime(site / name, ns=(5, 1234567890123456789), follow_symlinks=False)
    names = ["CNAME", "latest", ".git/config", "drafts/empty", "drafts"]
    before = [(n, s.st_mode, s.st_mtime_ns) for n in names for s in [(site / n).lstat()]]
    build(site, {"index.html": b"new"})
    assert [(n, s.st_mode, s.st_mtime_ns) for n in names for s in [(site / n).lstat()]] == before


def test_folders_keep_their_mode(site: Path) -> None:
    """A folder opened to a group stays open, the site's own included."""
    build(site, PAGES)
    site.chmod(0o2775)
    (site / "2011").chmod(0o2770)
    build(site, PAGES | {"index.html": b"new"})
    assert site.stat().st_mode & 0o7777 == 0o2775
    assert (site / "2011").stat().st_mode & 0o7777 == 0o2770


def test_files_are_taken_one_by_one(site: Path) -> None:
    """Each file is on the disk before the next one is asked for."""
    seen: list[int] = []

    def pages() -> Iterator[tuple[File, str]]:
        for number in range(3):
            seen.append(len(list(site.parent.rglob("*.html"))))
            yield File(f"{number}.html", b"x"), ""

    publish(site, {}, pages())
    assert seen == [0, 1, 2]


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt, OSError])
def test_a_fault_while_rendering_leaves_all_as_it_was(
    site: Path, way: str, fault: type[BaseException]
) -> None:
    """Whatever ends the stream of pages early, it comes out as it is and nothing is left."""
    build(site, PAGES)
    before = state(site)

    def pages() -> Iterator[tuple[File, str]]:
        yield File("index.html", b"new"), ""
        raise fault

    with pytest.raises(fault):
        publish(site, {}, pages())
    assert state(site) == before
    assert alone(site)


def test_a_linked_site_stays_a_link(site: Path, tmp_path: Path) -> None:
    """A site that is a symbolic link is published where the link points."""
    site.parent.mkdir()
    site.symlink_to(tmp_path / "www")
    build(site, PAGES)
    build(site, {"index.html": b"new"})
    assert site.is_symlink()
    assert state(tmp_path / "www") == site_of({"index.html": b"new"})


def test_copies_where_links_cannot_be_made(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk without hard links the site is the same, times included."""
    first = build(site, PAGES)
    lay(site, FOREIGN)

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    keep = {"style.css": first.outputs["style.css"]}
    build(site, {"index.html": b"new"}, keep)
    assert state(site) == site_of({"index.html": b"new", "style.css": b"css"}, FOREIGN)
    assert (site / "style.css").stat().st_mtime_ns == keep["style.css"].mtime


def test_all_is_on_the_disk_before_the_exchange(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut after the exchange finds every new file and folder written out."""
    build(site, PAGES)
    synced: set[int] = set()
    unsynced: list[str] = []

    def exchange(stage: Path, _: Path) -> bool:
        made = [stage, *stage.rglob("*")]
        unsynced.extend(p.name for p in made if p.stat().st_ino not in synced)
        return False

    monkeypatch.setattr("os.fsync", lambda fd: synced.add(os.fstat(fd).st_ino))
    monkeypatch.setattr("generator.publish.stage.exchange", exchange)
    publish(site, {}, [(File("2011/fire.html", b"new"), ""), (File("index.html", b"home"), "")])
    assert unsynced == ["index.html"]  # linked: it was written out by the build that made it
    assert site.parent.stat().st_ino in synced
