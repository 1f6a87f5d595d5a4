"""Which pages there are, and that no two of them share a path."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.export.bare import DataView
from generator.export.edition import Edition
from generator.export.plan import EXPORTERS
from generator.model.page import Page
from tests.export.editions import archive, pages_of, plan, planned
from tests.link.small import linked

# Exporters that have nothing to do in a bare archive.
BARE = {
    "tags", "mentions", "annotations", "assets", "made", "redirects", "citations", "manifest",
    "tag-feeds", "author-feeds", "name-feeds", "thread-feeds", "tombs", "cards", "offline", "tei",
}  # fmt: skip
ALWAYS = {"index.html", "404.html", "problems.html", "notes.html", "robots.txt", "feed.xml"}


def shout(edition: Edition) -> Iterator[Page]:
    """Export every title, loudly."""
    for article in edition.articles:
        yield Page(f"shout/{article.name}.json", DataView({"title": article.title.upper()}))


def test_a_strangers_exporter(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exporter is a row of the table: its pages are planned as ours are, and can be left out."""
    monkeypatch.setitem(EXPORTERS, "shout", f"{__name__}:shout")
    pages, _ = planned(archive("a"))
    assert pages["shout/a.json"].brief == DataView({"title": "A"})
    assert "shout/a.json" not in planned(archive("a"), "shout")[0]


def test_an_archive_without_anything() -> None:
    """Nothing at all still has a front page, and no navigation to what is not there."""
    pages, problems = planned(linked(register=()))
    assert set(pages) >= ALWAYS
    assert problems == ()


@pytest.mark.parametrize("name", EXPORTERS)
def test_what_is_left_out_has_no_pages(name: str) -> None:
    """The pages of an exporter that is left out are not planned; all others still are."""
    whole = archive("a")
    everything, left = planned(whole)[0], planned(whole, name)[0]
    assert set(left) < set(everything) or name in BARE


def test_the_plan_can_be_walked_again() -> None:
    """Each walk gives the same pages in the same order, and each page says what it is of."""
    whole = plan(archive("b", "a"), base_url="http://h/")
    pages = pages_of(whole)
    assert pages == pages_of(whole)
    assert all(page.source for page in pages)
    assert len({page.path for page in pages}) == len(pages)


@pytest.mark.parametrize(
    ("names", "clash"),
    [
        (["a b", "a-b"], "a-b.html: of a b.md and of a-b.md"),
        (["a", "a.html/b"], "a.html: of a.md and of a.html/b.md"),
        (["a.html/b", "a"], "a.html: of a.md and of a.html/b.md"),
    ],
)
def test_a_clash_names_both(names: list[str], clash: str) -> None:
    """Of two pages for one path, or one within the other, one stays and both are named."""
    pages, problems = planned(archive(*names))
    path, _, both = clash.partition(": ")
    told = {(problem.place.file, problem.message) for problem in problems}
    assert (f"site/{path}", f"two pages would stand there: {both}") in told
    assert path in pages


@pytest.mark.parametrize(
    ("assets", "clash"),
    [
        (["x.PNG", "x.png"], "x.PNG: of x.PNG and of x.png"),
        (["theme/favicon.svg"], "theme/favicon.svg: of the theme and of theme/favicon.svg"),
    ],
)
def test_files_clash_as_pages_do(assets: list[str], clash: str) -> None:
    """Letter case does not part two files, as it does not on every disk."""
    _, (problem,) = planned(linked(assets=assets))
    path, _, both = clash.partition(": ")
    assert problem.place.file == f"site/{path}"
    assert problem.message == f"two pages would stand there: {both}"


@pytest.mark.parametrize("names", [(), ("a",)])
def test_navigation_leads_only_to_what_is_there(names: tuple[str, ...]) -> None:
    """Every link of the navigation is the path of a page."""
    whole = plan(archive(*names))
    assert {link.path for link in whole.site.nav} <= {page.path for page in pages_of(whole)}
