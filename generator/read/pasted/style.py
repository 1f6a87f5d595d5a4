"""How much a line reads as a comment, and how much as an article.

Owns the features of a line and the weight of each: naive Bayes, fitted on some 240 articles and
6,000 paragraphs of comments, most of them English or German. One line says little; `ending` adds
them up.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.read.pasted.speech import (
    ATTRIBUTION,
    FIRST_PERSON,
    LAUGHTER,
    OPENER,
    SECOND_PERSON,
    SLIPS,
)

# The features of a line are not independent: their sum is damped, and no line decides alone.
REG_DAMP = 0.5
REG_CLIP = 4.0
# A line this short is a heading as often as a remark: it says less.
SHORT_CHARS = 60
# More of a line says nothing more.
WEIGHED_CHARS = 4000

_quoted = re.compile(r"[“\"„«][^”\"“»]{0,400}[”\"“»]")
_quotes = re.compile('[“"„«]')
_full_name = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]+ [A-ZÀ-Þ][\w.]+")
_shouted = re.compile(r"\b[^\W\d_a-zà-öø-ÿ]{4,}\b")
_dated = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\.? (?:[A-Z][a-zé]{2,9})\b")
_stops = ".!?…:\"”»)'’"


class _Line(NamedTuple):
    """A line, and what of it is its own: all but quotations."""

    text: str
    own: str


Feature = Callable[[_Line], int]


def _bin(value: float, *edges: float) -> int:
    return sum(value >= edge for edge in edges)


# Each gives a small number, which its weights are by.
FEATURES: dict[str, Feature] = {
    "length": lambda line: _bin(len(line.text), 60, 120, 200, 300, 450, 700),
    "first person": lambda line: _bin(len(FIRST_PERSON.findall(line.own)), 1, 2),
    "second person": lambda line: _bin(len(SECOND_PERSON.findall(line.own)), 1, 2),
    "exclamation": lambda line: _bin(line.text.count("!"), 1, 2),
    "question": lambda line: _bin(line.text.count("?"), 1, 2),
    "dots": lambda line: _bin(line.text.count("...") + line.text.count("…"), 1, 2),
    "emoji": lambda line: _bin(len(LAUGHTER.findall(line.text)), 1),
    "said": lambda line: _bin(len(ATTRIBUTION.findall(line.own)), 1),
    "shouting": lambda line: _bin(len(_shouted.findall(line.text)), 1, 3),
    "small start": lambda line: int(line.text[:1].islower()),
    "no stop": lambda line: int(line.text[-1:] not in _stops),
    "slips": lambda line: _bin(len(SLIPS.findall(line.text)), 1, 2),
    "dates": lambda line: _bin(len(_dated.findall(line.text)), 1, 2),
    "names": lambda line: _bin(len(_full_name.findall(line.text)), 1, 2),
    "opener": lambda line: int(bool(OPENER.match(line.text))),
}

# The logarithm of how much likelier a value is in a comment than in an article.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "length": (0.85, 0.74, -0.04, -0.45, -0.68, -1.0, -0.63),
    "first person": (-0.43, 1.49, 1.47),
    "second person": (-0.17, 0.88, 0.75),
    "exclamation": (-0.1, 1.32, 2.4),
    "question": (-0.07, 0.59, 0.92),
    "dots": (-0.09, 1.94, 3.14),
    "emoji": (-0.04, 2.89),
    "said": (0.16, -1.86),
    "shouting": (-0.01, 0.09, 0.58),
    "small start": (-0.08, 1.7),
    "no stop": (-0.12, 0.62),
    "slips": (-0.04, 0.56, 0.58),
    "dates": (0.09, -1.18, -1.01),
    "opener": (-0.11, 1.1),
    "names": (0.63, -0.53, -1.51),
}


def weight(text: str) -> float:
    """How much a line reads as a comment: above zero if it does, below if as an article."""
    text = text[:WEIGHED_CHARS]
    line = _Line(text, _quoted.sub("", text) if _quotes.search(text) else text)
    total = sum(WEIGHTS[name][feature(line)] for name, feature in FEATURES.items())
    return max(-REG_CLIP, min(REG_CLIP, REG_DAMP * total * min(1.0, len(text) / SHORT_CHARS)))
