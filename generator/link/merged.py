"""Entities that turned out to be others.

Owns what becomes of a stub, an entity with `merged_into`: its names go to the other one, with its
id as one that the other had. Knows nothing of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from generator.errors import Problem, Severity
from generator.model.records import Entity

STAYS = "it stays an entity of its own"
# The way of a stub that leads to what is none: itself, and the other.
STRAIGHT = 2


def merge(entities: Iterable[Entity]) -> tuple[tuple[Entity, ...], tuple[Problem, ...]]:
    """The entities without the stubs that lead to one of them, and what is wrong with others.

    A chain of stubs is followed and told; who stands in a circle stays.
    """
    every = tuple(entities)
    known: dict[str, Entity] = {}
    for entity in every:
        known.setdefault(entity.id, entity)
    problems: list[Problem] = []
    stubs: dict[str, list[Entity]] = {}
    merged = set()
    for stub in known.values():
        if stub.merged_into and (end := _end(stub, known, problems)):
            stubs.setdefault(end, []).append(stub)
            merged.add(stub.id)
    whole = (_joined(e, stubs.get(e.id, ())) for e in every if e.id not in merged)
    return tuple(_without_doubles(whole, known.keys() - merged, problems)), tuple(problems)


def _end(stub: Entity, known: Mapping[str, Entity], problems: list[Problem]) -> str:
    """The id of what a stub was merged into in the end; empty where that is nothing."""
    way = [stub.id]
    while after := known[way[-1]].merged_into:
        if after in way:
            told = ", ".join([*way[way.index(after) :], after])
            hint = f"{STAYS}: take one `merged_into` out"
            message = f"merged in a circle: {told}"
            problems.append(Problem(stub.place, message, hint, Severity.ERROR))
            return ""
        if after not in known:
            break
        way.append(after)
    if len(way) == 1:
        message = f"{stub.id} is merged into {after}, which nothing is registered as"
        problems.append(Problem(stub.place, message, STAYS))
        return ""
    if len(way) > STRAIGHT:
        message = f"{stub.id} is merged into {way[1]}, which is merged into {way[2]}"
        problems.append(Problem(stub.place, message, f'write merged_into = "{way[-1]}"'))
    return way[-1]


def _joined(entity: Entity, stubs: Iterable[Entity]) -> Entity:
    """An entity with the names of its stubs; as it is where it has none."""
    for stub in stubs:
        aliases = dict.fromkeys((*entity.aliases, stub.name, *stub.aliases))
        aliases.pop(entity.name, None)
        entity = replace(
            entity,
            aliases=tuple(aliases),
            weak=_both(entity.weak, stub.weak),
            near=_both(entity.near, stub.near),
            but_not=_both(entity.but_not, stub.but_not),
            formerly=(*entity.formerly, (stub.kind, stub.id), *stub.formerly),
            handles=_both(entity.handles, stub.handles),
            see_also=_both(entity.see_also, stub.see_also),
        )
    return entity


def _both(own: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*own, *more)))


def _without_doubles(
    entities: Iterable[Entity], ids: Iterable[str], problems: list[Problem]
) -> Iterator[Entity]:
    """The entities, each former id with the first that has it, and with none if it is in use."""
    owners = {id: id for id in ids}
    for entity in entities:
        kept = []
        for kind, old in entity.formerly:
            owner = owners.setdefault(old, entity.id)
            if owner == entity.id and old != owner:
                kept.append((kind, old))
            else:
                message = f"{entity.id} was formerly {old}: that is {owner}"
                problems.append(Problem(entity.place, message, "take it out of `formerly`"))
        same = len(kept) == len(entity.formerly)
        yield entity if same else replace(entity, formerly=tuple(kept))
