"""The commands that are no mistake: what they do, what they print, how they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class
from click.testing import CliRunner, Result

from generator import cli
from generator.errors import OutputError
from generator.publish import lock
from tests.archives import SMALL, tree, write

locks = import_module("generator.publish.lock")


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
    assert set(problem) == {"kind", "severity", "file", "line", "message", "hint"}
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
        "old_addresses": {"known": 0, "covered": 0},
        "limits": [],
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
    assert made == {
        "2001/fire.html", "data/articles/2001/fire.json", "feed.json", "feed.xml",
    }  # fmt: skip


def test_a_verbose_build_names_what_it_removes(tmp_path: Path) -> None:
    """With -v the pages that nothing makes any more are named."""
    write(tmp_path, SMALL)
    run(tmp_path, "build")
    (tmp_path / "content/undated/letter.txt").unlink()
    assert "removed undated/letter.html\n" in run(tmp_path, "-v", "build").stderr


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
    assert told == "2001/fire.html would be made now: `head`, `listing` changed\n"


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

    monkeypatch.setattr("generator.commands.build", fail)
    short = run(write(tmp_path, SMALL), "build")
    assert (short.exit_code, "Traceback" in short.stderr) == (70, False)
    assert "fault in Variorum: ArithmeticError: unexpected" in short.stderr
    assert "Traceback" in run(tmp_path, "-v", "build").stderr


def test_a_fault_of_ours_in_reading_is_told_by_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check` tells an item that a step stumbled over, and ends with 70, in JSON too."""

    def fail(*_: object) -> None:
        msg = "unexpected \x1b[2J"
        raise ArithmeticError(msg)

    monkeypatch.setattr("generator.read.whole.read", fail)
    checked = run(write(tmp_path, "-- content/a.md --\nText.\n"), "check")
    assert (checked.exit_code, checked.stdout) == (70, "1 fault in Variorum.\n")
    assert "fault in Variorum: ArithmeticError: unexpected \ufffd[2J\n" in checked.stderr
    told = run(tmp_path, "check", "--json")
    assert (told.exit_code, len(json.loads(told.stdout)["failures"])) == (70, 1)


def test_what_a_stranger_wrote_does_not_reach_the_terminal(tmp_path: Path) -> None:
    """A head with escapes is told without them, in words, in JSON and in the name of its file."""
    head = "@@@@ \x1b[2J\x9b31m\u202eTom \u2066| nonsense | re c\x1b[9"
    write(tmp_path, f"-- content/\x1b[2J\u202e.md --\nText.\n\n=== comments ===\n\n{head}\nHi.\n")
    commands = (["check"], ["-v", "build"], ["check", "--json"], ["why", "\x9b.html"],
                ["read", "content/\x1b[2J\u202e.md"], ["build", "--json", "--force"])  # fmt: skip
    for command in commands:
        ended = run(tmp_path, *command)
        assert ended.exit_code in {0, 1, 2}
        assert not set(ended.output) & {"\x1b", "\x9b", "\u202e", "\u2066"}


def test_a_source_is_read_from_the_folder_of_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After -C the path of `read` begins there; what cannot be read is one message, with 2."""
    write(tmp_path, "-- arch/content/a.md --\nText.\n-- here.md --\nText.\n")
    (tmp_path / "arch/content/link.md").symlink_to(tmp_path / "nowhere.md")
    monkeypatch.chdir(tmp_path)
    assert run(Path("arch"), "read", "content/a.md").exit_code == 0
    assert run(Path("arch"), "read", str(tmp_path / "here.md")).exit_code == 0
    for name in ("here.md", "arch/content/a.md", "content", "content/link.md", "content/a.md/x"):
        ended = run(Path("arch"), "read", name)
        assert (ended.exit_code, ended.stdout) == (2, "")
        assert ended.stderr.startswith(f"arch/{name}: ")
        assert "fault" not in ended.stderr


def test_a_source_that_the_system_refuses_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An OSError while a source is read is a message, with the words of the system."""

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("generator.single.read_single", refuse)
    ended = run(write(tmp_path, "-- content/a.md --\nText.\n"), "read", "content/a.md")
    assert ended.exit_code == 2
    assert "content/a.md: cannot be read: Permission denied\n" in ended.stderr


@pytest.mark.parametrize("name", ["file/inner", "/proc/foo", "file", "x" * 300])
def test_an_archive_that_cannot_begin_there_is_said_so(tmp_path: Path, name: str) -> None:
    """Where `new` cannot write, that is one message, with 2."""
    write(tmp_path, "-- file --\nmine\n")
    ended = run(tmp_path, "new", name)
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert "hint: give the name of a folder" in ended.stderr


def test_cleaning_waits_for_no_build_and_disturbs_none(tmp_path: Path) -> None:
    """While a build is at work `clean` is refused and deletes nothing, its lock least of all."""
    run(write(tmp_path, SMALL), "build")
    with lock(tmp_path / ".variorum", "serve"):
        before = tree(tmp_path)
        cleaned = run(tmp_path, "clean")
        assert cleaned.exit_code == 2
        assert "another command is at work here: `variorum serve`" in cleaned.stderr
        assert tree(tmp_path) == before
    assert run(tmp_path, "clean").exit_code == 0
    assert not (tmp_path / ".variorum").exists()


def test_a_lock_that_was_deleted_locks_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who locks a file that `clean` has just deleted takes the one that others will find."""
    waiting = [os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT)]
    (tmp_path / "lock").unlink()
    seize = locks.seize
    monkeypatch.setattr(locks, "seize", lambda *held: waiting.pop() if waiting else seize(*held))
    with lock(tmp_path, "build"), pytest.raises(OutputError), lock(tmp_path, "build"):
        pass


def test_why_takes_drafts_and_refuses_what_is_not_there(tmp_path: Path) -> None:
    """A page of a draft is there with --drafts alone; asking for none ends with 2, on stderr."""
    write(
        tmp_path, "-- content/soon.md --\n---\ndraft: true\n---\nText.\n-- content/a.md --\nText.\n"
    )
    refused = run(tmp_path, "why", "soon.html")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "there is no such page" in refused.stderr
    told = run(tmp_path, "why", "soon.html", "--drafts")
    assert (told.exit_code, told.stdout) == (0, "soon.html would be made now: there was none\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(tmp_path: Path, shell: str) -> None:
    """Each shell is given a script that asks the program itself for the words."""
    printed = run(tmp_path, "completion", shell)
    assert printed.exit_code == 0
    source = get_completion_class(shell)
    assert source
    assert (
        printed.stdout == f"{source(cli.commands, {}, 'variorum', '_VARIORUM_COMPLETE').source()}\n"
    )


def test_the_module_is_the_command() -> None:
    """`python -m generator` says what `variorum` says."""
    script = Path(sys.executable).with_name("variorum")
    commands = ([sys.executable, "-m", "generator"], [str(script)])
    said = [subprocess.run([*c, "--help"], capture_output=True, check=True) for c in commands]
    assert said[0].stdout == said[1].stdout
    assert b"Usage: variorum" in said[0].stdout
