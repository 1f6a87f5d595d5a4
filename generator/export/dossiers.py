"""Dossiers: all that is known of an entity, and every mention of it.

Owns the pages of one entity: its dossier, and where it is named too often to be listed at once, a
page for each period of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import ClassVar

from msgspec import Struct

from generator.export import urls
from generator.export.annotated import Annotated, annotated
from generator.export.charts import by_year
from generator.export.edition import Edition, shown
from generator.export.items import (
    ArticleItem,
    Link,
    Name,
)
from generator.export.named import EntityView, Mentions, MentionsView, Writes
from generator.export.parts import of_period, parts, within
from generator.export.periods import Period, Piece, divided, pieces
from generator.export.quoted import gist, groups, quoted, speakers
from generator.export.shelf import Shelf
from generator.export.sorting import sort_key
from generator.model.archive import Named
from generator.model.mention import Quote
from generator.model.page import LINES, Brief, Page
from generator.model.records import Entity

TOGETHER_MAX = 10
FILES = (("csv", "CSV"), ("json", "JSON"))
PARTS = frozenset(("mentions", "linked", "name-feeds"))

Shares = tuple[Named, ...]


class Held(Struct, frozen=True, array_like=True):
    """Which mentions a page is of: those in some pieces, listed on it or on its `parts`."""

    pieces: tuple[Piece, ...]
    parts: tuple[Link, ...]
    downloads: tuple[Link, ...]

    @property
    def weight(self) -> int:
        """The mentions in each article are a few lines."""
        return 1 + len(self.pieces) // LINES

    def unfold(self, found: Sequence[tuple[ArticleItem, Sequence[Quote]]], entity: str) -> Mentions:
        """The mentions as a template shows them, where these are to be listed."""
        written, noted, said = (
            tuple(groups(found, entity, kind)) for kind in ("article", "note", "comment")
        )
        return Mentions(
            count=sum(piece.stop - piece.start for piece in self.pieces),
            in_articles=written,
            in_notes=noted,
            in_comments=said,
            speakers=speakers((written, noted, said)),
            parts=self.parts,
            downloads=self.downloads,
        )


class EntityBrief(Brief, frozen=True):
    """A dossier: the entity, and the mentions of it. `years` are those that have a page."""

    template: ClassVar[str] = "entity.html"
    path: str
    entity: Entity
    section: Link | None
    held: Held
    together: tuple[Link, ...]
    years: tuple[str, ...]
    writes: Writes | None
    see_also: tuple[Link, ...]
    linked: str
    feed: str
    notes: tuple[Annotated, ...]

    @property
    def weight(self) -> int:
        """What all mentions weigh: all are looked through, even where they are listed elsewhere."""
        return self.held.weight

    def unfold(self, shelf: Shelf, /) -> EntityView:
        """The dossier as its template shows it."""
        entity, held = self.entity, self.held
        found = quoted(shelf, held.pieces)
        listed = () if held.parts else tuple(found)
        whole = gist(listed or found, entity.id)
        forms = sorted(whole.forms.items(), key=lambda pair: (-pair[1], pair[0]))
        return EntityView(
            path=self.path,
            title=entity.name,
            description=entity.description,
            section=self.section,
            kind=entity.kind,
            aliases=tuple(dict.fromkeys(" ".join(alias.split()) for alias in entity.aliases)),
            forms=tuple(Link(form, "", count) for form, count in forms),
            facts=entity.facts,
            position=entity.position,
            same_as=entity.same_as,
            mentions=held.unfold(listed, entity.id),
            span=whole.span,
            first=whole.first,
            last=whole.last,
            years=by_year(whole.years, {year: urls.year(year) for year in self.years}),
            together=self.together,
            writes=self.writes,
            see_also=self.see_also,
            linked=self.linked,
            feed=self.feed,
            notes=tuple(note for each in self.notes for note in each.unfold(shelf)),
        )


class MentionsBrief(Brief, frozen=True):
    """The page of a period of the mentions of an entity, which is named by its id."""

    template: ClassVar[str] = "mentions.html"
    path: str
    title: str
    entity: str
    section: Link
    above: Link | None
    held: Held
    earlier: Link | None
    later: Link | None

    @property
    def weight(self) -> int:
        """What its mentions weigh."""
        return self.held.weight

    def unfold(self, shelf: Shelf, /) -> MentionsView:
        """The page as its template shows it."""
        found = () if self.held.parts else tuple(quoted(shelf, self.held.pieces))
        return MentionsView(
            path=self.path,
            title=self.title,
            section=self.section,
            above=self.above,
            mentions=self.held.unfold(found, self.entity),
            earlier=self.earlier,
            later=self.later,
        )


def pages_of(edition: Edition, entity: Entity) -> tuple[Page, ...]:
    """The dossier of one entity, and the pages of its periods if it has any."""
    shares = edition.archive.named.of(entity.id)
    together = edition.recall(f"near {entity.id}", _near, shares, edition.names)
    parts = edition.exporters & PARTS
    notes = tuple(_noted(edition, entity))
    ties = (together, edition.writing.get(entity.id), _see_also(edition, entity), notes)
    around = (edition.section(urls.ENTITIES), edition.years, parts)
    make = partial(_pages, edition)
    return edition.recall(f"entity {entity.id}", make, entity, shares, ties, around)


def whole(edition: Edition, entity: Entity) -> Period:
    """All mentions of an entity, divided as far as has to be."""
    shares = edition.archive.named.of(entity.id)
    return edition.recall(f"whole {entity.id}", partial(_whole, edition), shares)


def _whole(edition: Edition, shares: Shares) -> Period:
    entries = edition.archive.entries
    rows = ((s.article, s.listing, s.at.context.quotes, s.at.total) for s in shares)
    return divided(tuple(pieces(rows, lambda name: entries[name].card.article.date)))


def _pages(
    edition: Edition,
    entity: Entity,
    _: Shares,
    ties: tuple[tuple[Link, ...], Writes | None, tuple[Link, ...], tuple[Annotated, ...]],
    around: tuple[Link | None, tuple[str, ...], frozenset[str]],
) -> tuple[Page, ...]:
    section, years, running = around
    every, path = whole(edition, entity), urls.entity(entity)
    has_files = "mentions" in running
    together, writes, see_also, notes = ties
    brief = EntityBrief(
        path=path,
        entity=shown(entity),
        section=section,
        held=_held(edition, entity, every, has_files=has_files),
        together=together,
        years=years,
        writes=writes,
        see_also=see_also,
        linked=urls.beside(path, "jsonld") if "linked" in running else "",
        feed=urls.feed(path) if "name-feeds" in running else "",
        notes=notes,
    )
    source = f"{entity.place.file}:{entity.place.line}"
    return (
        Page(path, brief, source),
        *(Page(b.path, b, source) for b in _periods(edition, entity, every, has_files=has_files)),
    )


def _periods(
    edition: Edition, entity: Entity, every: Period, *, has_files: bool
) -> Iterator[MentionsBrief]:
    """The pages of all periods."""
    for part in parts(edition, every, partial(of_period, urls.entity(entity))):
        yield MentionsBrief(
            path=part.link.path,
            title=edition.tongue.part(entity.name, part.link.text),
            entity=entity.id,
            section=Link(entity.name, urls.entity(entity)),
            above=edition.section(urls.ENTITIES),
            held=_held(edition, entity, part.period, has_files=has_files),
            earlier=part.earlier,
            later=part.later,
        )


def _held(edition: Edition, entity: Entity, period: Period, *, has_files: bool) -> Held:
    path_of = partial(of_period, urls.entity(entity))
    path, pages = path_of(period), within(edition, period, path_of)
    files = () if pages or not period.pieces or not has_files else FILES
    downloads = tuple(Link(name, urls.beside(path, ending)) for ending, name in files)
    return Held(period.pieces, pages, downloads)


def _noted(edition: Edition, entity: Entity) -> Iterator[Annotated]:
    """The notes that are about an entity, article by article."""
    for name, tops in edition.archive.noted.get(entity.id, {}).items():
        yield annotated(edition, edition.archive.entries[name], tops)


def _see_also(edition: Edition, entity: Entity) -> tuple[Link, ...]:
    """The entities that this one points to or is pointed to from, by name."""
    names = [edition.names[id] for id in edition.archive.related.get(entity.id, ())]
    names.sort(key=lambda name: (sort_key(name.sort), name.id))
    return tuple(Link(name.name, name.path) for name in names)


def _near(shares: Shares, names: Mapping[str, Name]) -> tuple[Link, ...]:
    """Those most often named in the same paragraphs, each with in how many."""
    counts = Counter([share.all[place] for share in shares for place in share.at.context.beside])
    least = sorted(counts.values(), reverse=True)[:TOGETHER_MAX][-1:]
    ranked = [(names[other], n) for other, n in counts.items() if [n] >= least]
    ranked.sort(key=lambda pair: (-pair[1], sort_key(pair[0].sort), pair[0].id))
    return tuple(Link(name.name, name.path, n) for name, n in ranked[:TOGETHER_MAX])
