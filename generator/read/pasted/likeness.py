"""How alike two texts of one file are.

Owns the words that count, their stems, and tf-idf over the comments of one file. Every text is
taken apart once; to compare two is to walk the shorter of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log, sqrt

from msgspec import Struct

from generator.read.pasted.speech import STOP_WORDS

# A word that no more comments than this use is rare.
RARE_MAX = 3
STEM_MIN = 4

_word = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_endings = ("'s", "’s", "ings", "ing", "ers", "ed", "er", "en", "es", "ly", "e", "s", "n")


class Words(Struct, gc=False):
    """A text taken apart: how many words, how often each stem that counts, and runs of three.

    `vector` is filled by `weigh`: tf-idf, of length one.
    """

    total: int
    counts: dict[str, int]
    runs: frozenset[tuple[str, str, str]]
    vector: dict[str, float] = {}


def words_of(text: str) -> Words:
    """Take a text apart."""
    found = _word.findall(text.lower())
    counts: dict[str, int] = Counter(
        [_stem(w) for w in found if w not in STOP_WORDS and len(w) > 1]
    )
    runs = [
        run
        for run in zip(found, found[1:], found[2:], strict=False)
        if (run[0] not in STOP_WORDS) + (run[1] not in STOP_WORDS) + (run[2] not in STOP_WORDS) > 1
    ]
    return Words(len(found), counts, frozenset(runs))


def weigh(texts: Sequence[Words], *others: Words) -> dict[str, int]:
    """Give every text its vector, by how many of `texts` use a stem; returns those numbers."""
    used = Counter(stem for text in texts for stem in text.counts)
    many = len(texts) + 1
    for text in (*texts, *others):
        raw = {s: (1 + log(n)) * log(many / (1 + used[s]) + 1) for s, n in text.counts.items()}
        length = sqrt(sum(value * value for value in raw.values())) or 1.0
        text.vector = {stem: value / length for stem, value in raw.items()}
    return used


def cosine(one: Words, other: Words) -> float:
    """How alike two texts are, from 0 to 1."""
    a, b = one.vector, other.vector
    if len(a) > len(b):
        a, b = b, a
    return sum(value * b[stem] for stem, value in a.items() if stem in b)


def rare_in_common(one: Words, others: Iterable[Words], used: dict[str, int]) -> bool:
    """Whether a text shares a word with one of the others that few comments use."""
    rare = {stem for stem in one.counts if used.get(stem, 0) <= RARE_MAX}
    return bool(rare) and any(not rare.isdisjoint(other.counts) for other in others)


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """What is left of a word without its ending; nothing of one that does not count."""
    if word in STOP_WORDS or len(word) == 1:
        return ""
    for ending in _endings:
        if word.endswith(ending) and len(word) - len(ending) >= STEM_MIN:
            return word[: -len(ending)]
    return word
