"""The linked cards: everything the planner may ask about.

Owns `Archive`, and `Index`, by which it finds what articles have in common. Holds names and light
records, never a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from generator.model.card import Card
from generator.model.mention import Occurrence, Sighted
from generator.model.records import Entity
from generator.model.ref import Ref
from generator.model.source import Asset

S = TypeVar("S")


class Entry(Struct, frozen=True):
    """An article of the archive: its card, and what its texts name."""

    card: Card
    sighted: Sighted


class Named(Struct, frozen=True, gc=False):
    """An entity in one article: the ids of all that are named there, the digest of its listing."""

    at: Occurrence
    all: tuple[str, ...]
    listing: str


class Signed(Struct, frozen=True, array_like=True, gc=False):
    """Somebody in one article: the name as it was signed, whether as its author, and comments.

    `said` are the digests of the comments, as a `Voice` has them; `listing` is the article's.
    """

    name: str
    wrote: bool
    count: int
    said: tuple[str, ...]
    listing: str


class Index(Generic[S]):
    """What each article has under each key: its *shares*. An article's are replaced as a whole.

    What is asked for is the same as if the index had been made anew, whatever was put before.
    """

    def __init__(self) -> None:
        self._rank: Mapping[str, int] = {}
        self._shares: dict[str, dict[str, S]] = {}
        self._sorted: dict[str, tuple[tuple[str, S], ...]] = {}

    def put(self, article: str, old: Mapping[str, S], new: Mapping[str, S]) -> None:
        """Replace the shares of an article; `old` are those that were put before."""
        for key in old.keys() - new.keys():
            del self._shares[key][article]
            if not self._shares[key]:
                del self._shares[key]
            self._sorted.pop(key, None)
        for key, share in new.items():
            if key not in old or old[key] != share:
                self._shares.setdefault(key, {})[article] = share
                self._sorted.pop(key, None)

    def order(self, rank: Mapping[str, int]) -> None:
        """Say in which order the articles stand."""
        if rank.keys() != self._rank.keys() or [*rank] != [*self._rank]:
            self._sorted.clear()
        self._rank = rank

    def __iter__(self) -> Iterator[str]:
        return iter(self._shares)

    def __len__(self) -> int:
        return len(self._shares)

    def __contains__(self, key: str) -> bool:
        return key in self._shares

    def of(self, key: str) -> tuple[tuple[str, S], ...]:
        """The shares under a key, each with its article, in the order of the archive."""
        found = self._sorted.get(key)
        if found is None:
            shares = self._shares.get(key, {})
            ranks = [*map(self._rank.__getitem__, shares)]
            found = tuple(shares.items())
            if ranks != sorted(ranks):
                found = tuple(pair for _, pair in sorted(zip(ranks, found, strict=True)))
            self._sorted[key] = found
        return found

    def every(self) -> Iterable[tuple[str, tuple[tuple[str, S], ...]]]:
        """Every key with its shares."""
        return ((key, self.of(key)) for key in self._shares)


class Archive(Struct):
    """Every article, and how they are tied together; the entries stand in their order.

    `named` finds the articles that name an entity by its id, `signed` those that somebody had a
    hand in by the name without letter case, `tagged` likewise. `links` says what a target
    written in an article's source means: a Ref, or the path of an asset under `content/`; a target
    that is missing from it leads nowhere.
    """

    entries: dict[str, Entry]
    named: Index[Named]
    signed: Index[Signed]
    tagged: Index[str]
    entities: Mapping[str, Entity] = {}
    links: Mapping[str, Mapping[str, Ref | str]] = {}
    backlinks: Mapping[Ref, tuple[Ref, ...]] = {}
    assets: tuple[Asset, ...] = ()
