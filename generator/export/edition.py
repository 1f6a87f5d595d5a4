"""The archive as it is to be published, and the small values that many pages share.

Owns `Edition`, what every exporter is given, and how a record becomes an item of a list, a link,
or a prose with its mentions.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from generator.errors import Problem
from generator.export import urls
from generator.export.items import ArticleItem, EntityItem, Link, Mark, Prose
from generator.export.views import Site
from generator.model.archive import Archive
from generator.model.date import Date
from generator.model.mention import REGISTERED, Mention
from generator.model.records import Article, Entity, Text
from generator.model.ref import Ref


class Edition(Struct, frozen=True, dict=True):
    """An archive, what every page says of it, its problems, and which exporters run.

    What many pages ask for is counted once.
    """

    archive: Archive
    site: Site
    problems: tuple[Problem, ...]
    exporters: frozenset[str]

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The dated and undated articles in order; pages that stand apart are not among them."""
        return tuple(a for a in self.archive.articles.values() if not a.is_page)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that have a page of their own."""
        dated = {a.date.year for a in self.articles if a.date}
        return frozenset(dated) if "dates" in self.exporters else frozenset()

    @cached_property
    def comments(self) -> dict[str, int]:
        """How many comments each article has here."""
        threads = self.archive.threads.items()
        return {name: sum(line.comment is not None for line in lines) for name, lines in threads}

    @property
    def has_entities(self) -> bool:
        """Whether registered names have pages."""
        return "entities" in self.exporters

    def section(self, path: str) -> Link | None:
        """The index at a path, where the navigation has it."""
        return next((link for link in self.site.nav if link.path == path), None)

    def author_path(self, name: str) -> str:
        """The page of an author; empty where there are no such pages."""
        return urls.author(name) if name and "authors" in self.exporters else ""

    def path(self, ref: Ref) -> str:
        """Where a record is to be found on the site; empty where it has no page."""
        if ref.kind == "entity":
            return urls.entity(self.archive.entities[ref.name]) if self.has_entities else ""
        anchor = urls.anchor(ref)
        return urls.article(ref.article) + (f"#{anchor}" if anchor else "")

    def link(self, ref: Ref) -> Link:
        """A link to a record, in its own words."""
        if ref.kind == "entity":
            return Link(self.archive.entities[ref.name].name, self.path(ref))
        title = self.archive.articles[ref.article].title
        words = {"comment": f"a comment on {title}", "note": f"a note on {title}"}
        return Link(words.get(ref.kind, title), self.path(ref))

    def item(self, article: Article) -> ArticleItem:
        """An article in a list."""
        return ArticleItem(
            urls.article(article.name),
            article.title,
            article.date,
            article.authors,
            article.description or article.text.excerpt,
            self.comments[article.name],
        )

    def entity_item(self, entity: Entity) -> EntityItem:
        """An entity in a list, with its mentions counted."""
        mentions = self.archive.mentions.get(entity.id, ())
        said = sum(m.about.kind == "comment" for m in mentions)
        return EntityItem(
            urls.entity(entity),
            entity.name,
            entity.kind,
            entity.description,
            len(mentions) - said,
            said,
        )

    def prose(self, ref: Ref, text: Text) -> Prose:
        """A record's text with its mentions and what its links lead to."""
        meanings = self.archive.links.get(ref.article, {})
        hrefs = (
            (target, self.path(meaning) if isinstance(meaning, Ref) else meaning)
            for target, _ in text.targets
            if (meaning := meanings.get(target)) is not None
        )
        marks = tuple(self._mark(m) for m in self.archive.sightings.get(ref, ()))
        return Prose(text.digest, marks, tuple((target, path) for target, path in hrefs if path))

    def spot(self, mention: Mention) -> str:
        """The anchor of a mention on its page."""
        return urls.spot(mention.start, urls.anchor(mention.about))

    def _mark(self, mention: Mention) -> Mark:
        entity = self.archive.entities[mention.entity]
        path = "" if mention.linked else self.path(entity.ref)
        inferred = mention.score < REGISTERED
        return Mark(
            mention.start, mention.end, path, entity.name, entity.kind, self.spot(mention), inferred
        )


def span(dates: Iterable[Date | None]) -> tuple[Date, ...]:
    """The first and the last of some dates, of the exact ones where there are any."""
    known = sorted(d for d in dates if d)
    exact = [d for d in known if d.first[:10] == d.last[:10]] or known
    return (exact[0], exact[-1]) if exact else ()
