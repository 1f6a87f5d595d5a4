"""Files compressed beside the files of the site."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import Options, Report, build, load
from generator import compressed as room
from generator.config import FORMS
from generator.errors import Problem
from generator.model.page import File
from generator.pipeline import Live
from tests.archives import SMALL, built, tree, write

ZIPPED = SMALL.replace('"CC0 1.0"\n', '"CC0 1.0"\n[publish]\ncompress = ["gzip"]\n')


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give the small archive, built, with its files compressed."""
    assert built(write(tmp_path, ZIPPED)).failures == ()
    return tmp_path


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace some words of a file."""
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")


def right(site: Path) -> bool:
    """Whether each text of some size has its compressed file, which says the same, and no other."""
    files = tree(site)
    plain = {path: data for path, data in files.items() if not path.endswith(".gz")}
    wanted = {
        f"{path}.gz": data
        for path, data in plain.items()
        if len(data) >= room.BYTES_MIN and path.rpartition(".")[2] in room.TEXTS
        if path != "manifest-sha256.txt"
    }
    found = {path: gzip.decompress(files[path]) for path in files.keys() - plain.keys()}
    return len(found) > 20 and found == wanted


def test_each_text_has_one_that_says_the_same(archive: Path) -> None:
    """Pages, feeds, data and styles have one beside them; pictures and what is short have none."""
    assert right(archive / "site")
    assert not (archive / "site/theme/card.png.gz").exists()
    assert not (archive / "site/robots.txt.gz").exists()
    listed = (archive / "site/manifest-sha256.txt").read_text("utf-8")
    assert "  2001/fire.html.gz\n" in listed


def test_only_what_changed_is_compressed_again(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build with nothing to do compresses nothing; an edit, the files whose bytes it changes."""
    done: list[int] = []
    monkeypatch.setitem(room.PACKED, "gzip", lambda data: done.append(1) or gzip.compress(data))
    pages = built(archive).pages
    assert done == []
    edit(archive, "content/2001/fire.md", "The mill burnt", "The granary burnt")
    report = built(archive)
    changed = {p for p in report.published.written if not p.endswith(".gz")}
    assert 0 < len(done) <= len(changed)
    assert report.pages == pages
    assert right(archive / "site")


def test_warm_is_cold(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """After an edit, a page more and a page less the site is the same as one built from nothing."""
    edit(archive, "content/2001/fire.md", "The mill burnt", "The granary burnt")
    (archive / "content/2002/flood.md").unlink()
    write(archive, "-- content/new.md --\n---\ndate: 2003\n---\nA zebra.\n")
    built(archive)
    cold = tmp_path_factory.mktemp("cold")
    for path, data in tree(archive / "content").items():
        (cold / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (cold / "content" / path).write_bytes(data)
    build(load(cold), Options(jobs=2))
    assert tree(archive / "site") == tree(cold / "site")


def test_they_come_and_go_with_the_setting(archive: Path) -> None:
    """Set later, they are made of the pages as they stand; taken back, they go, and no page is."""
    edit(archive, "content/archive.toml", '["gzip"]', "[]")
    report = built(archive)
    assert report.rendered == ()
    assert not [path for path in tree(archive / "site") if path.endswith(".gz")]
    edit(archive, "content/archive.toml", "[]", '["gzip"]')
    report = built(archive)
    assert report.rendered == ()
    assert right(archive / "site")


def test_one_that_somebody_deleted_is_made_again(archive: Path) -> None:
    """A compressed file that is gone comes back, without its page being made again."""
    (archive / "site/2001/fire.html.gz").unlink()
    assert built(archive).rendered == ()
    assert right(archive / "site")


def test_a_server_makes_none_and_leaves_none_that_is_wrong(archive: Path) -> None:
    """A live server takes away what no longer says the same; the next build has all again."""
    live = Live()
    build(load(archive), Options(jobs=1), live=live)
    assert right(archive / "site")
    edit(archive, "content/2001/fire.md", "The mill burnt", "The granary burnt")
    build(load(archive), Options(jobs=1), live=live)
    assert not (archive / "site/2001/fire.html.gz").exists()
    assert (archive / "site/1999/mill.html.gz").exists()
    built(archive)
    assert right(archive / "site")


def test_an_old_address_cannot_take_the_place_of_one(archive: Path) -> None:
    """An old address where a compressed file stands has rules and no page."""
    edit(archive, "content/2002/flood.md", "---\ntitle", "---\nformerly: /2001/fire.html.gz\ntitle")
    report: Report = built(archive)
    assert [p.message for p in report.planned.problems if "old address" in p.message] == []
    assert right(archive / "site")
    assert "/2001/fire.html.gz" in (archive / "site/_redirects").read_text("utf-8")


def test_what_is_not_installed_is_told(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form whose library is not there is one warning, and the others are made."""
    monkeypatch.setitem(room.FORMS, "brotli", room.Form(".br", "no_such_module", "brotli"))
    edit(archive, "content/archive.toml", '["gzip"]', '["brotli", "gzip"]')
    (problem,) = built(archive).published.problems
    assert isinstance(problem, Problem)
    assert problem.message == "no file is compressed as brotli: no_such_module is not installed"
    assert problem.hint == "pip install 'variorum[brotli]'"
    assert right(archive / "site")


def _back(form: str) -> Callable[[bytes], bytes]:
    module = pytest.importorskip(room.FORMS[form].module)
    return module.ZstdDecompressor().decompress if form == "zstd" else module.decompress


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_same_bytes_twice_and_the_text_back(form: str) -> None:
    """Whatever the form, compressing has one result, which says what was compressed."""
    back = _back(form)
    text = b"Water stood in the street. " * 200
    plain = room.Plain("a.html", text, {form: "name"})
    ((file, name),) = room.Compress()(plain, None).value
    assert (file.path, name) == (f"a.html{room.FORMS[form].ending}", "name")
    assert room.Compress()(plain, None).value == [(File(file.path, file.data), name)]
    assert back(file.data) == text
    assert len(file.data) < 200
    assert list(room.FORMS) == list(FORMS) == list(room.PACKED)
