"""The exporter of people, places, organisations, events, works and concepts, and their indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.export import dossiers, urls
from generator.export.articles import PLURAL_LABELS
from generator.export.edition import Edition
from generator.export.indexes import by_letter, sort_key
from generator.export.items import Letter, Link
from generator.export.lots import Lot
from generator.export.views import EntityIndexView
from generator.model.page import Page
from generator.model.records import Entity


def lots(edition: Edition) -> Iterator[Lot]:
    """A dossier an entity, an index of all, and one a kind."""
    yield Lot("entities", (edition.naming, edition.years), partial(_pages, edition))


def _pages(edition: Edition) -> Iterator[Page]:
    for entity in edition.archive.entities.values():
        yield from dossiers.pages_of(edition, entity)
    yield from _indexes(edition)
    edition.done_with(edition.archive.named)


def _indexes(edition: Edition) -> Iterator[Page]:
    entities = sorted(edition.archive.entities.values(), key=lambda e: (sort_key(e.sort), e.id))
    present = [k for k in PLURAL_LABELS if any(e.kind == k for e in entities)]
    kinds = [Link("All", urls.ENTITIES, len(entities))]
    kinds += [
        Link(PLURAL_LABELS[k], urls.kind(k), sum(e.kind == k for e in entities)) for k in present
    ]
    title = "People, places and other names"
    view = EntityIndexView(
        urls.ENTITIES, title, kinds=tuple(kinds), letters=_letters(edition, entities)
    )
    yield Page(urls.ENTITIES, view, "the index of names")
    for kind in present:
        chosen = [e for e in entities if e.kind == kind]
        view = EntityIndexView(
            path=urls.kind(kind),
            title=PLURAL_LABELS[kind],
            section=edition.section(urls.ENTITIES),
            kind=kind,
            kinds=tuple(kinds),
            letters=_letters(edition, chosen),
        )
        yield Page(view.path, view, f"the index of {view.title.lower()}")


def _letters(edition: Edition, entities: Iterable[Entity]) -> tuple[Letter, ...]:
    return tuple(
        Letter(letter, entities=tuple(edition.entity_item(e) for e in group))
        for letter, group in by_letter(entities, lambda e: e.sort)
    )
