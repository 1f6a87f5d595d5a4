"""The names of a document that stand in no register.

Owns what a finder is, what ground is left to it, and how several of them agree. Knows nothing of
how a name is found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol

from msgspec.structs import replace

from generator.model.mention import Sightings
from generator.model.records import Kind
from generator.recognise.documents import Text
from generator.recognise.layout import Range, layout, merged, overlaps, passages
from generator.recognise.seam import FINDER_GROUP, FINDERS, load
from generator.recognise.span import Passage
from generator.recognise.unlisted.grouped import grouped
from generator.recognise.unlisted.guess import Guess, Taken, Unlisted
from generator.recognise.unlisted.starters import Starters

# A later finder adds what touches nothing so sure, and makes sure what it finds alike.
FIRM = 2.0
AGREED = 3.0


class Finder(Protocol):
    """Guesses at names in the texts of one document."""

    def guess(self, passages: Sequence[Passage], taken: Taken) -> Iterable[Guess]:
        """Every range outside the taken ground that seems to name an entity, in order."""


def find(name: str) -> Callable[[Starters], Finder]:
    """What makes the finder of a name; raises ConfigError where there is none."""
    found: Callable[[Starters], Finder] = load(name, FINDERS, FINDER_GROUP)
    return found


def search(
    texts: Iterable[Text], seen: Sightings, finders: Iterable[Finder], ids: Collection[str]
) -> tuple[Unlisted, ...]:
    """What some texts seem to name besides what was recognised; `ids` are those of the register.

    The `text` of a guess is the number of its text.
    """
    opened = list(texts)
    numbers = {text.about: number for number, text in enumerate(opened)}
    ranges: dict[int, list[Range]] = {}
    for mention in seen.mentions:
        ranges.setdefault(numbers[mention.about], []).append((mention.start, mention.end))
    taken = {number: merged(found) for number, found in ranges.items()}
    return grouped(guesses(opened, taken, finders), ids)


def guesses(texts: Sequence[Text], taken: Taken, finders: Iterable[Finder]) -> list[Guess]:
    """Every range outside the taken ground that the finders agree on, in order."""
    ground = [p for n, text in enumerate(texts) for p in passages(text.body, layout(text.body), n)]
    found: list[Guess] = []
    for finder in finders:
        found = agreed(found, list(finder.guess(ground, taken)))
    return found


def agreed(first: Sequence[Guess], more: Sequence[Guess]) -> list[Guess]:
    """What one finder guessed, with what another adds: it raises, and decides nothing alone."""
    alike = {_range(guess) for guess in more}
    kept = [_raised(guess) if _range(guess) in alike else guess for guess in first]
    taken = _ground(g for g in kept if g.score >= FIRM)
    places = {(guess.text, guess.start) for guess in kept}
    fresh = [
        guess
        for guess in more
        if (guess.text, guess.start) not in places
        and not overlaps(taken.get(guess.text, ()), guess.start, guess.end)
    ]
    return sorted([*kept, *fresh], key=lambda guess: (guess.text, guess.start))


def _ground(guesses: Iterable[Guess]) -> Taken:
    ranges: dict[int, list[Range]] = {}
    for guess in guesses:
        ranges.setdefault(guess.text, []).append((guess.start, guess.end))
    return {text: merged(found) for text, found in ranges.items()}


def _range(guess: Guess) -> tuple[int, int, int, Kind]:
    return guess.text, guess.start, guess.end, guess.kind


def _raised(guess: Guess) -> Guess:
    return replace(guess, score=max(guess.score, AGREED))
