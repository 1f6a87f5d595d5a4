"""When a lone surname is somebody else's, or no name at all.

Owns the caution with forms that mean an entity only beside a fuller one: a short form counts after
the full name in reading order; neither counts behind a stranger's first name, or where a sentence
begins with a word that this text also writes small. Knows nothing of how spans are found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from generator.recognise.span import Candidate, Link, Passage, Span, Strength

Spot = tuple[int, int]

# Words that stand before a name without being part of one, whatever else the text holds.
OPENERS = frozenset(
    "a after again all although and as at because before both but by dear did earlier eventually"
    " even for from had has hence how however if in indeed into is later like meanwhile neither no"
    " nor not now of on once only or perhaps poor since so soon still than that the then there"
    " these this though thus to today under until was what when where whether which while who why"
    " with without yes yesterday yet"
    " captain cardinal colonel count doctor dr emperor father general governor judge justice king"
    " lady lord miss mister monsieur mr mrs ms pope president prince princess prof professor queen"
    " rabbi saint secretary senator sir sister st".split()
)
ADVERB = "ly"

_before = re.compile(r"(?<!\w)(?P<word>[^\W\d_][\w'’-]*\.?) $")
_opening = re.compile(r"(?:^|[.!?…]\s+)[\"'“‘«(]*$")
_small = re.compile(r"(?<!\w)[a-zß-öø-ÿ][\w'’-]*")
LOOK_BACK = 60


class Caution:
    """What a document says against its uncertain names; its passages are in reading order."""

    def __init__(
        self, passages: Sequence[Passage], certain: Iterable[Span], links: Iterable[Link]
    ) -> None:
        self._passages = passages
        self._starts = [(passage.text, passage.start) for passage in passages]
        self._read: dict[int, frozenset[str]] = {}
        self._proven: dict[str, Spot] = {}
        proofs = [(s.candidates[0].entity, (s.text, s.start)) for s in certain]
        for entity, spot in [*proofs, *((link.entity, (link.text, link.start)) for link in links)]:
            self._proven[entity] = min(spot, self._proven.get(entity, spot))

    def _is_small(self, word: str) -> bool:
        """Whether the document writes a word without a capital."""
        holding = (n for n, passage in enumerate(self._passages) if word in passage.words)
        return any(word in self._small(n) for n in holding)

    def _small(self, number: int) -> frozenset[str]:
        """Every word that a passage writes without a capital."""
        if number not in self._read:
            self._read[number] = frozenset(_small.findall(self._passages[number].words))
        return self._read[number]

    def sound(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Spans with the candidates that nothing speaks against."""
        for span in spans:
            candidates = self._sound(span)
            if candidates == span.candidates:
                yield span
            elif candidates:
                yield replace(span, candidates=candidates)

    def _sound(self, span: Span) -> tuple[Candidate, ...]:
        if all(c.strength is Strength.STRONG for c in span.candidates):
            return span.candidates
        doubtful = " " not in span.surface and self._doubtful(span)
        return tuple(
            candidate
            for candidate in span.candidates
            if candidate.strength is Strength.STRONG
            or (not doubtful and self._in_order(candidate, span))
        )

    def _in_order(self, candidate: Candidate, span: Span) -> bool:
        proof = self._proven.get(candidate.entity)
        if candidate.strength is not Strength.SHORT or proof is None:
            return True
        return proof < (span.text, span.start)

    def _doubtful(self, span: Span) -> bool:
        passage = self._passages[bisect_right(self._starts, (span.text, span.start)) - 1]
        at = span.start - passage.start
        before = passage.words[max(0, at - LOOK_BACK) : at]
        name = passage.words[at : at + span.end - span.start]
        if _opening.search(before):
            return self._is_small(name.casefold())
        match = _before.search(before)
        if not match or not match["word"][0].isupper():
            return False
        word = match["word"].rstrip(".").casefold()
        return not (word in OPENERS or word.endswith(ADVERB) or self._is_small(word))
