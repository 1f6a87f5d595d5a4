"""What of a source is not to be shown, and the traces by which it is known what a source holds.

Owns `Veil`, through which a source is read, and `Traces`. A veil is in mind only, for as long as a
build takes; traces are remembered, so they hold numbers alone and no name or word.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from generator.errors import Place

Pairs = tuple[tuple[str, str], ...]

BEFORE = -2
NOWHERE = Place("")

_word = re.compile(r"\w+")


class Veil(Struct, frozen=True, array_like=True):
    """What decisions come to for one source; an empty field hides nothing.

    `records` are withheld, each by its name with the class of its reason, and so is everything by
    the `writers`, by their folded names. `masks` are folded names of writers with what stands for
    each. `words` are replaced in every text, each by what stands for it, and `calls` only where
    somebody is addressed or quoted by them. `blurs` are patterns, each with the names of records
    that it is looked for in, none for all. `ids` are the entities that are left out. The rest are
    numbers, made with the `secret`: of what is `lost`, so that no link must name it, of the `runs`
    of words that are withheld, of those that do not need another beside them, being `alone`, and of
    those that are `common`, and stay.
    """

    records: Pairs = ()
    writers: Pairs = ()
    masks: Pairs = ()
    words: Pairs = ()
    calls: Pairs = ()
    blurs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    lost: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()
    runs: tuple[int, ...] = ()
    alone: tuple[int, ...] = ()
    common: tuple[int, ...] = ()
    secret: str = ""


class Trace(Struct, frozen=True, array_like=True, gc=False):
    """A record as its kind and numbers: its name, its article, its writers, its runs of words.

    `part` is that of its id behind a `#`, as a link may have it. The runs are in their order; some
    are `quoted`, some `alone` in their line. `short` are the lines that are no run, of which only
    those that are quoted are among the runs. `above` is the place in the source of the record that
    it answers, whose words it may repeat as that one's: below 0 for none, `BEFORE` where it may be
    any that stands before it. `place` is where it stands itself.
    """

    kind: str
    name: int
    article: int
    part: int = 0
    writers: tuple[int, ...] = ()
    runs: bytes = b""
    quoted: bytes = b""
    alone: bytes = b""
    short: bytes = b""
    above: int = -1
    place: Place = NOWHERE


class Traces(Struct, frozen=True, array_like=True, dict=True):
    """What a source holds, as numbers: its records, what they link to, and every word once.

    `patterns` are those that something in it fits.
    """

    records: tuple[Trace, ...] = ()
    links: tuple[int, ...] = ()
    words: bytes = b""
    patterns: tuple[str, ...] = ()

    @cached_property
    def named(self) -> frozenset[int]:
        """The names of its records."""
        return frozenset(record.name for record in self.records)

    @cached_property
    def writers(self) -> frozenset[int]:
        """Everybody who signs in it."""
        return frozenset(writer for record in self.records for writer in record.writers)

    def has_words(self, numbers: Iterable[int]) -> bool:
        """Whether each of some words stands in it somewhere."""
        held = unpacked(self.words)
        places = ((bisect_left(held, number), number) for number in numbers)
        return all(at < len(held) and held[at] == number for at, number in places)


def words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _word.findall(text.casefold())


def spaced(said: Iterable[str]) -> str:
    """Words in a row as they are looked for among others: a space before and behind each."""
    return f" {' '.join(said)} "


def known_runs(
    numbers: Sequence[int], known: Container[int], alone: Container[int]
) -> Iterator[tuple[int, int]]:
    """The first and the last place of what a text repeats.

    That is where two known runs stand beside each other, or one that is enough alone.
    """
    begun = -1
    for at, number in enumerate((*numbers, None)):
        if number in known:
            begun = at if begun < 0 else begun
        elif begun >= 0:
            if at - begun > 1 or numbers[begun] in alone:
                yield begun, at - 1
            begun = -1


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers of 32 bits as bytes, the lower ones first."""
    return _ordered(array("I", numbers)).tobytes()


def unpacked(data: bytes) -> Sequence[int]:
    """Such bytes as numbers."""
    return _ordered(array("I", data))


def _ordered(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
