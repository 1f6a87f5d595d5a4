"""The commands that are no mistake: what they do, what they print, how they end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from tests.archives import SMALL, tree, write


def run(root: Path, *command: str) -> Result:
    """Run a command on the archive in a folder."""
    return CliRunner().invoke(cli.commands, ["-C", str(root), *command], prog_name="variorum")


def test_a_new_archive_builds_at_once(tmp_path: Path) -> None:
    """What `new` lays down builds without any problem."""
    assert run(tmp_path, "new", "fresh").exit_code == 0
    built = run(tmp_path / "fresh", "build", "--strict", "--json")
    assert (built.exit_code, json.loads(built.stdout)["problems"]) == (0, [])
    assert (tmp_path / "fresh/site/welcome.html").is_file()


def test_new_writes_over_nothing(tmp_path: Path) -> None:
    """`new` refuses a folder that holds anything, and leaves it as it is."""
    write(tmp_path, "-- there/mine.txt --\nmine\n")
    refused = run(tmp_path, "new", "there")
    assert refused.exit_code == 2
    assert "there is something there already" in refused.stderr
    assert tree(tmp_path) == {"there/mine.txt": b"mine\n"}


def test_a_build_for_machines_is_one_object(tmp_path: Path) -> None:
    """`build --json` prints one object of counts and problems to stdout, and words to stderr."""
    built = run(write(tmp_path, SMALL), "build", "--json", "--jobs", "1")
    told = json.loads(built.stdout)
    assert isinstance(told.pop("seconds"), float)
    (problem,) = told.pop("problems")
    assert problem["file"] == "2001/fire.md"
    assert set(problem) == {"severity", "file", "line", "message", "hint"}
    records = {"articles": 5, "comments": 5, "ghosts": 1, "notes": 1, "entities": 3, "mentions": 6,
               "authors": 4}  # fmt: skip
    pages = told["pages"]
    assert told == {
        "pages": pages,
        "rendered": pages,
        "written": pages,
        "removed": 0,
        "failures": [],
        "records": records,
    }


def test_a_build_is_silent_when_asked(tmp_path: Path) -> None:
    """`-q` prints the problems to stderr, and nothing else anywhere."""
    built = run(write(tmp_path, SMALL), "-q", "build", "--jobs", "1")
    assert built.stdout == ""
    assert built.stderr.startswith("content/2001/fire.md:")
    assert "pages" not in built.stderr


def test_a_verbose_build_names_its_pages(tmp_path: Path) -> None:
    """`-v` names each page that was rendered, and after an edit only those."""
    run(write(tmp_path, SMALL), "build", "--jobs", "1")
    write(tmp_path, SMALL.replace("built it again", "built it anew"))
    told = run(tmp_path, "-v", "build").stderr.splitlines()
    made = {line.removeprefix("rendered ") for line in told if line.startswith("rendered ")}
    assert made == {"2001/fire.html", "data/articles/2001/fire.json", "feed.xml"}


def test_drafts_are_shown_only_when_asked(tmp_path: Path) -> None:
    """A draft is on no page of a build, and on its own with --drafts."""
    write(
        tmp_path, f"{SMALL}-- content/soon.md --\n---\ntitle: Soon\ndraft: true\n---\nSecretly.\n"
    )
    run(tmp_path, "build")
    assert not [name for name, data in tree(tmp_path / "site").items() if b"Secretly" in data]
    run(tmp_path, "build", "--drafts")
    assert b"Secretly" in tree(tmp_path / "site")["soon.html"]


def test_an_empty_archive_keeps_its_site(tmp_path: Path) -> None:
    """A build that finds no content ends with 2, and the site that stands is not touched."""
    run(write(tmp_path, SMALL), "build")
    before = tree(tmp_path / "site")
    (tmp_path / "content").rename(tmp_path / "away")
    (tmp_path / "content").mkdir()
    assert run(tmp_path, "build").exit_code == 2
    assert tree(tmp_path / "site") == before


def test_a_broken_theme_keeps_its_site(tmp_path: Path) -> None:
    """A template that cannot be rendered ends the build with 2, and the site stands."""
    run(write(tmp_path, SMALL), "build")
    before = tree(tmp_path / "site")
    write(tmp_path, "-- templates/article.html --\n{{ page.nothing }}\n")
    assert run(tmp_path, "build").exit_code == 2
    assert tree(tmp_path / "site") == before


def test_why_names_the_field_that_changed(tmp_path: Path) -> None:
    """After an edit `why` says which field of the page is another now."""
    run(write(tmp_path, SMALL), "build")
    write(tmp_path, SMALL.replace("title: The fire", "title: The blaze"))
    told = run(tmp_path, "why", "2001/fire.html").stdout
    assert told == "2001/fire.html would be made now: `title`, `notes` changed\n"


def test_cleaning_leaves_what_others_changed(tmp_path: Path) -> None:
    """`clean` takes away our own files, keeps what somebody edited or added, and says so."""
    run(write(tmp_path, SMALL), "build")
    (tmp_path / "site/about.html").write_text("mine", "utf-8")
    (tmp_path / "site/CNAME").write_text("a.example", "utf-8")
    cleaned = run(tmp_path, "clean")
    assert cleaned.exit_code == 0
    assert "site/about.html" in cleaned.stderr
    left = tree(tmp_path / "site")
    assert set(left) == {"about.html", "CNAME", "manifest-sha256.txt"}
    assert (left["about.html"], left["CNAME"]) == (b"mine", b"a.example")
    assert not (tmp_path / ".variorum").exists()


def test_a_fault_of_ours_is_said_to_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody expected ends with 70; its traceback is shown only with -v."""

    def fail(*_: object) -> None:
        msg = "unexpected"
        raise ArithmeticError(msg)

    monkeypatch.setattr(cli, "build", fail)
    short = run(write(tmp_path, SMALL), "build")
    assert (short.exit_code, "Traceback" in short.stderr) == (70, False)
    assert "fault in Variorum: ArithmeticError: unexpected" in short.stderr
    assert "Traceback" in run(tmp_path, "-v", "build").stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(tmp_path: Path, shell: str) -> None:
    """Each shell is given a script that asks the program itself for the words."""
    printed = run(tmp_path, "completion", shell)
    assert printed.exit_code == 0
    assert "_VARIORUM_COMPLETE" in printed.stdout


def test_the_module_is_the_command() -> None:
    """`python -m generator` says what `variorum` says."""
    script = Path(sys.executable).with_name("variorum")
    commands = ([sys.executable, "-m", "generator"], [str(script)])
    said = [subprocess.run([*c, "--help"], capture_output=True, check=True) for c in commands]
    assert said[0].stdout == said[1].stdout
    assert b"Usage: variorum" in said[0].stdout
