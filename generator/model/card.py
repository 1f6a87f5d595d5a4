"""A source as an all-step sees it, and the heavy parts that stand in it as digests.

Owns `Cards` and `Card`, which are light, and `Thread`, `Remarks`, `Said` and `Dated`, which are
kept as blobs and loaded by an each-step alone.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from generator.errors import Place, Problem
from generator.model.body import Body
from generator.model.date import Date
from generator.model.decisions import Decision, Tomb
from generator.model.records import Article, Comment, Entity, Inference, Note
from generator.model.ref import Ref

# A thread of so many comments is summed up before it begins, and listed by date.
LONG = 30


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


class Beyond(Struct, frozen=True, array_like=True):
    """A line on another sheet, as far as lines here lead to it.

    Of one that comes next no more is told than where it is, so that it may be numbered anew.
    """

    id: str
    depth: int
    sheet: str
    author: str = ""
    number: int = 0


class Thread(Struct, frozen=True, array_like=True):
    """A sheet of the comments on an article, and the body of each line; that of a ghost is empty.

    `key` is that of its `Sheet`, `start` the number of its first line. `before` are the lines on
    other sheets that lines here answer or come after, `after` those that come next to lines here.
    It is `as_written` where the source left it open who answers whom.
    """

    lines: tuple[Line, ...] = ()
    bodies: tuple[Body, ...] = ()
    key: str = ""
    start: int = 1
    before: tuple[Beyond, ...] = ()
    after: tuple[Beyond, ...] = ()
    as_written: bool = False


class Sheet(Struct, frozen=True, array_like=True, gc=False):
    """Some lines of a thread that have a page in common, by the digest of their `Thread`.

    `key` names the sheet among those of its article, empty for the first, which is on the page of
    the article itself. `start` is the number of its first line, `lines` how many it has.
    """

    key: str
    start: int
    lines: int
    thread: str


class Remarks(Struct, frozen=True, array_like=True):
    """The editors' notes on an article, and the body of each.

    `sheets` has the key of the sheet of each comment that they are about, but those on the first.
    """

    notes: tuple[Note, ...] = ()
    bodies: tuple[Body, ...] = ()
    sheets: dict[str, str] = {}


class Penned(Struct, frozen=True, array_like=True):
    """Who wrote a note that answers none, with those who answered it, and when."""

    authors: tuple[str, ...]
    date: Date | None = None


class Said(Struct, frozen=True, array_like=True):
    """A comment as a list shows it, and the key of its sheet."""

    id: str
    date: Date | None
    excerpt: str
    sheet: str = ""


class Dated(Struct, frozen=True, array_like=True):
    """A comment in a list by date."""

    said: Said
    author: str
    state: str


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

    `places` are the address, from the root of its host, the id of the comment and the key of its
    sheet, both empty for the article. `refused` counts those that nothing can be made of.
    """

    places: tuple[tuple[str, str, str], ...] = ()
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
    without a text, `listing` that of its `Listing`; `remarks` is that of its `Remarks`,
    `provenance` that of the `Provenance` of a pasted one: each empty where there is none. `sheets`
    are its thread, `dated` the digests of its comments by date, some hundred `Dated` a time, the
    earliest first. `comments` counts those that are here. `spots` are the `places`, `speech`
    the `voices` and `former` what is `moved`, encoded: most builds compare them and never look into
    them. `penned` are the notes that answer none, `noted` the keys of the sheets with comments that
    some are about; `on_names` has the id of each entity that some are about, with their places
    among `penned`.
    `guesses` counts the comments that answer others by a guess. `marks` are the `ids`, encoded.
    """

    article: Article
    head: str = ""
    listing: str = ""
    sheets: tuple[Sheet, ...] = ()
    dated: tuple[str, ...] = ()
    remarks: str = ""
    comments: int = 0
    spots: msgspec.Raw = EMPTY
    notes: tuple[str, ...] = ()
    speech: msgspec.Raw = EMPTY
    pointers: tuple[Pointer, ...] = ()
    former: msgspec.Raw = EMPTY
    provenance: str = ""
    penned: tuple[Penned, ...] = ()
    noted: tuple[str, ...] = ()
    on_names: tuple[tuple[str, tuple[int, ...]], ...] = ()
    guesses: int = 0
    marks: msgspec.Raw = EMPTY

    @property
    def thread(self) -> tuple[str, ...]:
        """The digest of each sheet of its thread."""
        return tuple([sheet.thread for sheet in self.sheets])

    @property
    def sheet_of(self) -> dict[str, str]:
        """The key of the sheet that each line is on, by its id."""
        keys = [sheet.key for sheet in self.sheets for _ in range(sheet.lines)]
        return dict(zip(self.places, keys, strict=True))

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the thread's lines in order, ghosts included."""
        return _places(self.spots)

    @property
    def ids(self) -> tuple[str, ...]:
        """The places in the article's text that a fragment may lead to."""
        return _places(self.marks)

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
    decisions: tuple[Decision, ...] = ()
    tombs: tuple[Tomb, ...] = ()
