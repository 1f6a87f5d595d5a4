"""The exporter of people, places, organisations, events, works and concepts, and their indexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from heapq import nsmallest

from msgspec.structs import replace

from generator.export import dossiers, urls
from generator.export.articles import PLURAL_LABELS
from generator.export.edition import Edition
from generator.export.items import (
    Letter,
    Link,
)
from generator.export.lots import Lot
from generator.export.named import EntityIndexView
from generator.export.sorting import by_letter, sort_key
from generator.model.page import Page
from generator.model.records import Entity

MOST_MAX = 200
WAYS = {
    "book": Link("As a printed index", urls.BOOK),
    "network": Link("As a network", urls.NETWORK),
}


def lots(edition: Edition) -> Iterator[Lot]:
    """A dossier an entity, an index of all, one a kind, and one of those named most."""
    yield Lot("entities", (edition.naming, edition.years), partial(_pages, edition))


def _ways(edition: Edition) -> tuple[Link, ...]:
    return tuple(link for name, link in WAYS.items() if edition.has(name))


def _pages(edition: Edition) -> Iterator[Page]:
    for entity in edition.archive.entities.values():
        yield from dossiers.pages_of(edition, entity)
    for view in _indexes(edition):
        yield Page(view.path, view, f"the index of {view.title.lower()}")
    edition.done_with(edition.archive.named, "mentions", "book", "network", "search")


def in_order(edition: Edition) -> list[Entity]:
    """Every entity by the name that it is sorted by."""
    language = edition.site.language
    return sorted(
        edition.archive.entities.values(), key=lambda e: (sort_key(e.sort, language), e.id)
    )


def most_named(edition: Edition, many: int) -> list[Entity]:
    """The entities that are named most often, the first by id of those that are equal."""
    counts = {id: sum(each) for id, each in edition.counts.items()}
    found = nsmallest(many, counts, key=lambda id: (-counts[id], id))
    return [edition.archive.entities[id] for id in found if counts[id]]


def _indexes(edition: Edition) -> Iterator[EntityIndexView]:
    entities, section = in_order(edition), edition.section(urls.ENTITIES)
    most = tuple(edition.entity_item(entity) for entity in most_named(edition, MOST_MAX))
    sizes = Counter(entity.kind for entity in entities)
    present = [kind for kind in PLURAL_LABELS if sizes[kind]]
    kinds = [Link("All", urls.ENTITIES, len(entities))]
    kinds += [Link(PLURAL_LABELS[kind], urls.kind(kind), sizes[kind]) for kind in present]
    kinds += [Link("Most mentioned", urls.MOST)] if most else []
    shared = EntityIndexView("", "", section=section, kinds=tuple(kinds), ways=_ways(edition))
    title = "People, places and other names"
    letters = _letters(edition, entities)
    yield replace(shared, path=urls.ENTITIES, title=title, section=None, letters=letters)
    for kind in present:
        letters = _letters(edition, [entity for entity in entities if entity.kind == kind])
        title = PLURAL_LABELS[kind]
        yield replace(shared, path=urls.kind(kind), title=title, kind=kind, letters=letters)
    if most:
        yield replace(shared, path=urls.MOST, title="Most mentioned names", most=most)


def _letters(edition: Edition, entities: Iterable[Entity]) -> tuple[Letter, ...]:
    return tuple(
        Letter(letter, entities=tuple(edition.entity_item(e) for e in group))
        for letter, group in by_letter(entities, lambda e: e.sort, edition.site.language)
    )
