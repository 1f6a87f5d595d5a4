"""An article by chance, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_a_reader_is_led_to_an_article(site: Path, page: Any) -> None:
    """From the front page to any article, also from files; the way back is the front page."""
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="read one by chance").click()
    page.wait_for_selector("article.item")
    page.go_back()
    assert page.url.endswith("/index.html")


def test_without_a_script_there_is_a_list(site: Path, plain: Any) -> None:
    """A reader without scripts chooses."""
    plain.goto((site / "chance.html").as_uri())
    plain.locator("[data-chance] a").first.click()
    assert plain.locator("article.item").count() == 1
