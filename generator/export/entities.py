"""Dossiers and indexes of people, places, organisations, events, works and concepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.export import urls
from generator.export.articles import PLURAL_LABELS
from generator.export.edition import Edition, span
from generator.export.indexes import bars, letter_of, sort_key
from generator.export.items import EntityItem, Letter, Link, MentionGroup, MentionLine
from generator.export.views import EntityIndexView, EntityView
from generator.model.date import Date
from generator.model.mention import Mention
from generator.model.page import Page
from generator.model.records import Entity
from generator.model.ref import Ref

TOGETHER_MAX = 10


def pages(edition: Edition) -> Iterator[Page]:
    """A dossier an entity, an index of all, and one a kind."""
    entities = edition.archive.entities
    named: dict[str, list[str]] = {}
    for id, mentions in edition.archive.mentions.items():
        for name in dict.fromkeys(_article_of(m.about) for m in mentions):
            named.setdefault(name, []).append(id)
    for entity in entities.values():
        view = _view(edition, entity, named)
        yield Page(urls.entity(entity), view, f"{entity.place.file}:{entity.place.line}")
    yield from _indexes(edition)


def _view(edition: Edition, entity: Entity, named: dict[str, list[str]]) -> EntityView:
    mentions = edition.archive.mentions.get(entity.id, ())
    dates = [_date(edition, m) for m in mentions]
    aliases = [*entity.aliases, *(m.text for m in mentions if m.text != entity.name)]
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
        for name, group in groupby(chosen, lambda m: _article_of(m.about))
    )


def _line(edition: Edition, mention: Mention) -> MentionLine:
    path = urls.article(_article_of(mention.about))
    return MentionLine(
        before=mention.before,
        text=mention.text,
        after=mention.after,
        path=f"{path}#{edition.spot(mention)}",
        who=_who(edition, mention),
        date=_date(edition, mention),
        inferred=mention.score < 3.0,  # noqa: PLR2004 (the score of a registered form)
    )


def _who(edition: Edition, mention: Mention) -> str:
    part = edition.archive.parts.get(mention.about)
    if part:
        return part.author
    return ", ".join(edition.archive.articles[_article_of(mention.about)].authors)


def _date(edition: Edition, mention: Mention) -> Date | None:
    part = edition.archive.parts.get(mention.about)
    article = edition.archive.articles[_article_of(mention.about)]
    return (part.date if part else None) or article.date


def _article_of(ref: Ref) -> str:
    return ref.name.partition("#")[0]


def _together(
    edition: Edition, entity: Entity, mentions: Iterable[Mention], named: dict[str, list[str]]
) -> tuple[EntityItem, ...]:
    """Those most often named in the same articles and threads."""
    counts: Counter[str] = Counter()
    for name in dict.fromkeys(_article_of(m.about) for m in mentions):
        counts.update(id for id in named[name] if id != entity.id)
    ranked = sorted(counts, key=lambda id: (-counts[id], id))[:TOGETHER_MAX]
    return tuple(edition.entity_item(edition.archive.entities[id]) for id in ranked)


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
    grouped = groupby(entities, lambda e: letter_of(e.sort))
    return tuple(
        Letter(letter, entities=tuple(edition.entity_item(e) for e in group))
        for letter, group in grouped
    )
