"""The network of names: its drawing, its table, its files."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.export.network import DRAWN_MAX, MARGIN, ROW, WIDTH
from generator.export.render import Render
from generator.export.theme import BUILT_IN
from generator.model.reading import Records
from tests.export.editions import Blobs, planned, view
from tests.export.filled import site
from tests.link.small import Linked, article, linked, mention

paragraphs = st.lists(st.sets(st.integers(0, 80), min_size=1, max_size=6), max_size=40)


def archive(paragraphs: list) -> Linked:
    """An archive of one article whose paragraphs name these places."""
    found = [
        mention("article:a", f"e{n}", line=line)
        for line, of in enumerate(paragraphs)
        for n in sorted(of)
    ]
    register = [f"e{n}" for n in range(81)]
    return linked(Records((article("a"),)), mentions={"a": found}, register=register)


def test_a_tie_counts_the_paragraphs_that_name_both() -> None:
    """Two names are tied as often as they stand in one paragraph, and the strongest come first."""
    page = view(archive([{1, 2}, {1, 2, 3}, {4}]), "entities/network.html")
    ties = [(tie.one.text, tie.other.text, tie.count) for tie in page.ties]
    assert ties == [("E1", "E2", 2), ("E1", "E3", 1), ("E2", "E3", 1)]
    assert {node.name for node in page.nodes} == {"E1", "E2", "E3"}


@given(paragraphs)
def test_no_name_covers_another(named: list) -> None:
    """However many there are, each name has a row of its own on its side, inside the drawing."""
    page = view(archive(named), "entities/network.html")
    assert len(page.nodes) <= DRAWN_MAX
    for side in ("left", "right"):
        rows = sorted(node.y for node in page.nodes if node.side == side)
        assert all(below - above >= ROW for above, below in pairwise(rows))
    assert all(MARGIN <= node.y <= page.height - MARGIN for node in page.nodes)
    assert all(0 < node.x < WIDTH for node in page.nodes)
    ends = {node.name: f"{node.x} {node.y}" for node in page.nodes}
    for tie in page.ties:
        assert re.fullmatch(r"M\d+ \d+Q\d+ \d+ \d+ \d+", tie.line)
        assert tie.line.startswith(f"M{ends[tie.one.text]}Q")
        assert tie.line.endswith(ends[tie.other.text])


def test_the_files_are_well_formed() -> None:
    """GraphML and GEXF are XML with a node a name, named or not tied, and an edge a tie."""
    of = archive([{1, 2}, {3}])
    pages = planned(of)[0]
    render = Render(site(full=False), (str(BUILT_IN),), "")
    for ending, name in (("graphml", "node"), ("gexf", "node")):
        data = render(pages[f"entities/network.{ending}"], Blobs(of.blobs)).value.data
        tree = etree.fromstring(data)
        assert len(tree.findall(f".//{{*}}{name}")) == 3
        assert [(e.get("source"), e.get("target")) for e in tree.findall(".//{*}edge")] == [
            ("e1", "e2")
        ]
