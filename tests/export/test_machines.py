"""What machines read."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.export import machines
from generator.model.reading import Records
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
