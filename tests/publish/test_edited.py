"""A file of ours that somebody changed by hand is never lost, and never published by mistake."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from sitetrees import build, site_of, state

from generator.errors import OutputError
from generator.publish import remove_ours

PAGES = {"index.html": b"home", "a/b.html": b"text"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a site in which one page was edited by hand."""
    place = tmp_path / "site"
    build(place, PAGES)
    (place / "a/b.html").write_bytes(b"by hand")
    return place


@pytest.mark.parametrize("pages", [PAGES, PAGES | {"a/b.html": b"other"}, {"index.html": b"home"}])
def test_an_edited_file_is_kept_beside_the_site(
    site: Path, way: str, pages: dict[str, bytes]
) -> None:
    """Made again, made anew or gone: the site is ours, the copy is theirs, the report names it."""
    done = build(site, pages)
    assert state(site) == site_of(pages)
    assert state(site.parent / ".site-edited") == {"a": None, "a/b.html": b"by hand"}
    assert [(p.place.file, p.message) for p in done.problems] == [
        ("site/a/b.html", "was edited by hand, then made anew")
    ]
    assert ".site-edited/a/b.html" in done.problems[0].hint


def test_an_edit_that_the_page_now_has_too_is_no_edit(site: Path, way: str) -> None:
    """Bytes equal to the new page's are simply the new page."""
    done = build(site, PAGES | {"a/b.html": b"by hand"})
    assert not done.problems
    assert not done.written
    assert state(site) == site_of(PAGES | {"a/b.html": b"by hand"})
    assert not (site.parent / ".site-edited").exists()


def test_a_second_edit_is_kept_beside_the_first(site: Path, way: str) -> None:
    """Every state is kept once: another edit does not overwrite the copy of the first."""
    for edit in (b"by hand", b"again", b"by hand"):
        (site / "a/b.html").write_bytes(edit)
        build(site, PAGES)
    copies = state(site.parent / ".site-edited")
    assert copies == {"a": None, "a/b.html": b"by hand", "a/b.html.2": b"again"}


def test_a_failed_build_takes_its_copy_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the old site stands on, the edited file stands in it, and nothing lies beside it."""
    before = state(site)

    def fail(*_: object) -> bool:
        raise OSError(28, "No space left on device", str(site))

    monkeypatch.setattr("generator.publish.stage.exchange", fail)
    with pytest.raises(OutputError, match="disk is full"):
        build(site, PAGES)
    assert state(site) == before
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_clean_removes_only_what_is_ours_and_unchanged(site: Path) -> None:
    """An edited file and foreign ones stay, and the next build may use the folder."""
    (site / "notes.txt").write_bytes(b"mine")
    assert remove_ours(site) == ["a/b.html"]
    assert state(site).keys() == {"a", "a/b.html", "notes.txt", "manifest-sha256.txt"}
    build(site, PAGES)
    assert state(site) == site_of(PAGES, {"notes.txt": b"mine"})


def test_clean_leaves_nothing_of_an_untouched_site(tmp_path: Path) -> None:
    """With nothing but our files in it, the folder itself goes."""
    build(tmp_path / "site", PAGES)
    assert remove_ours(tmp_path / "site") == []
    assert list(tmp_path.iterdir()) == []


def test_clean_leaves_a_folder_that_is_not_ours(tmp_path: Path) -> None:
    """A folder without our manifest has nothing of ours; one that is not there neither."""
    (tmp_path / "notes.txt").write_bytes(b"mine")
    assert remove_ours(tmp_path) == []
    assert remove_ours(tmp_path / "nowhere") == []
    assert state(tmp_path) == {"notes.txt": b"mine"}


@pytest.mark.parametrize("code", [errno.EXDEV, errno.EPERM])
def test_where_there_are_no_links_a_copy_is_made(
    site: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """On a disk that cannot link files the edit is copied."""

    def refused(*_: object) -> None:
        raise OSError(code, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    build(site, PAGES)
    assert (site.parent / ".site-edited/a/b.html").read_bytes() == b"by hand"


def test_an_edit_that_cannot_be_kept_stops_the_build(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no copy can be made, nothing is made anew, and no half of one is left."""

    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    before = state(site)
    with pytest.raises(OutputError, match="the disk is full"):
        build(site, PAGES)
    assert state(site) == before


def test_clean_keeps_a_folder_with_dot_files(tmp_path: Path) -> None:
    """Dot entries stay in a folder that looks empty, and the manifest goes."""
    build(tmp_path / "site", PAGES)
    (tmp_path / "site/.git").mkdir()
    remove_ours(tmp_path / "site")
    assert state(tmp_path) == {"site": None, "site/.git": None}
