"""Dossiers: all that is known of an entity, and every mention of it.

Owns the pages of one entity: its dossier, and where it is named too often to be listed at once, a
page for each period of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import ClassVar

from msgspec import Struct

from generator.export import urls
from generator.export.edition import Edition, shown
from generator.export.indexes import bars
from generator.export.items import (
    ArticleItem,
    Link,
    Name,
)
from generator.export.named import EntityView, Mentions, MentionsView
from generator.export.periods import UNDATED, Period, Piece, divided, pieces
from generator.export.quoted import gist, groups, quoted, speakers
from generator.export.shelf import Shelf
from generator.export.sorting import sort_key
from generator.export.words import MONTHS
from generator.model.archive import Named
from generator.model.mention import Quote
from generator.model.page import LINES, Brief, Page
from generator.model.records import Entity

TOGETHER_MAX = 10
NO_MONTH = "-00"
FILES = (("csv", "CSV"), ("json", "JSON"))

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
    linked: str
    feed: str

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
            years=bars(whole.years, self.years),
            together=self.together,
            linked=self.linked,
            feed=self.feed,
        )


class MentionsBrief(Brief, frozen=True):
    """The page of a period of the mentions of an entity, which is named by its id."""

    template: ClassVar[str] = "mentions.html"
    path: str
    title: str
    entity: str
    section: Link
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
            mentions=self.held.unfold(found, self.entity),
            earlier=self.earlier,
            later=self.later,
        )


def pages_of(edition: Edition, entity: Entity) -> tuple[Page, ...]:
    """The dossier of one entity, and the pages of its periods if it has any."""
    shares = edition.archive.named.of(entity.id)
    together = edition.recall(f"near {entity.id}", _near, shares, edition.names)
    parts = (edition.has("mentions"), edition.has("linked"), edition.has("name-feeds"))
    around = (edition.section(urls.ENTITIES), together, edition.years, parts)
    return edition.recall(f"entity {entity.id}", partial(_pages, edition), entity, shares, around)


def whole(edition: Edition, entity: Entity) -> Period:
    """All mentions of an entity, divided as far as has to be."""
    shares = edition.archive.named.of(entity.id)
    return edition.recall(f"whole {entity.id}", partial(_whole, edition), shares)


def path_of(entity: Entity, period: Period) -> str:
    """The page that shows a period, which is the dossier for all there are."""
    return urls.mentions(entity, period.key) if period.key else urls.entity(entity)


def label(edition: Edition, period: Period) -> str:
    """A period in words."""
    month = period.pieces[0].month
    if month == UNDATED:
        words = "Undated"
    elif period.key == month[:4]:
        words = period.key
    elif month.endswith(NO_MONTH):
        words = f"{month[:4]}, month not known"
    else:
        words = f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"
    if period.key.count("-") <= month.count("-"):
        return words
    first = period.pieces[0]
    title = edition.archive.entries[first.article].card.article.title
    return f"{words}, from “{title}”" + (f", mention {first.start + 1}" if first.start else "")


def _whole(edition: Edition, shares: Shares) -> Period:
    entries = edition.archive.entries
    return divided(tuple(pieces(shares, lambda name: entries[name].card.article.date)))


def _pages(
    edition: Edition,
    entity: Entity,
    _: Shares,
    around: tuple[Link | None, tuple[Link, ...], tuple[str, ...], tuple[bool, bool, bool]],
) -> tuple[Page, ...]:
    section, together, years, (has_files, is_linked, has_feed) = around
    every, path = whole(edition, entity), urls.entity(entity)
    held = _held(edition, entity, every, has_files=has_files)
    linked = urls.beside(path, "jsonld") if is_linked else ""
    feed = urls.feed(path) if has_feed else ""
    brief = EntityBrief(path, shown(entity), section, held, together, years, linked, feed)
    source = f"{entity.place.file}:{entity.place.line}"
    return (
        Page(path, brief, source),
        *(Page(b.path, b, source) for b in _periods(edition, entity, every, has_files=has_files)),
    )


def _periods(
    edition: Edition, entity: Entity, every: Period, *, has_files: bool
) -> Iterator[MentionsBrief]:
    """The pages of all periods; those that list mentions lead to one another."""
    links = {
        period.key: Link(label(edition, period), path_of(entity, period))
        for period in every.below()
    }
    listing = [links[period.key] for period in every.below() if not period.within]
    after = dict(pairwise(listing))
    before = {later: earlier for earlier, later in after.items()}
    for period in every.below():
        link = links[period.key]
        yield MentionsBrief(
            path=link.path,
            title=f"{entity.name}: {link.text}",
            entity=entity.id,
            section=Link(entity.name, urls.entity(entity)),
            held=_held(edition, entity, period, has_files=has_files),
            earlier=before.get(link),
            later=after.get(link),
        )


def _held(edition: Edition, entity: Entity, period: Period, *, has_files: bool) -> Held:
    path = path_of(entity, period)
    parts = tuple(
        Link(label(edition, part), path_of(entity, part), part.count) for part in period.within
    )
    files = () if parts or not period.pieces or not has_files else FILES
    downloads = tuple(Link(name, urls.beside(path, ending)) for ending, name in files)
    return Held(period.pieces, parts, downloads)


def _near(shares: Shares, names: Mapping[str, Name]) -> tuple[Link, ...]:
    """Those most often named in the same paragraphs, each with in how many."""
    counts = Counter([share.all[place] for share in shares for place in share.at.context.beside])
    least = sorted(counts.values(), reverse=True)[:TOGETHER_MAX][-1:]
    ranked = [(names[other], n) for other, n in counts.items() if [n] >= least]
    ranked.sort(key=lambda pair: (-pair[1], sort_key(pair[0].sort), pair[0].id))
    return tuple(Link(name.name, name.path, n) for name, n in ranked[:TOGETHER_MAX])
