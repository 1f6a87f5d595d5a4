"""What an interrupted build left beside a site."""

from __future__ import annotations

from pathlib import Path

import pytest
from sitetrees import alone, build, lay, listing, site_of, state

from generator.publish import MANIFEST, recover

PAGES = {"index.html": b"home", "a/b.html": b"text"}
STAGE = ".site-stage-0123abcd"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a site, alone in its folder."""
    build(tmp_path / "site", PAGES)
    return tmp_path / "site"


@pytest.mark.parametrize(
    "parts",
    ["", "mark", "mark tree", "mark tree old", "mark tree old before pour"],
)
def test_every_stage_of_ours_is_cleared_away(site: Path, parts: str) -> None:
    """However far a build came, what it left goes, and the site stands."""
    lay(site.parent / STAGE, dict.fromkeys(set(parts.split()) - {"mark", "pour"}))
    lay(site.parent / STAGE, dict.fromkeys(set(parts.split()) & {"mark", "pour"}, b""))
    (site.parent / STAGE).mkdir(exist_ok=True)
    if "before" in parts:
        (site.parent / STAGE / "before" / MANIFEST).write_bytes((site / MANIFEST).read_bytes())
    recover(site)
    assert state(site) == site_of(PAGES)
    assert alone(site)


@pytest.mark.parametrize(
    "things",
    [{"tree/x": b"x"}, {"mark": b"", "mine": b"x"}, {"mark": b"", "tree/x": b"x", "y": None}],
)
def test_a_folder_that_only_is_called_so_stays(site: Path, things: dict[str, object]) -> None:
    """Without our mark, or with anything else in it, a folder is not ours."""
    lay(site.parent / STAGE, things)
    before = state(site.parent)
    recover(site)
    assert state(site.parent) == before


def test_a_note_that_broke_is_read_as_far_as_it_goes(site: Path) -> None:
    """Bytes that are no text name no file; all else is put back."""
    new = PAGES | {"index.html": b"new", "new.html": b"new"}
    lay(site, {"index.html": b"new", "new.html": b"new"})
    stage = site.parent / STAGE
    lay(stage, {"mark": b"", "pour": b"\xff\xfe\nnew.html\nbro"})
    lay(stage, {"before/index.html": b"home", f"tree/{MANIFEST}": listing(new)})
    recover(site)
    assert state(site) == site_of(PAGES)
    assert alone(site)


def test_what_was_not_moved_yet_is_not_taken_out(site: Path) -> None:
    """Where a new file was to come and has not, what stands there by now is somebody else's."""
    new = PAGES | {"new.html": b"new"}
    lay(site, {"new.html": b"mine"})
    lay(site.parent / STAGE, {"mark": b"", "pour": b"new.html\n"})
    lay(site.parent / STAGE / "tree", {"new.html": b"new", MANIFEST: listing(new)})
    recover(site)
    assert state(site) == site_of(PAGES, {"new.html": b"mine"})
    assert alone(site)


def test_a_site_that_was_only_moved_away_comes_back(site: Path) -> None:
    """Killed between the two steps of an exchange, the old site stands again."""
    lay(site.parent / STAGE, {"mark": b"", "tree/index.html": b"new"})
    site.rename(site.parent / STAGE / "old")
    recover(site)
    assert state(site) == site_of(PAGES)
    assert alone(site)
