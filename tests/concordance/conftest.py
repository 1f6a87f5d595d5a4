"""Archives whose texts are searched, and a count of how often Pagefind ran."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.concordance import binding
from generator.concordance.program import found, run
from tests.archives import SMALL, write

SETTINGS = 'licence = "CC0 1.0"\n'
SEARCHED = SMALL.replace(SETTINGS, f"{SETTINGS}[search]\nfull_text = true\n")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give the small archive, with its texts searched."""
    return write(tmp_path, SEARCHED)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Give the list of the folders that Pagefind was run in, which grows."""
    if found()[0] is None:
        pytest.skip("pagefind is missing")
    ran: list[Path] = []

    def counted(program: Path, folder: Path, options: list[str]) -> None:
        ran.append(folder)
        run(program, folder, options)

    monkeypatch.setattr(binding, "run", counted)
    return ran


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Give what puts another program, or none, in the place of Pagefind."""
    return lambda program: monkeypatch.setattr(binding, "found", lambda: (program, "another"))
