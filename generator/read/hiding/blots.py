"""The text of a source with all that is hidden in it blotted out, for what shows a source itself.

Owns that every character stays in its place, so that what counts characters is right still.
"""

from __future__ import annotations

import re

from generator.model.reading import Reading
from generator.model.ref import Ref
from generator.model.veil import Veil
from generator.read.hiding.gone import withheld
from generator.read.hiding.holes import Finder

BLOT = "█"

_seen = re.compile(r"\S")


def blotted(text: str, reading: Reading, veil: Veil) -> str:
    """A text as it was read, without what its veil hides."""
    ids = {Ref.parse(name).part for name in withheld(reading, veil)}
    stretches = [(hole.start, hole.end) for hole in Finder(veil).holes(text)]
    for claim in reading.claims:
        kind, _, id = claim.subject.partition(":")
        if kind == "comment" and id in ids:
            stretches.append((claim.start, claim.end))
    for start, end in stretches:
        text = text[:start] + _seen.sub(BLOT, text[start:end]) + text[end:]
    return text
