"""Cases as pages of text: a line `# name`, what is given, a line `.`, what is expected, a line `.`.

Owns the form of those files, and nothing of what they are about. `␀` stands for NUL, `→` for a tab.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_case = re.compile(r"^# (.+)\n((?s:.*?))^\.\n((?s:.*?))^\.$", re.MULTILINE)


class Case(NamedTuple):
    """One example: what it shows, what goes in and what comes out."""

    name: str
    given: str
    expected: str


def load(name: str) -> list[Case]:
    """Every case of the file `tests/cases/<name>.txt`, in order."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    cases = [Case(m[1], _read(m[2]), _read(m[3])) for m in _case.finditer(text)]
    headings = re.findall(r"^# ", text, re.MULTILINE)
    if len(cases) != len(headings):
        message = f"{name}.txt: {len(headings)} headings, {len(cases)} whole cases"
        raise ValueError(message)
    return cases


def _read(written: str) -> str:
    return written.removesuffix("\n").replace("␀", "\0").replace("→", "\t")
