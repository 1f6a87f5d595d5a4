"""From an edit to the browser: what is saved is seen, and so is what is wrong with it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.archives import SMALL, write
from tests.browser.browsers import browser, missing
from tests.serve.live import Live, serving

LISTENS = "() => window.LiveReload?.connector?.protocolParser?.protocol === 7"
LAW_MS = 1000
SLACK = 10
FIRE = "content/2001/fire.md"
GOOD = "---\ntitle: The fire\ndate: 2001\n---\n{}\n"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Give a browser."""
    if missing():
        pytest.skip(missing())
    with browser() as started:
        yield started


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """Give a server of the small archive."""
    with serving(write(tmp_path, SMALL)) as server:
        yield server


@pytest.fixture
def page(chromium: Any, live: Live) -> Iterator[Any]:
    """Give an open page of an article, which listens."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{live.address}2001/fire.html")
    page.wait_for_function(LISTENS)
    yield page
    context.close()


@pytest.fixture
def save(live: Live, page: Any, request: pytest.FixtureRequest) -> Callable[[str, str, str], None]:
    """Give a way to save a file and wait until the open page shows some words."""

    def saved(name: str, text: str, words: str) -> None:
        begun = time.perf_counter()
        live.write(name, text)
        page.get_by_text(words).first.wait_for(timeout=SLACK * LAW_MS)
        took = round(1000 * (time.perf_counter() - begun))
        request.node.user_properties.append(("edit_to_browser_ms", took))

    return saved


def test_an_edit_reaches_the_open_page(save: Callable[[str, str, str], None]) -> None:
    """What is saved is in the open page by itself, again and again."""
    for words in ("A first wording", "A second wording", "A third wording"):
        save(FIRE, GOOD.format(words), words)


def test_a_broken_source_is_shown_and_mended(
    page: Any, save: Callable[[str, str, str], None]
) -> None:
    """Front matter that breaks is told above the page, with its line, until it is mended."""
    save(FIRE, '---\ntitle: "The fire\n---\nText.\n', "content/2001/fire.md:2")
    assert page.locator("aside[role=alert]").is_visible()
    save(FIRE, GOOD.format("All is well"), "All is well")
    assert page.locator("aside[role=alert]").count() == 0


def test_broken_settings_are_shown_and_mended(
    page: Any, live: Live, save: Callable[[str, str, str], None]
) -> None:
    """Settings that cannot be used are told above the page, and the server goes on."""
    save("content/archive.toml", "title = 12\n", "title has to be a text in quotes")
    assert page.locator("h1").first.is_visible()
    save("content/archive.toml", 'title = "Mended"\n', "Mended")
    assert page.locator("aside[role=alert]").count() == 0
    assert live.process.poll() is None


def test_a_broken_template_is_shown_and_mended(tmp_path: Path, chromium: Any) -> None:
    """A template that breaks is told with its line, the old page stays, and mending recovers."""
    good = '{% extends "built-in/home.html" %}\n'
    root = write(tmp_path / "own", f"{SMALL}-- templates/home.html --\n{good}")
    with serving(root) as live:
        page = chromium.new_context().new_page()
        page.goto(live.address)
        live.write("templates/home.html", f"{good}{{% block main %}}{{{{ page.gone }}}}\n")
        page.get_by_text("templates/home.html:2").first.wait_for()
        live.write("templates/home.html", good)
        page.locator("aside[role=alert]").wait_for(state="detached")
        page.context.close()


def test_an_edit_before_a_page_listens_is_shown(chromium: Any, live: Live) -> None:
    """A page that is sent before an edit and begins to listen after its build is reloaded."""
    context = chromium.new_context()
    page = context.new_page()

    def later(route: Any) -> None:
        live.write(FIRE, GOOD.format("Said between"))
        live.wait_for("rendered")
        route.continue_()

    page.route("**/livereload.js*", later, times=1)
    page.goto(f"{live.address}2001/fire.html", wait_until="commit")
    page.get_by_text("Said between").wait_for()
    context.close()


def test_a_page_outlives_its_server(chromium: Any, tmp_path: Path) -> None:
    """A page left open while the server is ended and begun again shows what changed meanwhile."""
    root = write(tmp_path, SMALL)
    page = chromium.new_context().new_page()
    with serving(root) as first:
        page.goto(f"{first.address}2001/fire.html")
        page.wait_for_function(LISTENS)
        first.interrupt()
        first.write(FIRE, GOOD.format("Said meanwhile"))
    with serving(root, int(first.address.rpartition(":")[2].strip("/"))):
        page.get_by_text("Said meanwhile").wait_for()
    page.context.close()


def test_many_files_saved_at_once_are_few_builds(live: Live, page: Any) -> None:
    """Thirty files saved at once give a handful of builds, after which all are there."""
    before = live.builds()
    for number in range(30):
        live.write(f"content/new-{number}.md", f"---\ntitle: New {number}\n---\nText.\n")
    live.write(FIRE, GOOD.format("[the last](../new-29.md)"))
    page.get_by_role("link", name="the last").wait_for()
    assert live.builds() - before <= 4
    assert all(live.ask(f"/new-{number}.html")[0] == 200 for number in range(30))


def test_a_deleted_article_goes_from_the_site(live: Live, page: Any) -> None:
    """Deleting a source takes its page away, and the open page becomes the one for what is not."""
    (live.root / FIRE).unlink()
    page.get_by_text("There is no page at this address").wait_for()
    assert live.ask("/2001/fire.html")[0] == 404
