"""A small change is poured into the standing site: when, in which order, and the way back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sitetrees import alone, build, lay, listing, site_of, state

from generator.digest import fixity
from generator.errors import OutputError
from generator.model.page import File
from generator.publish import MANIFEST, current, patch, pour, publish, recover
from generator.publish.ground import Ground

PAGES = {f"{year}/{number}.html": b"old" for year in (2011, 2012) for number in range(14)}
NEW = dict.fromkeys(("2013/new.html", "2013/and.html", "2014/a/deep.html"), b"new")
CHANGE = {"2011/0.html": b"new", **NEW}
AFTER = {p: d for p, d in PAGES.items() if p != "2012/7.html"} | CHANGE


def poured(site: Path, pages: dict[str, bytes], *, durable: bool = False) -> bool:
    """Build, and tell whether the site is the same folder still."""
    before = site.stat().st_ino
    build(site, pages, durable=durable)
    return site.stat().st_ino == before


@pytest.fixture
def large(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a site in which three changes are few."""
    monkeypatch.setattr(pour, "SHARE", 5)
    build(site, PAGES)
    return site


def test_few_changes_are_poured_and_many_exchanged(large: Path) -> None:
    """Up to the share of the site the folder stays; from there on another takes its place."""
    assert poured(large, AFTER)
    assert state(large) == site_of(AFTER)
    assert alone(large)
    many = AFTER | {f"2012/{number}.html": b"new" for number in range(8)}
    assert not poured(large, many)
    assert state(large) == site_of(many)


def test_a_patch_tells_the_list_that_stands_now(large: Path) -> None:
    """A server need not read again what it has just poured; who waits for the disk does not ask."""
    files = [(File(path, data), fixity(data)) for path, data in CHANGE.items()]
    kept = build(large, PAGES).outputs
    keep = {path: kept[path] for path in AFTER if path not in CHANGE}
    done = patch(large, keep, files)
    assert state(large) == site_of(AFTER)
    assert done.listed is not None
    assert current(large, done.listed) is done.listed
    assert done.listed.shas == {path: fixity(data) for path, data in AFTER.items()}
    assert done.listed.text == listing(AFTER)
    assert publish(large, keep, [(File("2011/0.html", b"newer"), "")]).listed is None


def test_no_more_than_some_thousand_are_poured(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a large site a small share may be many files still."""
    monkeypatch.setattr(pour, "MOST", 2)
    assert not poured(large, AFTER)


def test_pouring_looks_at_nothing_else(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No walk through the site, and no look at what is kept."""
    keep = {path: known for path, known in build(large, PAGES).outputs.items() if path in AFTER}
    monkeypatch.setattr("generator.publish.deliver.survey", None)
    looked: list[str] = []
    look = os.lstat
    monkeypatch.setattr("os.lstat", lambda path: (looked.append(str(path)), look(path))[1])
    build(large, CHANGE, {path: known for path, known in keep.items() if path not in CHANGE})
    below = {path.removeprefix(f"{large}/") for path in looked}
    assert {p for p in below if p.endswith(".html")} == {"2011/0.html", "2012/7.html"}
    assert state(large) == site_of(AFTER)


@pytest.mark.parametrize(
    ("gone", "made"),
    [
        ("2013/only.html", "2013"),
        ("2012/7.html", "2012/7.html/x"),
        ("2012/7.html", "2012/7.HTML"),
        ("2012/7.html", "empty/new.html"),
    ],
    ids=["folder to file", "file to folder", "another case", "into an empty folder"],
)
def test_what_could_not_be_undone_is_exchanged(large: Path, gone: str, made: str) -> None:
    """A change that is small but not plain takes the way that needs no undoing."""
    build(large, PAGES | {"2013/only.html": b""})
    lay(large, {"empty": None})
    pages = {p: d for p, d in (PAGES | {"2013/only.html": b"", made: b"new"}).items() if p != gone}
    assert not poured(large, pages)
    assert state(large) == site_of(pages, {"empty": None})


def test_a_folder_that_we_may_not_write_is_exchanged(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is begun that the rights of a folder would break off half way."""
    monkeypatch.setattr("os.access", lambda place, _: not place.endswith("2012"))
    assert not poured(large, AFTER)
    assert state(large) == site_of(AFTER)


def test_new_files_come_first_and_the_list_last(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing leads nowhere meanwhile: what is quite new, then what changes, then what goes."""
    steps: list[str] = []
    replace, unlink = Path.replace, Path.unlink

    def note(path: Path) -> None:
        if path.is_relative_to(large):
            steps.append(path.relative_to(large).as_posix())

    monkeypatch.setattr(Path, "replace", lambda old, new: (note(new), replace(old, new)))
    monkeypatch.setattr(Path, "unlink", lambda path, **kw: (note(path), unlink(path, **kw)))
    assert poured(large, AFTER)
    assert steps == [*sorted(NEW), "2011/0.html", "2012/7.html", MANIFEST]


def test_each_step_waits_for_the_disk(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut finds what is needed for the way back, or every new name, on the disk."""
    synced: set[int] = set()
    moved: list[Path] = []
    replace = Path.replace

    def check(old: Path, new: Path) -> Path:
        stage = next(p for p in old.parents if p.parent == large.parent)
        if not moved:
            made = {p for p in stage.rglob("*") if "before" not in p.parts or p.is_dir()}
            needed = {p for p in made if p.name != "mark"} | {stage, large.parent}
        elif new.name == MANIFEST:
            needed = {large, *(p.parent for p in moved), large / "2012"}
        else:
            needed = set()
        assert {p for p in needed if p.stat().st_ino not in synced} == set()
        moved.append(new)
        synced.discard(new.parent.stat().st_ino)
        return replace(old, new)

    monkeypatch.setattr("os.fsync", lambda handle: synced.add(os.fstat(handle).st_ino))
    monkeypatch.setattr(Path, "replace", check)
    assert poured(large, AFTER, durable=True)
    assert moved[-1] == large / MANIFEST
    assert large.stat().st_ino in synced


def test_a_folder_on_a_disk_of_its_own_is_left_as_it_was(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no file can be moved in, none need be put back either, and the reason is told."""

    def refuse(old: Path, _: Path) -> Path:
        raise OSError(18, "Invalid cross-device link", str(old))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="disk of its own"):
        build(large, AFTER)
    assert state(large) == site_of(PAGES)
    assert alone(large)


def test_pouring_needs_no_hard_links(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are none, what would be put back is a copy."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    assert poured(large, AFTER)
    assert state(large) == site_of(AFTER)


@pytest.fixture
def killed(large: Path) -> Path:
    """Give a site whose build was killed when all was moved in but the list."""
    child = os.fork()
    if child == 0:
        pytest.MonkeyPatch().setattr("generator.publish.stage.commit", lambda *_: os._exit(9))
        build(large, AFTER)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    return large


def test_the_next_command_puts_all_back(killed: Path) -> None:
    """Before the new list is in, the old site comes back, with its times."""
    before = (killed / "2012/0.html").stat()
    assert state(killed) != site_of(PAGES)
    recover(killed)
    assert state(killed) == site_of(PAGES)
    assert (killed / "2012/0.html").stat() == before
    assert alone(killed)


def test_half_a_note_takes_nothing_away(large: Path) -> None:
    """A power cut while it is noted what is new: a path cut short may be that of another page."""
    stage = large.parent / ".site-stage-0123abcd"
    lay(stage, {"mark": b"", "pour": b"2011/0.html", f"tree/{MANIFEST}": b""})
    (stage / "tree" / MANIFEST).write_bytes((large / MANIFEST).read_bytes())
    recover(large)
    assert state(large) == site_of(PAGES)
    assert alone(large)


@pytest.mark.parametrize("step", [1, 2, 3])
def test_the_way_back_can_be_taken_again(
    killed: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Broken off at any step, it is gone to its end by the next command."""
    taken: list[Path] = []
    replace, unlink = Path.replace, Path.unlink

    def fail(path: Path) -> None:
        taken.append(path)
        if len(taken) == step:
            raise OSError(5, "Input/output error", str(path))

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", lambda old, new: (fail(old), replace(old, new)))
        broken.setattr(Path, "unlink", lambda path, **kw: (fail(path), unlink(path, **kw)))
        with pytest.raises(OutputError):
            recover(killed)
    recover(killed)
    assert state(killed) == site_of(PAGES)
    assert alone(killed)


def test_an_edit_since_the_kill_is_kept_beside_the_site(killed: Path) -> None:
    """Whoever changes the half-made site by hand loses nothing when it is put back."""
    lay(killed, {"2011/0.html": b"by hand", "2013/new.html": b"mine"})
    recover(killed)
    assert state(killed) == site_of(PAGES)
    copies = state(killed.parent / ".site-edited")
    assert {copies["2011/0.html"], copies["2013/new.html"]} == {b"by hand", b"mine"}


def test_the_way_back_follows_no_link(killed: Path, tmp_path: Path) -> None:
    """What was put in the place of our folders since the kill stays, and nothing beyond it goes."""
    lay(tmp_path, {"elsewhere/new.html": b"new", "elsewhere/0.html": b"theirs"})
    for folder in ("2011", "2013"):
        (killed / folder).rename(tmp_path / f"was{folder}")
        (killed / folder).symlink_to(tmp_path / "elsewhere")
    recover(killed)
    assert state(tmp_path / "elsewhere") == {"new.html": b"new", "0.html": b"theirs"}
    assert alone(killed)


def test_a_page_of_ours_may_change_its_case(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk where `a` is the name of `A` too, our own file is not in its own way."""
    build(site, {"A.html": b"1"})
    lay(site, {"B.html": b"foreign"})
    look = os.lstat
    capital = {f"{site}/{name}.html": f"{site}/{name.upper()}.html" for name in "ab"}
    monkeypatch.setattr("os.lstat", lambda path: look(capital.get(str(path), path)))
    ground = Ground(site, {"A.html": ""})
    assert ground.obstacle("a.html") is None
    assert ground.obstacle("b.html") == "b.html"
