"""Dossiers and indexes of people, places, organisations, events, works and concepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import ClassVar

from generator.export import urls
from generator.export.articles import PLURAL_LABELS
from generator.export.edition import Edition, shown, span
from generator.export.indexes import bars, by_letter, sort_key
from generator.export.items import ArticleItem, Letter, Link, MentionGroup, MentionLine, Name
from generator.export.lots import Lot
from generator.export.shelf import Shelf
from generator.export.views import EntityIndexView, EntityView
from generator.model.archive import Named
from generator.model.mention import Quote
from generator.model.page import LINES, Brief, Page
from generator.model.records import Entity

TOGETHER_MAX = 10

Shares = tuple[Named, ...]


class EntityBrief(Brief, frozen=True):
    """A dossier: the digests of the articles' listings, and of the mentions in each.

    `years` are those that have a page.
    """

    template: ClassVar[str] = "entity.html"
    path: str
    entity: Entity
    section: Link | None
    articles: tuple[str, ...]
    quotes: tuple[str, ...]
    together: tuple[Link, ...]
    years: tuple[str, ...]

    @property
    def weight(self) -> int:
        """The mentions in each article are a few lines."""
        return 1 + len(self.quotes) // LINES

    def unfold(self, shelf: Shelf, /) -> EntityView:
        """The dossier as its template shows it."""
        entity = self.entity
        quotes_of = shelf.quotes(self.quotes)
        groups = [
            (shelf.item(article), quotes_of[digest])
            for article, digest in zip(self.articles, self.quotes, strict=True)
        ]
        found = [quote for _, quotes in groups for quote in quotes]
        spelt = (q.text for q in found if q.text != entity.name and not q.inferred)
        aliases = (" ".join(alias.split()) for alias in (*entity.aliases, *spelt))
        dates = [quote.date for quote in found]
        return EntityView(
            path=self.path,
            title=entity.name,
            description=entity.description,
            section=self.section,
            kind=entity.kind,
            aliases=tuple(dict.fromkeys(aliases)),
            facts=entity.facts,
            position=entity.position,
            same_as=entity.same_as,
            in_articles=_groups(groups, entity.id, "article"),
            in_notes=_groups(groups, entity.id, "note"),
            in_comments=_groups(groups, entity.id, "comment"),
            count=len(found),
            span=span(dates),
            years=bars(Counter(d.year for d in dates if d), self.years),
            together=self.together,
        )


def lots(edition: Edition) -> Iterator[Lot]:
    """A dossier an entity, an index of all, and one a kind."""
    yield Lot("entities", (edition.naming, edition.years), partial(_pages, edition))


def _pages(edition: Edition) -> Iterator[Page]:
    for entity in edition.archive.entities.values():
        yield page_of(edition, entity)
    yield from _indexes(edition)
    edition.done_with(edition.archive.named)


def page_of(edition: Edition, entity: Entity) -> Page:
    """The dossier of one entity."""
    shares = edition.archive.named.of(entity.id)
    together = edition.recall(f"near {entity.id}", _near, shares, edition.names)
    around = (edition.section(urls.ENTITIES), together, edition.years)
    return edition.recall(f"entity {entity.id}", _page, entity, shares, around)


def _page(
    entity: Entity,
    shares: Shares,
    around: tuple[Link | None, tuple[Link, ...], tuple[str, ...]],
) -> Page:
    section, together, years = around
    path = urls.entity(entity)
    articles = tuple([share.listing for share in shares])
    quotes = tuple([share.at.context.quotes for share in shares])
    brief = EntityBrief(path, shown(entity), section, articles, quotes, together, years)
    return Page(path, brief, f"{entity.place.file}:{entity.place.line}")


def _groups(
    groups: Iterable[tuple[ArticleItem, Sequence[Quote]]], entity: str, kind: str
) -> tuple[MentionGroup, ...]:
    chosen = ((article, [q for q in quotes if q.about.kind == kind]) for article, quotes in groups)
    return tuple(
        MentionGroup(article, tuple(_line(article, entity, quote) for quote in quotes))
        for article, quotes in chosen
        if quotes
    )


def _line(article: ArticleItem, entity: str, quote: Quote) -> MentionLine:
    spot = urls.spot(entity, quote.nth, urls.anchor(quote.about))
    return MentionLine(
        before=quote.before,
        text=quote.text,
        after=quote.after,
        path=f"{article.path}#{spot}",
        who=quote.who,
        date=quote.date,
        inferred=quote.inferred,
    )


def _near(shares: Shares, names: Mapping[str, Name]) -> tuple[Link, ...]:
    """Those most often named in the same paragraphs, each with in how many."""
    counts = Counter([share.all[place] for share in shares for place in share.at.context.beside])
    least = sorted(counts.values(), reverse=True)[:TOGETHER_MAX][-1:]
    ranked = [(names[other], n) for other, n in counts.items() if [n] >= least]
    ranked.sort(key=lambda pair: (-pair[1], sort_key(pair[0].sort), pair[0].id))
    return tuple(Link(name.name, name.path, n) for name, n in ranked[:TOGETHER_MAX])


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
