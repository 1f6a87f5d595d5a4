"""No page calls anybody: a browser that has no network misses nothing on any of them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.archives import ROOT


def _is_allowed() -> bool:
    alone = shutil.which("unshare")
    return bool(alone) and subprocess.run([str(alone), "-rn", "true"], check=False).returncode == 0


pytestmark = pytest.mark.skipif(
    not _is_allowed(), reason="unshare is missing, or no namespace without a network is allowed"
)


def visit(site: Path, every: int = 1) -> dict[str, Any]:
    """What a browser in a namespace without a network sees of all pages of a site."""
    command = ["unshare", "-rn", sys.executable, "-m", "tests.browser.alone", str(site), str(every)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


@pytest.fixture(params=[25, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"])
def every(request: pytest.FixtureRequest) -> int:
    """Give how many pages to go on by."""
    return int(request.param)


def test_no_page_misses_the_network(site: Path, every: int) -> None:
    """On no page of the sample is anything blocked, missing, or asked of another."""
    seen = visit(site, every)
    assert seen["pages"] * every > len(list(site.rglob("*.html"))) - 2
    assert (seen["complaints"], seen["asked"]) == ([], [])


def test_a_page_that_calls_somebody_is_seen(tmp_path: Path) -> None:
    """A picture from elsewhere, and a style that the policy does not allow, are complained of."""
    policy = (
        '<meta http-equiv="Content-Security-Policy" content="default-src *; style-src \'self\'">'
    )
    page = f"<!doctype html>{policy}<style>b{{}}</style><img src=http://h.example/x.png>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    seen = visit(tmp_path)
    assert seen["asked"] == ["http://h.example/x.png"]
    assert any("Content Security Policy" in complaint for complaint in seen["complaints"])
    assert any("failed" in complaint for complaint in seen["complaints"])
