"""What most tests of publishing begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish import pour


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a folder for a site, in a folder of its own."""
    return tmp_path / "archive" / "site"


@pytest.fixture(params=["swap", "pour"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Try both ways of writing a site: a tiny one is poured into only if every share is small."""
    if request.param == "pour":
        monkeypatch.setattr(pour, "SHARE", 1)
    return str(request.param)
