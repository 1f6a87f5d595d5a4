"""The network of names: which stand in the same paragraphs.

Owns the choice of names and ties, where each is drawn, and the files for programs that draw more.
The names stand round an oval, those with the strongest ties beside one another: no two cover each
other, and the same archive gives the same drawing on every machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from math import sqrt
from typing import ClassVar

from generator.export import urls
from generator.export.edition import Edition
from generator.export.entities import most_named
from generator.export.items import (
    Link,
    Name,
)
from generator.export.lots import Lot
from generator.export.named import GexfView, GraphmlView, NetworkView, Node, Tie, Vertex
from generator.export.shelf import Shelf
from generator.model.page import Brief, Page

DRAWN_MAX = 60
LISTED_MAX = 500
LINES_MAX = 150
TIES_MAX = 5000

WIDTH, ROW, MARGIN, WORDS = 960, 22, 24, 210
PEN_MAX = 6.0
FILES = (
    Link("GraphML", urls.beside(urls.NETWORK, GraphmlView.ending)),
    Link("GEXF", urls.beside(urls.NETWORK, GexfView.ending)),
)

Ties = tuple[tuple[str, str, int], ...]


class NetworkBrief(Brief, frozen=True):
    """The page of the network: names with the strongest first, and the ties between them."""

    template: ClassVar[str] = "network.html"
    path: str
    title: str
    section: Link | None
    names: tuple[Name, ...]
    ties: Ties

    def unfold(self, _: Shelf, /) -> NetworkView:
        """The network as its template shows it."""
        nodes = _round(_in_row(self.names, self.ties))
        height = max((node.y for node in nodes.values()), default=0) + MARGIN
        most = max((count for *_, count in self.ties), default=1)
        return NetworkView(
            self.path,
            self.title,
            section=self.section,
            nodes=tuple(nodes.values()),
            ties=tuple(_tie(nodes[a], nodes[b], n, most, height) for a, b, n in self.ties),
            width=WIDTH,
            height=height,
            downloads=FILES,
        )


def lots(edition: Edition) -> Iterator[Lot]:
    """The page of the network, and its files."""
    if edition.has("entities") and edition.archive.entities:
        yield Lot("network", (edition.naming,), partial(_pages, edition))


def _pages(edition: Edition) -> Iterator[Page]:
    chosen = [entity.id for entity in most_named(edition, LISTED_MAX)]
    ties = _ties(edition, chosen)
    edition.done("network")
    names = {id: edition.names[id] for id in chosen}
    drawn = {*chosen[:DRAWN_MAX]}
    lines = tuple([tie for tie in ties if drawn.issuperset(tie[:2])][:LINES_MAX])
    tied = {id for tie in lines for id in tie[:2]}
    brief = NetworkBrief(
        urls.NETWORK,
        edition.tongue.say("Names that stand together"),
        edition.section(urls.ENTITIES),
        tuple(name for id, name in names.items() if id in tied),
        lines,
    )
    yield Page(brief.path, brief, "the network of names")
    vertices = tuple(
        Vertex(id, name.name, name.kind, sum(edition.counts[id])) for id, name in names.items()
    )
    for view in (GraphmlView, GexfView):
        path = urls.beside(urls.NETWORK, view.ending)
        yield Page(path, view(path, vertices, ties), "the network of names")


def _ties(edition: Edition, chosen: Sequence[str]) -> Ties:
    """How often each two of some entities are named in one paragraph, the most often first."""
    place = {id: n for n, id in enumerate(chosen)}
    counts: Counter[tuple[str, str]] = Counter()
    for id in chosen:
        for share in edition.archive.named.of(id):
            others = (share.all[n] for n in share.at.context.beside)
            counts.update((id, other) for other in others if place[id] < place.get(other, -1))
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((*pair, count) for pair, count in ordered[:TIES_MAX])


def _in_row(names: Sequence[Name], ties: Ties) -> list[Name]:
    """The names in a row: after each the one that it is most often named with, of those left."""
    near: dict[str, dict[str, int]] = {name.id: {} for name in names}
    for one, other, count in ties:
        near[one][other] = near[other][one] = count
    left = {name.id: name for name in names}
    row: list[Name] = []
    while left:
        beside = near[row[-1].id] if row else {}
        following = max(left, key=lambda id: beside.get(id, 0))
        row.append(left.pop(following))
    return row


def _round(row: Sequence[Name]) -> dict[str, Node]:
    """Each name at its place on the oval: down the right side, and up the left one."""
    right = (len(row) + 1) // 2
    height = (right - 1) * ROW
    nodes = {}
    for n, name in enumerate(row):
        is_right = n < right
        y = n * ROW if is_right else (len(row) - 1 - n) * ROW + (2 * right - len(row)) * ROW // 2
        reach = int((WIDTH / 2 - WORDS) * sqrt(1 - ((2 * y - height) / (height + 2 * ROW)) ** 2))
        x = WIDTH // 2 + (reach if is_right else -reach)
        side = "right" if is_right else "left"
        nodes[name.id] = Node(name.name, name.path, name.kind, x, y + MARGIN, side)
    return nodes


def _tie(one: Node, other: Node, count: int, most: int, height: int) -> Tie:
    """Two names and the line between them, which bends towards the middle."""
    x, y = (one.x + other.x + WIDTH) // 4, (one.y + other.y + height) // 4
    line = f"M{one.x} {one.y}Q{x} {y} {other.x} {other.y}"
    width = round(max(0.75, PEN_MAX * sqrt(count / most)), 2)
    return Tie(Link(one.name, one.path), Link(other.name, other.path), count, line, width)
