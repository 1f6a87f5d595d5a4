"""What a document as a whole says of its words.

Owns the counting of words written with and without a capital, the lines in which capitals say
nothing, and the guess whether the language writes every noun with one. Knows nothing of names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.recognise.folding import fold
from generator.recognise.layout import Range, overlaps
from generator.recognise.unlisted.runs import Run

SHOUT_SHARE = 0.5
SHOUT_WORDS_MIN = 3
TITLE_SHARE = 0.65
TITLE_WORDS_MIN = 6
# Of all words in a German text about one in six is one of these; of an English text hardly any.
GERMAN = frozenset(
    "der die das und ist nicht ein eine den dem von zu mit auf sich auch für".split()
)
GERMAN_SHARE = 0.05
GERMAN_WORDS = 2000

_small = re.compile(r"(?<![\w'-])[^\W\d_A-Z][^\W\d_]*")
_any = re.compile(r"[^\W\d_]+(?:['-]\w+)*")
_stop = re.compile(r"[.!?…][\"'”’)]*\s*$")


class Evidence:
    """How the words of some passages are written; each passage with its runs."""

    def __init__(self, texts: Sequence[str], runs: Sequence[Sequence[Run]]) -> None:
        self._small: Counter[str] = Counter()
        self._high: Counter[str] = Counter()
        self.muted = [muted(text) for text in texts]
        for text, found, dull in zip(texts, runs, self.muted, strict=True):
            words = _small.findall(text)
            self._small.update(words if text.isascii() else map(fold, words))
            for run in found:
                if not overlaps(dull, run[0].start, run[0].end):
                    self._high.update(word.key for word in run if not word.opens)
        self.prudent = is_german(texts)

    def small(self, key: str) -> int:
        """How often a word is written small."""
        return self._small[key]

    def high(self, key: str) -> int:
        """How often it has a capital where no sentence begins."""
        return self._high[key]

    def is_name_like(self, key: str) -> bool:
        """Whether it is written with a capital more often than small."""
        return self._high[key] > self._small[key]


def muted(text: str) -> tuple[Range, ...]:
    """The lines in which most words have a capital: shouting, and titles."""
    found = []
    start = 0
    for line in text.split("\n"):
        if _is_muted(line):
            found.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def is_german(texts: Iterable[str]) -> bool:
    """Whether the texts seem to be German, in which every noun has a capital."""
    words: list[str] = []
    for text in texts:
        words += _any.findall(text.lower())
        if len(words) > GERMAN_WORDS:
            break
    return sum(word in GERMAN for word in words) > GERMAN_SHARE * len(words)


def _is_muted(line: str) -> bool:
    # Most lines end as a sentence does and hold few capitals: a glance tells.
    if sum(map(str.isupper, line)) < SHOUT_WORDS_MIN:
        return False
    words = _any.findall(line)
    shouted = sum(len(word) > 1 and word.isupper() for word in words)
    if len(words) >= SHOUT_WORDS_MIN and shouted > SHOUT_SHARE * len(words):
        return True
    high = sum(word[0].isupper() for word in words)
    is_title = len(words) >= TITLE_WORDS_MIN and high > TITLE_SHARE * len(words)
    return is_title and not _stop.search(line)
