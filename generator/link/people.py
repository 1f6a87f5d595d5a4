"""Who of the register writes here, and which entries point to each other.

Owns the one rule of identity: a name that somebody signs with means an entity where its entry
states it as a handle, and never because the two look alike. Knows nothing of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.errors import Place, Problem
from generator.model.archive import Archive, folded
from generator.model.records import Entity
from generator.toml import nearest

AS_WRITTEN = "write the name as it stands above what they wrote"


def joined(entities: Iterable[Entity]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The id of the entity that signs with each name; of two that claim one neither does."""
    claims: dict[str, list[tuple[Entity, str]]] = {}
    for entity in entities:
        for key, handle in {folded(handle): handle for handle in entity.handles}.items():
            claims.setdefault(key, []).append((entity, handle))
    problems = [
        Problem(
            other.place,
            f"handle {handle!r}: {other.id} and {claim[0][0].id} both claim it",
            "take it out of one; till then it joins neither",
        )
        for claim in claims.values()
        for other, handle in claim[1:]
    ]
    sure = {key: claim[0][0].id for key, claim in claims.items() if len(claim) == 1}
    return sure, tuple(problems)


def handles(entities: Iterable[Entity]) -> Iterator[tuple[str, Place]]:
    """Every handle, with the place of its entry."""
    return ((handle, entity.place) for entity in entities for handle in entity.handles)


def strangers(archive: Archive, names: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    """A problem for each name, with where it is written, that nobody signs with here."""
    wanted = tuple(names)
    signed = _signed(archive) if wanted else {}
    for name, place in wanted:
        if folded(name) not in signed:
            hint = nearest(name, signed.values(), AS_WRITTEN)
            yield Problem(place, f"nobody here signs as {name!r}", hint)


def _signed(archive: Archive) -> dict[str, str]:
    """Every folded name with one way to write it; the index is not made for that alone."""
    cards = [entry.card for entry in archive.entries.values()]
    return {
        folded(name): name for card in cards for name in (*card.article.authors, *card.speakers)
    }


def related(
    entities: Mapping[str, Entity],
) -> tuple[dict[str, tuple[str, ...]], tuple[Problem, ...]]:
    """The others that each entity points to or is pointed to from, and what points to nothing."""
    now = {old: entity.id for entity in entities.values() for _, old in entity.formerly}
    now |= {id: id for id in entities}
    pairs: dict[str, dict[str, None]] = {}
    problems = []
    for entity in entities.values():
        for other in entity.see_also:
            found = now.get(other)
            if found is None or found == entity.id:
                why = "that is itself" if found else "nothing is registered as that"
                hint = "take it out" if found else nearest(other, entities, "take it out")
                message = f"{entity.id} says to see also {other}: {why}"
                problems.append(Problem(entity.place, message, hint))
            else:
                pairs.setdefault(entity.id, {})[found] = None
                pairs.setdefault(found, {})[entity.id] = None
    return {id: tuple(others) for id, others in pairs.items()}, tuple(problems)
