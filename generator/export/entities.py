"""Dossiers and indexes of people, places, organisations, events, works and concepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.export import urls
from generator.export.articles import PLURAL_LABELS
from generator.export.edition import Edition, span
from generator.export.indexes import bars, by_letter, sort_key
from generator.export.items import EntityItem, Letter, Link, MentionGroup, MentionLine
from generator.export.views import EntityIndexView, EntityView
from generator.model.date import Date
from generator.model.mention import REGISTERED, Mention
from generator.model.page import Page
from generator.model.records import Entity
from generator.model.ref import Ref

TOGETHER_MAX = 10

# A record and the source line at which a block of its text begins.
Paragraph = tuple[Ref, int]


def pages(edition: Edition) -> Iterator[Page]:
    """A dossier an entity, an index of all, and one a kind."""
    entities = edition.archive.entities
    named: dict[Paragraph, list[str]] = {}
    for id, mentions in edition.archive.mentions.items():
        for spot in dict.fromkeys((m.about, m.line) for m in mentions):
            named.setdefault(spot, []).append(id)
    for entity in entities.values():
        view = _view(edition, entity, named)
        yield Page(urls.entity(entity), view, f"{entity.place.file}:{entity.place.line}")
    yield from _indexes(edition)


def _view(edition: Edition, entity: Entity, named: dict[Paragraph, list[str]]) -> EntityView:
    mentions = edition.archive.mentions.get(entity.id, ())
    dates = [_date(edition, m) for m in mentions]
    aliases = [
        *entity.aliases,
        *(m.text for m in mentions if m.text != entity.name and m.score >= REGISTERED),
    ]
    return EntityView(
        path=urls.entity(entity),
        title=entity.name,
        description=entity.description,
        section=edition.section(urls.ENTITIES),
        kind=entity.kind,
        aliases=tuple(dict.fromkeys(" ".join(a.split()) for a in aliases)),
        facts=entity.facts,
        position=entity.position,
        same_as=entity.same_as,
        in_articles=_groups(edition, mentions, "article"),
        in_notes=_groups(edition, mentions, "note"),
        in_comments=_groups(edition, mentions, "comment"),
        count=len(mentions),
        span=span(dates),
        years=bars(Counter(d.year for d in dates if d), edition),
        together=_together(edition, entity, mentions, named),
    )


def _groups(edition: Edition, mentions: Iterable[Mention], kind: str) -> tuple[MentionGroup, ...]:
    chosen = [m for m in mentions if m.about.kind == kind]
    return tuple(
        MentionGroup(
            edition.item(edition.archive.articles[name]), tuple(_line(edition, m) for m in group)
        )
        for name, group in groupby(chosen, lambda m: m.about.article)
    )


def _line(edition: Edition, mention: Mention) -> MentionLine:
    path = urls.article(mention.about.article)
    return MentionLine(
        before=mention.before,
        text=mention.text,
        after=mention.after,
        path=f"{path}#{edition.spot(mention)}",
        who=_who(edition, mention),
        date=_date(edition, mention),
        inferred=mention.score < REGISTERED,
    )


def _who(edition: Edition, mention: Mention) -> str:
    part = edition.archive.parts.get(mention.about)
    if part:
        return part.author
    return ", ".join(edition.archive.articles[mention.about.article].authors)


def _date(edition: Edition, mention: Mention) -> Date | None:
    part = edition.archive.parts.get(mention.about)
    article = edition.archive.articles[mention.about.article]
    return (part.date if part else None) or article.date


def _together(
    edition: Edition,
    entity: Entity,
    mentions: Iterable[Mention],
    named: dict[Paragraph, list[str]],
) -> tuple[EntityItem, ...]:
    """Those most often named in the same paragraphs."""
    counts: Counter[str] = Counter()
    for spot in dict.fromkeys((m.about, m.line) for m in mentions):
        counts.update(id for id in named[spot] if id != entity.id)
    entities = edition.archive.entities
    ranked = sorted(counts, key=lambda id: (-counts[id], sort_key(entities[id].sort), id))
    return tuple(edition.entity_item(entities[id]) for id in ranked[:TOGETHER_MAX])


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
