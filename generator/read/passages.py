"""Where in a text a quoted passage stands, or what stands there now.

Owns the rule: a passage is where its words are; where they are several times, what stands beside
them decides, and where they are not, the likest words are it if what is beside them agrees and
nothing else comes near. White space never counts. The work is linear in the text. Knows no note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from generator.caps import PASSAGE_CHARS_MAX, PASSAGE_PLACES_MAX
from generator.model.records import NOWHERE, Found
from generator.read.alike import Words, tokens

# So much of what stands beside a passage counts, on each side.
BESIDE_MAX = 64
# Words that long stand by chance at no second place.
LONG = 24
# What is beside a passage has to agree so far on one side; a rival has to be worse by so much.
SURE = 0.6
MARGIN = 0.25
# So like a changed passage has to be, with what stands beside it, and without.
LIKE = 0.6
LIKE_ALONE = 0.8


class Quoted(Struct, frozen=True):
    """A passage as a note quotes it, with what stands before and after where that is given."""

    text: str
    before: str = ""
    after: str = ""


class Hit(NamedTuple):
    """The range of a passage in a text, and how it was found; or NOWHERE, and why not."""

    start: int
    end: int
    found: Found


class _Place(NamedTuple):
    """A range that may be the passage: how like it is, and how far each side agrees, 0 to 1."""

    start: int
    end: int
    like: float
    before: float
    after: float

    @property
    def side(self) -> float:
        return max(self.before, self.after)

    @property
    def score(self) -> float:
        return self.like + (self.before + self.after) / 2


class Folded:
    """A text with every run of white space made one space, and the way back to its offsets."""

    def __init__(self, text: str) -> None:
        self._there: list[int] = []
        self._here: list[int] = []
        words = []
        at = 0
        for word in re.finditer(r"\S+", text):
            self._there.append(word.start())
            self._here.append(at)
            words.append(word[0])
            at += len(word[0]) + 1
        self.text = " ".join(words)

    def there(self, at: int) -> int:
        """Where a character of a word stands in the text as it was."""
        word = bisect_right(self._here, at) - 1
        return self._there[word] + at - self._here[word]

    def places(self, passage: str) -> Iterator[int]:
        """Every place of a folded passage here, also of those that overlap."""
        at = self.text.find(passage)
        while at >= 0:
            yield at
            at = self.text.find(passage, at + 1)

    @cached_property
    def words(self) -> Words:
        """Its words, by which changed passages are found: most texts have none."""
        return Words(self.text)


def find(text: Folded, quoted: Quoted) -> Hit:
    """The one place of a passage in a text, as far as that can be known."""
    passage = fold(quoted.text)
    if len(passage) > PASSAGE_CHARS_MAX:
        return _lost(Found.LONG)
    spans = [*islice(text.places(passage), PASSAGE_PLACES_MAX + 1)] if passage else []
    before, after = fold(quoted.before)[-BESIDE_MAX:], fold(quoted.after)[:BESIDE_MAX]
    if len(spans) > PASSAGE_PLACES_MAX or (len(spans) > 1 and not (before or after)):
        return _lost(Found.SEVERAL)
    sides = _Sides(text.text, before, after)
    exact = [sides.place(at, at + len(passage), 1.0) for at in spans]
    if len(exact) == 1 and (not sides or exact[0].side >= SURE):
        return _hit(text, exact[0], Found.ONCE)
    near = [] if _is_settled(exact) else _near(text, passage, sides)
    ranked = _apart(sorted((*exact, *near), key=lambda place: -place.score))
    if ranked and _fits(ranked, exact, sides) and _leads(ranked):
        return _hit(text, ranked[0], _how(ranked[0], exact, sides))
    return _lost(_why(exact))


class _Sides:
    """What a note says to stand on either side of its passage; false where it says nothing."""

    def __init__(self, text: str, before: str, after: str) -> None:
        self.text, self.before, self.after = text, before, after

    def __bool__(self) -> bool:
        return bool(self.before or self.after)

    def place(self, start: int, end: int, like: float) -> _Place:
        """A range, weighed; a side of which nothing is said is as good as the other."""
        left = self.text[max(0, start - len(self.before) - 1) : start]
        right = self.text[end : end + len(self.after) + 1]
        before, after = agreement(self.before, left), agreement(self.after, right)
        if not self.before:
            before = after
        return _Place(start, end, like, before, after if self.after else before)


def agreement(said: str, here: str) -> float:
    """How much of what is said to stand beside a passage does, by the letters in its words."""
    if not said:
        return 0.0
    wanted, found = tokens(said), tokens(here)
    if wanted == found[-len(wanted) :] or wanted == found[: len(wanted)]:
        return 1.0
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    kept = sum(len(word) for at, _, size in blocks for word in wanted[at : at + size])
    return kept / max(1, sum(map(len, wanted)))


def fold(text: str) -> str:
    """A text with every run of white space made one space, and none at its ends."""
    return " ".join(text.split())


def _near(text: Folded, passage: str, sides: _Sides) -> list[_Place]:
    """The ranges that are like a passage."""
    found = text.words.like(tokens(passage), tokens(sides.before), tokens(sides.after))
    places = [sides.place(*near) for near in found]
    return [place for place in places if place.like < 1]


def _apart(places: Sequence[_Place]) -> list[_Place]:
    """The first of some places, and of the others the first that does not overlap it."""
    best = places[:1]
    rivals = (p for p in places[1:] for b in best if p.end <= b.start or b.end <= p.start)
    return [*best, *islice(rivals, 1)]


def _is_settled(exact: Sequence[_Place]) -> bool:
    """Whether the words stand, unchanged, where their neighbours say."""
    return any(place.side >= SURE for place in exact)


def _fits(ranked: Sequence[_Place], exact: Sequence[_Place], sides: _Sides) -> bool:
    """Whether the best place is good enough by itself."""
    best = ranked[0]
    if best.like == 1:
        is_lone = len(exact) == 1 and best.end - best.start >= LONG
        return best.side >= SURE or is_lone
    return best.like >= LIKE and best.side >= SURE if sides else best.like >= LIKE_ALONE


def _leads(ranked: Sequence[_Place]) -> bool:
    """Whether no other place comes near the best."""
    best, *others = ranked
    return all(best.score - other.score >= MARGIN for other in others)


def _how(best: _Place, exact: Sequence[_Place], sides: _Sides) -> Found:
    """What decided for the best place."""
    if best.like < 1:
        return Found.EDITED
    others = [place for place in exact if place is not best]
    if not others:
        return Found.ONCE
    by_before = bool(sides.before) and all(best.before - o.before >= MARGIN for o in others)
    by_after = bool(sides.after) and all(best.after - o.after >= MARGIN for o in others)
    if by_before != by_after:
        return Found.BEFORE if by_before else Found.AFTER
    return Found.AROUND


def _why(exact: Sequence[_Place]) -> Found:
    if not exact:
        return Found.ABSENT
    return Found.SEVERAL if len(exact) > 1 else Found.ELSEWHERE


def _hit(text: Folded, place: _Place, found: Found) -> Hit:
    return Hit(text.there(place.start), text.there(place.end - 1) + 1, found)


def _lost(found: Found) -> Hit:
    return Hit(NOWHERE, NOWHERE, found)
