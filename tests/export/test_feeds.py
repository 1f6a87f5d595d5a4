"""Feeds: what is in each, and that it is one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from generator.export import feeds, threadfeeds
from generator.export.plan import ASKED_FOR
from generator.model.reading import Records
from generator.model.records import State
from generator.read.dates import parse_date
from tests.archives import SMALL, built, tree, write
from tests.export.editions import archive, planned, view
from tests.link.small import Linked, article, comment, linked

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))
THREAD = "{http://purl.org/syndication/thread/1.0}"
FEEDS = [part for part in ASKED_FOR if part.endswith("feeds")]
BASE = "https://h.example/x/"
EVERY = """
-- content/archive.toml --
title = "Small \\u0007 & <b>"
also = %also
%base
-- content/a.md --
---
title: "A \\a < b"
date: 2001-02-03
author: [Ann]
tags: [x]
---
Words of A, to [B](b.md) and [London](entity:london).
=== comments ===
@ Tom | 2001-02-04 | c1
One.
@@ Ann | 2001-02 | c2
Two.
@ Zoe | 2001-02-05 | c3 | deleted
-- content/b.md --
---
title: B
date: 185X
---
-- content/entities.toml --
[london]
name = "London"
kind = "place"
"""


@pytest.fixture(scope="module", params=["", f'base_url = "{BASE}"'], ids=["bare", "addressed"])
def site(request, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the files of a site with all feeds, without an address and with one."""
    root = tmp_path_factory.mktemp("feeds")
    text = EVERY.replace("%also", str(FEEDS)).replace("%base", request.param)
    assert built(write(root, text)).failures == ()
    return tree(root / "site")


def test_every_feed_is_atom(site: dict[str, bytes]) -> None:
    """Each feed of a site is what RFC 4287 asks for, whatever its texts hold."""
    found = {path: data for path, data in site.items() if path.endswith((".atom.xml", "feed.xml"))}
    assert set(found) == {
        "feed.xml", "a.atom.xml", "tags/x.atom.xml", "authors/ann.atom.xml",
        "places/london.atom.xml",
    }  # fmt: skip
    for data in found.values():
        SCHEMA.assertValid(etree.fromstring(data))


def test_every_feed_is_named_by_its_page(site: dict[str, bytes]) -> None:
    """The page of what a feed lists leads to it."""
    for path in [path for path in site if path.endswith(".atom.xml")]:
        page = site[path.removesuffix(".atom.xml") + ".html"].decode()
        assert f'href="{path.rpartition("/")[2]}"' in page.replace("../", "").replace(
            f"{path.rpartition('/')[0]}/", ""
        )


def test_a_json_feed() -> None:
    """The feed of a site is a JSON Feed of the same entries, by its rules."""
    of = linked(Records((article("a", authors=("Ann",), date="2001-02-03"),)))
    value = view(of, "feed.json", BASE).value
    assert value["version"] == "https://jsonfeed.org/version/1.1"
    assert value["title"]
    assert value["feed_url"] == f"{BASE}feed.json"
    (item,) = value["items"]
    assert item["id"] == item["url"] == f"{BASE}a.html"
    assert item["date_published"] == "2001-02-03T00:00:00Z"
    assert item["authors"] == [{"name": "Ann"}]
    assert {"content_html", "content_text"} & set(item) or not item.get("summary")


def test_a_json_feed_has_what_the_atom_feed_has(tmp_path: Path) -> None:
    """Both feeds of a built site have the same entries with the same texts."""
    built(write(tmp_path, SMALL))
    value = json.loads((tmp_path / "site/feed.json").read_bytes())
    atom = etree.parse(tmp_path / "site/feed.xml").getroot()
    texts = [e.text for e in atom.iterfind(".//{*}entry/{*}content")]
    assert [item["content_html"] for item in value["items"]] == texts
    assert all("content_text" not in item for item in value["items"])
    assert "https://small.example/deep/2002/flood.html" in texts[1]


def test_without_an_address_there_is_no_json_feed() -> None:
    """A JSON Feed has whole addresses."""
    assert "feed.json" not in planned(archive("a"))[0]


def test_the_feed_has_the_latest_first() -> None:
    """The last dated articles are in the feed, each with its dates and a lasting id."""
    dates = {"a": "1999", "b": "2001-02-03", "c": ""}
    of = linked(*(Records((article(name, date=date),)) for name, date in dates.items()))
    feed = view(of, "feed.xml")
    assert [entry.title for entry in feed.entries] == ["B", "A"]
    assert feed.updated == feed.entries[0].date == "2001-02-03T00:00:00Z"
    assert all(entry.id.startswith("urn:uuid:") for entry in feed.entries)


def test_a_vague_date_is_no_day_of_publication() -> None:
    """An entry says when it was published only where that is known to the day."""
    (entry,) = view(linked(Records((article("a", date="1999"),))), "feed.xml").entries
    assert (entry.date, entry.updated) == ("", "1999-01-01T00:00:00Z")


def test_with_an_address_ids_are_addresses() -> None:
    """Where the site has an address, an entry's id is that of its page."""
    of = linked(Records((article("a", date="1999"),)))
    (entry,) = view(of, "feed.xml", "http://h/").entries
    assert entry.id == "http://h/a.html"


def test_an_empty_feed_has_a_date() -> None:
    """Without a dated article the feed is as old as time."""
    assert view(archive("a"), "feed.xml").updated == feeds.EPOCH


@pytest.mark.parametrize("part", FEEDS)
def test_some_feeds_have_to_be_asked_for(part: str) -> None:
    """A feed for each author, name or thread is made only where the archive asks for it."""
    said = (comment("c1", None, "Ann"),)
    of = linked(Records((article("a", authors=("Tom",)),), said))
    bare, more = planned(of)[0], planned(of, also=(part,))[0]
    assert not any(path.endswith(".atom.xml") for path in bare)
    assert [p for p in more if p not in bare if not p.endswith(".atom.xml")] == []
    assert set(bare) < set(more)
    assert set(planned(of, part, also=(part,))[0]) == set(bare)


def thread(*comments: tuple[str, str | None, str]) -> Linked:
    """An article with comments, each an id, whom it answers, and a date."""
    said = [
        replace(comment(id, parent, "Ann"), date=parse_date(date) if date else None)
        for id, parent, date in comments
    ]
    return linked(Records((article("a", date="2000"),), tuple(said)))


def test_a_thread_has_its_latest_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    """The feed of a thread has the last comments by date, each with what it answers."""
    monkeypatch.setattr(threadfeeds, "COMMENTS", 2)
    of = thread(("c1", None, "2001-01-01"), ("c2", "c1", "2001-01-03"), ("c3", "c2", "2001-01-02"))
    feed = view(of, "a.atom.xml", BASE, also=("thread-feeds",))
    assert [entry.path for entry in feed.entries] == ["a.html#c-c2", "a.html#c-c3"]
    assert feed.entries[0].answers == (f"{BASE}a.html#c-c1", "a.html#c-c1")
    assert feed.updated == "2001-01-03T00:00:00Z"


def test_what_answers_the_article_says_so() -> None:
    """A comment that answers no other is in reply to the article, by the id it has in the feed."""
    of = thread(("c1", None, "2001-01-01"))
    (said,) = view(of, "a.atom.xml", also=("thread-feeds",)).entries
    (entry,) = view(of, "feed.xml", also=("thread-feeds",)).entries
    assert said.answers == (entry.id, "a.html")
    assert (entry.comments, entry.replies) == (1, "a.atom.xml")


def test_a_withheld_comment_is_in_no_feed() -> None:
    """A deleted comment is left out of the feed of its thread."""
    gone = replace(comment("c1", None, "Ann"), state=State.DELETED)
    of = archive("a", comments=(gone, comment("c2", "c1", "Tom")))
    feed = view(of, "a.atom.xml", also=("thread-feeds",))
    assert [entry.authors for entry in feed.entries] == [("Tom",)]


def test_tags_differ_by_more_than_case() -> None:
    """A tag has a feed of its articles, however they spell it, told by their summaries."""
    tagged = [
        replace(article(n, date=f"200{i}"), tags=(tag,))
        for i, (n, tag) in enumerate([("a", "Fire"), ("b", "fire"), ("c", "mill")])
    ]
    of = linked(*(Records((one,)) for one in tagged))
    feed = view(of, "tags/fire.atom.xml")
    assert [entry.path for entry in feed.entries] == ["b.html", "a.html"]
    assert feed.page == "tags/fire.html"
    assert {entry.prose for entry in feed.entries} == {None}
