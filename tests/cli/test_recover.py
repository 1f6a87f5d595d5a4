"""`variorum recover FILE`: what a pasted text was taken for, and a file to correct it by."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TextIO

import pytest
from click.testing import CliRunner, Result

from generator.cli import commands
from tests.archives import SAMPLE, write

PASTE = 'The kettle.\r\n\r\nAda Lovelace is a writer.\r\n  "Mine",\tI think \\ so.\r\nAgreed.\r\n'
MAIL = "From: ann@example.org\nMessage-ID: <1@example.org>\nSubject: Tea\n\nThere is tea.\n"
CLAIM = ["line", "start", "end", "subject", "rule", "certainty", "text"]
LINK = ["comment", "line", "parent", "inferred", "confidence", "cue"]


def recover(file: Path, *options: str) -> Result:
    """Run the command on a file."""
    return CliRunner().invoke(commands, ["recover", str(file), *options], prog_name="variorum")


@pytest.fixture
def paste(tmp_path: Path) -> Path:
    """Give a pasted text in an archive."""
    file = write(tmp_path, "-- content/archive.toml --\n") / "content/kettle.txt"
    file.write_bytes(PASTE.encode())
    return file


def test_every_line_is_accounted_for(paste: Path) -> None:
    """Each line with words on it is listed with what it was taken for, and how it begins."""
    done = recover(paste)
    told = done.stdout.split("\n")
    assert (done.exit_code, told[0]) == (0, str(paste))
    assert f"  SHA-256    {hashlib.sha256(PASTE.encode()).hexdigest()}" in told
    rows = [line for line in told[8:] if line[:5].strip()]
    assert [row.split()[0] for row in rows] == ["1", "3", "4", "5"]
    assert "comment 1" in rows[2]
    assert '"Mine", I think \\ so.' in rows[2]
    assert told[told.index(rows[2]) + 1].strip().startswith("probably answers the article: ")


def test_the_same_for_machines(paste: Path) -> None:
    """With --json the object has exactly the fields that are documented, and the very stretches."""
    document = json.loads(recover(paste, "--json").stdout)
    assert [*document] == ["schema", "file", "sha256", "counts", "claims", "links", "problems"]
    assert document["schema"] == "archive-recovery/1"
    assert {tuple(claim) for claim in document["claims"]} == {tuple(CLAIM)}
    assert {tuple(link) for link in document["links"]} == {tuple(LINK)}
    text = PASTE.replace("\r\n", "\n")
    for claim in document["claims"]:
        assert claim["text"] == text[claim["start"] : claim["end"]]
        assert claim["text"] == text.split("\n")[claim["line"] - 1].strip()
    assert (document["counts"]["article"], document["counts"]["comments"]) == (1, 2)


def test_a_proposal_is_written_once(paste: Path) -> None:
    """With --write the file is put beside the text, and one that is there is left as it is."""
    file = paste.with_name("kettle.corrections.toml")
    first = recover(paste, "--write")
    assert (first.exit_code, first.stdout.split(":")[0]) == (0, f"Written {file}")
    written = file.read_bytes()
    assert b'"4 \\"Mine\\", I think \\\\" = ' in written
    file.write_bytes(written + b"\n")
    again = recover(paste, "--write")
    assert (again.exit_code, again.stdout) == (2, "")
    assert f"{file}: there already, and left as it is" in again.stderr
    assert "correct that one, or move it away" in again.stderr
    assert file.read_bytes() == written + b"\n"


def test_both_at_once(paste: Path) -> None:
    """With --json and --write standard output has the object alone."""
    done = recover(paste, "--json", "--write")
    assert json.loads(done.stdout)["schema"] == "archive-recovery/1"
    assert "Written" in done.stderr


def test_a_link_in_its_place_is_not_followed(paste: Path, tmp_path: Path) -> None:
    """A proposal is not written through a symbolic link, be there a file behind it or not."""
    paste.with_name("kettle.corrections.toml").symlink_to(tmp_path / "elsewhere")
    assert recover(paste, "--write").exit_code == 2
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_closed(paste: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the proposal cannot be written, that is one message."""
    real = Path.open

    def closed(file: Path, mode: str = "r", **more: str) -> TextIO:
        if mode == "x":
            raise PermissionError(13, "Permission denied")
        return real(file, mode, **more)

    monkeypatch.setattr(Path, "open", closed)
    done = recover(paste, "--write")
    assert done.exit_code == 2
    assert "cannot be written: Permission denied" in done.stderr


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.md", "Words.", "no pasted text, but an article in Markdown"),
        ("a.txt", "---\ntitle: A\n---\nB.", "no pasted text, but a text with a head or marks"),
        ("a.txt", MAIL, "no pasted text, but a text with a head or marks of its own, or mail"),
        ("a.txt", " \n\n", "no pasted text: it is empty"),
        ("entities.toml", "[a]\nname = 'A'\nkind = 'person'", "no pasted text, but a register"),
        ("a.corrections.toml", "", "these are the corrections of a pasted text"),
        ("archive.toml", "", "it holds the settings, no text to be read"),
        ("a.png", "\x89PNG", "a file of no known format: not read"),
        ("a.html", "<p>A.</p>", "a file of no known format: not read"),
    ],
)
def test_what_is_no_pasted_text(tmp_path: Path, name: str, text: str, message: str) -> None:
    """Any other file is said to be what it is, in one message, and nothing is written."""
    root = write(tmp_path, f"-- content/{name} --\n{text}\n")
    done = recover(root / "content" / name, "--write")
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr
    assert "hint: " in done.stderr
    assert [file.name for file in (root / "content").iterdir()] == [name]


def test_settings_that_cannot_be_read(paste: Path) -> None:
    """A text is not read by settings that a build would refuse: what is wrong with them is said."""
    paste.with_name("archive.toml").write_text("[pasted]\norder = 1\n")
    done = recover(paste)
    assert done.exit_code == 2
    assert "content/archive.toml:2: order has to be one of" in done.stderr


def test_what_is_wrong_with_corrections_is_said(tmp_path: Path) -> None:
    """The sample of pasted texts is whole: there is nothing to be said against it."""
    done = recover(SAMPLE / "pasted/town-library.txt")
    assert (done.exit_code, done.stderr) == (0, "")
