"""The elements of an XML file, as its reader has them.

Owns what is kept of one. Names are as they are written, prefix and all: those who write exports
change the addresses of their namespaces from version to version, and never the prefixes.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from msgspec import Struct

# A field of a field of a field of a record is the deepest that is asked for.
DEPTH = 3
LINES_KEPT = 0xFFFF


class Node(Struct):
    """An element: its line, its text without the space around it, and the elements in it."""

    name: str
    line: int
    text: str = ""
    attributes: dict[str, str] = {}
    children: list[Node] = []

    def each(self, name: str) -> list[Node]:
        """The elements of that name in it."""
        return [child for child in self.children if child.name == name]

    def child(self, name: str) -> Node | None:
        """The first element of that name in it."""
        return next((child for child in self.children if child.name == name), None)

    def said(self, name: str) -> str:
        """The text of the first element of that name in it; empty where there is none."""
        child = self.child(name)
        return child.text if child else ""


def node_of(element: Any, above: int, depth: int = DEPTH) -> Node:
    """An element as a node; `above` is how many lines were before those that the parser counts."""
    inner = [child for child in element if isinstance(child.tag, str)] if depth else []
    attributes = {_bare(str(key)): str(value) for key, value in element.attrib.items()}
    text = element.text or ""
    if attributes.get("type") == "xhtml":  # RFC 4287, section 3.1.1.3
        text = "".join(map(_markup, inner))
    children = [node_of(child, above, depth - 1) for child in inner]
    return Node(name_of(element), above + _line(element), text.strip(), attributes, children)


def name_of(element: Any) -> str:
    """The name of an element as it is written."""
    prefix, local = element.prefix, str(element.tag).rpartition("}")[2]
    return f"{prefix}:{local}" if prefix else local


def _line(element: Any) -> int:
    """The line of an element; from `LINES_KEPT` on its parser knows but where its text ends."""
    line = int(element.sourceline or 1)
    return line if line < LINES_KEPT else line - (element.text or "").count("\n")


def _bare(key: str) -> str:
    """The name of an attribute, without its namespace or its prefix."""
    return key.rpartition("}")[2].rpartition(":")[2]


def _markup(element: Any) -> str:
    alone = deepcopy(element)
    etree.cleanup_namespaces(alone)
    return str(etree.tostring(alone, encoding="unicode", method="html"))
