"""The guides, played: files are laid out, commands are run, and they say what the guide says.

`ACCEPT=1 pytest tests/cli/test_guides.py` writes what is said now into the guides.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.archives import ROOT
from tests.cli.test_golden import said

GUIDES = [ROOT / "docs/pasted.md"]
PROMPT = "$ variorum "
# A block that is a file, by its form and name, or that holds commands and what they say.
_block = re.compile(r"^```(?:\w+ (?P<file>\S+)|console)\n(?P<text>(?s:.*?))^```$", re.MULTILINE)


def played(guide: str, root: Path) -> str:
    """A guide with what its commands say now; the files it shows are laid out as they come."""

    def play(block: re.Match[str]) -> str:
        if block["file"]:
            file = root / block["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block["text"], "utf-8")
            return block[0]
        commands = [line for line in block["text"].split("\n") if line.startswith(PROMPT)]
        return f"```console\n{''.join(told_by(line, root) for line in commands)}```"

    return _block.sub(play, guide)


def told_by(line: str, root: Path) -> str:
    """A command and what it says; in a guide every command does what it is for."""
    code, _, told = said(root, line.removeprefix(PROMPT)).partition("\n")
    assert code == "[0]"
    return f"{line}\n{told}"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_says_what_happens(tmp_path: Path, guide: Path) -> None:
    """Whoever follows a guide step by step sees what stands in it."""
    text = guide.read_text("utf-8")
    now = played(text, tmp_path)
    if os.environ.get("ACCEPT"):
        guide.write_text(now, "utf-8")
    assert now == guide.read_text("utf-8")
