"""What an entry says, in the plain form in which those of a register and of a file are compared.

Owns that form: white space runs together, a list has each text once, a date is a text, and a number
is one that can be. Knows no format.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from generator.digest import digest
from generator.errors import Place
from generator.read.register import LISTS, NUMBERS

Plain = str | float | tuple[str, ...]
# No number of an entry is larger, and a digit more is a tenth of a millimetre.
NUMBER_MAX, DIGITS = 1000, 9


class Row(Struct, frozen=True):
    """An entry of a register, or of a file that is to be merged into one, with its place.

    A file may say that a value is none: then it is None. `version` names what the entry said when
    it was exported.
    """

    id: str
    values: Mapping[str, Plain | None]
    place: Place
    version: str = ""


def plain(values: Mapping[str, Any]) -> dict[str, Plain]:
    """The values of an entry, checked, in plain form."""
    found = {key: plain_value(key, value) for key, value in values.items()}
    return {key: value for key, value in found.items() if value is not None}


def plain_value(key: str, value: Any) -> Plain | None:
    """A value in plain form; None where nothing is said."""
    if key in LISTS:
        return listed(value) or None
    if key in NUMBERS:
        return round(float(value), DIGITS) if abs(value) <= NUMBER_MAX else None
    return squeezed(str(value)) or None


def listed(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, without those that are empty."""
    return tuple(dict.fromkeys(filter(None, map(squeezed, texts))))


def squeezed(text: str) -> str:
    """A text with its white space run together."""
    return " ".join(text.split())


def version_of(values: Mapping[str, Plain | None]) -> str:
    """A name for what an entry says. No program takes it for a number: it begins with a letter."""
    return f"v{digest('entity', sorted(values.items()))[:11]}"
