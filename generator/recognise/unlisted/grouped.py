"""Guesses put together: which of them seem to mean one entity.

Owns the ids of entities that stand in no register, and their order. Knows nothing of texts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from generator.recognise.unlisted.guess import Guess, Unlisted

NAMELESS = "name"
ID_CHARS = 80


def grouped(guesses: Iterable[Guess], ids: Collection[str]) -> tuple[Unlisted, ...]:
    """The entities that some guesses name, in reading order; `ids` are taken by the register."""
    found: dict[tuple[str, str], list[Guess]] = {}
    for guess in guesses:
        found.setdefault((guess.kind, guess.name.casefold()), []).append(guess)
    taken = dict.fromkeys(ids, 1)
    unlisted = []
    for mentions in found.values():
        best = max(mentions, key=lambda guess: guess.score)
        id = new_id(best.name, taken)
        unlisted.append(
            Unlisted(id, best.name, best.kind, best.score, best.reason, tuple(mentions))
        )
    return tuple(unlisted)


def new_id(name: str, taken: dict[str, int]) -> str:
    """An id that nobody has, numbered where it is taken; `taken` counts how often it was wanted."""
    from slugify import slugify  # noqa: PLC0415 (50 ms, only where names are asked for)

    free = id = str(slugify(name, max_length=ID_CHARS)) or NAMELESS
    while free in taken:
        taken[id] += 1
        free = f"{id}-{taken[id]}"
    taken[free] = 1
    return free
