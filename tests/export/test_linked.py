"""Entities and mentions as linked data."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from generator.export.linked import described
from generator.model.reading import Records
from generator.model.records import Entity, Kind
from tests.archives import SMALL, built, tree, write
from tests.export.editions import planned, view
from tests.link.small import article, entity, linked, mention

BASE = "https://h.example/x/"
PARIS = replace(
    entity("paris"),
    aliases=("Lutetia",),
    same_as=("https://www.wikidata.org/wiki/Q90", "https://d-nb.info/gnd/4044660-8"),
    position=(48.85, 2.35),
    facts=(("founded", "0259"),),
)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_type(kind: Kind) -> None:
    """An entity of any kind is something in the words of schema.org, and nothing is left empty."""
    found = described(replace(PARIS, kind=kind, aliases=(), same_as=()), BASE)
    assert found["@type"][0].isupper()
    assert all(found.values())


def test_an_entity_in_the_words_of_schema_org() -> None:
    """Names, addresses elsewhere, dates and the position are said in its words."""
    found = described(PARIS, BASE)
    assert found["@id"] == f"{BASE}places/paris.html"
    assert found["alternateName"] == ("Lutetia",)
    assert found["sameAs"] == PARIS.same_as
    assert found["foundingDate"] == "0259"
    assert found["geo"] == {"@type": "GeoCoordinates", "latitude": 48.85, "longitude": 2.35}


def beacons(one: Entity, base_url: str = BASE) -> dict[str, str]:
    """The BEACON files of an archive that names an entity once."""
    found = {"a": [mention("article:a", "paris")]}
    of = linked(Records((article("a"),)), mentions=found, register=("paris",))
    of.archive.entities = {"paris": one}
    pages = planned(of, base_url=base_url)[0]
    return {p: pages[p].brief.unfold(None).text for p in pages if p.startswith("beacon")}


def test_a_beacon_an_authority() -> None:
    """Each authority file has a list of the ids that are named, with counts and pages."""
    found = beacons(PARIS)
    assert sorted(found) == ["beacon-gnd.txt", "beacon-wikidata.txt"]
    head, _, lines = found["beacon-gnd.txt"].partition("\n\n")
    assert head.splitlines()[:2] == ["#FORMAT: BEACON", "#PREFIX: http://d-nb.info/gnd/"]
    assert lines == f"4044660-8|1|{BASE}places/paris.html\n"
    assert f"\nQ90|1|{BASE}places/paris.html\n" in found["beacon-wikidata.txt"]


def test_no_beacon_without_ids_or_addresses() -> None:
    """Where no id is known, or the site has no address, there is nothing to list."""
    assert beacons(replace(PARIS, same_as=("https://h.example/Q90",))) == {}
    assert beacons(PARIS, base_url="") == {}


def test_each_mention_is_a_web_annotation() -> None:
    """An annotation names the entity, the spot on the page, and the words with what is around."""
    one = replace(mention("article:a"), before="…long before ", after=" and after.")
    other = mention("article:a", nth=2)
    of = linked(Records((article("a"),)), mentions={"a": [one, other]})
    items: list[dict[str, Any]] = view(of, "data/annotations/a.jsonld", BASE).value["items"]
    assert [item["id"] for item in items] == [f"{BASE}a.html#m-london", f"{BASE}a.html#m-london.2"]
    assert items[0]["body"] == f"{BASE}places/london.html"
    words = items[0]["target"]["selector"]["refinedBy"]
    assert (words["prefix"], words["exact"], words["suffix"]) == (
        "long before ", "London", " and after.",
    )  # fmt: skip


def test_every_spot_of_an_annotation_is_on_its_page(tmp_path) -> None:
    """On a built site the fragment of each annotation is an id of the page that it is on."""
    write(tmp_path, SMALL)
    built(tmp_path)
    site = tree(tmp_path / "site")
    files = {path: data for path, data in site.items() if path.startswith("data/annotations/")}
    assert len(files) == 5
    for data in files.values():
        for item in json.loads(data).get("items", ()):
            page, _, spot = item["id"].removeprefix("https://small.example/deep/").partition("#")
            assert f'id="{spot}"'.encode() in site[page]


def test_an_article_leads_to_its_annotations() -> None:
    """The page of an article that names something leads to them where there are any."""
    sources = [Records((article(name),)) for name in "ab"]
    of = linked(*sources, mentions={"a": [mention("article:a")]})
    (link,) = view(of, "a.html").annotations
    assert link.path == "data/annotations/a.jsonld"
    assert view(of, "b.html").annotations == ()
    for part in ("annotations", "entities"):
        assert planned(of, part)[0]["a.html"].brief.annotations == ()
