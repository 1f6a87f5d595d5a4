"""The register of entities: `entities.toml`, or `entities/*.toml`.

Owns the keys of an entry and their checks. An entry that cannot be used is a problem with its
line; the others still count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator import toml
from generator.errors import Place, Severity
from generator.markup.href import web_address
from generator.model.reading import Reading
from generator.model.records import Entity, Kind
from generator.model.source import Source
from generator.read.gather import Gather, printable
from generator.toml import nearest

FACTS = ("born", "died", "founded", "dissolved", "published", "date")
LISTS = ("aliases", "weak", "near", "not", "same_as")
TEXTS = ("name", "kind", "sort", "description")
NUMBERS = ("latitude", "longitude")
KEYS = (*TEXTS, *LISTS, *FACTS, *NUMBERS)

_id = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_header = re.compile(r"^\s*\[{1,2}\s*\"?([^\]\"]+?)\"?\s*\]", re.MULTILINE)


def read_register(source: Source, text: str, _: Mapping[str, str]) -> Reading:
    """Read a register file, decoded."""
    gather = Gather(source.path)
    try:
        tables = toml.parse(text, printable)
    except toml.TomlError as error:
        hint = "mend it; none of its entities is known till then"
        gather.problem(error.line, f"not TOML: {error.reason}", hint, Severity.ERROR)
        return gather.reading()
    lines = {m[1]: text.count("\n", 0, m.end()) + 1 for m in _header.finditer(text)}
    for id, table in tables.items():
        entity = _entity(gather, id, table, lines.get(id, 1))
        if entity:
            gather.entities.append(entity)
    return gather.reading()


def _entity(gather: Gather, id: str, table: Any, line: int) -> Entity | None:
    if not isinstance(table, dict):
        hint = "put each entity in a table of its own: [its-id], then name = …"
        gather.problem(line, f"{id!r} is not an entity", hint, Severity.ERROR)
        return None
    if not _id.fullmatch(id):
        hint = "use lower-case letters, digits and hyphens: it is part of an address"
        gather.problem(line, f"not an id: {id!r}", hint, Severity.ERROR)
        return None
    values = {key: value for key, value in table.items() if _is_right(gather, line, key, value)}
    kind = values.get("kind")
    if "name" not in values or kind not in set(Kind):
        wanted = (
            f"kind has to be one of {', '.join(Kind)}" if "name" in values else "it has no name"
        )
        gather.problem(line, f"entity {id!r} is left out: {wanted}", severity=Severity.ERROR)
        return None
    return Entity(
        id=id,
        name=values["name"],
        kind=Kind(kind),
        place=Place(gather.path, line),
        sort=values.get("sort") or values["name"],
        aliases=tuple(values.get("aliases", ())),
        weak=tuple(values.get("weak", ())),
        near=tuple(values.get("near", ())),
        but_not=tuple(values.get("not", ())),
        description=values.get("description", ""),
        same_as=_addresses(gather, line, values.get("same_as", ())),
        facts=tuple((key, str(values[key])) for key in FACTS if key in values),
        position=_position(gather, line, values),
    )


def _is_right(gather: Gather, line: int, key: str, value: Any) -> bool:
    if key not in KEYS:
        gather.problem(line, f"unknown key {key!r}", nearest(key, KEYS))
        return False
    if key in LISTS:
        right = isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
    elif key in NUMBERS:
        right = isinstance(value, int | float) and not isinstance(value, bool)
    elif key in FACTS:
        right = not isinstance(value, list | dict | bool)
    else:
        right = isinstance(value, str) and bool(value.strip())
    if not right:
        wanted = "a list of texts" if key in LISTS else "a number" if key in NUMBERS else "a text"
        gather.problem(line, f"{key} has to be {wanted}", f"it is {value!r}"[:120])
    return right


def _addresses(gather: Gather, line: int, written: list[str]) -> tuple[str, ...]:
    for address in written:
        if not web_address(address):
            gather.problem(line, f"not a web address: {address!r}", "write https://…")
    return tuple(address for address in written if web_address(address))


def _position(gather: Gather, line: int, values: Mapping[str, Any]) -> tuple[float, float] | None:
    if "latitude" not in values and "longitude" not in values:
        return None
    latitude, longitude = values.get("latitude", 91), values.get("longitude", 181)
    if abs(latitude) <= 90 and abs(longitude) <= 180:  # noqa: PLR2004 (degrees of the sphere)
        return float(latitude), float(longitude)
    hint = "latitude from -90 to 90 and longitude from -180 to 180, both"
    gather.problem(line, "not a position on the globe", hint)
    return None
