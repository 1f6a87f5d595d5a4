"""Every page of the sample archive's site is whole, and leads only where there is something."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from lxml import etree

from tests.laws import told
from tests.laws.pages import addresses, ids, page, paths, target

# The page of the search may run the engine that searches texts, which is no JavaScript.
ENGINE = {"search.html": "'wasm-unsafe-eval'"}
OUTWARD = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
OWN = "https://variorum.example/"
# A licence is named by its address, and nothing is loaded from there.
NAMED = (OWN, "https://creativecommons.org/")


def leads_nowhere(site: Path, path: str, address: str) -> bool:
    """Whether a local address misses its file or its fragment."""
    file, fragment = target(path, address.removeprefix("/") if path == "404.html" else address)
    if not (site / file).is_file():
        return True
    return bool(fragment) and fragment not in ids(site, file)


def test_every_local_link_and_fragment_resolves(site: Path) -> None:
    """What a page links to on the site is a file of it, and the fragment is an id there."""
    local = [
        (path, address)
        for path in paths(site)
        for _, _, address in addresses(site, path)
        if not OUTWARD.match(address)
    ]
    assert len(local) > 10_000
    assert [link for link in set(local) if leads_nowhere(site, *link)] == []


def test_only_links_lead_out(site: Path) -> None:
    """Nothing is loaded from elsewhere: an address with a scheme stands in a link, no other."""
    out = {
        (tag, name, address)
        for path in paths(site)
        for tag, name, address in addresses(site, path)
        if OUTWARD.match(address) and not (tag == "link" and address.startswith(NAMED))
    }
    assert {(tag, name) for tag, name, _ in out} == {("a", "href")}
    assert {address.partition(":")[0] for _, _, address in out} <= {"http", "https", "mailto"}


def test_nothing_else_is_asked_for(site: Path) -> None:
    """No attribute that a browser follows by itself leads elsewhere; two parsers agree on it."""
    some = paths(site)[::9]
    assert len(some) > 10
    found = {path: list(told.page_faults((site / path).read_text("utf-8"))) for path in some}
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_no_address_begins_at_the_root(site: Path) -> None:
    """A site works below any path: no page but 404 has an address that begins with a slash."""
    rooted = {
        path for path in paths(site) for *_, address in addresses(site, path) if address[:1] == "/"
    }
    assert rooted <= {"404.html"}


def test_style_sheets_load_nothing_from_elsewhere(site: Path) -> None:
    """What a style sheet asks for is a file beside it."""
    for sheet in site.rglob("*.css"):
        asked = re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s*['\"]([^'\"]+)", sheet.read_text())
        local = [a or b for a, b in asked if not (a or b).startswith(("data:", "#"))]
        assert [name for name in local if not (sheet.parent / name).is_file()] == []


def test_no_id_stands_twice(site: Path) -> None:
    """Each id is the only one of its name on its page."""
    double = {p: [i for i, n in Counter(ids(site, p)).items() if n > 1] for p in paths(site)}
    assert {path: found for path, found in double.items() if found} == {}


def test_every_reference_to_an_id_finds_it(site: Path) -> None:
    """What is labelled or described by another element has it on the same page."""
    query = "//@aria-labelledby | //@aria-describedby | //@aria-controls | //label/@for"
    missing = {
        (path, id)
        for path in paths(site)
        for value in page(site, path).xpath(query)
        for id in value.split()
        if id not in ids(site, path)
    }
    assert missing == set()


def test_every_page_has_its_frame(site: Path) -> None:
    """Every page has a language, one title, one first heading and a policy without holes."""
    for path in paths(site):
        tree = page(site, path)
        assert tree.get("lang"), path
        assert len(tree.xpath("/html/head/title[normalize-space()]")) == 1, path
        assert len(tree.xpath("//h1[normalize-space()]")) == 1, path
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'"), path
        assert "unsafe" not in policy.replace(ENGINE.get(path, "-"), ""), path


def test_no_page_has_code_or_style_of_its_own(site: Path) -> None:
    """No page holds an inline script, an inline style or an event handler."""
    for path in paths(site):
        tree = page(site, path)
        assert tree.xpath("//style | //@style | //iframe | //object | //embed | //base") == [], path
        assert tree.xpath("//@*[starts-with(name(), 'on')]") == [], path
        assert tree.xpath("//script[not(@src) and not(contains(@type, 'json'))]") == [], path


def test_feed_and_sitemap_are_well_formed_and_lead_home(site: Path) -> None:
    """The feed and the sitemap are XML, and every page of ours that they name is there."""
    feed = etree.parse(site / "feed.xml")
    sitemap = etree.parse(site / "sitemap.xml")
    named = [*feed.xpath("//*[local-name()='entry']/*[local-name()='link']/@href")]
    named += sitemap.xpath("//*[local-name()='loc']/text()")
    assert len(named) > 100
    assert all(name.startswith(OWN) for name in named)
    missing = [n for n in named if not (site / target("", n.removeprefix(OWN))[0]).is_file()]
    assert missing == []


def test_the_sitemap_names_every_page(site: Path) -> None:
    """Every HTML page is in the sitemap, but for the page of problems and the page 404."""
    named = etree.parse(site / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    local = {target("", name.removeprefix(OWN))[0] for name in named}
    assert set(paths(site)) - local == {"404.html", "problems.html"}
