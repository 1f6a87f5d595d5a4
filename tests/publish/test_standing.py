"""Which pages stand as the last build left them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from sitetrees import build

from generator.errors import OutputError
from generator.model.page import Output
from generator.publish import MANIFEST, Standing

PAGES = {"index.html": b"home", "2011/fire.html": b"fire", "style.css": b"css"}


def held(site: Path, outputs: Mapping[str, Output]) -> set[str]:
    """Ask of every page that is remembered."""
    standing = Standing(site, outputs)
    return {path for path, known in outputs.items() if standing.holds(path, known.page)}


def test_a_page_stands_while_nobody_touches_it(site: Path) -> None:
    """All pages of a build stand, and none of another digest or that is not remembered."""
    outputs = build(site, PAGES).outputs
    standing = Standing(site, outputs)
    assert held(site, outputs) == set(PAGES)
    assert not standing.holds("index.html", "another")
    assert not standing.holds("new.html", outputs["index.html"].page)


def test_a_touched_file_does_not_stand(site: Path) -> None:
    """Another time, another size, a file gone, or something else in its place: all are noticed."""
    more = PAGES | {f"{name}.html": b"x" for name in ("time", "size", "gone", "link", "folder")}
    outputs = build(site, more).outputs
    os.utime(site / "time.html", ns=(0, 0))
    (site / "size.html").write_bytes(b"longer")
    os.utime(site / "size.html", ns=(0, outputs["size.html"].mtime))
    for name in ("gone", "link", "folder"):
        (site / f"{name}.html").unlink()
    (site / "link.html").symlink_to("index.html")
    (site / "folder.html").mkdir()
    assert held(site, outputs) == set(PAGES)


def test_a_page_behind_a_link_does_not_stand(site: Path, tmp_path: Path) -> None:
    """The same file, reached over a folder that is now a link to elsewhere, is not the site's."""
    outputs = build(site, PAGES).outputs
    (site / "2011").rename(tmp_path / "elsewhere")
    (site / "2011").symlink_to(tmp_path / "elsewhere")
    assert held(site, outputs) == {"index.html", "style.css"}


def test_nothing_stands_in_a_site_without_our_manifest(site: Path) -> None:
    """Files that we no longer know to be ours are not relied on; nor is a list that is a link."""
    outputs = build(site, PAGES).outputs
    (site / MANIFEST).rename(site.parent / "list")
    assert held(site, outputs) == set()
    (site / MANIFEST).symlink_to(site.parent / "list")
    assert held(site, outputs) == set()
    assert held(site.parent / "nowhere", outputs) == set()


def test_a_page_that_the_manifest_lists_otherwise_does_not_stand(site: Path) -> None:
    """Where the list says another SHA-256 than we remember, the page is made again."""
    outputs = build(site, PAGES).outputs
    lines = (site / MANIFEST).read_text(encoding="utf-8").splitlines(keepends=True)
    (site / MANIFEST).write_text("".join(["0" * 64 + lines[0][64:], *lines[1:]]), encoding="utf-8")
    assert held(site, outputs) == {"index.html", "style.css"}


def test_a_damaged_manifest_is_named_at_once(site: Path) -> None:
    """The line that is none is told before any page is asked for."""
    outputs = build(site, PAGES).outputs
    with (site / MANIFEST).open("a", encoding="utf-8") as file:
        file.write("what\n")
    with pytest.raises(OutputError, match=f"{MANIFEST}:4"):
        Standing(site, outputs)


def test_what_cannot_be_looked_at_does_not_stand(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system refuses a look, the page is made, and that tells what is wrong."""
    outputs = build(site, PAGES).outputs
    standing = Standing(site, outputs)

    def refuse(_: str) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.lstat", refuse)
    assert not standing.holds("index.html", outputs["index.html"].page)
