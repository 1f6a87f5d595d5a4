"""Threads too long for a page in a real browser: what everybody has, and what a script adds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests import long
from tests.archives import built
from tests.browser.browsers import Watched
from tests.browser.judged import OVERFLOW, RULES, faults
from tests.laws.pages import page as parsed

GIANT, TREE, CHAIN = (f"{name}.html" for name in (long.GIANT, long.TREE, long.CHAIN))
PHONE = 390
ROOM = 300
HELD = "() => document.activeElement.id"
AT_TOP = """id => { const box = document.getElementById(id).getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight }"""


@pytest.fixture(scope="session")
def threads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of the archive with long threads."""
    root = long.lay(tmp_path_factory.mktemp("long"), long.giant(1200))
    assert not built(root).failures
    return root / "site"


def of(site: Path, path: str, fragment: str = "") -> str:
    """The address of a page in the folder of the site."""
    return (site / path).as_uri() + fragment


def further(site: Path) -> list[str]:
    """The pages of the giant thread but for the first."""
    folder = site / long.GIANT
    return sorted(p.relative_to(site).as_posix() for p in folder.glob("comments-*.html"))


@pytest.fixture(scope="session")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the same, with no more on each page than axe looks through at once."""
    root = long.lay(tmp_path_factory.mktemp("short"), long.giant(520), replies=40)
    assert not built(root).failures
    return root / "site"


@pytest.mark.parametrize("scheme", RULES)
@pytest.mark.parametrize("kind", ["sheet", "by date", "right to left"])
def test_axe_finds_nothing_wrong(
    short: Path, chromium: Any, axe: str, kind: str, scheme: str
) -> None:
    """Axe finds no violation, light or dark, narrow or wide; and nothing scrolls sideways."""
    path = {
        "sheet": further(short)[-1],
        "by date": f"{long.GIANT}/by-date_.html",
        "right to left": CHAIN,
    }[kind]
    assert faults(chromium, axe, of(short, path), scheme) == []


def test_the_deepest_of_a_chain_has_room(threads: Path, page: Any) -> None:
    """On a phone the last of three hundred replies in a row has 300 px, and 320 px are enough."""
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.goto(of(threads, CHAIN, "#c-k299"))
    width = "document.querySelector('#c-k299 .prose').getBoundingClientRect().width"
    assert page.evaluate(width) >= ROOM
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(OVERFLOW) <= 0


def test_a_thread_goes_from_right_to_left(threads: Path, plain: Any) -> None:
    """In an Arabic thread answers are set in from the right, and their text runs from there."""
    plain.goto(of(threads, CHAIN))
    boxes = [plain.locator(f"#c-k{n} .prose").bounding_box() for n in (0, 3)]
    edges = [box["x"] + box["width"] for box in boxes]
    assert edges[1] < edges[0] - 20
    assert plain.locator("#c-k3 .prose").evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_without_a_script_nothing_is_offered_that_needs_one(threads: Path, plain: Any) -> None:
    """Where no script runs there is no tool, and every comment of the page is there."""
    plain.goto(of(threads, GIANT))
    assert plain.locator(".thread-tools, dialog, .discussion button").count() == 0
    count = len(parsed(threads, GIANT).xpath("//article[starts-with(@id, 'c-')]"))
    assert plain.locator("article.comment").count() == count


def test_a_far_comment_is_found(threads: Path, watched: Watched) -> None:
    """What is laid out only when it comes near is found by a search and reached by its address."""
    page = watched.page
    page.goto(of(threads, GIANT))
    last = page.locator("article.comment").last
    words = last.locator(".prose").text_content().split(".")[0]
    assert page.evaluate("words => window.find(words)", words)
    id = last.get_attribute("id")
    page.goto(of(threads, GIANT, f"#{id}"))
    page.wait_for_function(AT_TOP, arg=id)
    assert watched.complaints == []


def test_an_old_address_leads_to_another_page(threads: Path, watched: Watched) -> None:
    """A comment that was on the article's page once is found where it is now, from a folder too."""
    page = watched.page
    page.goto(of(threads, GIANT, "#c-g1190"))
    page.wait_for_url("**/comments-*#c-g1190")
    page.wait_for_function(AT_TOP, arg="c-g1190")
    page.goto(f"{page.url.partition('#')[0]}#c-g0")
    page.wait_for_url(f"**/{GIANT}#c-g0")
    assert watched.complaints == []


def test_an_address_within_a_comment_leads_there_too(threads: Path, page: Any) -> None:
    """The place of a name in a comment goes along with it."""
    page.goto(of(threads, GIANT, "#c-g1190:m-london"))
    page.wait_for_url("**/comments-*#c-g1190:m-london")


def test_keys_go_through_a_thread(threads: Path, page: Any) -> None:
    """Next, previous, parent and siblings: each takes the focus to the comment it says."""
    page.goto(of(threads, TREE, "#comments"))
    found = []
    for key in ("j", "j", "j", "k", "]", "[", "j", "p", "p"):
        page.keyboard.press(key)
        found.append(page.evaluate(HELD))
    assert found == [f"c-t{n}" for n in (0, 1, 2, 1, 10, 1, 2, 1, 0)]


def test_keys_go_on_to_another_page(threads: Path, page: Any) -> None:
    """The parent of what begins a page may be on another, and its key leads there."""
    (sheet,) = (threads / long.TREE).glob("comments-*.html")
    page.goto(sheet.as_uri())
    page.locator("article.comment").first.evaluate("e => { e.tabIndex = -1; e.focus() }")
    page.keyboard.press("p")
    page.wait_for_url(f"**/{TREE}#c-t0")


def test_a_key_folds_and_unfolds(threads: Path, page: Any) -> None:
    """The replies to the comment at hand fold away, and what is folded is passed over."""
    page.goto(of(threads, TREE, "#comments"))
    for key in ("j", "j", "o", "j"):
        page.keyboard.press(key)
    assert page.evaluate(HELD) == "c-t10"
    for key in ("k", "o", "j"):
        page.keyboard.press(key)
    assert page.evaluate(HELD) == "c-t2"


def test_all_folds_by_levels(threads: Path, page: Any) -> None:
    """All replies fold and unfold at once, or from a level on."""
    page.goto(of(threads, TREE))
    shown = page.locator("article.comment:visible")
    every = shown.count()
    page.get_by_role("button", name="Fold all replies").click()
    assert shown.count() == 1
    page.get_by_label("Unfold to level").select_option("2")
    assert 1 < shown.count() == every // 9 + 1
    page.get_by_role("button", name="Unfold all").click()
    assert shown.count() == every


def test_keys_are_off_where_somebody_writes(threads: Path, page: Any) -> None:
    """A letter in a field, or with a control key, stays a letter."""
    page.goto(of(threads, TREE))
    page.get_by_label("Unfold to level").focus()
    page.keyboard.press("j")
    page.locator("h1").click()
    page.keyboard.press("Control+j")
    assert not page.evaluate(HELD).startswith("c-")


def test_keys_can_be_switched_off(threads: Path, page: Any) -> None:
    """The list of keys has a switch, which is remembered from page to page."""
    page.goto(of(threads, TREE))
    page.keyboard.press("?")
    page.get_by_label("Use single keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("?")
    assert page.evaluate(HELD) == ""
    assert not page.locator("dialog").is_visible()
    page.get_by_role("button", name="Keys").click()
    assert not page.get_by_label("Use single keys").is_checked()


def test_an_address_is_copied(threads: Path, page: Any) -> None:
    """The address of the comment at hand is copied, and that is said."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(of(threads, TREE, "#c-t3"))
    for key in ("j", "j", "y"):
        page.keyboard.press(key)
    page.get_by_role("status").get_by_text("Address copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == of(threads, TREE, f"#{page.evaluate(HELD)}")


def test_what_is_new_is_told(threads: Path, page: Any) -> None:
    """At the next visit comments that were not here are marked and counted, with a way to them."""
    address = of(threads, CHAIN)
    page.goto(address)
    assert page.locator(".since").count() == 0
    page.evaluate("""() => { const key = Object.keys(localStorage).find(k => k.includes('seen'));
        const seen = JSON.parse(localStorage[key]);
        localStorage[key] = JSON.stringify({...seen, ids: seen.ids.slice(0, -14)}) }""")
    page.reload()
    assert page.locator(".since").inner_text().startswith("2 new since ")
    assert page.locator(".comment.new").count() == 2
    page.get_by_role("button", name="Go to the first").click()
    assert page.evaluate(HELD) == "c-k298"
    page.reload()
    assert page.locator(".since").count() == 0


def test_without_storage_the_rest_works(threads: Path, page: Any) -> None:
    """Where the browser lets nothing be remembered, nothing else is lost."""
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('none') } })"
    )
    page.goto(of(threads, TREE, "#comments"))
    page.keyboard.press("j")
    assert page.evaluate(HELD) == "c-t0"


def test_paper_has_the_thread_and_not_its_tools(threads: Path, page: Any) -> None:
    """In print far and folded comments are there, and no button is."""
    page.goto(of(threads, TREE))
    page.get_by_role("button", name="Fold all replies").click()
    page.emulate_media(media="print")
    assert not page.locator(".thread-tools").is_visible()
    assert not page.locator(".sheets").first.is_visible()
    assert page.locator("#c-t2 .prose").evaluate("e => e.getBoundingClientRect().height") > 0
