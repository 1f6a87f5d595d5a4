"""What was opened can be read without a network, and what is withheld is kept nowhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.archives import SMALL, built, write
from tests.browser.browsers import Watched
from tests.browser.conftest import hosted
from tests.export.realservers import serving

TEXT = SMALL.replace(
    "licence =", 'also = ["offline"]\nsecret = "only for a test"\nlicence ='
).replace("title: The mill", "title: The mill\nformerly: /old.html")
WITHHELD = '[[withhold]]\nabout = "comment:2001/fire#c1"\nwhy = "asked"\n'
KEPT = """async () => {
  const open = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const all = await Promise.all(open.map((cache) => cache.keys()));
  return all.flat().map((request) => new URL(request.url).pathname).sort();
}"""
READY = "async () => { await navigator.serviceWorker.ready; }"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an archive that is to be read offline, built."""
    assert built(write(tmp_path / "archive", TEXT)).failures == ()
    return tmp_path / "archive"


def _opened(page: Any, address: str) -> None:
    """Open a page, and wait until it is kept."""
    page.goto(address, wait_until="networkidle")
    page.evaluate(READY)
    key = address.split("/", 3)[3].removesuffix(".html").removesuffix("index")
    page.wait_for_function(f"async () => (await ({KEPT})()).includes('/{key}')")


def test_what_was_opened_is_read_without_a_host(folder: Path, page: Any) -> None:
    """The first page that is opened is kept, and each one after it."""
    with hosted(folder / "site") as address:
        _opened(page, f"{address}2001/fire.html")
        _opened(page, f"{address}1999/mill.html")
    page.goto(f"{address}2001/fire.html")
    assert page.locator("h1").inner_text() == "The fire"
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != "Times New Roman"
    page.goto(f"{address}1999/mill.html")
    assert page.locator("h1").inner_text() == "The mill"
    page.goto(address)
    assert page.locator("h1").inner_text() == "Small"


def test_a_page_that_was_not_kept_says_what_is(folder: Path, page: Any) -> None:
    """Instead of a page that nobody opened, a reader has those that were."""
    with hosted(folder / "site") as address:
        _opened(page, f"{address}2001/fire.html")
    page.goto(f"{address}1999/mill.html")
    assert page.locator("h1").inner_text() == "Reading offline"
    page.goto(f"{address}offline.html")
    page.locator("[data-list] a", has_text="The fire").click()
    assert page.locator("h1").inner_text() == "The fire"


def test_a_whole_archive_is_kept(folder: Path, page: Any) -> None:
    """Asked for, every page is kept, and forgotten again."""
    from playwright.sync_api import expect  # noqa: PLC0415 (it may be missing)

    with hosted(folder / "site") as address:
        _opened(page, f"{address}offline.html")
        page.get_by_role("button", name="Keep the whole archive").click()
        expect(page.get_by_role("status")).to_have_text(re.compile(r"^(\d+) of \1 files$"))
        kept = page.evaluate(KEPT)
    pages = [
        path.relative_to(folder / "site").as_posix() for path in (folder / "site").rglob("*.html")
    ]
    keys = {f"/{path}".removesuffix(".html").replace("/index", "/") for path in pages}
    assert keys <= set(kept)
    assert not [key for key in kept if key.startswith("/data/")]
    page.goto(f"{address}places/london.html")
    assert page.locator("h1").inner_text() == "London"
    page.goto(f"{address}offline.html")
    page.get_by_role("button", name="Forget what is kept").click()
    page.wait_for_function(f"async () => !(await ({KEPT})()).includes('/places/london')")


def test_what_is_withheld_is_forgotten(folder: Path, page: Any) -> None:
    """Once something else is withheld, the next page that is opened drops every copy."""
    with hosted(folder / "site") as address:
        _opened(page, f"{address}2001/fire.html")
        (folder / "content/decisions.toml").write_text(WITHHELD, "utf-8")
        assert built(folder).failures == ()
        page.goto(f"{address}1999/mill.html", wait_until="networkidle")
        page.wait_for_function(f"async () => !(await ({KEPT})()).includes('/2001/fire')")


def test_a_page_that_is_gone_is_forgotten(folder: Path, page: Any) -> None:
    """A page that its host has no more is kept no longer."""
    with hosted(folder / "site") as address:
        _opened(page, f"{address}1999/mill.html")
        (folder / "content/1999/mill.md").unlink()
        assert built(folder).failures == ()
        page.goto(f"{address}1999/mill.html", wait_until="networkidle")
        page.wait_for_function(f"async () => !(await ({KEPT})()).includes('/1999/mill')")


def test_an_archive_that_is_no_longer_kept_leaves_nothing(folder: Path, page: Any) -> None:
    """Without a worker on its host, the one in the browser goes, with all that it kept."""
    with hosted(folder / "site") as address:
        _opened(page, f"{address}2001/fire.html")
        write(folder, SMALL)
        assert built(folder).failures == ()
        page.goto(f"{address}2001/fire.html", wait_until="networkidle")
        page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistration())")
        assert page.evaluate(KEPT) == []


@pytest.fixture
def headed(folder: Path, tmp_path: Path) -> Path:
    """Give a root with the site two folders below."""
    if shutil.which("nginx") is None:
        pytest.skip("nginx is missing")
    shutil.copytree(folder / "site", tmp_path / "root/deep")
    return tmp_path / "root"


def test_the_worker_runs_under_the_headers(headed: Path, tmp_path: Path, page: Any) -> None:
    """Below a path, with the headers of the recipe, pages are kept and nothing is complained of."""
    watched = Watched(page)
    (tmp_path / "nginx").mkdir()
    with serving("nginx", tmp_path / "nginx", headed, headed / "deep") as port:
        address = f"http://127.0.0.1:{port}/deep/"
        _opened(page, f"{address}2001/fire.html")
    page.goto(f"{address}2001/fire.html")
    assert page.locator("h1").inner_text() == "The fire"
    assert watched.complaints == []
