"""Entities that turned out to be others."""

from __future__ import annotations

import pytest

from generator.errors import Place
from generator.link import merge
from generator.model.decisions import Decision, Table
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


def told(*merges: tuple[str, str]) -> list[str]:
    """What some decisions on a register of three come to: `c` is merged into `b` there."""
    lines = ["a A", "b B", "c C -> b"]
    decisions = [
        Decision(Table.MERGE, Place("decisions.toml", number), of=of, into=into)
        for number, (of, into) in enumerate(merges, 1)
    ]
    every = (entity(line, number) for number, line in enumerate(lines, 1))
    entities, problems = merge(every, decisions)
    return [*map(shown, entities), *(f"! {p.place}: {p.message}" for p in problems)]


@pytest.mark.parametrize(
    ("merges", "expected"),
    [
        ([("a", "b")], ["b B, A, C < a c"]),
        ([("a", "c")], ["b B, A, C < a c"]),
        (
            [("b", "a")],
            [
                "a A, B, C < b c",
                "! entities.toml:3: c is merged into b, which is merged into a",
            ],
        ),
        (
            [("c", "b")],
            [
                "a A",
                "b B, C < c",
                "! decisions.toml:1: c is merged into b without this: it matches nothing",
            ],
        ),
        (
            [("c", "a")],
            ["a A", "b B, C < c", "! decisions.toml:1: c is merged into b already, not into a"],
        ),
        (
            [("b", "c")],
            [
                "a A",
                "b B, C < c",
                "! decisions.toml:1: c is merged into b: both ways is a circle",
            ],
        ),
        (
            [("x", "y")],
            ["a A", "b B, C < c", "! decisions.toml:1: no entity has the id x: nothing is merged"],
        ),
    ],
)  # fmt: skip
def test_merging_by_decision(merges, expected):
    """A decision makes a stub, unless the register or an earlier decision says something of it."""
    assert told(*merges) == expected
