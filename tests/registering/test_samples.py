"""Registers that others publish as TEI."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.registering.registers import entries, exported, lay, merged

SAMPLES = Path(__file__).parents[3] / "shared/samples/tei"
# How many of each kind are listed, and some that are known of one.
LISTED = {
    "acdh-listperson.xml": (14, "pmb5787", ["wikidata", "gnd", "born", "died", "sort"]),
    "acdh-listplace.xml": (6, "pmb50", ["geonames", "gnd", "latitude", "longitude", "aliases"]),
    "acdh-L041464.xml": (13, "pmb29823", ["name", "kind", "wikidata"]),
}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
@pytest.mark.parametrize("name", LISTED)
def test_a_published_register(name, tmp_path):
    """Every entry is taken over, each with what it says, and again changes nothing."""
    count, id, keys = LISTED[name]
    data = (SAMPLES / name).read_bytes()
    root = lay(tmp_path / "content", entities=entries({}))
    done = merged(root, data, name)
    assert len(done.added) == count
    text = (root / "entities.toml").read_text("utf-8").partition(f"[{id}]")[2].partition("\n[")[0]
    assert [key for key in keys if f"\n{key} = " not in text] == []
    before = exported(root, "csv")
    again = merged(root, data, name)
    assert (again.changed, again.conflicts, again.same) == ({}, [], count)
    assert exported(root, "csv") == before
