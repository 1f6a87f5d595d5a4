"""The old addresses of entities."""

from __future__ import annotations

import pytest

from generator import Options, build, load
from tests.archives import SMALL, write

RENAMED = (
    SMALL.replace('name = "Ada Lovelace"', 'name = "Ada Lovelace"\nformerly = ["ada"]', 1).replace(
        "[london]",
        '[the-smoke]\nname = "The Smoke"\nkind = "concept"\nmerged_into = "london"\n[london]',
        1,
    )
    + """\
-- content/links.md --
[She](entity:ada) went to [town](entity:the-smoke), to [[the-smoke]], to The Smoke.
"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site of an archive with an entity renamed, and one merged into another."""
    root = write(tmp_path_factory.mktemp("renamed"), RENAMED)
    report = build(load(root), Options(jobs=1))
    assert [p for p in report.planned.problems if "reply to" not in p.message] == []
    return root / "site"


def test_an_old_page_leads_to_the_new_one(site):
    """At the address of an old id, and of a stub, stands a page that leads on."""
    assert 'url=../people/ada-lovelace.html"' in (site / "people/ada.html").read_text("utf-8")
    assert 'url=../places/london.html"' in (site / "concepts/the-smoke.html").read_text("utf-8")


def test_servers_are_told(site):
    """The rules for servers have the old addresses as they are asked for, below the site's path."""
    rules = (site / "_redirects").read_text("utf-8")
    assert "/deep/concepts/the-smoke.html /deep/places/london.html 301" in rules


def test_links_to_an_old_id_lead_on(site):
    """What is written to an old id, by hand or as a name of the stub, is the entity of today."""
    page = (site / "links.html").read_text("utf-8")
    assert page.count('href="places/london.html"') >= 3
    assert 'href="people/ada-lovelace.html"' in page


def test_a_stub_is_in_no_list(site):
    """A stub has no entry in the index, and its name stands among those of the other."""
    assert "the-smoke" not in (site / "entities/index.html").read_text("utf-8")
    assert "<bdi>The Smoke</bdi>" in (site / "places/london.html").read_text("utf-8")


def test_without_pages_there_is_nowhere_to_lead(tmp_path):
    """A site without pages of entities has no redirects to them."""
    text = RENAMED.replace('title = "Small"', 'title = "Small"\nleave_out = ["entities"]', 1)
    root = write(tmp_path, text)
    build(load(root), Options(jobs=1))
    assert not (root / "site/people").exists()
