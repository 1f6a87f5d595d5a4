"""The choices above the mentions of a dossier in a real browser, without a script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.archives import SMALL, built, write

YEARS = "".join(
    f"-- content/{year}.md --\n---\ntitle: The year {year}\ndate: {year}-05-06\n---\n"
    f"London is wet.\n\n=== comments ===\n\n@ Reader | {year}-06-01\nI was in London.\n\n"
    for year in range(1910, 1914)
)


@pytest.fixture
def dossier(tmp_path: Path, plain: Any) -> Any:
    """Give the dossier of a town that articles and comments name."""
    assert built(write(tmp_path, SMALL + YEARS)).failures == ()
    plain.goto((tmp_path / "site/places/london.html").as_uri())
    return plain


def shown(page: Any) -> list[bool]:
    """Whether the mentions in articles, and those in comments, are to be seen."""
    return [page.locator(f"#in-{kind}").is_visible() for kind in ("articles", "comments")]


def test_nothing_is_hidden_until_a_reader_says_so(dossier: Any) -> None:
    """All lists are there; the keyboard takes one away and brings it back; a print has them all."""
    assert shown(dossier) == [True, True]
    box = dossier.get_by_role("group", name="Show").get_by_label("Articles")
    box.focus()
    dossier.keyboard.press("Space")
    assert shown(dossier) == [False, True]
    dossier.emulate_media(media="print")
    assert shown(dossier) == [True, True]
    dossier.emulate_media(media="screen")
    box.focus()
    dossier.keyboard.press("Space")
    assert shown(dossier) == [True, True]


def test_the_newest_may_come_first(dossier: Any) -> None:
    """The order turns round for the eye, and for the keyboard with it; nothing goes."""
    links = "[aria-labelledby=in-articles] .mentions h3 a"
    if not dossier.evaluate("CSS.supports('reading-flow', 'flex-visual')"):
        assert not dossier.get_by_label("Newest first").is_visible()
        return
    dossier.get_by_label("Newest first").check()
    tops = [link.bounding_box()["y"] for link in dossier.locator(links).all()]
    assert len(tops) == 6
    assert tops == sorted(tops, reverse=True)
    dossier.locator(links).last.focus()
    dossier.keyboard.press("Tab")
    dossier.keyboard.press("Tab")
    focused = dossier.evaluate("document.activeElement.textContent")
    assert focused == dossier.locator(links).nth(4).inner_text()
