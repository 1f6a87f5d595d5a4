"""Entities that turned out to be others.

Owns what becomes of a stub, an entity with `merged_into`, in the register or by a decision: its
names go to the other one, with its id as one that the other had. Knows nothing of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from generator import toml
from generator.errors import Problem, Severity
from generator.model.decisions import Decision, Table
from generator.model.records import Entity

STAYS = "it stays an entity of its own"
# The way of a stub that leads to what is none: itself, and the other.
STRAIGHT = 2


def merge(
    entities: Iterable[Entity], decisions: Iterable[Decision] = ()
) -> tuple[tuple[Entity, ...], tuple[Problem, ...]]:
    """The entities without the stubs that lead to one of them, and what is wrong with others.

    A chain of stubs is followed and told; who stands in a circle stays.
    """
    problems: list[Problem] = []
    every = _decided(tuple(entities), decisions, problems)
    known = _by_id(every)
    stubs: dict[str, list[Entity]] = {}
    merged = set()
    for stub in known.values():
        if stub.merged_into and (end := _end(stub, known, problems)):
            stubs.setdefault(end, []).append(stub)
            merged.add(stub.id)
    whole = (_joined(e, stubs.get(e.id, ())) for e in every if e.id not in merged)
    return tuple(_without_doubles(whole, known.keys() - merged, problems)), tuple(problems)


def _decided(
    entities: tuple[Entity, ...], decisions: Iterable[Decision], problems: list[Problem]
) -> tuple[Entity, ...]:
    """The entities with the stubs that decisions make of some."""
    merges = [decision for decision in decisions if decision.table is Table.MERGE]
    if not merges:
        return entities
    known = _by_id(entities)
    into = {entity.id: entity.merged_into for entity in known.values() if entity.merged_into}
    made: dict[str, str] = {}
    for merge in merges:
        if wrong := _unfit(merge, known, into):
            problems.append(Problem(merge.place, *wrong))
        else:
            made[merge.of] = into[merge.of] = merge.into
    made = {id: _last(after, into) for id, after in made.items()}
    return tuple(
        replace(e, merged_into=made[e.id]) if e is known[e.id] and e.id in made else e
        for e in entities
    )


def _by_id(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Entities by id; of two of one id the first."""
    known: dict[str, Entity] = {}
    for entity in entities:
        known.setdefault(entity.id, entity)
    return known


def _unfit(
    merge: Decision, known: Mapping[str, Entity], into: Mapping[str, str]
) -> tuple[str, str, Severity] | None:
    """Why a decision makes no stub, and what to do; None where it does."""
    if lacking := [id for id in (merge.of, merge.into) if id not in known]:
        near = toml.close(lacking[0], known)
        hint = f"did you mean {near}?" if near else "add it to the register, or mend this"
        return f"no entity has the id {lacking[0]}: nothing is merged", hint, Severity.ERROR
    if other := into.get(merge.of):
        if other == merge.into:
            message = f"{merge.of} is merged into {other} without this: it matches nothing"
            return message, "take it out", Severity.WARNING
        message = f"{merge.of} is merged into {other} already, not into {merge.into}"
        return message, "take one of the two out; until then the first counts", Severity.ERROR
    if _last(merge.into, into) == merge.of:
        message = f"{merge.into} is merged into {merge.of}: both ways is a circle"
        return message, "take one of the two out; until then the first counts", Severity.ERROR
    return None


def _last(id: str, into: Mapping[str, str]) -> str:
    """Where a way through stubs ends, or begins again."""
    way = [id]
    while (after := into.get(way[-1])) and after not in way:
        way.append(after)
    return way[-1]


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
