"""A browser at a site as nginx sends it by the recipe: the headers take nothing away."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.archives import SMALL, built, write
from tests.browser.browsers import Watched
from tests.concordance.conftest import SEARCHED
from tests.export.realservers import serving

TEXT = SEARCHED.replace("title: The mill", "title: The mill\nformerly: /old.html")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a root with a site two folders below whose texts are searched."""
    pytest.importorskip("pagefind_bin")
    folder = tmp_path_factory.mktemp("hosted")
    assert SMALL != TEXT
    assert built(write(folder, TEXT)).published.problems == ()
    shutil.copytree(folder / "site", folder / "root/deep")
    return folder / "root"


def test_texts_are_found_under_the_headers(root: Path, tmp_path: Path, page: Any) -> None:
    """The worker of the search runs and finds a word, and no page is complained of."""
    watched = Watched(page)
    with serving("nginx", tmp_path, root, root / "deep") as port:
        page.goto(f"http://127.0.0.1:{port}/deep/search.html?q=chimney")
        page.locator("#texts li a").first.wait_for(timeout=10_000)
        assert page.locator("#texts li").count() == 1
        for path in ("2001/fire.html", "2001/plan.svg"):
            page.wait_for_load_state("networkidle")
            page.goto(f"http://127.0.0.1:{port}/deep/{path}", wait_until="networkidle")
    assert watched.complaints == []
