"""A catalogue of words, as gettext writes it (`.po`).

Owns how one is read, and what is wrong with it. A translation that asks for a value which its words
do not have could not be shown: it is told, and the English stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from generator.errors import Place, Problem, Severity

_value = re.compile(r"%(?:%|\((\w+)\)s)")


def read(file: str, data: bytes, locale: Locale) -> tuple[NullTranslations, tuple[Problem, ...]]:
    """The words of a catalogue, and what is wrong with it; of one that is none, no word."""
    try:
        data.decode()
        catalogue = read_po(BytesIO(data), locale, abort_invalid=True)
    except (PoFileError, ValueError, LookupError, SyntaxError) as error:
        line = getattr(error, "lineno", None) or 0
        message = f"not a catalogue of gettext: {error}"
        hint = "write it as UTF-8, in Poedit or the like"
        return NullTranslations(), (Problem(Place(file, line), message, hint, Severity.ERROR),)
    flaws = tuple(_flaws(catalogue, file))
    packed = BytesIO()
    write_mo(packed, catalogue)
    packed.seek(0)
    return GNUTranslations(packed), flaws


def _flaws(catalogue: Catalog, file: str) -> Iterator[Problem]:
    """Every translation that could not be shown, which is taken out."""
    for message in [*catalogue]:
        if message.id and (reason := flaw(message)):
            catalogue.delete(message.id, message.context)
            hint = "write each %(name)s as the English has it, and %% for a percent sign"
            yield Problem(
                Place(file, message.lineno or 0), f"{reason}: {forms(message)[0]!r}", hint
            )


def flaw(message: Message) -> str:
    """Why a translation could not be shown; empty where it could."""
    known = values_of(message)
    for form in forms(message):
        strange = [name for name in _value.findall(form) if name and name not in known]
        if strange:
            return f"the words have no value {strange[0]!r}"
        if "%" in _value.sub("", form):
            return "a sign % that begins no value"
    return ""


def values_of(message: Message) -> set[str]:
    """The names of the values in the English."""
    return {name for words in _each(message.id) for name in _value.findall(words) if name}


def forms(message: Message) -> tuple[str, ...]:
    """The translation, or all its forms for numbers."""
    return _each(message.string)


def _each(words: str | Sequence[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())
