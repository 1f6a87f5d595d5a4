from __future__ import annotations

import json
import subprocess
import sys
import tomllib

import pytest

from benchmarks import hugo, pelican, variorum
from benchmarks.corpus import Corpus
from benchmarks.program import Program
from benchmarks.written import lines

TINY = Corpus(12, 10)


@pytest.fixture
def built(tmp_path):
    """What `variorum build --json` says of a tiny archive, built where it was written."""
    root = tmp_path / "archive"
    variorum.write(root, TINY)

    def build():
        command = [*variorum.command(root), "build", "--json"]
        return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    return root, build


def test_variorum_has_nothing_to_say_about_it(built):
    """The archive builds without a problem and without a failure, with all that was written."""
    _, build = built
    told = build()
    assert (told["problems"], told["failures"]) == ([], [])
    comments = sum(len(article.comments) for article in TINY)
    assert (told["records"]["articles"], told["records"]["comments"]) == (12, comments)
    assert told["records"]["entities"] == TINY.entities


def test_variorum_finds_what_the_others_are_told(built):
    """An article's page links every entity that the archive says it names."""
    root, build = built
    build()
    for article in TINY:
        page = (root / "site" / f"{article.path}.html").read_text("utf-8")
        assert [n for n in article.entities if f"/e{n}.html" not in page] == []


def test_every_edit_shows(built):
    """What each task changes is on the site after the next build."""
    root, build = built
    (edit, page), (rename, of_entity) = variorum.body(root, TINY), variorum.renaming(root, TINY)
    build()
    for number in (1, 2):
        for task in variorum.program(root, TINY).tasks[2:]:
            task.prepare(number)
        said, name = edit(number), rename(number)
        assert build()["problems"] == []
        assert said in page.read_text("utf-8")
        assert name in of_entity.read_text("utf-8")
        assert f"No. {number}" in page.read_text("utf-8")


def test_hugo_has_parseable_files(tmp_path):
    """Hugo's settings parse, and each article has JSON in front that holds its whole thread."""
    root = tmp_path / "hugo"
    hugo.write(root, TINY)
    assert tomllib.loads((root / "hugo.toml").read_text("utf-8"))["title"]
    for article in TINY:
        front, _, text = hugo.source(root, article).read_text("utf-8").partition("\n\n")
        assert len(json.loads(front)["thread"]) == len(article.comments)
        assert article.blocks[0].text[:40] in text


def test_pelican_has_parseable_files(tmp_path):
    """Every article has its metadata, a line a key, and its thread as JSON beside it."""
    root = tmp_path / "pelican"
    pelican.write(root, TINY)
    for article in TINY:
        file = pelican.source(root, article)
        head = file.read_text("utf-8").partition("\n\n")[0]
        assert dict(line.split(": ", 1) for line in head.splitlines())["title"] == article.title
        thread = json.loads(file.with_suffix(".json").read_text("utf-8"))
        assert [c["text"] for c in thread] == [c.text for c in article.comments]


def test_lists_that_open_close():
    """The facts of a thread open as many lists of replies as they close."""
    for article in Corpus(30, 30):
        made = list(lines(article.comments))
        assert sum(line.opens for line in made) == sum(line.closes for line in made)


def programs(tmp_path):
    """Each program with a tiny archive written for it."""
    root = tmp_path / "program"
    hugo.write(root / "hugo", TINY)
    yield hugo.program(root / "none", root / "hugo", TINY)
    pelican.write(root / "pelican", TINY)
    yield pelican.program(root / "none", root / "pelican", TINY)


def test_the_edit_is_the_same_for_all(tmp_path):
    """Hugo and Pelican have the same word put into the same article."""
    for program in programs(tmp_path):
        assert isinstance(program, Program)
        edit = next(task for task in program.tasks if task.name == "one body edited")
        said = edit.prepare(3)
        changed = [p for p in program.root.rglob("*.md") if said in p.read_text("utf-8")]
        assert [p.stem for p in changed] == ["a000006"]


def test_the_options_can_be_asked_for():
    """`python -m benchmarks --help` says what can be measured."""
    command = [sys.executable, "-m", "benchmarks", "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "--quick" in said
    assert "--scale" in said
