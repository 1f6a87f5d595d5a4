"""What most tests of publishing begin with."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a folder for a site, in a folder of its own."""
    return tmp_path / "archive" / "site"


@pytest.fixture(params=["publish", "patch"])
def way(request: pytest.FixtureRequest) -> str:
    """Try both ways of writing a site."""
    return str(request.param)
