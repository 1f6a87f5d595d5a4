"""A real browser runs nothing of what strangers write, and asks for nothing.

With the policy on the pages of a site, and without any on what each door lets out:

    pytest tests/browser/test_strangers.py -m "slow or not slow"
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.alone import grave
from tests.browser.browsers import Watched
from tests.laws.test_strangers import sample, stood
from tests.markup.hostile import PAYLOADS
from tests.markup.standards import EVENTS
from tests.markup.test_vectors import DOORS, through, vectors

EVERY, STRIDE, PARTS = 1009, 5, 10
CHANGED = 20_000
CONTROLS = (
    *PAYLOADS[:2],
    "<img src='http://h.example/x.png'>",
    "<svg onload=f()></svg>",
    "<details open ontoggle=f()>x</details>",
    "<b onpointerenter=f()>x</b>",
    "<iframe srcdoc='&lt;script>f()&lt;/script>'></iframe>",
    "<script>alert(1)</script>",
    PAYLOADS[2],
)
# What a page holds that may run or load by itself or at a touch, as the browser has understood it.
# An address that it takes for none it gives back as it is written, in whatever case.
HELD = """() => [...document.querySelectorAll('body *')].flatMap(e => [
    ...[...e.attributes].map(a => a.name).filter(n => /^on|^style$|^srcdoc$|^ping$/.test(n)),
    ...['href', 'action', 'formAction', 'xlink:href'].map(n => e.getAttribute(n) && e[n])
        .filter(a => typeof a === 'string' && !/^(https?|mailto|file):/i.test(a)),
    ...(e.namespaceURI === 'http://www.w3.org/1999/xhtml' ? [] : [e.namespaceURI]),
    ...(/^(script|style|iframe|object|embed|base|meta|link|form|input|template|svg|math)$/
        .test(e.localName) ? [e.localName] : []),
])"""
# Everything is told that each thing has happened that can happen, and what is left is clicked.
TOUCHED = """events => { for (const e of document.querySelectorAll('body *')) {
    for (const name of events) e.dispatchEvent(new Event(name));
    if (e.localName === 'a' && !/^(https?|mailto|file):/i.test(e.href)) e.click();
} }"""


class Ran(Watched):
    """A page in which `f()` and every dialog are written down."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self.runs: list[str] = []
        page.context.expose_function("f", lambda: self.runs.append("f"))
        page.on("dialog", self._answer)

    def _answer(self, dialog: Any) -> None:
        self.runs.append("dialog")
        dialog.dismiss()


@pytest.fixture
def ran(page: Any) -> Ran:
    """Give a page that notes what runs."""
    return Ran(page)


def shown(ran: Ran, folder: Path, pieces: list[str]) -> list[Any]:
    """Open a page of these pieces of HTML, without any policy, and touch all of it."""
    file = folder / "shown.html"
    boxes = "\n".join(f"<div>{piece}</div>" for piece in pieces)
    file.write_text(f"<!doctype html><meta charset=utf-8><body>{boxes}", "utf-8")
    ran.page.goto(file.as_uri())
    held = ran.page.evaluate(HELD)
    ran.page.evaluate(TOUCHED, list(EVENTS))
    ran.page.wait_for_timeout(50)
    return list(held)


def let_out(some: list[str]) -> list[str]:
    """What the doors let out for some vectors, each once; no picture, there being none."""
    pieces = {through(door, vector): None for door in DOORS for vector in some}
    return [piece for piece in pieces if piece and "<img" not in piece]


def test_nothing_runs_that_a_door_lets_out(ran: Ran, tmp_path: Path) -> None:
    """Without any policy, and with every event dispatched, nothing runs and nothing is asked."""
    assert shown(ran, tmp_path, let_out(vectors(300)[::EVERY])) == []
    assert (ran.runs, ran.complaints, len(ran.requests)) == ([], [], 1)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_runs_of_the_long_series(ran: Ran, tmp_path: Path, part: int) -> None:
    """The same for tens of thousands of vectors."""
    pieces = let_out(vectors(CHANGED)[::STRIDE][part::PARTS])
    assert len(pieces) > 1000
    assert shown(ran, tmp_path, pieces) == []
    assert (ran.runs, ran.complaints, len(ran.requests)) == ([], [], 1)


@pytest.mark.parametrize("control", CONTROLS)
def test_what_no_door_has_seen_runs(ran: Ran, tmp_path: Path, control: str) -> None:
    """Each control is seen to run, to load or to be held: the watch is not blind."""
    held = shown(ran, tmp_path, [control])
    assert ran.runs or any(url.startswith("http") for url in ran.requests)
    assert held or "img" in control


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a site in which strangers wrote everywhere."""
    return stood(tmp_path_factory.mktemp("strange"), [*sample(), *CONTROLS])


def chosen(site: Path, most: int) -> Iterator[Path]:
    """The pages of a site, but no more of a folder than so many; those of threads among them."""
    for folder in sorted({page.parent for page in site.rglob("*.html")}):
        yield from sorted(folder.glob("*.html"), key=lambda page: -page.stat().st_size)[:most]


def test_nothing_runs_on_the_pages_of_a_site(strange: Path, ran: Ran) -> None:
    """No page runs anything, asks for a file that is not the site's, or has its policy broken."""
    pages = list(chosen(strange, 6))
    assert len(pages) > 20
    for page in pages:
        ran.page.goto(page.as_uri())
        ran.page.evaluate(TOUCHED, list(EVENTS[:20]))
    assert (ran.runs, grave(ran.complaints)) == ([], [])
    assert [url for url in ran.requests if not url.startswith(strange.as_uri())] == []


def test_a_search_shows_names_as_text(strange: Path, ran: Ran) -> None:
    """The search finds a name that is an element and shows it: its script makes text of it."""
    ran.page.goto(f"{(strange / 'search.html').as_uri()}?q=onerror")
    ran.page.locator("#results li, main li a").first.wait_for(timeout=5000)
    assert ran.page.locator("main img, main script:not([src])").count() == 0
    assert (ran.runs, ran.complaints) == ([], [])


@pytest.mark.parametrize("control", CONTROLS[:4])
def test_the_policy_stops_what_gets_in(strange: Path, ran: Ran, control: str) -> None:
    """A control planted raw in a page of the site does not run, and the browser complains of it."""
    page = (strange / "md.html").read_text("utf-8")
    planted = strange / "planted.html"
    planted.write_text(page.replace("</main>", f"{control}</main>"), "utf-8")
    ran.page.goto(planted.as_uri())
    planted.unlink()
    assert ran.runs == []
    assert any("Content Security Policy" in complaint for complaint in ran.complaints)
    asked = [url for url in ran.requests if url.startswith("http")]
    assert [url for url in asked if f"failed: {url}" not in ran.complaints] == []
