"""Elements of TEI as a body.

Owns the walk through them. What is no text of the article is left for others: notes and readings
are handed over as they are, with their places. Knows no record.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from generator.markup.tei.becoming import becoming
from generator.markup.tei.reader import Aside, Reader
from generator.markup.tei.words import DIVISIONS
from generator.markup.tei.xml import SPACE, local
from generator.model.body import Body

# What has lines of its own.
_verbatim = frozenset(("eg", "egXML"))


class Read(NamedTuple):
    """A body, the range of each element that has an id, and what was handed over.

    `pointed` is the range of what points to an id, as the mark of a note does.
    """

    body: Body
    places: dict[str, tuple[int, int]]
    asides: tuple[Aside, ...]
    pointed: dict[str, tuple[int, int]]


def read(*elements: Any, foreign: bool = False) -> Read:
    """The body of some elements with all that is in them; `foreign` is what a stranger wrote."""
    reader = Reader(foreign=foreign)
    for element in elements:
        _walk(reader, element)
    body = reader.builder.body()
    return Read(body, reader.places(), tuple(reader.asides), reader.pointed)


def _walk(reader: Reader, root: Any) -> None:
    """Read an element; nothing here recurses."""
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            reader.begin(element, keeps=_keeps(reader, element))
            if element is not root and not becoming(element)(reader, element):
                walker.skip_subtree()
            elif element.text:
                reader.text(element.text)
            continue
        _end(reader, element)
        if element is not root and element.tail:
            reader.text(element.tail)


def _keeps(reader: Reader, element: Any) -> bool:
    """Whether the white space in an element counts."""
    inside = bool(reader.begun) and reader.begun[-1][1]
    said = {"preserve": True, "default": False}
    return said.get(element.get(SPACE), inside or local(element) in _verbatim)


def _end(reader: Reader, element: Any) -> None:
    reader.end(element)
    name = local(element)
    if name == "app":
        reader.put_aside(element, element)
    reader.divisions -= name in DIVISIONS
