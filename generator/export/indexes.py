"""Lists of articles: by author, by date, by tag; and charts of years."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from generator.export import urls
from generator.export.edition import Edition, span
from generator.export.items import CommentItem, Letter, Link
from generator.export.lots import Lot
from generator.export.shelf import Shelf
from generator.export.sorting import by_letter, sort_key
from generator.export.views import (
    AuthorIndexView,
    AuthorView,
)
from generator.model.archive import Signed
from generator.model.page import LINES, Brief, Page

Shares = tuple[Signed, ...]

BARS_MAX = 150


class AuthorBrief(Brief, frozen=True):
    """The page of somebody: the digests of articles' listings, and of what is said on some."""

    template: ClassVar[str] = "author.html"
    path: str
    title: str
    section: Link | None
    articles: tuple[str, ...]
    said: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def weight(self) -> int:
        """What is said on each article is a few lines."""
        return 1 + (len(self.articles) + len(self.said)) // LINES

    def unfold(self, shelf: Shelf, /) -> AuthorView:
        """What somebody wrote, as the template shows it."""
        articles = tuple(map(shelf.item, self.articles))
        said_in = shelf.said([digest for _, digests in self.said for digest in digests])
        comments = [
            CommentItem(f"{item.path}#{urls.comment(c.id)}", item.title, c.date, c.excerpt)
            for item, digests in ((shelf.item(listing), digests) for listing, digests in self.said)
            for digest in digests
            for c in said_in[digest]
        ]
        return AuthorView(
            path=self.path,
            title=self.title,
            section=self.section,
            articles=articles,
            comments=tuple(comments),
            span=span([a.date for a in articles] + [c.date for c in comments]),
        )


def author_lots(edition: Edition) -> Iterator[Lot]:
    """A page an author, and an index of them."""
    yield Lot("authors", (edition.signing,), partial(_author_pages, edition))


def _author_pages(edition: Edition) -> Iterator[Page]:
    section = edition.section(urls.AUTHORS)
    signed, language = edition.archive.signed, edition.site.language
    named = {key: shares[0].name for key, shares in signed.every()}
    ordered = sorted(named.items(), key=lambda pair: (sort_key(pair[1], language), pair[1]))
    for key, _ in ordered:
        shares = signed.of(key)
        yield edition.recall(f"author {key}", _author, shares, section)
    letters = tuple(
        Letter(letter, links=tuple(_author_link(name, signed.of(key)) for key, name in group))
        for letter, group in by_letter(ordered, lambda pair: pair[1], language)
    )
    view = AuthorIndexView(urls.AUTHORS, "Authors", letters=letters)
    yield Page(urls.AUTHORS, view, "the index of authors")
    edition.done_with(signed)


def _author(shares: Shares, section: Link | None) -> Page:
    name = shares[0].name
    wrote = tuple([share.listing for share in shares if share.wrote])
    said = tuple([(share.listing, share.said) for share in shares if share.said])
    path = urls.author(name)
    return Page(path, AuthorBrief(path, name, section, wrote, said), f"author {name}")


def _author_link(name: str, shares: Shares) -> Link:
    count = sum(share.wrote + share.count for share in shares)
    return Link(name, urls.author(name), count)
