"""Every registered name as one light value.

Owns what of the register recognising needs, its checks, and how a name written by hand finds its
entity. Knows nothing of texts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache

import msgspec
from msgspec import Struct

from generator.digest import digest_bytes
from generator.errors import Problem, Severity, Trouble
from generator.model.decisions import Decision, Ruling
from generator.model.records import Entity, Kind
from generator.recognise.folding import keys

_encoder = msgspec.msgpack.Encoder(order="deterministic")


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """The names of one entity; the fields mean what they mean in `Entity`."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()

    @property
    def strong(self) -> tuple[str, ...]:
        """Every form that always means it."""
        return (self.name, *self.aliases)


class Lexicon(Struct, frozen=True):
    """Every entry, in the order of their ids, each id once; every ruling on them, in order."""

    entries: tuple[Entry, ...] = ()
    rulings: tuple[Ruling, ...] = ()


def build(
    entities: Iterable[Entity], splits: Iterable[Decision] = ()
) -> tuple[Lexicon, tuple[Problem, ...]]:
    """The lexicon of a register, and what is wrong with its names.

    Of two entities with one id the first stays. Two that are parted by a decision may share names.
    """
    kept: dict[str, Entity] = {}
    problems: list[Problem] = []
    for entity in entities:
        first = kept.setdefault(entity.id, entity)
        if first is not entity:
            problems.append(_twice(first, entity))
    parted = {frozenset((split.of, split.into)) for split in splits}
    problems += _clashes(kept.values(), parted)
    ordered = sorted(kept.values(), key=lambda e: e.id)
    return Lexicon(tuple(_entry(entity) for entity in ordered)), tuple(problems)


def encode(lexicon: Lexicon) -> tuple[str, bytes]:
    """The lexicon as a blob: its digest and its bytes."""
    data = _encoder.encode(lexicon)
    return digest_bytes(data), data


def decode(data: bytes) -> Lexicon:
    """Read what `encode` wrote."""
    return msgspec.msgpack.decode(data, type=Lexicon)


def surface(written: str) -> str:
    """A spelling, folded to one string, so that equal ones are equal."""
    return " ".join(keys(written))


def resolve(lexicon: Lexicon) -> Callable[[str], str | None]:
    """How a name written by hand finds its entity: by id, else by name or alias, else by folded id.

    None is the answer for a name that is unknown, or that two entities have.
    """

    @cache
    def owners() -> tuple[dict[str, str | None], dict[str, str | None]]:
        entries = lexicon.entries
        return (
            _owners((surface(form), e.id) for e in entries for form in e.strong),
            _owners((surface(e.id), e.id) for e in entries),
        )

    known = ids(lexicon)

    def entity_of(written: str) -> str | None:
        if written in known:
            return known[written]
        key = surface(written)
        names, folded = owners()
        return names[key] if key in names else folded.get(key)

    return entity_of


def ids(lexicon: Lexicon) -> dict[str, str]:
    """The entity of each id, and of each that one had."""
    entries = lexicon.entries
    return {old: e.id for e in entries for old in e.formerly} | {e.id: e.id for e in entries}


def nameless(lexicon: Lexicon) -> set[str]:
    """The spellings, folded, that are decided to be no name in any text."""
    return {surface(r.name) for r in lexicon.rulings if r.name and not (r.into or r.within)}


def _owners(pairs: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """Whose each spelling is; None for a shared one."""
    owners: dict[str, str | None] = {}
    for key, id in pairs:
        if key and owners.setdefault(key, id) != id:
            owners[key] = None
    return owners


def _entry(entity: Entity) -> Entry:
    return Entry(
        entity.id,
        entity.kind,
        entity.name,
        entity.aliases,
        entity.weak,
        entity.near,
        entity.but_not,
        tuple(old for _, old in entity.formerly),
    )


def _clashes(entities: Iterable[Entity], parted: Collection[frozenset[str]]) -> Iterator[Problem]:
    owners: dict[str, Entity] = {}
    for entity in entities:
        reported = set()
        for form in (entity.name, *entity.aliases):
            key = surface(form)
            if not key:
                yield _unreadable(entity, form)
                continue
            first = owners.setdefault(key, entity)
            if {first.id, entity.id} not in parted and first is not entity and key not in reported:
                reported.add(key)
                yield _shared(first, entity, form)
        yield from (_unreadable(entity, form) for form in entity.weak if not surface(form))


def _twice(first: Entity, second: Entity) -> Problem:
    return Problem(
        second.place,
        f"the entity “{second.id}” is registered a second time; this one is left out",
        f"the first stands at {first.place}: join them, or give this one another id",
        Severity.ERROR,
        kind=Trouble.DUPLICATE,
    )


def _shared(first: Entity, second: Entity, form: str) -> Problem:
    return Problem(
        second.place,
        f"“{form}” is a name of both {first.id} and {second.id}",
        "make it weak in one of them, give each a longer alias, or decide it by a [[split]]",
    )


def _unreadable(entity: Entity, form: str) -> Problem:
    return Problem(
        entity.place,
        f"“{form}”, a name of {entity.id}, has no letter or digit: no text can be matched with it",
        "give the entity an alias in words",
    )
