"""Which elements of TEI say what an entry of the register says.

Owns the table of kinds and what a `type` says of a name. Knows neither how TEI is read nor how it
is written.
"""

from __future__ import annotations

from msgspec import Struct

from generator.model.records import Kind

# What a `type` says of a name; a name without one is the name.
NAME_TYPES = {"alias": "aliases", "weak": "weak", "sort": "sort"}
MAIN = frozenset(("", "main", "pref", "preferred"))
URL = "URL"


class Shape(Struct, frozen=True):
    """A kind of entity: its list, its element, its names, and the dates that have elements."""

    kind: Kind
    list: str
    element: str
    names: tuple[str, ...]
    dates: dict[str, str] = {}


SHAPES = (
    Shape(Kind.PERSON, "listPerson", "person", ("persName",), {"born": "birth", "died": "death"}),
    Shape(Kind.PLACE, "listPlace", "place", ("placeName",)),
    Shape(Kind.ORGANISATION, "listOrg", "org", ("orgName",)),
    Shape(Kind.EVENT, "listEvent", "event", ("label", "eventName", "head")),
    Shape(Kind.WORK, "listBibl", "bibl", ("title",), {"published": "date"}),
)
