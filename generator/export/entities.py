"""The exporter of people, places, organisations, events, works and concepts, and their indexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from heapq import nsmallest
from operator import itemgetter

from msgspec.structs import replace

from generator.export import dossiers, urls
from generator.export.annotated import about_names
from generator.export.edition import Edition
from generator.export.indexes import EntityIndexView
from generator.export.initials import Headed, Rows, paged
from generator.export.items import EntityItem, Letter, Link
from generator.export.lots import Lot
from generator.export.sorting import by_letter, sort_key
from generator.model.page import Page
from generator.model.records import Entity, Kind

MOST_MAX = 200
# It stands after every year.
UNDATED = "~"


def lots(edition: Edition) -> Iterator[Lot]:
    """A dossier an entity, an index of all, one a kind, by mentions, and by the first of them."""
    noting = about_names(edition)
    of = (edition.naming, edition.years, edition.writers, edition.talking, noting)
    yield Lot("entities", of, partial(_pages, edition))


def _ways(edition: Edition) -> tuple[Link, ...]:
    say = edition.tongue.say
    ways = {
        "book": Link(say("As a printed index"), urls.BOOK),
        "network": Link(say("As a network"), urls.NETWORK),
    }
    return tuple(link for name, link in ways.items() if edition.has(name))


def _pages(edition: Edition) -> Iterator[Page]:
    for entity in edition.archive.entities.values():
        yield from dossiers.pages_of(edition, entity)
    for view in _indexes(edition):
        yield Page(view.path, view, f"the index of {view.title.lower()}")
    edition.done("entities")


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
    tongue, say = edition.tongue, edition.tongue.say
    entities, section = in_order(edition), edition.section(urls.ENTITIES)
    most = tuple(edition.entity_item(entity) for entity in most_named(edition, MOST_MAX))
    sizes = Counter(entity.kind for entity in entities)
    present = [kind for kind in Kind if sizes[kind]]
    kinds = [Link(say("All"), urls.ENTITIES, len(entities))]
    kinds += [Link(tongue.kinds(kind), urls.kind(kind), sizes[kind]) for kind in present]
    if most:
        kinds += [Link(say("Most mentioned"), urls.MOST), Link(say("First mentioned"), urls.FIRST)]
    shared = EntityIndexView("", "", section=section, kinds=tuple(kinds), ways=_ways(edition))
    title = say("People, places and other names")
    every = replace(shared, path=urls.ENTITIES, title=title, section=None)
    yield from paged(edition, every, _letters(edition, entities), _letter)
    for kind in present:
        of_kind = [entity for entity in entities if entity.kind == kind]
        index = replace(shared, path=urls.kind(kind), title=tongue.kinds(kind), kind=kind)
        yield from paged(edition, index, _letters(edition, of_kind), _letter)
    if most:
        yield replace(shared, path=urls.MOST, title=say("Most mentioned names"), most=most)
        title = say("Names by the year of their first mention")
        index = replace(shared, path=urls.FIRST, title=title)
        yield from paged(edition, index, _years(edition, entities), _letter)


def _letter(letter: str, rows: Rows[EntityItem]) -> Letter:
    return Letter(letter, entities=tuple(item for _, item in rows))


def _letters(edition: Edition, entities: Iterable[Entity]) -> Headed[EntityItem]:
    """Names and aliases from A to Z."""
    language = edition.site.language
    lines = [line for entity in entities for line in _lines(edition, entity)]
    lines.sort(key=lambda line: sort_key(line[0], language))
    return by_letter(lines, itemgetter(0), language)


def _lines(edition: Edition, entity: Entity) -> Iterator[tuple[str, EntityItem]]:
    """An entity by what it is sorted by, and by each alias."""
    item = edition.entity_item(entity)
    yield entity.sort, item
    for alias in dict.fromkeys(" ".join(alias.split()) for alias in entity.aliases):
        yield alias, EntityItem(item.path, alias, item.kind, "", 0, 0, see=item.name)


def _years(edition: Edition, entities: Iterable[Entity]) -> Headed[EntityItem]:
    """The names that are named here, by the year of the first article that names them."""
    entries = edition.archive.entries
    years: dict[str, list[tuple[str, EntityItem]]] = {}
    for entity in entities:
        shares = edition.archive.named.of(entity.id)
        dates = [entries[share.article].card.article.date for share in shares]
        if shares:
            first = min((date.year for date in dates if date), default=UNDATED)
            years.setdefault(first, []).append((entity.sort, edition.entity_item(entity)))
    called = {UNDATED: edition.tongue.say("Undated")}
    return [(called.get(year, year), years[year]) for year in sorted(years)]
