"""Words of a text that are like some others.

Owns the search for a passage that was edited: rare words vote for where it may begin, and there its
words are laid against those of the text, in a narrow band. So the work grows with the passage
alone, whatever the text. Knows no note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

# A word that stands here more often than that says nothing of where.
COMMON = 64
# Votes within so many words of each other are for one place; so many places are looked at.
GRID = 8
PLACES = 3
# A passage may have grown or shrunk by so many words.
SLACK_MAX = 16
# Fewer words than that are no passage unless something beside them agrees.
WORDS_ALONE = 5
# How far a word is another that begins and ends like it, by the part that is the same.
KINDRED = 0.6
ALMOST = 0.4

# Scripts that part no words have a token a character.
_token = re.compile(r"[^\W\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+|\S")

# What a row of the table has at each place: the cost so far, and where the passage then began.
Row = list[tuple[float, int]]
NONE = (float("inf"), 0)


def tokens(text: str) -> list[str]:
    """The words and signs of a text, letter case apart."""
    return [token.casefold() for token in _token.findall(text)]


class Words:
    """The words of a text, and where each stands."""

    def __init__(self, text: str) -> None:
        found = [*_token.finditer(text)]
        self.words = [match[0].casefold() for match in found]
        self.spans = [match.span() for match in found]
        self._at: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            self._at.setdefault(word, []).append(at)

    def like(
        self, passage: Sequence[str], before: Sequence[str], after: Sequence[str]
    ) -> Iterator[tuple[int, int, float]]:
        """The ranges of the text that are likest a passage, each with how like, from 0 to 1."""
        if not (before or after) and len(passage) < WORDS_ALONE:
            return
        slack = min(SLACK_MAX, 2 + len(passage) // 4)
        for start in self._begins((*before, *passage, *after)):
            low = max(0, start + len(before) - slack)
            stop = start + len(before) + len(passage) + 2 * GRID + slack
            cost, first, last = laid(passage, self.words[low:stop], 2 * (slack + GRID))
            if first < last:
                begin, end = self.spans[low + first][0], self.spans[low + last - 1][1]
                yield begin, end, 1 - cost / len(passage)

    def _begins(self, pattern: Sequence[str]) -> list[int]:
        """Where a pattern may begin, by its rare words; the first has the most votes."""
        votes: Counter[int] = Counter()
        for at, word in enumerate(pattern):
            places = self._at.get(word, ())
            if len(places) <= COMMON:
                votes.update((place - at) // GRID for place in places)
        merged = {cell: n + votes.get(cell + 1, 0) for cell, n in votes.items()}
        best = sorted(merged, key=lambda cell: (-merged[cell], cell))[:PLACES]
        return [cell * GRID for cell in best]


def laid(passage: Sequence[str], words: Sequence[str], band: int) -> tuple[float, int, int]:
    """The cheapest way to make a stretch of words of a passage: its cost, and the stretch.

    A word more or less costs 1, another word up to 1. The stretch begins and ends anywhere.
    """
    row: Row = [(0.0, at) for at in range(band + 1)]
    for n, wanted in enumerate(passage):
        here = words[n : n + band + 1]
        other = [
            min((row[k][0] + _unlike(wanted, word), row[k][1]), _more(row, k + 1))
            for k, word in enumerate(here)
        ]
        other += [_more(row, k + 1) for k in range(len(here), band + 1)]
        row = [*accumulate(other, lambda left, up: min(up, (left[0] + 1, left[1])))]
    cost, k = min((cost, k) for k, (cost, _) in enumerate(row))
    return cost, row[k][1], min(len(passage) + k, len(words))


def _more(row: Row, k: int) -> tuple[float, int]:
    """What stands at a place of a row, when a word of the passage is left out there."""
    return (row[k][0] + 1, row[k][1]) if k < len(row) else NONE


def _unlike(one: str, other: str) -> float:
    """How far a word is from being another."""
    if one == other:
        return 0.0
    if one[0] != other[0] and one[-1] != other[-1]:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    same = next((n for n, c in enumerate(shorter) if c != longer[n]), len(shorter))
    rest = shorter[same:][::-1]
    tail = next((n for n, c in enumerate(rest) if c != longer[-1 - n]), len(rest))
    return ALMOST if same + tail >= KINDRED * len(longer) and len(shorter) > 1 else 1.0
