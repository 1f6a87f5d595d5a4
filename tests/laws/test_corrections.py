"""Corrections of a pasted text: what a change of them costs, and what a proposal changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import Options, load
from generator.pipeline import Live, build
from generator.read import whole
from generator.recovered import write as propose
from generator.single import Single, read_single
from tests.archives import SMALL, built, tree, write

PASTE = """
-- content/letters/kettle.txt --
The kettle was there before any of us.
Nobody bought it, and nobody will say so.
Ada Lovelace is a writer of lists.
"Nobody bought it" is wrong, I did.
Then why is it blue?
Agreed.
-- content/letters/tea.txt --
There is tea.
Tom Hale is an editor.
Where?
"""
TEXT = "content/letters/kettle.txt"
SIDECAR = "content/letters/kettle.corrections.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give an archive with two pasted texts, built."""
    write(tmp_path, SMALL + PASTE)
    built(tmp_path)
    return tmp_path


@pytest.fixture
def reads(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the list of the sources that are read from here on."""
    paths: list[str] = []
    real = whole.read
    monkeypatch.setattr(whole, "read", lambda s, *more: paths.append(s.path) or real(s, *more))
    return paths


def confirmed(single: Single, root: Path) -> Single:
    """The reading of a text of which all that was inferred is confirmed."""
    file = propose(root / TEXT, single)
    file.write_text(re.sub(r"^# ", "", file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    return read_single(root / TEXT)


def test_a_correction_costs_its_text_alone(root: Path, reads: list[str]) -> None:
    """When corrections come, change or go, one source is read again and no other."""
    for text in ("", "[parent]\n5 = 4\n", "[parent]\n5 = 0\n"):
        (root / SIDECAR).write_text(text, "utf-8")
        built(root)
    (root / SIDECAR).unlink()
    built(root)
    assert reads == ["letters/kettle.txt"] * 4


def test_a_live_server_reads_its_text_alone(root: Path, reads: list[str]) -> None:
    """While an archive is served, the corrections of a text cost no other text either."""
    live = Live()
    for n in (4, 5, 6):
        (root / SIDECAR).write_text(f"not_a_comment = [{n}]\n", "utf-8")
        build(load(root), Options(), live=live)
    assert reads == ["letters/kettle.txt"] * 3


@pytest.mark.parametrize(
    ("settings", "read"),
    [
        (
            "order = 'newest'",
            {"letters/kettle.txt", "letters/tea.txt", "undated/letter.txt"},
        ),
        ("undated.order = 'newest'", {"undated/letter.txt"}),
        ("letters.reply_prior = 0.3", {"letters/kettle.txt", "letters/tea.txt"}),
    ],
)
def test_a_habit_costs_its_texts_alone(
    root: Path, reads: list[str], settings: str, read: set[str]
) -> None:
    """When it changes how people comment in a folder, the `.txt` of that folder are read again."""
    file = root / "content/archive.toml"
    file.write_text(f"{file.read_text('utf-8')}pasted.{settings}\n", "utf-8")
    built(root)
    assert set(reads) == read


def test_a_single_text_is_read_by_the_same_habit(root: Path, monkeypatch) -> None:
    """A command that reads one file takes the habit from the settings, as a build does."""
    (root / "content/archive.toml").write_text("pasted.letters.reply_prior = 0.3\n", "utf-8")
    habits = {}
    real = whole.read
    monkeypatch.setattr(
        "generator.single.read", lambda s, *more: habits.update({s.path: s.habit}) or real(s, *more)
    )
    for name in (TEXT, "content/undated/letter.txt", "content/2001/fire.md"):
        read_single(root / name)
    assert {path for path, habit in habits.items() if habit} == {"letters/kettle.txt"}
    assert habits["letters/kettle.txt"] == dict(load(root).pasted)["letters/"]


def test_a_proposal_changes_nothing(root: Path) -> None:
    """After a proposal was written beside a text, the site is the same byte for byte."""
    before = tree(root / "site")
    propose(root / TEXT, read_single(root / TEXT))
    report = built(root)
    assert report.rendered == ()
    assert tree(root / "site") == before


def test_confirmed_the_reading_is_the_same(root: Path) -> None:
    """With all that was inferred confirmed, the text is read as before."""
    before = read_single(root / TEXT)
    after = confirmed(before, root)
    assert after.reading.records.problems == ()
    assert after.reading.bodies == before.reading.bodies
    assert [c.subject for c in after.reading.claims] == [c.subject for c in before.reading.claims]


def test_confirmed_the_reading_is_certain(root: Path) -> None:
    """With all that was inferred confirmed, nothing of it is inferred any more."""
    before = read_single(root / TEXT).reading.records
    after = confirmed(read_single(root / TEXT), root).reading
    assert {claim.certainty for claim in after.claims} == {1.0}
    assert [c.inference for c in after.records.comments] == [None] * 3
    guessed = [c.inference.parent for c in before.comments if c.inference]
    assert [c.parent for c in after.records.comments] == guessed
    assert {*after.records.articles[0].inferred} <= {"title"}
