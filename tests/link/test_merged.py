"""Entities that turned out to be others."""

from __future__ import annotations

import pytest

from generator.errors import Place
from generator.link import merge
from generator.model.records import Entity, Kind
from tests.cases import load


def entity(line: str, number: int) -> Entity:
    """An entity in a line: `id Name, Alias -> other < old ids`, or less."""
    line, _, old = line.partition(" < ")
    line, _, into = line.partition(" -> ")
    id, _, names = line.partition(" ")
    name, *aliases = names.split(", ")
    return Entity(
        id, name, Kind.PERSON, Place("entities.toml", number), name, tuple(aliases),
        merged_into=into, formerly=tuple((Kind.PERSON, one) for one in old.split()),
    )  # fmt: skip


def shown(entity: Entity) -> str:
    """The line of an entity."""
    old = " ".join(one for _, one in entity.formerly)
    return f"{entity.id} {', '.join((entity.name, *entity.aliases))}{f' < {old}' if old else ''}"


@pytest.mark.parametrize("case", load("merged"), ids=lambda case: case.name)
def test_merge(case):
    """Stubs give their names and ids to the other one, as the case says."""
    lines = case.given.splitlines()
    entities, problems = merge(entity(line, n) for n, line in enumerate(lines, 1))
    told = [f"! {p.place.line}: {p.message} ({p.hint})" for p in problems]
    assert case.expected == "\n".join([*map(shown, entities), *told])
