"""The page of `check --page` in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import commands
from tests.archives import write
from tests.browser.browsers import Watched
from tests.browser.judged import RULES, faults
from tests.test_checked import cases


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of a page on which most kinds of problems are."""
    root = tmp_path_factory.mktemp("checked")
    for at, case in enumerate(cases()):
        if "decisions" not in case["archive"] and "content/entities" not in case["archive"]:
            write(root, case["archive"].replace("-- content/", f"-- content/{at}/"))
    write(root, f"-- content/{'a-long-name/' * 9}x.md --\n[There](nowhere.md)\n")
    CliRunner().invoke(commands, ["-C", str(root), "check", "--page", "found.html"])
    return (root / "found.html").as_uri()


@pytest.mark.parametrize("scheme", RULES)
def test_axe_finds_nothing_wrong(chromium: Any, axe: str, address: str, scheme: str) -> None:
    """Axe finds no violation, light or dark, narrow or wide; and nothing scrolls sideways."""
    assert faults(chromium, axe, address, scheme) == []


def test_the_page_asks_for_no_other_file(watched: Watched, address: str, tmp_path: Path) -> None:
    """From a folder it has the style of the theme, asks for nothing, and fits on paper."""
    watched.page.goto(address)
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith(("data:", address))] == []
    has_rules = "document.styleSheets[0].cssRules.length > 100"
    assert watched.page.evaluate(has_rules)
    assert watched.page.locator("h2").count() >= 6
    watched.page.emulate_media(media="print")
    assert watched.page.pdf(path=tmp_path / "found.pdf")[:4] == b"%PDF"
