"""The search: every name and title in shards, and the page that asks them.

Owns what can be found by name: articles by their titles, entities by their names and aliases,
authors, tags. What is found in texts is the business of the concordance.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.export import urls
from generator.export.authors import also, everybody
from generator.export.bare import TextView
from generator.export.edition import Edition
from generator.export.items import Link
from generator.export.lots import Lot
from generator.export.shards import Row, Shard, script, shards, tree
from generator.export.shelf import Shelf
from generator.export.views import SearchView, Site
from generator.model.page import Brief, Page, Terms
from generator.model.records import Kind

# The kinds of what is found, by number.
KINDS = ("article", "page", *Kind, "author", "tag")
# The templates whose pages a concordance is made of, and what in those it does not read: what is
# said at every text.
READ = frozenset(("article.html", "entity.html"))
SKIPPED = (
    ".rail", ".facts", ".state", ".guess", ".ways", ".top", ".label", ".unseen", "summary",
    "[aria-labelledby=about]", "#comments-title", "img"
)  # fmt: skip
NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
TEXT_MAX = 160


class ShardBrief(Brief, frozen=True):
    """A script of names; the first one has the `tree` of all prefixes."""

    shard: Shard
    tree: str

    def unfold(self, _: Shelf, /) -> TextView:
        """The script."""
        return TextView(script(self.shard, self.tree))


def lots(edition: Edition) -> Iterator[Lot]:
    """The shards, and the page of the search."""
    of = (edition.signing, edition.writers, edition.naming)
    yield Lot("shards", of, partial(_shards, edition))
    indexes = (*edition.site.nav, *_kinds(edition))
    title = edition.tongue.say("Search")
    view = SearchView(urls.SEARCH, title, names=urls.shard(""), kinds=KINDS, indexes=indexes)
    yield Lot("search", (view,), lambda: [Page(urls.SEARCH, view, "the search")])


def terms(site: Site) -> Terms:
    """What the concordance of a site is made of."""
    templates = READ if site.full_text else frozenset[str]()
    return Terms(templates, SKIPPED, site.language, urls.CONCORDANCE)


def _kinds(edition: Edition) -> Iterator[Link]:
    """The indexes of the kinds of entities that there are."""
    there = {e.kind for e in edition.archive.entities.values()} if edition.has("entities") else ()
    return (Link(edition.tongue.kinds(kind), urls.kind(kind)) for kind in Kind if kind in there)


def _shards(edition: Edition) -> Iterator[Page]:
    found = shards(_rows(edition))
    prefixes = tree([shard.prefix for shard in found])
    for shard in found:
        brief = ShardBrief(shard, "" if shard.prefix else prefixes)
        yield Page(urls.shard(shard.prefix), brief, f"names in {shard.prefix}…")
    edition.done("search")


def _rows(edition: Edition) -> Iterator[Row]:
    yield from _articles(edition)
    if edition.has("entities"):
        yield from _entities(edition)
    if edition.has("authors"):
        yield from _authors(edition)
    if edition.has("tags"):
        for key, tagged in edition.archive.tagged.every():
            yield _row(tagged[0].tag, "tag", urls.tag(key), len(tagged))


def _articles(edition: Edition) -> Iterator[Row]:
    for name, entry in edition.archive.entries.items():
        article = entry.card.article
        kind = "page" if article.is_page else "article"
        year = article.date.year if article.date else ""
        yield _row(article.title, kind, urls.article(name), entry.card.comments, year)


def _authors(edition: Edition) -> Iterator[Row]:
    for key, name in everybody(edition).items():
        shares = edition.archive.signed.under(edition.writers.keys(key))
        path, count = urls.author(name), sum(share.wrote + share.count for share in shares)
        yield _row(name, "author", path, count)
        for other in also(name, shares):
            yield _row(other, "author", path, count, name)


def _entities(edition: Edition) -> Iterator[Row]:
    for entity in edition.archive.entities.values():
        path, count = urls.entity(entity), sum(edition.counts.get(entity.id, ()))
        yield _row(entity.name, entity.kind, path, count)
        for alias in entity.aliases:
            yield _row(alias, entity.kind, path, count, entity.name)


def _row(text: str, kind: str, path: str, count: int, more: str = "") -> Row:
    """A row; its weight is no count, so that one mention more seldom makes it another."""
    text, more = text[:TEXT_MAX], more[:TEXT_MAX]
    return Row(text, NUMBERS[kind], urls.escaped(path), count.bit_length(), more)
