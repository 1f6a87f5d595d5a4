"""Threads fold and unfold, and an address of a comment leads to it: without any JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any

SHOUTED = "comment-sections.html"


def test_replies_fold_and_unfold(site: Path, plain: Any) -> None:
    """A click on the line above the replies hides them, another shows them again."""
    plain.goto((site / SHOUTED).as_uri())
    folder = plain.locator("details.replies").first
    reply = folder.locator("article.comment").first
    assert reply.is_visible()
    folder.locator("summary").first.click()
    reply.wait_for(state="hidden")
    folder.locator("summary").first.click()
    reply.wait_for(state="visible")


def test_replies_fold_by_the_keyboard(site: Path, plain: Any) -> None:
    """The line above the replies can be reached and worked without a mouse."""
    plain.goto((site / SHOUTED).as_uri())
    summary = plain.locator("details.replies > summary").first
    summary.focus()
    plain.keyboard.press("Enter")
    plain.locator("details.replies article.comment").first.wait_for(state="hidden")


def test_a_comment_s_own_text_is_never_folded(site: Path, plain: Any) -> None:
    """Folding hides the answers alone: what they answer stays."""
    plain.goto((site / SHOUTED).as_uri())
    item = plain.locator("li:has(> details.replies)").first
    item.locator("> details > summary").click()
    assert item.locator("> article.comment").is_visible()


def test_an_address_of_a_folded_comment_opens_it(site: Path, page: Any) -> None:
    """Following a fragment into folded replies unfolds them and scrolls there."""
    page.goto((site / SHOUTED).as_uri())
    deep = page.locator("details.replies details.replies article.comment").first
    id = deep.get_attribute("id")
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = false")
    assert not deep.is_visible()
    page.evaluate("id => { location.hash = id }", id)
    deep.wait_for(state="visible")
    page.wait_for_function(
        "id => { const r = document.getElementById(id).getBoundingClientRect();"
        " return r.top >= 0 && r.top < innerHeight }",
        arg=id,
    )


def test_an_address_of_a_comment_marks_it(site: Path, plain: Any) -> None:
    """A comment whose address was opened looks unlike the others."""
    plain.goto((site / SHOUTED).as_uri())
    ids = [c.get_attribute("id") for c in plain.locator("article.comment").all()[:3]]
    plain.goto(f"{(site / SHOUTED).as_uri()}#{ids[1]}")
    marked = plain.locator("article.comment:target")
    assert marked.count() == 1
    assert marked.get_attribute("id") == ids[1]
