"""What publishing refuses: it names it, and leaves everything as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from sitetrees import alone, build, lay, site_of, state

from generator.errors import OutputError, Place, Problem, Severity
from generator.model.page import File
from generator.publish import MANIFEST, Standing, publish

PAGES = {"index.html": b"home", "2011/fire.html": b"fire", "style.css": b"css"}


@pytest.mark.parametrize(
    "foreign",
    [{"new.html": b"x"}, {"new.html": Path("CNAME")}, {"new.html/y": b"x"}, {"new.html": None}],
    ids=["file", "link", "folder", "empty folder"],
)
def test_a_foreign_thing_in_the_way_stops_the_build(
    site: Path, way: str, foreign: dict[str, object]
) -> None:
    """What is not ours is never overwritten: the build stops and names it, the old site stands."""
    build(site, PAGES)
    lay(site, foreign)
    before = state(site)
    with pytest.raises(OutputError, match=r"site/new\.html"):
        build(site, {"index.html": b"new", "new.html": b"ours"})
    assert state(site) == before
    assert alone(site)


@pytest.mark.parametrize(
    "foreign",
    [
        {"2011/note": b"x"},
        {"2011/album/1.png": b"x"},
        {"2011/album": None},
        {"2011/more": Path("album")},
        {"2012": None},
    ],
    ids=["a file", "a folder", "an empty folder", "a link", "all of it"],
)
def test_a_folder_that_holds_what_is_not_ours_is_no_place_for_a_page(
    site: Path, way: str, foreign: dict[str, object]
) -> None:
    """A file takes the place of a folder of ours only where there is nothing else in it."""
    build(site, PAGES)
    lay(site, foreign)
    before = state(site)
    name = next(iter(foreign))[:4]
    with pytest.raises(OutputError) as refused:
        build(site, {"index.html": b"new", name: b"a page"})
    assert refused.value.problem.place == Place(f"site/{name}")
    assert refused.value.problem.message == "stands where a page has to go, and is not ours"
    assert state(site) == before


def test_a_foreign_file_where_a_folder_has_to_be_stops_the_build(site: Path, way: str) -> None:
    """A page below a foreign file, or below a link to elsewhere, is not written."""
    build(site, PAGES)
    lay(site, {"data": Path("..")})
    with pytest.raises(OutputError, match="site/data"):
        build(site, {"data/x.json": b"{}"})
    assert not (site.parent / "x.json").exists()


def test_our_folder_behind_a_link_is_not_ours(site: Path, way: str, tmp_path: Path) -> None:
    """A folder of ours that was replaced by a link is neither followed nor overwritten."""
    first = build(site, PAGES)
    (site / "2011").rename(tmp_path / "elsewhere")
    (site / "2011").symlink_to(tmp_path / "elsewhere")
    path = "2011/fire.html"
    assert not Standing(site, first.outputs).holds(path, first.outputs[path].page)
    with pytest.raises(OutputError, match="site/2011"):
        build(site, {"index.html": b"new", path: b"new"})
    build(site, {"index.html": b"new"})
    assert (tmp_path / "elsewhere/fire.html").read_bytes() == b"fire"
    assert (site / "2011").is_symlink()


@pytest.mark.parametrize(("before", "after"), [("a/b", "a"), ("a", "a/b")])
def test_a_file_may_become_a_folder_and_back(site: Path, way: str, before: str, after: str) -> None:
    """Our own file in the place of our own folder is no obstacle."""
    build(site, {before: b"1", "index.html": b"home"})
    build(site, {after: b"2", "index.html": b"home"})
    assert state(site) == site_of({after: b"2", "index.html": b"home"})


@pytest.mark.parametrize(
    "path", ["", "/etc/x", "../x", "a/../x", "a//b", "./a", "a/", "a\nb", "a\\b", "a\0", MANIFEST]
)
def test_a_path_that_leaves_the_site_is_refused(site: Path, way: str, path: str) -> None:
    """No page's path can point out of the site, or at the manifest."""
    with pytest.raises(OutputError, match="cannot be a file of the site"):
        build(site, {path: b"x"})
    assert list(site.parent.parent.rglob("*")) in ([], [site.parent])


def test_two_pages_for_one_path_are_refused(site: Path) -> None:
    """The second file of a name is never written over the first."""
    twice = [(File("a", b"1"), ""), (File("a", b"2"), "")]
    with pytest.raises(OutputError) as refused:
        publish(site, {}, twice)
    assert not site.exists()
    said = Problem(Place("site/a"), "is made by two pages", "Rename one of them.", Severity.ERROR)
    assert refused.value.problem == said
    kept = build(site, {"a": b"1"}).outputs
    with pytest.raises(OutputError, match="is made by two pages"):
        publish(site, kept, twice[:1])


def test_a_kept_file_that_went_away_stops_the_build(site: Path) -> None:
    """A file that stood at first and does not any more would be a hole in the new site."""
    first = build(site, PAGES)
    (site / "style.css").unlink()
    with pytest.raises(OutputError) as refused:
        build(site, {"index.html": b"new"}, {"style.css": first.outputs["style.css"]})
    assert refused.value.problem == Problem(
        Place("site/style.css"), "went away during the build", "Build again.", Severity.ERROR
    )


def test_a_damaged_manifest_is_named(site: Path) -> None:
    """A line that is no entry is not guessed at: what is ours would be uncertain."""
    build(site, PAGES)
    (site / MANIFEST).write_bytes(b"what\n")
    with pytest.raises(OutputError) as refused:
        build(site, {"index.html": b"new"})
    assert refused.value.problem == Problem(
        Place(str(site / MANIFEST), 1),
        "is no line of a list of files",
        "Restore it, or move the whole folder away and build anew.",
        Severity.ERROR,
    )
