"""One bad source costs itself alone: it is reported, and the rest is built."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.beneath import read_beneath
from generator.cli import commands
from generator.read import discover
from tests.archives import SMALL, built, tree, write
from tests.laws.hostile import SOURCES, Lay

GOOD = ("1999/mill.html", "2001/fire.html", "2002/flood.html", "about.html")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the good articles' pages as they are without a bad source."""
    root = write(tmp_path_factory.mktemp("good"), SMALL)
    built(root)
    return {page: data for page, data in tree(root / "site").items() if page in GOOD}


@pytest.mark.parametrize(("lay", "reported"), SOURCES.values(), ids=SOURCES)
def test_the_rest_is_built_as_if_it_were_not_there(
    tmp_path: Path, good: dict[str, bytes], lay: Lay, *, reported: bool
) -> None:
    """The good articles' pages are the same bytes, and only the bad source is complained of."""
    if lay.__name__ == "_unreadable" and os.geteuid() == 0:
        pytest.skip("root may read every file")
    lay(write(tmp_path, SMALL) / "content")
    report = built(tmp_path)
    assert report.failures == ()
    site = tree(tmp_path / "site")
    assert {page: site[page] for page in GOOD} == good
    named = {p.place.file for p in report.planned.problems} - {"2001/fire.md"}
    assert bool(named) == reported
    assert all("zz-bad" in name or name == "1999/mill.comments.jsonl" for name in named)


@pytest.mark.parametrize("name", ["not UTF-8", "front matter broken", "a link out"])
def test_the_exit_code_says_so_only_when_asked(tmp_path: Path, name: str) -> None:
    """A build with a bad source ends with 0, and with 1 under --strict."""
    SOURCES[name][0](write(tmp_path, SMALL) / "content")
    run = ["-C", str(tmp_path), "build", "--jobs", "1"]
    assert CliRunner().invoke(commands, run).exit_code == 0
    strict = CliRunner().invoke(commands, [*run, "--strict", "--json"])
    assert strict.exit_code == 1
    told = [problem["file"] for problem in json.loads(strict.stdout)["problems"]]
    assert sum("zz-bad" in file for file in told) == 1


def test_what_may_not_be_read_is_left_out_until_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that the system keeps from us is a problem, and is read as soon as it can be."""

    def refuse(root: Path, path: str) -> bytes:
        if path == "about.md":
            raise PermissionError(path)
        return read_beneath(root, path)

    write(tmp_path, SMALL)
    with monkeypatch.context() as patched:
        patched.setattr(discover, "read_beneath", refuse)
        report = built(tmp_path)
        assert report.failures == ()
        named = {problem.place.file for problem in report.planned.problems}
        assert named == {"2001/fire.md", "about.md"}
    assert len(built(tmp_path).planned.problems) == 1


def test_nothing_is_read_through_a_link(tmp_path: Path) -> None:
    """What stands behind a symbolic link is in no byte of the site."""
    SOURCES["a link out"][0](write(tmp_path, SMALL) / "content")
    built(tmp_path)
    assert [name for name, data in tree(tmp_path / "site").items() if b"secret" in data] == []
