"""The register of entities: `entities.toml`, or `entities/*.toml`.

Owns the keys of an entry and their checks. An entry that cannot be used is a problem with its
line; the others still count. Knows one file: what entries have to do with each other is `link`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator import toml
from generator.errors import Place, Severity
from generator.markup.href import web_address
from generator.model.authorities import AUTHORITIES, address_of, is_id
from generator.model.reading import Reading
from generator.model.records import Entity, Kind
from generator.model.source import Source
from generator.read.dates import parse_date
from generator.read.gather import HOW_TO_DATE, Gather, printable
from generator.toml import nearest

FACTS = ("born", "died", "founded", "dissolved", "published", "date")
LISTS = ("aliases", "weak", "near", "not", "handles", "same_as", "see_also", "formerly")
IDS = ("see_also", "formerly")
TEXTS = ("name", "kind", "sort", "description", "merged_into", *AUTHORITIES)
NUMBERS = ("latitude", "longitude")
# In the order that an entry is written in.
KEYS = (
    "name", "kind", "merged_into", "sort", "aliases", "weak", "near", "not", "handles",
    "description", *AUTHORITIES, "same_as", "see_also", *FACTS, *NUMBERS, "formerly",
)  # fmt: skip

# It becomes the name of a file: not that of a device, nor too long for one.
ID = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)\Z)(?=.{1,100}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
HOW_TO_NAME = "use lower-case letters, digits and hyphens, up to 100: it is part of an address"

_header = re.compile(r"^\s*\[{1,2}\s*\"?([^\]\"]+?)\"?\s*\]", re.MULTILINE)
# Those of antiquity too, which no page sorts by.
_year = re.compile(r"-?[0-9]{1,4}")


def read_register(source: Source, text: str, _: Mapping[str, str]) -> Reading:
    """Read a register file, decoded."""
    gather = Gather(source.path)
    for id, table, line in tables(gather, text):
        values = checked(gather, line, table)
        if _is_whole(gather, id, values, line):
            gather.entities.append(_entity(gather, id, values, line))
    return gather.reading()


def tables(gather: Gather, text: str) -> Iterator[tuple[str, dict[str, Any], int]]:
    """The entries of a register file as they are written, each with its id and its line."""
    try:
        written = toml.parse(text, printable)
    except toml.TomlError as error:
        hint = "mend it; none of its entities is known till then"
        gather.problem(error.line, f"not TOML: {error.reason}", hint, Severity.ERROR)
        return
    lines = _lines(text)
    for id, table in written.items():
        line = lines.get(id, 1)
        if not isinstance(table, dict):
            hint = "put each entity in a table of its own: [its-id], then name = …"
            gather.problem(line, f"{id!r} is not an entity", hint, Severity.ERROR)
        elif not ID.fullmatch(id):
            gather.problem(line, f"not an id: {id!r}", HOW_TO_NAME, Severity.ERROR)
        else:
            yield id, table, line


def _lines(text: str) -> dict[str, int]:
    """The line of the header of each entry."""
    lines = {}
    line, counted = 1, 0
    for header in _header.finditer(text):
        line += text.count("\n", counted, header.end())
        counted = header.end()
        lines[header[1]] = line
    return lines


def checked(gather: Gather, line: int, table: Mapping[str, Any]) -> dict[str, Any]:
    """The values of an entry that can be used; each other one is a problem."""
    return {key: value for key, value in table.items() if _is_right(gather, line, key, value)}


def _is_whole(gather: Gather, id: str, values: Mapping[str, Any], line: int) -> bool:
    if "name" in values and values.get("kind") in set(Kind):
        return True
    wanted = f"kind has to be one of {', '.join(Kind)}" if "name" in values else "it has no name"
    gather.problem(line, f"entity {id!r} is left out: {wanted}", severity=Severity.ERROR)
    return False


def _entity(gather: Gather, id: str, values: Mapping[str, Any], line: int) -> Entity:
    kind = Kind(values["kind"])
    links = [address_of(key, values[key]) for key in AUTHORITIES if key in values]
    links += _addresses(gather, line, values.get("same_as", ()))
    return Entity(
        id=id,
        name=values["name"],
        kind=kind,
        place=Place(gather.path, line),
        sort=values.get("sort") or values["name"],
        aliases=tuple(values.get("aliases", ())),
        weak=tuple(values.get("weak", ())),
        near=tuple(values.get("near", ())),
        but_not=tuple(values.get("not", ())),
        description=values.get("description", ""),
        same_as=tuple(dict.fromkeys(links)),
        facts=tuple((key, str(values[key])) for key in FACTS if key in values),
        position=_position(gather, line, values),
        merged_into=values.get("merged_into", ""),
        formerly=tuple((kind, old) for old in values.get("formerly", ())),
        handles=tuple(" ".join(name.split()) for name in values.get("handles", ())),
        see_also=tuple(values.get("see_also", ())),
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
        return False
    return _is_meant(gather, line, key, value)


def _is_meant(gather: Gather, line: int, key: str, value: Any) -> bool:
    """Whether a value of the right type says what its key is for; a fact stays as it is written."""
    if key in AUTHORITIES and not is_id(key, value):
        hint = f"write it as in {key} = {toml.quoted(AUTHORITIES[key].example)}"
        gather.problem(line, f"no id of {key}: {toml.shown(value)}", hint)
        return False
    if key in IDS and (wrong := [id for id in value if not ID.fullmatch(id)]):
        gather.problem(line, f"not an id: {toml.shown(wrong[0])}", HOW_TO_NAME)
        return False
    if key in FACTS and not _is_date(str(value)):
        hint = f"it is shown as it is; {HOW_TO_DATE}"
        gather.problem(line, f"{key} is not a date: {toml.shown(str(value))}", hint)
    return True


def _is_date(written: str) -> bool:
    if _year.fullmatch(written):
        return True
    try:
        parse_date(written.removeprefix("-"))
    except ValueError:
        return False
    return True


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
