"""Old addresses: what stands at each, and who has it where two want it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

from generator.export import urls
from generator.export.lots import Ledger
from generator.markup.formerly import former
from generator.model.reading import Records
from generator.report import summary
from tests.archives import built, tree, write
from tests.export.editions import Blobs, Shelf, pages_of, plan, planned
from tests.link.small import Linked, article, comment, linked

FILES = (urls.NETLIFY, urls.NGINX, urls.APACHE)
BASE = "https://www.example.org/"

MOVED = """
-- content/archive.toml --
title = "Moved"
base_url = "https://h.example/deep/"
-- content/fire.md --
---
title: The <fire> & more
language: de
formerly: [/2009/02/fire.html, "/?p=17", /café/, /index.html]
---
Text.
-- content/flood.md --
---
title: The flood
formerly: /flood/
---
Text.
"""


def moved(*formerly: str, origin: str = "", name: str = "a", said: tuple[str, ...] = ()) -> Records:
    """An article with old addresses, and where `said` are some, a comment with those."""
    whole = replace(article(name), formerly=formerly, origin=origin)
    return Records((whole,), (replace(comment("c1"), formerly=said),) if said else ())


def at(of: Linked, base_url: str = "") -> dict[str, str]:
    """Where the page at each old address leads."""
    pages, _ = planned(of, base_url=base_url)
    views = {path: page.brief for path, page in pages.items()}
    return {p: v.to for p, v in views.items() if v.template == "redirect.html"}


def rules(of: Linked, base_url: str = "") -> str:
    """The rules for nginx."""
    pages, _ = planned(of, base_url=base_url)
    return pages[urls.NGINX].brief.unfold(Shelf(Blobs({}))).text if urls.NGINX in pages else ""


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/2009/02/x.html", "2009/02/x.html"),
        ("/x.HTM", "x.HTM"),
        ("/2009/", "2009/index.html"),
        ("/2009/x", "2009/x/index.html"),
        ("/v1.2", "v1.2/index.html"),
        ("/x.php", "x.php/index.html"),
        ("/caf%c3%a9/", "café/index.html"),
        ("https://old.example/日本.html", "日本.html"),
        ("/?p=17", ""),
        ("/caf%E9/", ""),
        ("/wiki/Talk:Fire", ""),
        ("/dot./x", ""),
        ("/a%3Fb", ""),
    ],
)
def test_where_the_page_of_an_old_address_stands(written, path):
    """A page stands at the path, or in a folder there, if any server and any disk can have it."""
    assert urls.former(former(written), "/") == path


@given(st.text() | st.text("/.%?#ab25eE\\ :", max_size=20))
def test_no_page_stands_outside(written):
    """Whatever is written, a page of it lies within the site, in folders that have a name."""
    try:
        path = urls.former(former(written), "/")
    except ValueError:
        return
    parts = path.split("/")
    assert path == "" or all(part and not part.startswith(".") for part in parts)
    assert "\\" not in path


def test_an_address_below_that_of_the_site_is_in_it():
    """Of an old address on the host, what is below the address of the site is a path of it."""
    assert at(linked(moved("/deep/x.html", "/y.html")), "https://h/deep/") == {
        "x.html": "a.html",
        "y.html": "a.html",
    }


def test_a_comment_has_addresses_too():
    """The old address of a comment leads to its place on the page of the article."""
    of = linked(moved("/r/t/", said=("/r/t/c1/", "/?c=1", "/r/t/#c1")))
    assert at(of) == {"r/t/index.html": "a.html", "r/t/c1/index.html": "a.html#c-c1"}
    assert '"/?c=1" "/a.html#c-c1";' in rules(of)


@pytest.mark.parametrize(
    ("origin", "found"),
    [
        ("http://example.org/2009/x.html", {"2009/x.html": "a.html"}),
        ("https://WWW.example.org/?p=1", {}),
        ("https://elsewhere.example/2009/x.html", {}),
        ("https://example.org.evil.example/x.html", {}),
        ("https://example.org/", {}),
        ("https://example.org/../x", {}),
    ],
)
def test_a_source_on_this_host_is_an_old_address(origin, found):
    """Where the text was taken from counts if it is on the host of the site, with www or not."""
    of = linked(moved(origin=origin))
    assert at(of, BASE) == found
    assert at(of) == {}
    assert ("/?p=1" in rules(of, BASE)) == ("?" in origin)


@pytest.mark.parametrize("written", ["/a.html", "/A.html"])
def test_a_page_that_did_not_move_is_not_in_its_own_way(written):
    """No page and no rule leads from an article to itself; letter case is for servers alone."""
    of = linked(moved(written))
    assert at(of) == {}
    assert planned(of)[1] == ()
    assert rules(of).count("a.html") == (0 if written == "/a.html" else 1)


def test_one_article_may_name_an_address_twice():
    """With or without a slash at its end an address has one page, and a rule for each spelling."""
    of = linked(moved("/x", "/x/", "/X"))
    assert at(of) == {"x/index.html": "a.html"}
    assert planned(of)[1] == ()
    assert rules(of).count("a.html") == 3


def test_a_page_is_never_covered():
    """Where a page stands already the old address is a problem: no page, and no rule past it."""
    of = linked(moved("/b.html", "/c.html"), moved(name="b"), assets=["f.html"])
    _, (problem,) = planned(of)
    assert (problem.place.file, problem.message) == (
        "a.md",
        "old address b.html: there stands a page of b.md",
    )
    assert problem.hint
    assert at(of) == {"c.html": "a.html"}
    assert "/b.html" not in rules(of)


def test_the_first_of_two_has_the_address():
    """Of two articles that claim an address the first has it, and the second a problem."""
    of = linked(moved("/x/", "/?p=1"), moved("/x", "/?p=1", name="b"))
    _, problems = planned(of)
    assert [(p.place.file, p.message) for p in problems] == [
        ("b.md", "old address x/index.html: already that of a.md"),
        ("b.md", "old address /?p=1: it leads to a.html already"),
    ]
    assert at(of) == {"x/index.html": "a.html"}
    assert "b.html" not in rules(of)


def test_what_is_covered_is_counted():
    """Every known address counts; one with a fragment is covered where the anchor is the same."""
    of = linked(
        moved("/b.html", "/x/", "/../y", "/x/#top", said=("/x/#c-c1", "/x/#comment-1", "/?c=1")),
        moved("/?c=1", "/b.html", name="b"),
    )
    made = plan(of)
    pages_of(made)
    # x, its c-c1, the query of the comment, and b where it stands.
    assert made.moved() == (9, 4)
    left = plan(of, "redirects")
    pages_of(left)
    assert left.moved() == (0, 0)


def test_an_archive_without_old_addresses_has_no_rules():
    """Without an old address there is no page and no file for any, and nothing to count."""
    pages, _ = planned(linked(moved()))
    assert not set(FILES) & set(pages)
    assert plan(linked(moved())).moved() == (0, 0)


def test_the_sitemap_does_not_list_them():
    """A page that leads on is none that a search engine is to find."""
    pages, _ = planned(linked(moved("/old.html")), base_url=BASE)
    named = [address for address, _ in pages[urls.SITEMAP].brief.urls]
    assert f"{BASE}a.html" in named
    assert f"{BASE}old.html" not in named


def test_the_page_leads_on_without_a_script(tmp_path: Path):
    """It sends the reader on by a relative address, says where to, and asks not to be listed."""
    built(write(tmp_path, MOVED))
    page = html.document_fromstring((tmp_path / "site/2009/02/fire.html").read_bytes())
    (content,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    assert content == "0; url=../../fire.html"
    assert page.xpath("//a/@href") == ["../../fire.html"]
    assert page.xpath("//a")[0].text == "The <fire> & more"
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://h.example/deep/fire.html"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.get("lang") == "en"
    assert page.xpath("//script | //style | //@style") == []


def test_only_what_changed_is_made_again(tmp_path: Path):
    """Nothing is planned where nothing changed; an edit redoes the redirects of its article."""
    begun = built(write(tmp_path, MOVED))
    assert "; 4 of 5 old addresses lead here." in summary(begun)
    again = built(tmp_path)
    assert (again.rendered, len(again.planned.problems)) == ((), 1)
    file = tmp_path / "content/fire.md"
    file.write_text(file.read_text("utf-8").replace("Text.", "Other words."), "utf-8")
    edited = built(tmp_path)
    assert "old addresses" not in summary(edited)
    made = set(edited.rendered)
    assert "fire.html" in made
    assert not {p for p in made if p.startswith(("2009", "café", "flood", "redirects", "_"))}
    file.write_text(file.read_text("utf-8").replace("/2009/02/fire.html", "/new.html"), "utf-8")
    made = set(built(tmp_path).rendered)
    assert made >= {"new.html", *FILES}
    assert not made & {"flood/index.html", "café/index.html", "sitemap.xml"}
    assert not (tmp_path / "site/2009").exists()


def test_a_warm_site_is_a_cold_one(tmp_path: Path):
    """After clashes came and went the site is what it would be if built for the first time."""
    warm, cold = tmp_path / "warm", tmp_path / "cold"
    built(write(warm, MOVED))
    for formerly in ('["/?p=17", /café/]', "/fire.html", "[/flood.html, /x]"):
        text = MOVED.replace("formerly: /flood/", f"formerly: {formerly}")
        report = built(write(warm, text))
        fresh = built(write(cold / str(len(formerly)), text))
        assert tree(warm / "site") == tree(cold / str(len(formerly)) / "site")
        assert report.planned.problems == fresh.planned.problems
        assert report.planned.problems == built(warm).planned.problems


def test_a_ledger_knows_pages_that_clash_no_more():
    """A walk by the notes of the last one has the same pages and the same problems."""
    made = plan(linked(moved("/b.html", "/x"), moved("/x", name="b")))
    ledger = Ledger({}, "")
    pages = [page.path for page in pages_of(made, ledger)]
    noted = Ledger(ledger.noted, "")
    assert [leaf.path for leaf in made.walk(noted)] == pages
    assert len(made.clashes) == 2
    assert noted.changed() == set()
