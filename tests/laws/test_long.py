"""A thread of any length has pages that open at once, and every way leads to the right one."""

from __future__ import annotations

import json
from collections import Counter
from itertools import count
from pathlib import Path
from zlib import crc32

import msgspec
import pytest

from generator.export.edition import SHELF
from tests import long
from tests.archives import built, tree, write
from tests.laws.pages import addresses, ids, page, paths, target
from tests.laws.test_links import OUTWARD, leads_nowhere

COMMENTS_MAX = 500
GIANT = f"{long.GIANT}.html"
TREE = f"{long.TREE}.html"
ALL = {GIANT: "g", TREE: "t", f"{long.CHAIN}.html": "k"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of the archive with long threads."""
    root = long.lay(tmp_path_factory.mktemp("long"))
    report = built(root)
    assert (report.failures, report.planned.problems) == ((), ())
    return root / "site"


def comments(site: Path, path: str) -> list[str]:
    """The ids of the comments on a page, in order."""
    return [str(id) for id in page(site, path).xpath("//article[@class]/@id") if id[:2] == "c-"]


def thread(site: Path, article: str) -> dict[str, list[str]]:
    """The comments on each page of the thread on an article, in the order of those pages."""
    links = page(site, article).xpath("(//nav[@class='sheets'])[1]//a/@href")
    there = [target(article, str(link))[0] for link in links] or [article]
    return {path: comments(site, path) for path in there}


@pytest.mark.parametrize("article", ALL)
def test_every_comment_is_on_one_page(site: Path, article: str) -> None:
    """No page has more than 500 comments, all together have each once."""
    found = thread(site, article)
    assert max(map(len, found.values())) <= COMMENTS_MAX
    every = Counter(id for on_page in found.values() for id in on_page)
    count = {"g": 3000, "t": 900, "k": 300}[ALL[article]]
    assert every == Counter(f"c-{ALL[article]}{n}" for n in range(count))


def test_every_link_and_fragment_resolves(site: Path) -> None:
    """From dossiers, authors, notes, lists and comments every way leads to what is there."""
    local = {
        (path, address.removeprefix("/deep/"))
        for path in paths(site)
        for _, _, address in addresses(site, path)
        if not OUTWARD.match(address)
    }
    assert len(local) > 10_000
    assert [link for link in local if leads_nowhere(site, *link)] == []


def test_what_machines_read_leads_there_too(site: Path) -> None:
    """The paths of comments as data, and the addresses of annotations, have what they name."""
    data = json.loads((site / f"data/articles/{long.GIANT}.json").read_bytes())
    told = [target("", comment["path"]) for comment in data["comments"]]
    notes = json.loads((site / f"data/annotations/{long.GIANT}.jsonld").read_bytes())["items"]
    told += [target("", n["id"].removeprefix("https://long.example/deep/")) for n in notes]
    assert len(told) > 4000
    held = {path: set(ids(site, path)) for path in {path for path, _ in told}}
    assert [pair for pair in told if pair[1] not in held[pair[0]]] == []


def test_an_old_fragment_can_be_looked_up(site: Path) -> None:
    """The file of places knows of every comment on which page it is."""
    for article in (GIANT, TREE):
        folder = article.removesuffix(".html")
        text = (site / folder / "places_.js").read_text("utf-8")
        rows = msgspec.json.decode(text.removeprefix("var variorumPlaces = ").rstrip(";\n"))
        found = {target(f"{folder}/x", row[0])[0]: row[1:] for row in rows}
        assert found == thread(site, article)


def test_a_page_of_a_thread_leads_back(site: Path) -> None:
    """Each page has the title of its article and a way back, and ways to all pages at both ends."""
    for path in [*thread(site, GIANT)][1:]:
        tree_of = page(site, path)
        assert "The long talk: comments " in tree_of.xpath("string(//h1)")
        crumbs = tree_of.xpath("//nav[@class='crumbs']//a/@href")
        assert [target(path, str(c))[0] for c in crumbs] == ["index.html", GIANT]
        assert len(tree_of.xpath("//nav[@class='sheets']")) == 2


@pytest.mark.parametrize(("answers", "most"), [("", 2), ("g2999", 2), ("g1500", 7)])
def test_one_comment_more_costs_its_pages(tmp_path: Path, answers: str, most: int) -> None:
    """A comment at the end costs its page and that of the article; within, all that say numbers."""
    rows = long.giant()
    new = {"id": "new", "author": "Zoe", "date": "2001-12-30", "text": "I come late."}
    more = [*rows, {**new, "parent": answers} if answers else new]
    root = long.lay(tmp_path / "warm", rows)
    built(root)
    long.put(root, long.GIANT, more)
    again = built(root)
    of_thread = [p for p in again.rendered if p.startswith(f"{long.GIANT}/comments-")]
    assert GIANT in again.rendered
    assert 1 <= len(of_thread) <= most
    assert not [p for p in again.rendered if p.startswith((long.TREE, "chain"))]
    cold = long.lay(tmp_path / "cold", more)
    built(cold)
    assert tree(root / "site") == tree(cold / "site")


def test_a_link_follows_a_comment_to_its_page(tmp_path: Path) -> None:
    """Where a thread outgrows its page, an article elsewhere that links into it is made again."""
    last = next(f"end{n}" for n in count() if crc32(f"end{n}".encode()) % SHELF == 0)
    far = (
        "-- content/far.md --\n---\ndate: 1980\n---\nSee [it](comment:long/giant#g480).\n"
        f"-- content/{last}.md --\n---\ndate: 1981\n---\nThe end of a shelf.\n"
        "-- content/gap.md --\n---\ndate: 1982\n---\nWhat stands between the two.\n"
    )
    warm = write(long.lay(tmp_path / "warm", long.giant(490), replies=3), far)
    built(warm)
    long.put(warm, long.GIANT, long.giant(700))
    again = built(warm)
    assert "far.html" in again.rendered
    cold = write(long.lay(tmp_path / "cold", long.giant(700), replies=3), far)
    built(cold)
    assert tree(warm / "site") == tree(cold / "site")
