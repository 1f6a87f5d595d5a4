"""When a concordance is made, and what is in it."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import Options, Report, build, load
from generator.concordance import binding
from generator.pipeline import Live
from tests.archives import built, tree, write
from tests.concordance.conftest import SEARCHED

FOLDER = "site/pagefind"


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace some words of a file."""
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def texts(root: Path) -> str:
    """All that the concordance has of pages."""
    fragments = sorted((root / FOLDER).rglob("*.pf_fragment"))
    return "\n".join(gzip.decompress(file.read_bytes()).decode() for file in fragments)


def told(report: Report) -> list[str]:
    """What a build says of the search."""
    return [p.message for p in report.published.problems]


def test_it_is_made_once_for_the_same_pages(archive: Path, runs: list[Path]) -> None:
    """A build in which no page of it changed does not run Pagefind, and leaves every file."""
    built(archive)
    before = {p: p.stat().st_mtime_ns for p in (archive / "site").rglob("*") if p.is_file()}
    report = built(archive)
    assert len(runs) == 1
    assert report.rendered == report.published.written == report.published.removed == ()
    assert before == {p: p.stat().st_mtime_ns for p in before}


def test_a_page_that_is_not_in_it_does_not_concern_it(archive: Path, runs: list[Path]) -> None:
    """A change that reaches indexes alone leaves the concordance alone."""
    built(archive)
    edit(archive, "content/archive.toml", "[search]", 'leave_out = ["feed", "tags"]\n[search]')
    built(archive)
    many = len(runs)
    (archive / "site/search.html").unlink()
    assert built(archive).rendered == ("search.html",)
    assert len(runs) == many


def test_warm_is_cold(
    archive: Path, runs: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """After an edit, a page more and a page less the site is the same as one built from nothing."""
    built(archive)
    edit(archive, "content/2001/fire.md", "The mill burnt", "The granary burnt")
    (archive / "content/2002/flood.md").unlink()
    write(archive, "-- content/new.md --\n---\ndate: 2003\n---\nA zebra.\n")
    built(archive)
    cold = tmp_path_factory.mktemp("cold")
    shutil.copytree(archive / "content", cold / "content")
    built(cold)
    assert tree(archive / "site") == tree(cold / "site")
    assert len(runs) == 3


def test_its_files_are_listed_and_leave_when_it_does(archive: Path, runs: list[Path]) -> None:
    """They stand in the manifest; where texts are no longer searched, they and the folder go."""
    built(archive)
    listed = (archive / "site/manifest-sha256.txt").read_text("utf-8")
    files = [p.relative_to(archive / "site").as_posix() for p in (archive / FOLDER).rglob("*.*")]
    assert len(files) > 8
    assert [file for file in files if f"  {file}\n" not in listed] == []
    edit(archive, "content/archive.toml", "true", "false")
    built(archive)
    assert not (archive / FOLDER).exists()
    assert "pagefind" not in (archive / "site/manifest-sha256.txt").read_text("utf-8")
    assert len(runs) == 1


def test_what_is_not_published_is_not_in_it(archive: Path, runs: list[Path]) -> None:
    """A draft, a deleted comment and a text that was taken out leave no word in it."""
    write(archive, "-- content/d.md --\n---\ndraft: true\n---\nAn ocelot.\n")
    edit(archive, "content/2002/flood.comments.jsonl", '"A *wet* week."}', '"A walrus."}')
    built(archive)
    assert "walrus" in texts(archive)
    deleted = '"A seal.", "state": "deleted"}'
    edit(archive, "content/2002/flood.comments.jsonl", '"A walrus."}', deleted)
    built(archive)
    assert [word for word in ("ocelot", "walrus") if word in texts(archive)] == []
    assert len(runs) == 2


def test_parts(archive: Path, runs: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A large archive has it in parts, of which an edit makes those again that it reaches."""
    monkeypatch.setattr(binding, "PART_MAX", 2)
    built(archive)
    parts = int((archive / FOLDER / "parts.json").read_text("utf-8"))
    assert parts == len(runs) >= 2
    assert (archive / FOLDER / "1/pagefind.js").is_file()
    edit(archive, "content/2001/fire.md", "The mill burnt", "The granary burnt")
    built(archive)
    assert parts < len(runs) < 2 * parts


def test_without_pagefind_there_is_a_line_and_a_site(
    archive: Path, without: Callable[[Path | None], None]
) -> None:
    """Where it is not installed, one warning says what to install, and all else is built."""
    without(None)
    report = built(archive)
    (problem,) = report.published.problems
    assert "Pagefind is not installed" in problem.message
    assert problem.hint == "pip install 'variorum[search]'"
    assert (archive / "site/search.html").is_file()
    assert not (archive / FOLDER).exists()


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("echo 'too many words' >&2; exit 3", "too many words"),
        ("exit 3", "exit status 3"),
        ("mkdir made", "No such file"),
    ],
    ids=["it says why", "it says nothing", "its files are not there"],
)
def test_when_pagefind_fails(
    archive: Path, tmp_path: Path, without: Callable[[Path | None], None], script: str, why: str
) -> None:
    """A failure of the program is one warning with its last words, and nothing else is lost."""
    program = tmp_path / "pagefind.sh"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    without(program)
    report = built(archive)
    (problem,) = report.published.problems
    assert why in problem.hint
    assert (archive / "site/2001/fire.html").is_file()
    assert not (archive / FOLDER).exists()
    assert not (archive / ".variorum/texts").exists()


def test_a_server_keeps_it_until_it_is_wrong(archive: Path, runs: list[Path]) -> None:
    """A live server never makes it, and takes it away as soon as a page of it changes."""
    built(archive)
    live = Live()
    build(load(archive), Options(jobs=1), live=live)
    assert (archive / FOLDER / "pagefind.js").is_file()
    edit(archive, "content/2001/fire.md", "The mill burnt", "The granary burnt")
    build(load(archive), Options(jobs=1), live=live)
    assert not (archive / FOLDER).exists()
    assert len(runs) == 1
    built(archive)
    assert "granary" in texts(archive)


def test_a_file_of_the_content_cannot_take_its_place(archive: Path, runs: list[Path]) -> None:
    """A file that would be published in its folder is left out, with an error."""
    write(archive, "-- content/pagefind/plan.svg --\n<svg xmlns='http://www.w3.org/2000/svg'/>\n")
    report = built(archive)
    assert [p.message for p in report.planned.plan.clashes] == [
        "two pages would stand there: of the concordance and of pagefind/plan.svg"
    ]
    assert not (archive / FOLDER / "plan.svg").exists()
    assert len(runs) == 1


def test_it_can_be_left_out_with_the_search(archive: Path) -> None:
    """A site without a search has no texts searched either."""
    assert SEARCHED.count("[search]") == 1
    edit(archive, "content/archive.toml", "[search]", 'leave_out = ["search"]\n[search]')
    assert told(built(archive)) == []
    assert not (archive / "site/search.html").exists()
    assert not (archive / FOLDER).exists()
