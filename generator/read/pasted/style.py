"""How much a line reads as a comment, and how much as an article.

Owns the features of a line and the weight of each: naive Bayes, fitted on some 240 articles and
6,000 paragraphs of comments, most of them English or German. One line says little; `ending` adds
them up.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# The features of a line are not independent: their sum is damped, and no line decides alone.
REG_DAMP = 0.5
REG_CLIP = 4.0
# A line this short is a heading as often as a remark: it says less.
SHORT_CHARS = 60

_quoted = re.compile(r"[“\"„«][^”\"“»]{0,400}[”\"“»]")
_first = re.compile(
    r"\b(?:i|i'm|i’m|i've|i’ve|i'd|i’d|me|my|mine|ich|mir|mich|mein\w*|je|j['’]\w*|moi|mon|ma|mes|yo|mi|mis"
    r"|creo)\b", re.IGNORECASE,
)  # fmt: skip
_second = re.compile(
    r"\b(?:you|your|yours|u|du|dich|dir|dein\w*|ihr|euch|tu|te|toi|vous|votre|vos|tú|usted|ustedes|tus?"
    r"|vosotros)\b", re.IGNORECASE,
)  # fmt: skip
_said = re.compile(
    r"\b(?:said|told|says|according to|reported|announced|stated|added|explained|sagte|erklärte|laut"
    r"|teilte|zufolge|betonte|a déclaré|selon|explique|affirme|dijo|según|afirmó|explicó|señaló)\b",
    re.IGNORECASE,
)
_emoji = re.compile(
    r"[\U0001f300-\U0001faff☀-➿]|[:;]-?[)(DP](?!\w)|\b(?:lol|haha\w*|rofl|mdr|jaja\w*|xd)\b",
    re.IGNORECASE,
)
_slip = re.compile(
    r" [,.!?](?:\s|$)|,\S(?<=[^\W\d])|[!?]{2,}|\b(?:dont|doesnt|cant|wont|im|ur|thats|alot)\b"
)
_short = re.compile(r"\w[’'](?:t|s|re|ve|ll|m|d)\b|\w[’'](?:ne|n)\b", re.IGNORECASE)
_opener = re.compile(
    r"\W*(?:yes|yep|yeah|no|nope|well|so|but|and|agreed?|exactly|true|right|thanks?|thank you|great|good"
    r"|sorry|hi|hello|hey|ok(?:ay)?|indeed|actually|why|wow|lol|not|same|also|maybe|sure|please|@\w+"
    r"|ja|nein|naja|doch|genau|stimmt|danke|aber|und|hallo|also|warum|schön|oui|non|merci|bravo|mais"
    r"|bonjour|bien|et|pourquoi|exact|sí|si|no|gracias|pero|y|hola|bueno|claro|porque|muy)\b", re.IGNORECASE,
)  # fmt: skip
_full_name = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]+ [A-ZÀ-Þ][\w.]+")
_shouted = re.compile(r"\b[^\W\d_a-zà-öø-ÿ]{4,}\b")
_dated = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\.? (?:[A-Z][a-zé]{2,9})\b")
_stops = ".!?…:\"”»)'’"

Feature = Callable[[str], int]


def _bin(value: float, *edges: float) -> int:
    return sum(value >= edge for edge in edges)


# Each gives a small number, which its weights are by.
FEATURES: dict[str, Feature] = {
    "length": lambda text: _bin(len(text), 60, 120, 200, 300, 450, 700),
    "first person": lambda text: _bin(len(_first.findall(_quoted.sub("", text))), 1, 2),
    "second person": lambda text: _bin(len(_second.findall(_quoted.sub("", text))), 1, 2),
    "exclamation": lambda text: _bin(text.count("!"), 1, 2),
    "question": lambda text: _bin(text.count("?"), 1, 2),
    "dots": lambda text: _bin(text.count("...") + text.count("…"), 1, 2),
    "emoji": lambda text: _bin(len(_emoji.findall(text)), 1),
    "said": lambda text: _bin(len(_said.findall(_quoted.sub("", text))), 1),
    "shouting": lambda text: _bin(len(_shouted.findall(text)), 1, 3),
    "small start": lambda text: int(text[:1].islower()),
    "no stop": lambda text: int(text[-1:] not in _stops),
    "slips": lambda text: _bin(len(_slip.findall(text)), 1, 2),
    "short forms": lambda text: _bin(len(_short.findall(text)), 1, 3),
    "dates": lambda text: _bin(len(_dated.findall(text)), 1, 2),
    "names": lambda text: _bin(len(_full_name.findall(text)), 1, 2),
    "opener": lambda text: int(bool(_opener.match(text))),
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
    "short forms": (0.01, -0.02, -0.06),
    "dates": (0.09, -1.18, -1.01),
    "opener": (-0.11, 1.1),
    "names": (0.63, -0.53, -1.51),
}


def weight(text: str) -> float:
    """How much a line reads as a comment: above zero if it does, below if as an article."""
    total = sum(WEIGHTS[name][feature(text)] for name, feature in FEATURES.items())
    return max(-REG_CLIP, min(REG_CLIP, REG_DAMP * total * min(1.0, len(text) / SHORT_CHARS)))
