"""What lies in a content folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.model.source import Habit
from generator.read import discover as walk
from generator.read.discover import Found, discover, look
from tests.archives import write

FILES = """\
-- archive.toml --
-- a.md --
-- a.comments.jsonl --
-- a.notes.jsonl --
-- b/C.TXT --
-- b/C.comments.jsonl --
-- entities.toml --
-- entities/more.toml --
-- plan.PNG --
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Give a content folder outside of which there is something to protect."""
    write(tmp_path, "-- secret.md --\nsecret\n")
    return write(tmp_path / "content", FILES)


def told(found: Found) -> list[tuple[str, str]]:
    """Each problem: where, and what."""
    return [(problem.place.file, problem.message) for problem in found.problems]


def test_sources_sidecars_and_assets(content: Path) -> None:
    """Every file is a source with its sidecars, an asset, or the configuration."""
    found = discover(content, {})
    sources = {s.path: [path for path, _ in s.sidecars] for s in found.sources}
    assert sources == {
        "a.md": ["a.comments.jsonl", "a.notes.jsonl"],
        "b/C.TXT": ["b/C.comments.jsonl"],
        "entities.toml": [],
        "entities/more.toml": [],
    }
    assert [asset.path for asset in found.assets] == ["plan.PNG"]
    assert told(found) == []


@pytest.mark.parametrize("name", ["entities/x", "b/C", "d/x", "d/y.z"])
def test_corrections_belong_to_a_pasted_text(content: Path, name: str) -> None:
    """They are a sidecar of the `.txt` of their name, whatever else has that name."""
    text = name + (".TXT" if name == "b/C" else ".txt")
    write(content, f"-- {text} --\n-- {name}.md --\n-- {name}.corrections.toml --\n")
    found = discover(content, {})
    (source,) = (s for s in found.sources if s.path == text)
    assert f"{name}.corrections.toml" in [path for path, _ in source.sidecars]
    assert look(content, text)[0].sidecars[-1] == source.sidecars[-1]
    assert told(found) == []


def test_corrections_of_anything_else_are_reported(content: Path) -> None:
    """Beside a source of another kind they do not count, and that is said."""
    write(content, "-- a.corrections.toml --\n-- entities/x.corrections.toml --\n")
    found = discover(content, {})
    assert told(found) == [
        ("a.corrections.toml", "corrections are for a pasted text, a .txt of this name"),
        ("entities/x.corrections.toml", "a sidecar without its article"),
    ]
    assert found.problems[0].hint == "correct a.md itself: it says what is what"
    assert [path for path in look(content, "a.md")[1] if "corr" in path] == []


def test_a_pasted_text_has_the_habit_of_its_folder(content: Path) -> None:
    """The innermost folder that says one counts, and no file but a `.txt` has a habit."""
    write(content, "-- x.txt --\n-- d/x.txt --\n-- d/e/x.txt --\n-- d/x.md --\n")
    habits = (("", Habit(0.1)), ("d/", Habit(0.2)), ("d/e/", Habit(0.3, "newest")))
    found = discover(content, {}, habits)
    priors = {s.path: s.habit.reply_prior for s in found.sources if s.habit}
    assert priors == {"b/C.TXT": 0.1, "x.txt": 0.1, "d/x.txt": 0.2, "d/e/x.txt": 0.3}
    assert look(content, "d/e/x.txt", habits)[0] in found.sources
    assert {s.habit for s in discover(content, {}).sources} == {None}


def test_hidden_files_are_left_alone(content: Path) -> None:
    """A name that begins with a dot or an underscore, or ends in a tilde, is not ours."""
    write(content, "-- .git/x.md --\n-- _draft.md --\n-- a.md~ --\n-- _d/x.md --\n")
    assert len(discover(content, {}).sources) == 4
    assert told(discover(content, {})) == []


@pytest.mark.parametrize("target", ["../secret.md", "..", ".", "nowhere", "a.md", "link"])
def test_no_link_is_followed(content: Path, target: str) -> None:
    """A link to a file, a folder, itself or nowhere is reported and not followed."""
    (content / "link").symlink_to(target)
    found = discover(content, {})
    assert told(found) == [("link", "a symbolic link is not followed")]
    assert "link" not in found.seen


def test_a_pipe_is_not_waited_for(content: Path) -> None:
    """What is neither file nor folder is passed over."""
    os.mkfifo(content / "pipe.md")
    assert len(discover(content, {}).sources) == 4


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x.comments.jsonl", "a sidecar without its article"),
        ("x.corrections.toml", "a sidecar without its article"),
        ("entities.notes.jsonl", "a sidecar without its article"),
        ("x.docx", "a text of an office program: not read"),
        ("x.y", "a file of no known kind: not read"),
        ("x.toml", "a file of no known kind: not read"),
        ("no-ending", "a file of no known kind: not read"),
    ],
)
def test_what_is_not_read_is_reported(content: Path, name: str, message: str) -> None:
    """A file that nothing reads is a problem, so that nothing is missing silently."""
    (content / name).touch()
    assert [(name, message)] == told(discover(content, {}))


def test_a_name_that_is_not_utf8_is_reported(content: Path) -> None:
    """A file whose name no address could spell is left out, and said to be."""
    (content / os.fsdecode(b"caf\xe9.md")).touch()
    assert told(discover(content, {})) == [("caf\\udce9.md", "a file name that cannot be kept")]


def test_a_folder_without_sources_is_an_error(tmp_path: Path) -> None:
    """An empty site is never meant."""
    with pytest.raises(ConfigError, match="no content found"):
        discover(tmp_path, {})


def aged(content: Path, seconds: int) -> None:
    """Give every file a time long gone, or one to come."""
    for path in content.rglob("*.*"):
        os.utime(path, (seconds, seconds))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the list of what is read from here on."""
    paths: list[str] = []
    real = walk.read_beneath
    monkeypatch.setattr(walk, "read_beneath", lambda r, p: paths.append(p) or real(r, p))
    return paths


def test_only_what_changed_is_read_again(content: Path, opened: list[str]) -> None:
    """A file of the same size, time and inode keeps the digest it had; any other is read."""
    aged(content, 1000)
    before = discover(content, {})
    opened.clear()
    assert discover(content, before.seen) == before
    (content / "a.md").write_text("new")
    after = discover(content, before.seen)
    assert opened == ["a.md"]
    assert after.seen["a.md"].digest != before.seen["a.md"].digest


def test_what_changed_a_moment_ago_is_read_again(content: Path, opened: list[str]) -> None:
    """A file may change twice within a tick of the clock, so its time is not trusted so soon."""
    aged(content, 4_000_000_000)
    before = discover(content, {})
    opened.clear()
    assert discover(content, before.seen) == before
    assert sorted(opened) == sorted(before.seen)


def test_looking_at_one_file(content: Path) -> None:
    """One file alone is the same source as on the walk, with the bytes of its sidecars."""
    source, beside = look(content, "a.md")
    assert discover(content, {}).sources[0] == source
    assert beside == {"a.comments.jsonl": b"", "a.notes.jsonl": b""}


def test_a_changed_comment_is_of_its_article_alone(content: Path) -> None:
    """A file of comments makes another source of its own article, and of no other."""
    write(content, "-- _data/comments/a/1.yml --\nname: Ada\n")
    before = discover(content, {})
    (content / "_data/comments/a/1.yml").write_text("name: Bo\n")
    after = discover(content, before.seen)
    changed = {*after.sources} - {*before.sources}
    assert [source.path for source in changed] == ["a.md"]


def test_a_folder_of_comments_does_not_open_articles(content: Path, opened: list[str]) -> None:
    """The heads of articles are looked into only for a folder that is called as no file is."""
    write(content, "-- _data/comments/a/1.yml --\n")
    aged(content, 1000)
    before = discover(content, {})
    assert sorted(opened) == sorted(before.seen)
    opened.clear()
    write(content, "-- _data/comments/b/1.yml --\n")
    discover(content, before.seen)
    assert sorted(opened) == ["_data/comments/b/1.yml", "a.md", "b/C.TXT"]
