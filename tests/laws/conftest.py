"""What the laws are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import sample_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Give the site of the sample archive."""
    own = tmp_path_factory.getbasetemp()
    return sample_site(own if worker_id == "master" else own.parent)
