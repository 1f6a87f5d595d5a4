"""The search in a real browser: names from a folder and from a server, texts from a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.concordance.program import found
from generator.export.shards import words
from tests.archives import SMALL, built, write
from tests.browser.browsers import Watched
from tests.browser.conftest import hosted

HOSTILE = r"""
-- content/entities/hostile.toml --
[hostile]
name = "</script><script>alert(1)</script> Mallory"
kind = "person"
[line]
name = "Line\u2028alert(2)//"
kind = "person"
[zurich]
name = "Zürich"
kind = "place"
aliases = ["Züri"]
"""
SETTINGS = 'licence = "CC0 1.0"\n'
NAMES = ["Éric Ångström", "Groß, SØREN", "Łódź", "Ἀριστοτέλης", "ﬁne １２", "O’Brien", "北京大学"]

FOLDED = "-- content/entities/folded.toml --\n" + "".join(
    f'[w{n}]\nname = "{name}"\nkind = "work"\n' for n, name in enumerate(NAMES)
)

needs_pagefind = pytest.mark.skipif(found()[0] is None, reason="pagefind is missing")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of a small archive with hostile names, its texts searched."""
    searched = SMALL.replace(SETTINGS, f"{SETTINGS}[search]\nfull_text = true\n")
    root = write(tmp_path_factory.mktemp("searched"), searched + HOSTILE + FOLDED)
    built(root)
    return root / "site"


@pytest.fixture(scope="module", params=["", "a/b/"], ids=["at the root", "below a path"])
def address(
    own: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Give the address of that site on a server."""
    root = tmp_path_factory.mktemp("host")
    if request.param:
        (root / "a").mkdir()
        (root / "a/b").symlink_to(own)
    with hosted(root if request.param else own) as host:
        yield host + request.param


def asked(watched: Watched, address: str, query: str) -> Any:
    """Ask from the head of a page, as a reader does; gives the page of the search."""
    page = watched.page
    page.goto(f"{address}2001/fire.html")
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/search.html?q=*")
    page.locator("#named:not([hidden])").wait_for()
    return page


def names(page: Any) -> list[str]:
    """The names and titles that were found."""
    return page.locator("#named .head").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("zurich", ["Zürich place"]),
        ("ZÜR", ["Züri Zürich place", "Zürich place"]),
        ("ines", ["Ines Bell author"]),
        ("society royal", ["Royal Society organisation"]),
        ("flood", ["The flood 2002 article"]),
        ("town", ["town tag"]),
    ],
)
def test_names_are_found_from_a_folder(
    own: Path, watched: Watched, query: str, expected: list[str]
) -> None:
    """Opened as files, the site finds titles, names, aliases, authors and tags by their words."""
    page = asked(watched, f"{own.as_uri()}/", query)
    assert names(page) == expected
    page.locator("#named a").first.click()
    assert page.locator("h1").inner_text() == page.title().partition(" · ")[0]
    assert watched.complaints == []


def test_a_slip_of_the_pen_is_answered_with_what_is_near(own: Path, watched: Watched) -> None:
    """Where nothing is found, names of nearly that spelling are offered."""
    page = asked(watched, f"{own.as_uri()}/", "Lonodn")
    assert page.locator("#named .facts").inner_text() == "No name or title here begins so. Near it:"
    assert names(page) == ["London place"]


def test_a_hostile_name_stays_text(own: Path, watched: Watched) -> None:
    """A name that would end a script or a line of one is shown as it is written."""
    page = asked(watched, f"{own.as_uri()}/", "alert")
    assert sorted(names(page)) == [
        "</script><script>alert(1)</script> Mallory person",
        "Line\u2028alert(2)// person",
    ]
    assert page.locator("script").count() == page.locator("head script").count()
    assert watched.complaints == []


@pytest.mark.parametrize("name", NAMES)
def test_the_page_folds_words_as_the_shards_do(own: Path, watched: Watched, name: str) -> None:
    """A name in any script is found in capitals, and by its last word as the shards have it."""
    for query in (name.upper(), [*words(name)][-1]):
        page = asked(watched, f"{own.as_uri()}/", query)
        assert f"{name} work" in names(page)


def test_from_a_folder_texts_are_not_searched_and_the_page_says_so(
    own: Path, watched: Watched
) -> None:
    """Opened as files, the page says that only names are searched, and complains of nothing."""
    page = asked(watched, f"{own.as_uri()}/", "mill")
    assert page.locator("#said").inner_text().startswith("Names and titles are searched here.")
    assert page.locator("#texts").is_hidden()
    assert watched.complaints == []


@needs_pagefind
def test_a_phrase_of_a_comment_is_found(address: str, watched: Watched) -> None:
    """On a server the words of a comment lead to that comment, at the root and below a path."""
    page = asked(watched, address, "wet week")
    page.locator("#texts .found li").first.wait_for()
    assert names(page) == []
    assert "1 comment in this thread matches" in page.locator("#texts").inner_text()
    assert page.locator("#texts .items .items mark").all_inner_texts() == ["wet", "week."]
    page.locator("#texts .items .items a").click()
    assert page.url == f"{address}2002/flood.html#c-f1"
    assert page.locator("article:target").inner_text().find("wet week") > 0
    assert watched.complaints == []


@needs_pagefind
def test_results_are_narrowed_by_checkboxes(address: str, watched: Watched) -> None:
    """A box of a year leaves the pages of that year, and taken away it brings back the others."""
    page = asked(watched, address, "London")
    page.locator("#texts .found > li").nth(2).wait_for()
    page.get_by_label("2001").check()
    page.locator("#texts .facts b", has_text="1").first.wait_for()
    assert page.locator("#texts .found > li > .head").all_inner_texts() == [
        "The fire article, 2001"
    ]
    page.get_by_label("2001").uncheck()
    page.locator("#texts .found > li").nth(2).wait_for()
    assert watched.complaints == []


def test_without_a_script_there_are_lists(own: Path, plain: Any) -> None:
    """Without JavaScript the page shows no form but says so, and leads to the indexes."""
    plain.goto(f"{own.as_uri()}/search.html")
    assert plain.locator("#q").is_hidden()
    assert "takes JavaScript" in plain.locator("main").inner_text()
    assert {"People", "Places", "Authors", "Tags", "Dates"} <= set(
        plain.locator("#lists + ul a").all_inner_texts()
    )
