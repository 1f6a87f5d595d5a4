"""Pages in Arabic, in a real browser: set from right to left, and what scripts say."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.archives import SAMPLE, built
from tests.browser.browsers import Watched
from tests.browser.conftest import hosted
from tests.browser.judged import faults
from tests.browser.kinds import KINDS

# Each page whose form no other has.
LOOKED_AT = [
    path
    for kind, path in KINDS.items()
    if kind not in {"article with code", "tag", "year", "authors", "entities named most"}
]
# The names of a drawing that lie over their own points.
COVERED = """() => [...document.querySelectorAll(".network a")].filter(a => {
    const words = a.querySelector("text").getBoundingClientRect();
    const point = a.querySelector("circle").getBoundingClientRect();
    return words.left < point.right && point.left < words.right; }).length"""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the sample's site in Arabic."""
    root = tmp_path_factory.mktemp("arabic")
    shutil.copytree(SAMPLE, root / "content")
    settings = root / "content/archive.toml"
    told = settings.read_text("utf-8").partition("[search]")[0]
    settings.write_text(told.replace('language = "en-GB"', 'language = "ar"'), "utf-8")
    assert not built(root).failures
    with hosted(root / "site") as address:
        yield address


@pytest.mark.parametrize("path", [*LOOKED_AT, "404.html"])
def test_a_page_from_right_to_left_is_for_everybody(
    arabic: str, chromium: Any, axe: str, path: str
) -> None:
    """Axe finds no violation, narrow or wide, and nothing scrolls sideways."""
    assert faults(chromium, axe, arabic + path, "light") == []


def test_a_page_begins_at_the_right(arabic: str, page: Any) -> None:
    """The interface runs from right to left, and so does the way to a page."""
    page.goto(f"{arabic}comment-sections.html")
    steps = [link.bounding_box()["x"] for link in page.locator(".crumbs a").all()]
    assert steps == sorted(steps, reverse=True)
    notes, text = page.locator("aside.note").first, page.locator(".annotated .block").first
    assert notes.bounding_box()["x"] < text.bounding_box()["x"]


def test_no_name_of_the_network_covers_its_point(arabic: str, page: Any) -> None:
    """In the drawing each name stands beside its point, as from left to right."""
    page.goto(f"{arabic}entities/network.html")
    assert page.locator(".network a").count() > 10
    assert page.evaluate(COVERED) == 0


def test_scripts_say_words_of_the_page(arabic: str, watched: Watched) -> None:
    """The tools of a thread and the search speak as the page does."""
    page = watched.page
    page.goto(f"{arabic}comment-sections.html")
    assert page.get_by_role("button", name="طيّ كل الردود").is_visible()
    page.goto(f"{arabic}search.html?q=rashi")
    page.locator("#named .found li").first.wait_for()
    assert "بالاسم أو العنوان" in page.locator("#named .facts").inner_text()
    assert page.locator("#named .kind").first.inner_text() == "شخص"
    assert watched.complaints == []
