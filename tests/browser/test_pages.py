"""Each kind of page in a real browser: from a folder, below a path, in the dark, on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.browsers import Watched
from tests.browser.judged import RULES, faults
from tests.browser.kinds import KINDS

BESIDES = {"not found": "404.html", "results of a search": "search.html?q=talmud"}
DEEPEST_AT_LEAST = 280
PHONE = 390
NARROWEST = """() => Math.min(...[...document.querySelectorAll('article.comment .prose')]
    .filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().width))"""


@pytest.mark.parametrize("scheme", RULES)
@pytest.mark.parametrize("path", [*KINDS.values(), *BESIDES.values()], ids=[*KINDS, *BESIDES])
def test_axe_finds_nothing_wrong(
    rooted: str, chromium: Any, axe: str, path: str, scheme: str
) -> None:
    """Axe finds no violation, light or dark, narrow or wide; and nothing scrolls sideways."""
    assert faults(chromium, axe, rooted + path, scheme) == []


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_page_opens_from_a_folder(site: Path, watched: Watched, path: str) -> None:
    """From file:// a page loads its own files alone, and nothing is complained of."""
    watched.page.goto((site / path).as_uri())
    assert watched.complaints == []
    assert len(watched.requests) >= 2
    assert [url for url in watched.requests if not url.startswith(site.as_uri())] == []


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_page_opens_below_a_path(served: str, watched: Watched, path: str) -> None:
    """Under a sub-path of a server a page loads its own files alone, and nothing is missing."""
    watched.page.goto(served + path)
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith(served)] == []


def test_a_wrong_address_is_answered_with_a_whole_page(rooted: str, watched: Watched) -> None:
    """However deep an address that is not there, its page has its style and leads home."""
    address = f"{rooted}deep/in/nowhere.html"
    watched.page.goto(address)
    assert [c for c in watched.complaints if address not in c and "status of 404" not in c] == []
    watched.page.locator("main a").first.click()
    assert watched.page.url == f"{rooted}index.html"


def test_a_link_leads_on_from_a_folder(site: Path, watched: Watched) -> None:
    """Clicking from the home page to an article works from file://."""
    watched.page.goto((site / "index.html").as_uri())
    watched.page.locator("main a[href$='.html']").first.click()
    assert watched.page.url.startswith(site.as_uri())
    assert watched.page.locator("h1").is_visible()
    assert watched.complaints == []


def test_the_deepest_comment_keeps_its_room(site: Path, page: Any) -> None:
    """On a phone of 390 px no comment's text is narrower than 280 px, however deep."""
    page.set_viewport_size({"width": PHONE, "height": 800})
    for path in ("comment-sections.html", "usenet.html"):
        page.goto((site / path).as_uri())
        assert page.evaluate(NARROWEST) >= DEEPEST_AT_LEAST


def test_nothing_of_the_page_is_lost_in_print(site: Path, page: Any) -> None:
    """On paper the article and its comments are there, and the navigation is not."""
    page.emulate_media(media="print")
    page.goto((site / "comment-sections.html").as_uri())
    assert page.locator("article.comment .prose").first.is_visible()
    assert not page.locator("nav[aria-label=Main]").is_visible()
