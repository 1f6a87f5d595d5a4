"""Those whom an article names, as lists of TEI.

Owns what of an entity stands there. The register has all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.markup.tei.xml import id_of, put
from generator.model.authorities import AUTHORITIES, id_in
from generator.model.records import Entity, Kind
from generator.model.shapes import SHAPES, URL, Shape

_shapes = {shape.kind: shape for shape in SHAPES}


def put_lists(parent: Any, entities: Sequence[Entity]) -> None:
    """A list a kind; concepts, which TEI has no list for, are items."""
    for kind in Kind:
        own = [entity for entity in entities if entity.kind == kind]
        if not own:
            continue
        shape = _shapes.get(kind)
        listed = put(parent, shape.list if shape else "list", type="" if shape else "concepts")
        for entity in own:
            _put(listed, shape, entity)


def _put(listed: Any, shape: Shape | None, entity: Entity) -> None:
    if shape is None:
        put(listed, "item", entity.name, id=id_of(entity.id))
        return
    entry = put(listed, shape.element, id=id_of(entity.id))
    name, facts = shape.names[0], dict(entity.facts)
    put(entry, name, entity.name)
    for alias in entity.aliases:
        put(entry, name, alias, type="alias")
    for key, element in shape.dates.items():
        if key in facts:
            put(entry, element, facts[key])
    if entity.position:
        north, east = entity.position
        put(put(entry, "location"), "geo", f"{north} {east}")
    for address in entity.same_as:
        found = ((key, id_in(key, address)) for key in AUTHORITIES)
        type, id = next(((key, id) for key, id in found if id), (URL, address))
        put(entry, "idno", id, type=type)
    if entity.description:
        put(entry, "note", entity.description)
