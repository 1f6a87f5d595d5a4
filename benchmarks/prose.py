"""Plausible prose and plausible names, from chance alone.

Owns Zipf's law, sentences and the numbering of names: the same number always has the same name.
Knows nothing of articles. All chance comes from the `Random` given, so that nothing here depends
on what was made before.
"""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
from random import Random

from benchmarks.words import ENDINGS, GIVEN, MIDDLES, ONSETS, WORDS

SENTENCE_WORDS = (6, 20)
COMMA_AFTER = 9
# A step without a factor in common with how many surnames can be made.
STEP = 7_919
TABLE = 1 << 15


class Ranks:
    """Numbers from 0 on, the smaller the commoner: the n-th in proportion to 1 / (n + flat).

    `flat` is how far the head of Zipf's law is flattened (Mandelbrot's constant).
    """

    def __init__(self, many: int, flat: float) -> None:
        self._sums = list(accumulate(1 / (rank + flat) for rank in range(1, many + 1)))

    def draw(self, chance: Random) -> int:
        """One number."""
        return bisect(self._sums, chance.random() * self._sums[-1], 0, len(self._sums) - 1)

    def share(self, rank: int) -> float:
        """Which part of all draws a number has."""
        before = self._sums[rank - 1] if rank else 0.0
        return (self._sums[rank] - before) / self._sums[-1]


def _table() -> tuple[str, ...]:
    """Each word as often as Zipf's law wants it, so that a plain choice follows the law."""
    distinct = tuple(dict.fromkeys(WORDS))
    ranks = Ranks(len(distinct), 2.7)
    return tuple(
        word
        for rank, word in enumerate(distinct)
        for _ in range(max(1, round(TABLE * ranks.share(rank))))
    )


_words = _table()


def words(chance: Random, many: int) -> list[str]:
    """So many words."""
    return chance.choices(_words, k=many)


def sentence(chance: Random, many: int, name: str = "") -> str:
    """A sentence of about so many words, with a name in it where one is given."""
    said = words(chance, many)
    if name:
        said[chance.randrange(many)] = name
    first = said[0]
    said[0] = first[0].upper() + first[1:]
    if many > COMMA_AFTER:
        said[many // 2] += ","
    return " ".join(said) + "."


def lengths(chance: Random, many: int) -> list[int]:
    """How many words each sentence of a text of so many words has."""
    parts = []
    while many > SENTENCE_WORDS[1]:
        parts.append(chance.randint(*SENTENCE_WORDS))
        many -= parts[-1]
    return [*parts, max(many, 2)]


def _surname(number: int) -> str:
    number, ending = divmod(number, len(ENDINGS))
    onset, middle = divmod(number, len(MIDDLES))
    return ONSETS[onset] + MIDDLES[middle] + ENDINGS[ending]


def _surnames() -> tuple[str, ...]:
    """All surnames in an order without a pattern, but those that are words of the prose."""
    many, small = len(ONSETS) * len(MIDDLES) * len(ENDINGS), frozenset(WORDS)
    made = (_surname(number * STEP % many) for number in range(many))
    return tuple(name for name in made if name.lower() not in small)


SURNAMES = _surnames()


def person(number: int) -> str:
    """The name of the person of a number, unlike any other's and unlike that of an entity."""
    turn, rest = divmod(number, len(SURNAMES))
    return f"{GIVEN[(number * 31 + turn) % len(GIVEN)]} {SURNAMES[-1 - rest]}"
