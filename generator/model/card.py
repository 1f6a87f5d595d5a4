"""A source as an all-step sees it, and the heavy parts that stand in it as digests.

Owns `Cards` and `Card`, which are light, and `Thread`, `Remarks` and `Said`, which are kept as
blobs and loaded by an each-step alone.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from generator.errors import Place, Problem
from generator.model.body import Body
from generator.model.date import Date
from generator.model.records import Article, Comment, Entity, Inference, Note, are_guessed
from generator.model.ref import Ref


class Line(Struct, frozen=True, array_like=True):
    """One place in a thread: a comment, or the *ghost* of one that is not here (`comment` None).

    Lines stand in reading order; `depth` is 0 for an answer to the article. `parent` is whom it
    answers; where that is guessed, or stands on no open branch, `depth` may be 0 all the same.
    `replies` counts every comment below it by what the source states, and `people` their writers,
    so that nothing has to walk the tree again.
    """

    id: str
    depth: int
    comment: Comment | None = None
    parent: str | None = None
    replies: int = 0
    people: int = 0

    @property
    def guess(self) -> Inference | None:
        """The guess at whom the comment answers, where the source does not state it."""
        return self.comment.inference if self.comment and not self.comment.parent else None


class Thread(Struct, frozen=True, array_like=True):
    """The comments on an article, and the body of each line; that of a ghost is empty."""

    lines: tuple[Line, ...] = ()
    bodies: tuple[Body, ...] = ()

    @property
    def is_guessed(self) -> bool:
        """Whether the source left it open who answers whom."""
        return are_guessed(line.comment for line in self.lines if line.comment)


class Remarks(Struct, frozen=True, array_like=True):
    """The editors' notes on an article, and the body of each."""

    notes: tuple[Note, ...] = ()
    bodies: tuple[Body, ...] = ()


class Said(Struct, frozen=True, array_like=True):
    """A comment as a list shows it."""

    id: str
    date: Date | None
    excerpt: str


class Listing(Struct, frozen=True, array_like=True):
    """An article as a list shows it."""

    name: str
    title: str
    date: Date | None
    authors: tuple[str, ...]
    summary: str
    comments: int


class Voice(Struct, frozen=True, array_like=True, gc=False):
    """One who speaks in a thread: how often, and the digest of what was `Said`.

    One who says very much is several, a part in each. `answers` are those whom the source states
    to be answered, once for each reply, by their places among the voices.
    """

    name: str
    count: int
    said: str
    answers: tuple[int, ...] = ()


class Pointer(Struct, frozen=True, array_like=True):
    """A link that a record's text makes to something of this archive, and where it is written."""

    about: Ref
    target: str
    place: Place


class Moved(Struct, frozen=True, array_like=True):
    """The old addresses of an article and of its comments.

    `places` are pairs: the address, from the root of its host, and the id of the comment, empty for
    the article. `refused` counts those that nothing can be made of.
    """

    places: tuple[tuple[str, str], ...] = ()
    refused: int = 0


EMPTY = msgspec.Raw(b"\x90")  # an empty list


class _Speaker(Struct, array_like=True, gc=False):
    """The first part of a voice: an encoded one may be longer."""

    name: str


_speakers = msgspec.msgpack.Decoder(tuple[_Speaker, ...]).decode
_voices = msgspec.msgpack.Decoder(tuple[Voice, ...]).decode
_places = msgspec.msgpack.Decoder(tuple[str, ...]).decode
_moved = msgspec.msgpack.Decoder(Moved).decode


class Card(Struct, frozen=True, array_like=True):
    """An article with its comments and notes, light.

    The text of `article` is but its digest and its size. `head` is the digest of the article
    without a text, `listing` that of its `Listing`; `thread` and `remarks` are those of its
    `Thread` and `Remarks`, `provenance` that of the `Provenance` of a pasted one: each empty where
    there is none. `comments` counts those that are here. `spots` are the `places`, `speech`
    the `voices` and `former` what is `moved`, encoded: most builds compare them and never look into
    them.
    """

    article: Article
    head: str = ""
    listing: str = ""
    thread: str = ""
    remarks: str = ""
    comments: int = 0
    spots: msgspec.Raw = EMPTY
    notes: tuple[str, ...] = ()
    speech: msgspec.Raw = EMPTY
    pointers: tuple[Pointer, ...] = ()
    former: msgspec.Raw = EMPTY
    provenance: str = ""

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the thread's lines in order, ghosts included."""
        return _places(self.spots)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Everybody who speaks in the thread, in the order of their first words."""
        return _voices(self.speech)

    @property
    def speakers(self) -> list[str]:
        """The names of the voices, which is quicker."""
        return [speaker.name for speaker in _speakers(self.speech)]

    @property
    def moved(self) -> Moved:
        """The old addresses."""
        return _moved(self.former)


class Cards(Struct, frozen=True, array_like=True):
    """What one source gave, light."""

    articles: tuple[Card, ...] = ()
    entities: tuple[Entity, ...] = ()
    problems: tuple[Problem, ...] = ()
