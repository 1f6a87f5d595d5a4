"""Where RENDER takes the heavy parts of a page from.

Owns which blob is of which type. Knows nothing of pages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

import msgspec

from generator.export import urls
from generator.export.items import ArticleItem
from generator.model.body import Body
from generator.model.card import Dated, Listing, Remarks, Said, Thread
from generator.model.mention import Quote, Sights
from generator.model.reading import Provenance
from generator.model.records import Article
from generator.step import Room


def _decoder(type: Any) -> Any:
    return msgspec.msgpack.Decoder(type).decode


_article, _body, _thread, _remarks = map(_decoder, (Article, Body, Thread, Remarks))
_said, _quotes, _sights = map(_decoder, (tuple[Said, ...], tuple[Quote, ...], Sights))
_listing, _provenance = map(_decoder, (Listing, Provenance))
_dated = _decoder(tuple[Dated, ...])


@lru_cache(maxsize=1 << 13)
def _item(room: Room, listing: str) -> ArticleItem:
    found: Listing = _listing(room.blob(listing))
    return ArticleItem(
        urls.article(found.name),
        found.title,
        found.date,
        found.authors,
        found.summary,
        found.comments,
    )


class Shelf:
    """The remembered blobs by their digests; an empty digest is of what there is none of."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def article(self, digest: str) -> Article:
        """The head of an article."""
        found: Article = _article(self._room.blob(digest))
        return found

    def item(self, listing: str) -> ArticleItem:
        """An article in a list, kept for the next list: an archive has many."""
        return _item(self._room, listing)

    def body(self, digest: str) -> Body:
        """The text of an article."""
        found: Body = _body(self._room.blob(digest))
        return found

    def thread(self, digests: Collection[str]) -> tuple[Thread, ...]:
        """The comments on an article, or some sheets of them."""
        return tuple([_thread(self._room.blob(digest)) for digest in digests])

    def dated(self, digest: str) -> tuple[Dated, ...]:
        """Some comments on an article by date."""
        found: tuple[Dated, ...] = _dated(self._room.blob(digest))
        return found

    def remarks(self, digest: str) -> Remarks:
        """The notes on an article."""
        return _remarks(self._room.blob(digest)) if digest else Remarks()

    def provenance(self, digest: str) -> Provenance | None:
        """What a pasted source was taken for; of no other there is any."""
        return _provenance(self._room.blob(digest)) if digest else None

    def said(self, digests: Collection[str]) -> dict[str, tuple[Said, ...]]:
        """What somebody said in some threads."""
        return {name: _said(data) for name, data in self._room.blobs(digests).items()}

    def quotes(self, digests: Collection[str]) -> dict[str, tuple[Quote, ...]]:
        """The mentions of an entity in some articles."""
        return {name: _quotes(data) for name, data in self._room.blobs(digests).items()}

    def sights_of(self, digests: Iterable[str]) -> Sights:
        """The mentions in the comments on an article, on whichever sheet they are."""
        return {id: own for digest in digests for id, own in self.sights(digest).items()}

    def sights(self, digest: str) -> Sights:
        """The mentions in some texts of an article."""
        return _sights(self._room.blob(digest)) if digest else {}
