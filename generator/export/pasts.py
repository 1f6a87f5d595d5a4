"""Who stood elsewhere: articles, entities and writers with the addresses that they had.

Owns what is an old address of this host. What one comes to is for `redirects`.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Raw, Struct

from generator.export import urls
from generator.export.writers import Writers
from generator.model.archive import Archive, folded
from generator.model.card import EMPTY, Moved
from generator.step import encode


class Past(Struct, frozen=True, array_like=True, gc=False):
    """An article, an entity or a writer with old addresses: its page, its file, and those, encoded.

    `origin` is empty where that was not on the host of the site.
    """

    path: str
    file: str
    origin: str
    former: Raw


def of_articles(archive: Archive, base_url: str) -> dict[str, Past]:
    """The articles that have old addresses, or comments on which do, by name."""
    own = _own(base_url)
    found = {}
    for name, entry in archive.entries.items():
        card = entry.card
        article, origin = card.article, card.article.origin
        if origin and not origin.lower().startswith(own):
            origin = ""
        if origin or card.former != EMPTY:
            found[name] = Past(urls.article(name), article.place.file, origin, card.former)
    return found


def of_entities(archive: Archive, base_url: str) -> dict[str, Past]:
    """The entities that had other ids, by id."""
    found = {}
    for entity in archive.entities.values():
        if entity.formerly:
            pages = [urls.dossier(kind, old) for kind, old in entity.formerly]
            former = of_pages(pages, base_url)
            found[entity.id] = Past(urls.entity(entity), entity.place.file, "", former)
    return found


def of_writers(archive: Archive, writers: Writers, base_url: str) -> dict[str, Past]:
    """The writers with a page whose other names would have had one, by the name that counts."""
    others: dict[str, list[str]] = {}
    for key, name in writers.same:
        if writers.path(name):
            others.setdefault(name, []).append(urls.author(key))
    found = {}
    for name, pages in others.items():
        file = archive.entities[archive.handles[folded(name)]].place.file
        found[name] = Past(urls.author(name), file, "", of_pages(pages, base_url))
    return found


def of_pages(pages: Iterable[str], base_url: str) -> Raw:
    """Pages that the site had as old addresses, encoded."""
    base = urls.base(base_url)
    return Raw(encode(Moved(tuple((urls.escaped(base + page), "", "") for page in pages))))


def _own(base_url: str) -> tuple[str, ...]:
    """How an address on the host of the site may begin."""
    host = base_url.partition("//")[2].partition("/")[0].lower().removeprefix("www.")
    begins = ("http://", "https://", "http://www.", "https://www.") if host else ()
    return tuple(f"{begin}{host}/" for begin in begins)
