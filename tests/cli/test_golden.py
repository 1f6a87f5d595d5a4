"""What the commands say, as files to be read: a small archive, a command, its exit code and words.

`ACCEPT=1 pytest tests/cli/test_golden.py` writes what is said now into the files.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from tests.archives import ROOT, sections, write

GOLDEN = ROOT / "tests/golden"
COMMAND = "$ variorum"
CASES = sorted(GOLDEN.glob("*.txt"))
MISTAKES_OF_OTHERS = {
    "broken-front-matter", "impossible-date", "broken-link", "bad-config", "unknown-setting",
    "wrong-type", "template-syntax", "template-missing", "template-undefined", "no-archive",
    "mistyped-command", "no-content", "not-utf-8", "one-slug-twice",
}  # fmt: skip
_seconds = re.compile(r"\d+\.\d\d s\.")
_counts = re.compile(r"\b[1-9][\d,]* (?=pages|rendered|written|removed)")


def said(root: Path, command: str) -> str:
    """Run a command in an archive: its exit code, and both its streams without counts and times."""
    before = Path.cwd()
    os.chdir(root)
    try:
        ended = CliRunner().invoke(commands, command.split(), prog_name="variorum")
    finally:
        os.chdir(before)
    assert "Traceback" not in ended.output
    text = _counts.sub("# ", _seconds.sub("#.## s.", ended.output))
    return f"[{ended.exit_code}]\n{text}"


def played(file: Path, root: Path) -> str:
    """The text of a golden file, with what its commands say now."""
    text = file.read_text("utf-8")
    parts = [text[: text.index("-- ")]]
    for name, coding, body in sections(text):
        mark = f"{name} ({coding})" if coding != "utf-8" else name
        told = said(root, name.removeprefix(COMMAND)) if name.startswith(COMMAND) else body
        parts.append(f"-- {mark} --\n{told}")
    return "".join(parts)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_commands_say_what_the_file_says(tmp_path: Path, file: Path) -> None:
    """Each command of a golden file ends as it says there, in those words."""
    root = tmp_path / "archive"
    write(root, file.read_text("utf-8"))
    now = played(file, root)
    if os.environ.get("ACCEPT"):
        file.write_text(now, "utf-8")
    assert now == file.read_text("utf-8")


def test_every_mistake_has_a_file() -> None:
    """The mistakes that other generators were tried with have each a golden file."""
    assert MISTAKES_OF_OTHERS - {case.stem for case in CASES} == set()
