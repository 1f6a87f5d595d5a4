"""The persons, places, organisations, events and works that TEI lists.

Owns what each element says. What is not taken is counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.errors import Severity
from generator.markup.href import web_address
from generator.markup.tei.xml import ID, NotXmlError, local, parsed, squeezed
from generator.model.authorities import AUTHORITIES, id_in
from generator.model.records import Kind
from generator.model.shapes import MAIN, NAME_TYPES, SHAPES, Shape
from generator.read.gather import Gather, printable
from generator.read.register import KEYS, LISTS, NUMBERS

Said = dict[str, object]

# What a `note` of that type may say.
NOTES = frozenset(KEYS) - {"name", "kind", *NUMBERS}

_by_element = {shape.element: shape for shape in SHAPES}
# What others call the authority that an `idno` is of.
_AUTHORITY_TYPES = {"d-nb": "gnd", "dnb": "gnd", "geo": "geonames", "wikidata-id": "wikidata"}
_geo = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)(?:\s*[,;]\s+|\s+|\s*;\s*)(-?[0-9]+(?:[.,][0-9]+)?)")
_bare_geo = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?),(-?[0-9]+(?:\.[0-9]+)?)")


def read(gather: Gather, data: bytes) -> Iterator[tuple[int, Said]]:
    """What each listed entity says, by the keys of the register, with its line and its id."""
    try:
        root = parsed(data)
    except NotXmlError as error:
        hint = "mend it; nothing of it is read till then"
        gather.problem(error.line, f"not XML: {error.reason}", hint, Severity.ERROR)
        return
    left: Counter[str] = Counter()
    for element in root.iter(*(f"{{*}}{name}" for name in _by_element)):
        shape = _by_element[local(element)]
        parent = element.getparent()
        listed = parent is not None and local(parent) in {shape.list, shape.element}
        if listed and (shape.kind != Kind.WORK or element.get(ID)):
            yield element.sourceline or 1, _Entry(element, shape, left).said()
    if left:
        told = ", ".join(f"{name} ({n})" for name, n in left.most_common(12))
        gather.problem(0, f"elements that are not taken over: {told}", "", Severity.NOTICE)


def _text(element: Any) -> str:
    return str(printable(squeezed(element)))


def _type(element: Any) -> str:
    """What an element is a kind of; a `subtype` says it more exactly."""
    return str(element.get("subtype") or element.get("type") or "").casefold()


class _Entry:
    """What one element says, as it is gathered from its children."""

    def __init__(self, element: Any, shape: Shape, left: Counter[str]) -> None:
        self._element = element
        self._shape = shape
        self._left = left
        self._said: Said = {"id": element.get(ID), "kind": shape.kind.value}

    def said(self) -> Said:
        """All of it."""
        if self._shape.kind == Kind.EVENT and (when := self._element.get("when")):
            self._put("date", when)
        for child in self._element:
            if isinstance(child.tag, str) and not self._take(child, local(child)):
                self._left[local(child)] += 1
        return self._said

    def _take(self, child: Any, name: str) -> bool:
        """Take what a child says; False where that is nothing of ours."""
        dates = {element: key for key, element in self._shape.dates.items()}
        if name in self._shape.names:
            return self._name(child)
        if name in dates:
            return self._date(dates[name], child)
        if name == "idno":
            return self._idno(_type(child), _text(child))
        if name == "location":
            return self._location(child)
        if name in {"note", "desc"}:
            return self._note(child)
        return name in {self._shape.element, self._shape.list}

    def _put(self, key: str, value: object) -> bool:
        """Say something, unless nothing is said, or something else is already."""
        if key in LISTS and value:
            there = self._said.setdefault(key, [])
            if isinstance(there, list) and value not in there:
                there.append(value)
            return True
        return value != "" and self._said.setdefault(key, value) == value

    def _name(self, child: Any) -> bool:
        type, (name, sort) = _type(child), _composed(child)
        if type in NAME_TYPES:
            return self._put(NAME_TYPES[type], _text(child))
        if type in MAIN and "name" not in self._said:
            return self._put("name", name) and (not sort or self._put("sort", sort))
        if web_address(name):
            return self._put("same_as", name)
        # One word of a person's name may be anybody's.
        is_weak = self._shape.kind == Kind.PERSON and " " not in name
        return self._put("weak" if is_weak else "aliases", name)

    def _date(self, key: str, child: Any) -> bool:
        within = next(child.iterchildren("{*}date"), child)
        for date in (child, within):
            if when := date.get("when") or date.get("when-iso"):
                return self._put(key, when)
        return self._put(key, " ".join(str(within.text or "").split()))

    def _idno(self, type: str, id: str) -> bool:
        key = _AUTHORITY_TYPES.get(type, type)
        if key in AUTHORITIES and (known := id_in(key, id)) and key not in self._said:
            return self._put(key, known)
        return bool(web_address(id)) and self._put("same_as", id)

    def _location(self, child: Any) -> bool:
        geo = child.find("{*}geo")
        if geo is None or any(local(other) != "geo" for other in child.iterchildren("{*}*")):
            return False
        text = _text(geo)
        found = _bare_geo.fullmatch(text) or _geo.fullmatch(text)
        if not found:
            return False
        north, east = (float(part.replace(",", ".")) for part in found.groups())
        return self._put("latitude", north) and self._put("longitude", east)

    def _note(self, child: Any) -> bool:
        type, text = _type(child), _text(child)
        if not type:
            return self._put("description", text)
        return type in NOTES and self._put(type, text)


def _composed(child: Any) -> tuple[str, str]:
    """A name as it is read, and as it is sorted where its parts are told."""
    parts: dict[str, list[str]] = {}
    for part in child.iterchildren("{*}*"):
        parts.setdefault(local(part), []).append(_text(part))
    fore, link, sur = (" ".join(parts.get(n, ())) for n in ("forename", "nameLink", "surname"))
    if not (fore and sur):
        return _text(child), ""
    more = parts.get("genName", [])
    return " ".join(" ".join((fore, link, sur, *more)).split()), f"{sur}, {fore} {link}".strip()
