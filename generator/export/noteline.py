"""A note as templates receive it, and the answers to it.

Owns these shapes, on the same terms as `items`.
"""

from __future__ import annotations

from msgspec import Struct

from generator.export.items import Link, Prose
from generator.model.date import Date


class NoteReply(Struct, frozen=True):
    """An answer to a note, or to another answer: `depth` is 0 where it answers the note itself.

    Its `motives`, `tags`, `links` and `rights` are as those of a note, as is `by_reader`.
    """

    anchor: str
    author: str
    date: Date | None
    prose: Prose
    depth: int
    motives: tuple[str, ...]
    tags: tuple[str, ...]
    links: tuple[str, ...]
    by_reader: bool = False
    rights: tuple[str, ...] = ()


class NoteLine(Struct, frozen=True):
    """A note at one of its places: an editor's, or an annotation `by_reader`.

    It is `on` a passage, a comment, the title, a name, or the whole article, as that word says.

    `start` to `end` is its passage, -1 where there is none or it was not found: then it `is_lost`.
    `found` says how it was found, or why not, in the words of the model. `label` is a letter:
    numbers are the author's own footnotes. `comment` is the path of the comment that it is on,
    `name` leads to the entity. `motives` is what it is there for (questioning), `links` are web
    addresses, `rights` those of the licences it is under, `replies` the answers to it in order.
    """

    anchor: str
    label: str
    author: str
    date: Date | None
    quote: str
    start: int
    end: int
    prose: Prose
    on: str = "passage"
    is_lost: bool = False
    found: str = "once"
    article: Link | None = None
    comment: str = ""
    name: Link | None = None
    motives: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    replies: tuple[NoteReply, ...] = ()
    by_reader: bool = False
    rights: tuple[str, ...] = ()
