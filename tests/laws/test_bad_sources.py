"""One bad source costs itself alone: it is reported, and the rest is built."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.beneath import read_beneath
from generator.cli import commands
from generator.read import discover
from tests.archives import SMALL, built, tree, write
from tests.laws.hostile import LARGE, SOURCES
from tests.laws.hundred import beside, changed, lay, pages, told

# What says more than one thing that is wrong with it.
SEVERAL = {"front matter an alias bomb": 3}
OWN = re.compile(r"(entities/|decisions/)?zz-bad|1999/mill\.comments\.jsonl")
EVERY = [
    *SOURCES,
    *(pytest.param(name, marks=pytest.mark.slow) for name in LARGE),
]


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a hundred good articles and their site."""
    root = lay(tmp_path_factory.mktemp("hundred"))
    built(root)
    return root


@pytest.mark.parametrize("name", EVERY)
def test_the_rest_is_built_as_if_it_were_not_there(
    tmp_path: Path, hundred: Path, name: str
) -> None:
    """The good articles' pages are the same bytes, and one line says what is wrong with the bad."""
    put, reported = (SOURCES | LARGE)[name]
    if put.__name__ == "_unreadable" and os.geteuid() == 0:
        pytest.skip("root may read every file")
    put(beside(hundred, tmp_path) / "content")
    report = built(tmp_path)
    assert report.failures == ()
    assert changed(tmp_path, pages(hundred)) == []
    lines = told(report)
    assert [file for file in lines if not OWN.match(file)] == []
    assert sum(map(len, lines.values())) == (SEVERAL.get(name, 1) if reported else 0)


def test_all_at_once(tmp_path: Path, hundred: Path) -> None:
    """Every bad source that has a name of its own stands beside a hundred good ones for nothing."""
    beside(hundred, tmp_path)
    for number, (put, _) in enumerate(SOURCES.values()):
        folder = tmp_path / f"laid/zz-bad-{number}"
        folder.mkdir(parents=True)
        put(folder)
    (tmp_path / "laid").rename(tmp_path / "content/zz-bad")
    assert built(tmp_path).failures == ()
    assert changed(tmp_path, pages(hundred)) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("entities/zz.toml", '[zz]\nname = "So it was"\nkind = "work"\n'),
        ("good/n003.comments.jsonl", '{"id": "zz", "text": "One more."}\n'),
        ("good/n007.md", "Another text."),
    ],
)
def test_the_judge_sees_a_page_that_changes(
    tmp_path: Path, hundred: Path, file: str, text: str
) -> None:
    """What does concern the good articles is seen in their pages."""
    target = beside(hundred, tmp_path) / "content" / file
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, "utf-8")
    built(tmp_path)
    assert changed(tmp_path, pages(hundred))


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
