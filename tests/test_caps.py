"""How much is looked at: the document tells every number, and no other module has one."""

from __future__ import annotations

import re
from pathlib import Path

from generator import caps

ROOT = Path(__file__).parents[1]
NAMES = [name for name in vars(caps) if name.isupper() and name != "MIB"]
ROW = re.compile(r"^\| `([A-Z_]+)` \| ([^|]+?) \|", re.MULTILINE)


def spelt(name: str) -> str:
    """A number as the document writes it."""
    number = getattr(caps, name)
    return f"{number // caps.MIB:,} MiB" if number % caps.MIB == 0 else f"{number:,}"


def test_the_document_tells_every_cap() -> None:
    """docs/caps.md has a row for each, with its number, in the order of the module."""
    said = ROW.findall((ROOT / "docs/caps.md").read_text("utf-8"))
    assert said == [(name, spelt(name)) for name in NAMES]


def test_every_cap_is_asked_for() -> None:
    """No number stands there that nobody holds to."""
    code = "".join(
        path.read_text("utf-8")
        for path in (ROOT / "generator").rglob("*.py")
        if path.name != "caps.py"
    )
    assert [name for name in NAMES if not re.search(rf"\b{name}\b", code)] == []
