"""How much a line reads as a comment, and how much as an article.

Owns fifteen features of a line and the weight of each: naive Bayes, fitted on articles and comments
in four languages. One line says little; `ending` adds them up.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# The features of a line are not independent: their sum is damped, and no line decides alone.
REG_DAMP = 0.5
REG_CLIP = 4.0

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
_word = re.compile(r"[^\W\d_]+")
_shouted = re.compile(r"\b[^\W\d_a-zà-öø-ÿ]{4,}\b")
_dated = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\.? (?:[A-Z][a-zé]{2,9})\b")
_stops = ".!?…:\"”»)'’"

Feature = Callable[[str], int]


def _bin(value: float, *edges: float) -> int:
    return sum(value >= edge for edge in edges)


def _share(text: str) -> float:
    """The share of words inside of a line that begin with a capital."""
    words = _word.findall(text)[1:]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


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
    "capitals": lambda text: _bin(_share(text), 0.04, 0.1, 0.2),
    "opener": lambda text: int(bool(_opener.match(text))),
}

# The logarithm of how much likelier a value is in a comment than in an article.
WEIGHTS: dict[str, tuple[float, ...]] = {
    "length": (0.13, 0.43, 0.37, -0.11, -0.52, -0.96, -0.94),
    "first person": (-0.42, 1.44, 1.41),
    "second person": (-0.14, 0.72, 0.51),
    "exclamation": (-0.06, 0.76, 1.49),
    "question": (-0.07, 0.57, 0.63),
    "dots": (-0.05, 0.94, 2.13),
    "emoji": (-0.04, 2.35),
    "said": (0.05, -1.06),
    "shouting": (0.05, -0.8, -0.38),
    "small start": (-0.03, 0.39),
    "no stop": (0.08, -0.21),
    "slips": (0.03, -0.32, -0.47),
    "short forms": (-0.15, 0.66, 0.32),
    "dates": (0.1, -1.19, -1.26),
    "capitals": (0.52, 0.43, 0.24, -0.6),
    "opener": (-0.12, 1.31),
}


def weight(text: str) -> float:
    """How much a line reads as a comment: above zero if it does, below if as an article."""
    total = sum(WEIGHTS[name][feature(text)] for name, feature in FEATURES.items())
    return max(-REG_CLIP, min(REG_CLIP, REG_DAMP * total))
