"""What machines read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

from generator.export import machines
from generator.model.reading import Records
from tests.archives import SMALL, built, write
from tests.export.editions import archive, planned, view
from tests.link.small import article, comment, entity, linked, note


def test_the_sitemap_lists_the_pages() -> None:
    """Every page for readers is in the sitemap by its whole address, with its last day if known."""
    whole = replace(article("a", date="1999-05"), updated=article("x", date="2001-02-03").date)
    pages, _ = planned(linked(Records((whole,))), base_url="http://h/x/")
    urls = dict(pages["sitemap.xml"].brief.urls)
    assert urls["http://h/x/a.html"] == "2001-02-03"
    assert urls["http://h/x/index.html"] == ""
    assert not {"http://h/x/404.html", "http://h/x/problems.html", "http://h/x/feed.xml"} & set(
        urls
    )
    assert pages["robots.txt"].brief.sitemap == "http://h/x/sitemap.xml"


def test_without_an_address_there_is_no_sitemap() -> None:
    """A sitemap needs whole addresses."""
    pages, _ = planned(archive("a"))
    assert "sitemap.xml" not in pages
    assert pages["robots.txt"].brief.sitemap == ""


def test_a_long_sitemap_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the number of addresses that a sitemap may have, there are several and an index."""
    monkeypatch.setattr(machines, "SITEMAP_URLS_MAX", 3)
    pages, _ = planned(archive("a", "b", "c"), base_url="http://h/")
    index = pages["sitemap.xml"].brief.urls
    parts = [pages[address.removeprefix("http://h/")].brief.urls for address in index]
    assert all(len(part) <= 3 for part in parts)
    assert sum(map(len, parts)) == len({address for part in parts for address, _ in part})


def test_data_holds_every_record() -> None:
    """The file of an article has its comments and notes, and that of the register its entities."""
    cards = Records((article("a"),), (comment("c1"), comment("c2", "gone")), (note("n1"),))
    of = linked(cards)
    value = view(of, "data/articles/a.json").value
    assert [c["id"] for c in value["comments"]] == ["c1", "c2"]
    assert [(n["id"], n["start"]) for n in value["notes"]] == [("n1", 0)]
    entities = view(of, "data/entities.json").value["entities"]
    assert [e["name"] for e in entities] == [entity("london").name]


def test_the_manifest_names_icons_that_are_there(tmp_path: Path) -> None:
    """Where it is asked for, pages lead to a manifest, and its icons are files of the site."""
    write(tmp_path, SMALL.replace("licence =", 'also = ["manifest"]\nlicence ='))
    assert built(tmp_path).failures == ()
    site = tmp_path / "site"
    value = json.loads((site / "manifest.webmanifest").read_bytes())
    assert value["name"] == "Small"
    assert all((site / icon["src"]).is_file() for icon in value["icons"])
    assert '<link rel="manifest" href="../manifest.webmanifest">' in (
        site / "2001/fire.html"
    ).read_text("utf-8")


def test_without_an_address_there_is_no_manifest() -> None:
    """A manifest is of use on the web alone, and only where it is asked for."""
    asked = {"also": ("manifest",)}
    assert "manifest.webmanifest" in planned(archive("a"), base_url="http://h/", **asked)[0]
    assert "manifest.webmanifest" not in planned(archive("a"), **asked)[0]
    assert "manifest.webmanifest" not in planned(archive("a"), base_url="http://h/")[0]


CARD = "https://small.example/deep/theme/card.png"
HEADS = {
    "index.html": {"og:type": "website", "og:image": CARD, "twitter:card": "summary_large_image"},
    "about.html": {"og:type": "website", "og:title": "About"},
    "1999/mill.html": {
        "og:type": "article",
        "og:url": "https://small.example/deep/1999/mill.html",
        "og:locale": "en_GB",
        "article:tag": "town",
        "citation_publication_date": "1999",
    },
    "2001/fire.html": {
        "og:image": "https://small.example/deep/2001/burnt.png",
        "article:published_time": "2001-02-03",
        "citation_title": "The fire",
    },
    "places/london.html": {"og:title": "London", "og:image": CARD},
    "authors/ann.html": {"og:title": "Ann"},
    "tags/town.html": {"og:title": "town"},
    "dates/2001.html": {"og:title": "2001"},
}


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a small site whose one article has a picture that others can show."""
    root = write(tmp_path_factory.mktemp("heads"), SMALL + "-- content/2001/burnt.png --\n")
    settings, fire = root / "content/archive.toml", root / "content/2001/fire.md"
    settings.write_text('language = "en-GB"\n' + settings.read_text("utf-8"), "utf-8")
    text = fire.read_text("utf-8").replace("![A plan]", "![It burns](burnt.png)\n\n![A plan]")
    fire.write_text(text, "utf-8")
    built(root)
    return root / "site"


@pytest.mark.parametrize(("path", "said"), HEADS.items(), ids=HEADS)
def test_what_the_head_of_each_kind_of_page_says(
    pictured: Path, path: str, said: dict[str, str]
) -> None:
    """Each kind of page names itself, its picture and its licence to those who show it."""
    head = html.document_fromstring((pictured / path).read_bytes().decode()).head
    found = {e.get("property") or e.get("name"): e.get("content") for e in head.iter("meta")}
    assert found | said == found
    links = {e.get("rel"): e.get("href") for e in head.iter("link")}
    assert links["canonical"] == f"https://small.example/deep/{path}"
    assert links["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    types = {e.get("type") for e in head.iter("link") if e.get("rel") == "alternate"}
    assert {"application/atom+xml", "application/feed+json"} <= types


def test_without_an_address_a_head_names_none(tmp_path: Path) -> None:
    """Where the site has no address, no head says a whole one of its own."""
    write(tmp_path, re.sub("base_url.*\n", "", SMALL))
    built(tmp_path)
    page = (tmp_path / "site/2001/fire.html").read_text("utf-8")
    assert not re.search("canonical|og:url|og:image|citation_public_url|feed.json", page)
