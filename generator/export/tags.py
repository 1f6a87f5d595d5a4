"""The articles by tag: a page a tag, and an index of them; letter case does not part tags."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.export import urls
from generator.export.edition import Edition
from generator.export.items import Link
from generator.export.listed import ArticlesBrief, listed, pages
from generator.export.lots import Lot
from generator.export.parts import of_period
from generator.export.sorting import sort_key
from generator.export.views import TagIndexView
from generator.model.page import Page


def lots(edition: Edition) -> Iterator[Lot]:
    """The pages of all tags, and the index of them."""
    yield Lot("tags", (edition.listed,), partial(_pages, edition))


def _pages(edition: Edition) -> Iterator[Page]:
    tagged, entries, say = edition.archive.tagged, edition.archive.entries, edition.tongue.say
    shown = {key: shares[0].tag for key, shares in tagged.every()}
    ordered = sorted(shown, key=lambda key: (sort_key(key, edition.site.language), key))
    for key in ordered:
        path, section = urls.tag(key), edition.section(urls.TAGS)
        feed = urls.feed(path) if edition.has("tag-feeds") else ""
        frame = ArticlesBrief(path, shown[key], section, about=say("Tag"), feed=feed)
        articles = [entries[share.article].card.article for share in tagged.of(key)]
        yield from pages(edition, listed(edition, articles), frame, partial(of_period, path))
    links = tuple(Link(shown[key], urls.tag(key), len(tagged.of(key))) for key in ordered)
    yield Page(urls.TAGS, TagIndexView(urls.TAGS, say("Tags"), tags=links), "the index of tags")
    edition.done("tags")
