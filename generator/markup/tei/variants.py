"""The variants of a passage, in words.

Owns how a reading is written beside its witnesses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.markup.builder import Builder
from generator.markup.tei import signs
from generator.markup.tei.xml import squeezed
from generator.model.body import Body

# What editions print where a witness lacks the passage.
LACKS = "om."


def variants(app: Any, witnesses: Mapping[str, str]) -> Body:
    """The readings, a paragraph each, and then what is noted there.

    That in the text is among them only where witnesses of it are named.
    """
    builder = Builder(bare="p")
    lem, others = signs.readings(app)
    for reading in (lem, *others) if lem is not None and lem.get("wit") else others:
        sigla = signs.sigla(reading, witnesses)
        builder.open("p")
        if sigla:
            builder.open("em")
            builder.text(sigla)
            builder.close("em")
            builder.text(": ")
        builder.text(squeezed(reading) or LACKS)
        builder.close("p")
    for note in app.iterchildren("{*}note"):
        builder.open("p")
        builder.text(squeezed(note))
        builder.close("p")
    return builder.body()
