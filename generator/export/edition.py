"""The archive as it is to be published, and the small values that many pages share.

Owns `Edition`, what every exporter is given, and how a record becomes an item of a list or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from generator.errors import Problem
from generator.export import urls
from generator.export.items import ArticleItem, EntityItem, Link, Name
from generator.export.recall import Recall
from generator.export.views import Site
from generator.model.archive import Archive, Entry, Named
from generator.model.date import Date
from generator.model.records import Article, Entity
from generator.model.ref import Ref


class Edition(Struct, frozen=True, dict=True):
    """An archive, what every page says of it, its problems, and which exporters run.

    What many pages ask for is made once; what was made for the last edition of the same archive
    and is the same now is recalled.
    """

    archive: Archive
    site: Site
    problems: tuple[Problem, ...]
    exporters: frozenset[str]
    recall: Recall

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The dated and undated articles in order; pages that stand apart are not among them."""
        found = (entry.card.article for entry in self.archive.entries.values())
        return tuple(a for a in found if not a.is_page)

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years that have a page of their own."""
        dated = {a.date.year for a in self.articles if a.date}
        return tuple(sorted(dated)) if self.has("dates") else ()

    @cached_property
    def names(self) -> dict[str, Name]:
        """Each entity as the pages that name it show it."""
        return self.recall("names", _names, self.archive.entities, self.has("entities"))

    @cached_property
    def counts(self) -> dict[str, tuple[int, int]]:
        """How often each entity is named in articles and notes, and in comments."""
        return {
            id: self.recall(f"count {id}", _counted, shares)
            for id, shares in self.archive.named.every()
        }

    def has(self, exporter: str) -> bool:
        """Whether an exporter runs."""
        return exporter in self.exporters

    def comments(self, name: str) -> int:
        """How many comments an article has here."""
        return self.archive.entries[name].card.comments

    def section(self, path: str) -> Link | None:
        """The index at a path, where the navigation has it."""
        return next((link for link in self.site.nav if link.path == path), None)

    def path(self, ref: Ref) -> str:
        """Where a record is to be found on the site; empty where it has no page."""
        if ref.kind == "entity":
            return self.names[ref.name].path
        anchor = urls.anchor(ref)
        return urls.article(ref.article) + (f"#{anchor}" if anchor else "")

    def link(self, ref: Ref) -> Link:
        """A link to a record, in its own words."""
        if ref.kind == "entity":
            return Link(self.names[ref.name].name, self.path(ref))
        title = self.archive.entries[ref.article].card.article.title
        words = {"comment": f"a comment on {title}", "note": f"a note on {title}"}
        return Link(words.get(ref.kind, title), self.path(ref))

    def hrefs(self, entry: Entry, kind: str = "") -> tuple[tuple[str, str], ...]:
        """Where the targets lead that an article's source names, or its records of one kind."""
        pointers = entry.card.pointers
        if not pointers:
            return ()
        meanings = self.archive.links.get(entry.card.article.name, {})
        targets = dict.fromkeys(p.target for p in pointers if kind in {"", p.about.kind})
        found = ((target, meanings[target]) for target in targets if target in meanings)
        paths = ((t, self.path(to) if isinstance(to, Ref) else to) for t, to in found)
        return tuple((target, path) for target, path in paths if path)

    def item(self, name: str) -> ArticleItem:
        """An article in a list."""
        return self.recall(f"item {name}", _item, self.archive.entries[name])

    def entity_item(self, entity: Entity) -> EntityItem:
        """An entity in a list, with its mentions counted."""
        written, said = self.counts.get(entity.id, (0, 0))
        return EntityItem(
            urls.entity(entity), entity.name, entity.kind, entity.description, written, said
        )


def _names(entities: Mapping[str, Entity], has_pages: bool) -> dict[str, Name]:  # noqa: FBT001
    return {
        e.id: Name(e.id, e.name, e.kind, e.sort.casefold(), urls.entity(e) if has_pages else "")
        for e in entities.values()
    }


def _item(entry: Entry) -> ArticleItem:
    card, article = entry.card, entry.card.article
    return ArticleItem(
        urls.article(article.name),
        article.title,
        article.date,
        article.authors,
        article.description or article.text.excerpt,
        card.comments,
    )


def _counted(shares: Iterable[tuple[str, Named]]) -> tuple[int, int]:
    found = [share.at for _, share in shares]
    return sum([at.written + at.noted for at in found]), sum([at.said for at in found])


def span(dates: Iterable[Date | None]) -> tuple[Date, ...]:
    """The first and the last of some dates, of the exact ones where there are any."""
    known = sorted(d for d in dates if d)
    exact = [d for d in known if d.first[:10] == d.last[:10]] or known
    return (exact[0], exact[-1]) if exact else ()
