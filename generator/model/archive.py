"""The linked cards: everything the planner may ask about.

Owns `Archive`, and `Index`, by which it finds what articles have in common. Holds names and light
records, never a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from generator.model.card import Card
from generator.model.decisions import Tomb
from generator.model.mention import Occurrence, Sighted
from generator.model.promise import Promise
from generator.model.records import Entity
from generator.model.ref import Ref
from generator.model.source import Asset

S = TypeVar("S")


def folded(name: str) -> str:
    """A name as writers are told apart by: letter case does not part them."""
    return name.casefold()


class Entry(Struct, frozen=True):
    """An article of the archive: its card, and what its texts name."""

    card: Card
    sighted: Sighted

    @property
    def kin(self) -> tuple[str, str, str]:
        """What makes articles akin, and what they are called."""
        return self.card.article.name, self.card.article.title, self.sighted.kin


class Named(Struct, frozen=True, array_like=True, gc=False):
    """An entity in one article: the ids of all that are named there, the digest of its listing."""

    article: str
    at: Occurrence
    all: tuple[str, ...]
    listing: str


class Signed(Struct, frozen=True, array_like=True, gc=False):
    """Somebody in one article: the name as it was signed, whether as its author, and comments.

    `said` are the digests of the comments with how many, as a `Voice` has them; `listing` is the
    article's. `all` are the names of its voices; `answers` those whom somebody answered there, once
    for each reply, and `answered` those who answered back, by their places among all.
    """

    article: str
    name: str
    wrote: bool
    listing: str
    all: tuple[str, ...]
    said: tuple[tuple[str, int], ...] = ()
    answers: tuple[int, ...] = ()
    answered: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many comments."""
        return sum([many for _, many in self.said])


class Tagged(Struct, frozen=True, array_like=True, gc=False):
    """A tag of one article, as it is written there."""

    article: str
    tag: str


class Index(Generic[S]):
    """What each article has under each key: its *shares*, which `of_entry` gives.

    It is made when it is first asked for. Said to be over other entries, it changes only what is
    not the same in both; what it answers is the same as if it had been made anew, and so it is
    after `forget`.
    """

    def __init__(self, of_entry: Callable[[Entry], Mapping[str, S]]) -> None:
        self._of_entry = of_entry
        self._wanted: Mapping[str, Entry] = {}
        self._entries: Mapping[str, Entry] = {}
        self._rank: dict[str, int] = {}
        self._shares: dict[str, dict[str, S]] = {}
        self._sorted: dict[str, tuple[S, ...]] = {}

    def over(self, entries: Mapping[str, Entry]) -> None:
        """Say which entries, in their order, the index is over."""
        self._wanted = entries

    def forget(self) -> None:
        """Hold nothing until it is asked again."""
        self._entries = {}
        self._rank.clear()
        self._shares.clear()
        self._sorted.clear()

    def of(self, key: str) -> tuple[S, ...]:
        """The shares under a key, in the order of the archive."""
        self._follow()
        found = self._sorted.get(key)
        if found is None:
            shares = self._shares.get(key, {})
            ranks = [*map(self._rank.__getitem__, shares)]
            found = tuple(shares.values())
            if ranks != sorted(ranks):
                ordered = sorted(zip(ranks, found, strict=True), key=lambda pair: pair[0])
                found = tuple(share for _, share in ordered)
            self._sorted[key] = found
        return found

    def under(self, keys: Sequence[str]) -> tuple[S, ...]:
        """The shares under any of some keys, in the order of the archive."""
        if len(keys) == 1:
            return self.of(keys[0])
        self._follow()
        found = [pair for key in keys for pair in self._shares.get(key, {}).items()]
        found.sort(key=lambda pair: self._rank[pair[0]])
        return tuple(share for _, share in found)

    def every(self) -> Iterator[tuple[str, tuple[S, ...]]]:
        """Every key with its shares."""
        self._follow()
        return ((key, self.of(key)) for key in self._shares)

    def __len__(self) -> int:
        self._follow()
        return len(self._shares)

    def _follow(self) -> None:
        """Be over the entries that are wanted."""
        old, new = self._entries, self._wanted
        if old is new:
            return
        self._entries = new
        for name in old.keys() - new.keys():
            self._put(name, self._of_entry(old[name]), {})
        for name, entry in new.items():
            was = old.get(name)
            if was is not entry:
                self._put(name, self._of_entry(was) if was else {}, self._of_entry(entry))
        if [*new] != [*self._rank]:
            self._sorted.clear()
            self._rank = {name: i for i, name in enumerate(new)}

    def _put(self, article: str, old: Mapping[str, S], new: Mapping[str, S]) -> None:
        """Replace the shares of an article."""
        for key in old.keys() - new.keys():
            del self._shares[key][article]
            if not self._shares[key]:
                del self._shares[key]
            self._sorted.pop(key, None)
        for key, share in new.items():
            if key not in old or old[key] != share:
                self._shares.setdefault(key, {})[article] = share
                self._sorted.pop(key, None)


class Archive(Struct):
    """Every article, and how they are tied together; the entries stand in their order.

    `named` finds the articles that name an entity by its id, `signed` those that somebody had a
    hand in by the folded name, `tagged` likewise. `handles` are folded names that an entity signs
    with, with its id, the first of one entity first; `related` are the ids of those that an entity
    points to or is pointed to from; `noted` are the notes that are about one, by their articles, as
    their cards have them. `links` says what a target
    written in an article's source means: a Ref, or the path of an asset under `content/`; a target
    that is missing from it leads nowhere. `tombs` are what is left of withheld articles, by name;
    `seal` is another one wherever something else is withheld; `promises` are the addresses that
    were published.
    """

    entries: dict[str, Entry]
    named: Index[Named]
    signed: Index[Signed]
    tagged: Index[Tagged]
    entities: Mapping[str, Entity] = {}
    links: Mapping[str, Mapping[str, Ref | str]] = {}
    backlinks: Mapping[Ref, tuple[Ref, ...]] = {}
    assets: tuple[Asset, ...] = ()
    handles: Mapping[str, str] = {}
    related: Mapping[str, tuple[str, ...]] = {}
    tombs: Mapping[str, Tomb] = {}
    seal: str = ""
    promises: tuple[Promise, ...] = ()
    noted: Mapping[str, Mapping[str, tuple[int, ...]]] = {}
