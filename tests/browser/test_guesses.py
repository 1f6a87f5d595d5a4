"""A thread full of guesses in a real browser: the switch, and who can use the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.judged import RULES, faults
from tests.export.pasted import MADE, PAGE, archive, reading, write_site

SWITCH = "Show the comments as they stand in the source"


@pytest.fixture(scope="session")
def pasted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of one paste."""
    return write_site(archive(reading()), tmp_path_factory.mktemp("pasted"))


@pytest.fixture
def thread(pasted: Path, plain: Any) -> Any:
    """Give the page of the paste, in a browser that runs no script."""
    plain.goto((pasted / PAGE).as_uri())
    return plain


def edges(page: Any) -> list[float]:
    """Where each comment begins, from the left."""
    return [item.bounding_box()["x"] for item in page.locator(".thread article").all()]


def steps(page: Any) -> list[int]:
    """How many steps each comment is set in."""
    found = edges(page)
    levels = sorted(set(found))
    return [levels.index(edge) for edge in found]


def test_guesses_are_set_in(thread: Any) -> None:
    """What is sure stands a step further in than what it answers, and never more than four."""
    assert steps(thread) == [0, 1, 2, 3, 4, 4, 0, 0, 0, 1, 1, 0, 0]


def test_the_switch_shows_the_source(thread: Any) -> None:
    """A click on its label takes away indents and the words of guesses, and nothing else."""
    before = [item.inner_text() for item in thread.locator("article.comment").all()]
    guesses = [item.inner_text() for item in thread.locator(".guess").all()]
    thread.get_by_label(SWITCH).check()
    after = [item.inner_text() for item in thread.locator("article.comment").all()]
    assert steps(thread) == [0] * len(after)
    assert len(guesses) == 8
    for guess in guesses:
        before = [text.replace(f"{guess}\n", "") for text in before]
    assert [text.split() for text in after] == [text.split() for text in before]
    thread.get_by_label(SWITCH).uncheck()
    assert thread.locator(".guess").first.is_visible()


def test_the_switch_works_by_the_keyboard(thread: Any) -> None:
    """It can be reached and turned without a mouse."""
    thread.get_by_label(SWITCH).focus()
    thread.keyboard.press("Space")
    thread.locator(".guess").first.wait_for(state="hidden")


def test_paper_shows_what_was_chosen(thread: Any) -> None:
    """In print the switch is not there, and the thread is as it was set."""
    thread.emulate_media(media="print")
    assert not thread.get_by_label(SWITCH).is_visible()
    assert thread.locator(".guess").first.is_visible()
    thread.emulate_media(media="screen")
    thread.get_by_label(SWITCH).check()
    thread.emulate_media(media="print")
    assert not thread.locator(".guess").first.is_visible()
    assert thread.locator("article.comment .prose").first.is_visible()


@pytest.mark.parametrize("scheme", RULES)
@pytest.mark.parametrize("path", [PAGE, MADE], ids=["article", "how it was made"])
def test_axe_finds_nothing_wrong(
    pasted: Path, chromium: Any, axe: str, path: str, scheme: str
) -> None:
    """Axe finds no violation, light or dark, narrow or wide; and nothing scrolls sideways."""
    assert faults(chromium, axe, (pasted / path).as_uri(), scheme) == []
