"""A site without one of its parts: nothing leads to what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.export.lots import Ledger
from generator.export.plan import ASKED_FOR, OPTIONAL
from tests.archives import SMALL, built, write
from tests.laws.pages import addresses, paths
from tests.laws.test_links import OUTWARD, leads_nowhere

ODD = """\
-- content/C# & tea.md --
---
title: "C# & tea"
tags: [New York, new-york]
---
Ada Lovelace wrote [here](article:2001/fire). See [[Rome]].
=== comments ===
@ Ada  Lovelace | 2001 | a b
One.
@@ ada-lovelace | 2001 | c#1
Two.
-- content/a.toml.md --
# A title in the text

Words.
-- content/help.md --
---
kind: page
tags: [meta]
---
Help.
"""


def dead(root: Path) -> list[tuple[str, str]]:
    """Every local link of a site that leads nowhere."""
    site = root / "site"
    return [
        (path, address)
        for path in paths(site)
        for _, _, address in addresses(site, path)
        if not OUTWARD.match(address) and leads_nowhere(site, path, address.removeprefix("/deep/"))
    ]


@pytest.mark.parametrize("part", OPTIONAL)
def test_nothing_leads_to_a_part_that_is_left_out(tmp_path, part):
    """Whatever part a site does without, every link and fragment of it resolves."""
    settings = tmp_path / "content/archive.toml"
    write(tmp_path, SMALL)
    settings.write_text(settings.read_text("utf-8") + f'leave_out = ["{part}"]\n', "utf-8")
    built(tmp_path)
    assert dead(tmp_path) == []


def test_what_is_asked_for_leads_somewhere(tmp_path):
    """With every part that a site has only if it is asked for, every link of it resolves."""
    settings = tmp_path / "content/archive.toml"
    write(tmp_path, SMALL + ODD)
    settings.write_text(settings.read_text("utf-8") + f"also = {[*ASKED_FOR]}\n", "utf-8")
    assert built(tmp_path).failures == ()
    assert dead(tmp_path) == []
    assert len([*(tmp_path / "site/people").glob("*.atom.xml")]) == 1


def test_odd_names_lead_somewhere_too(tmp_path):
    """Names with signs, spaces and hyphens have pages of their own, and every link resolves."""
    write(tmp_path, SMALL + ODD)
    report = built(tmp_path)
    assert report.failures == ()
    assert dead(tmp_path) == []
    pages = report.planned.plan.walk(Ledger({}, ""))
    authors = [page.path for page in pages if page.source.startswith("author ")]
    assert len({a for a in authors if "ada-lovelace" in a}) == 2


def test_a_title_in_the_text_stands_once(tmp_path):
    """The heading that gave an article its title is not said again below it."""
    write(tmp_path, SMALL + ODD)
    built(tmp_path)
    page = (tmp_path / "site/a.toml.html").read_text("utf-8")
    assert page.count(">A title in the text</h") == 1


def test_problems_of_a_draft_are_told_and_not_published(tmp_path):
    """What is wrong with a draft is said to its writer; no page of the site quotes it."""
    draft = "-- content/d.md --\n---\ndraft: true\n---\nx\n=== comments ===\nsecret words\n"
    write(tmp_path, SMALL + draft)
    report = built(tmp_path)
    assert any("secret words" in problem.hint for problem in report.planned.problems)
    site = tmp_path / "site"
    assert [p for p in site.rglob("*") if p.is_file() and b"secret words" in p.read_bytes()] == []
