"""A dossier of many pages in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.archives import SMALL, built, write
from tests.browser.judged import RULES, faults

LINE = " ".join(["London is wet, and Ada Lovelace knew it."] * 90)
SAID = "\n".join(f"@ Reader {n} | 1911-06-0{n}\nI was in London.\n" for n in range(1, 9))
YEARS = "".join(
    f"-- content/{year}.md --\n---\ntitle: The year {year}\nauthor: Ines Bell\n"
    f"date: {year}-05-06\n---\n{LINE}\n\n=== comments ===\n\n{SAID}\n"
    for year in range(1910, 1918)
)
PAGES = ("places/london.html", "places/london/1911.html", "entities/network.html")


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of an archive that names London 800 times."""
    root = write(tmp_path_factory.mktemp("long"), SMALL + YEARS)
    assert built(root).failures == ()
    return root / "site"


@pytest.mark.parametrize("scheme", RULES)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_wrong(
    long: Path, chromium: Any, axe: str, path: str, scheme: str
) -> None:
    """Axe finds no violation, light or dark, narrow or wide; and nothing scrolls sideways."""
    assert faults(chromium, axe, (long / path).as_uri(), scheme) == []


def test_a_reader_walks_through_a_dossier(long: Path, plain: Any) -> None:
    """Without a script: from the dossier to a year, to who wrote what, and to the next year."""
    plain.goto((long / "places/london.html").as_uri())
    plain.get_by_role("link", name="1911", exact=True).click()
    plain.get_by_role("link", name="By who wrote it").click()
    plain.locator("#by-writer ~ dl a").first.click()
    assert plain.locator(":target").is_visible()
    plain.get_by_role("link", name="1912", exact=True).click()
    assert plain.get_by_role("heading", level=1).inner_text() == "London: 1912"
