"""The register as TEI: a `standOff` with a list a kind.

Owns which element each value goes to; what TEI has none for is a `note` of that type. Concepts have
no list there, and are told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from generator.markup.tei.xml import document, id_of, put, text_of
from generator.model.authorities import AUTHORITIES
from generator.model.shapes import NAME_TYPES, SHAPES, URL, Shape
from generator.read.register import KEYS, NUMBERS
from generator.registering.cells import cell
from generator.registering.rows import Plain, Row

# The dates that XML Schema has, and so the attribute `when`.
_when = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_OTHERWISE = {
    "name",
    "kind",
    "description",
    "same_as",
    *NAME_TYPES.values(),
    *AUTHORITIES,
    *NUMBERS,
}


def written(rows: Iterable[Row], title: str) -> tuple[str, int]:
    """The rows as a document, and how many of them TEI has no list for."""
    every = tuple(rows)
    root = document()
    header = put(put(root, "teiHeader"), "fileDesc")
    put(put(header, "titleStmt"), "title", title)
    put(put(header, "publicationStmt"), "p", "Unpublished.")
    put(put(header, "sourceDesc"), "p", "The register of an archive.")
    lists = put(root, "standOff")
    count = 0
    for shape in SHAPES:
        own = [row for row in every if row.values.get("kind") == shape.kind]
        if own:
            count += len(own)
            _list(put(lists, shape.list), shape, own)
    etree.indent(root)
    return text_of(root), len(every) - count


def _list(parent: Any, shape: Shape, rows: Sequence[Row]) -> None:
    for row in rows:
        _entry(put(parent, shape.element, id=id_of(row.id)), shape, row)


def _entry(entry: Any, shape: Shape, row: Row) -> None:
    values, name = row.values, shape.names[0]
    _each(entry, name, values.get("name"))
    for type, key in NAME_TYPES.items():
        _each(entry, name, values.get(key), type=type)
    for key, element in shape.dates.items():
        date = str(values.get(key, ""))
        _each(entry, element, date, **({"when": date} if _when.fullmatch(date) else {}))
    if "latitude" in values and "longitude" in values:
        geo = f"{cell(values['latitude'])} {cell(values['longitude'])}"
        put(put(entry, "location"), "geo", geo)
    for key in AUTHORITIES:
        _each(entry, "idno", values.get(key), type=key)
    _each(entry, "idno", values.get("same_as"), type=URL)
    _each(entry, "note", values.get("description"))
    for key in KEYS:
        if key not in _OTHERWISE and key not in shape.dates:
            _each(entry, "note", values.get(key), type=key)


def _each(parent: Any, tag: str, value: Plain | None, **attributes: str) -> None:
    """An element for a text, or for each of a list; none for nothing."""
    for text in value if isinstance(value, tuple) else (value,):
        if isinstance(text, str) and text:
            put(parent, tag, text, **attributes)
