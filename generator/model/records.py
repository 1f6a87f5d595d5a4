"""The records: what a source is read into.

Owns their shapes. Each is *light*: a body of text stands in it as a digest.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from generator.errors import Place
from generator.model.date import Date
from generator.model.ref import Ref

# So sure has a guess to be to decide where a comment stands, and so sure to be said at all.
NEST_MIN = 0.80
HINT_MIN = 0.60


class State(StrEnum):
    """What became of a comment at its source."""

    PRESENT = "present"
    DELETED = "deleted"
    REMOVED = "removed"
    PENDING = "pending"
    WITHHELD = "withheld"


class Kind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    EVENT = "event"
    WORK = "work"
    CONCEPT = "concept"


class Inference(Struct, frozen=True, array_like=True):
    """A statement nobody wrote down: how sure (0 to 1), and what it rests on, in words.

    `parent` is the id of the comment that is probably answered; None where it is the article.
    """

    confidence: float
    cue: str
    parent: str | None = None


class Text(Struct, frozen=True, array_like=True):
    """The light part of a body: its digest, its size and its beginning.

    `targets` are the internal links it makes, each with its source line; `pictures` those of them
    that it embeds as pictures.
    """

    digest: str
    words: int
    excerpt: str
    targets: tuple[tuple[str, int], ...] = ()
    pictures: tuple[str, ...] = ()


class Article(Struct, frozen=True, array_like=True):
    """An article. `inferred` names the fields that the source did not state."""

    name: str
    title: str
    place: Place
    text: Text
    authors: tuple[str, ...] = ()
    byline: str = ""
    date: Date | None = None
    updated: Date | None = None
    description: str = ""
    language: str = ""
    origin: str = ""
    licence: str = ""
    formerly: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    draft: bool = False
    is_page: bool = False
    inferred: tuple[str, ...] = ()

    @property
    def ref(self) -> Ref:
        """Its name as a record."""
        return Ref("article", self.name)


class Comment(Struct, frozen=True, array_like=True):
    """What a reader said. `parent` is the id of what it answers; None answers the article.

    Where the source does not say whom it answers, `inference` does. `formerly` are its old
    addresses, as they are written. `reason` is why one is withheld, in the class that is published.
    """

    article: str
    id: str
    place: Place
    text: Text
    author: str = ""
    date: Date | None = None
    parent: str | None = None
    state: State = State.PRESENT
    inference: Inference | None = None
    formerly: tuple[str, ...] = ()
    reason: str = ""

    @property
    def ref(self) -> Ref:
        """Its name as a record."""
        return Ref.within("comment", self.article, self.id)


class Found(StrEnum):
    """How the place of a note was found, or why not.

    By its words, which stand there `once`; of several places by what stands `before` them, `after`
    them or `around` them; by words `edited` since; by marks in the text itself (`marked`); by a
    `position` or an `element` alone, with nothing to tell whether the text was changed; or there is
    no passage and it is the `whole`.
    """

    ONCE = "once"
    BEFORE = "before"
    AFTER = "after"
    AROUND = "around"
    EDITED = "edited"
    MARKED = "marked"
    POSITION = "position"
    ELEMENT = "element"
    WHOLE = "whole"
    ABSENT = "absent"
    SEVERAL = "several"
    ELSEWHERE = "elsewhere"
    LONG = "long"
    UNREAD = "unread"
    GONE = "gone"
    AWAY = "away"


# What is no place. A record may be none, a passage may be several or stand among other words; a
# selector may be of a kind that nobody reads, a source may be of another page.
LOST = frozenset((
    Found.ABSENT, Found.SEVERAL, Found.ELSEWHERE, Found.LONG, Found.UNREAD, Found.GONE, Found.AWAY
))  # fmt: skip
NOWHERE = -1


class Spot(Struct, frozen=True, array_like=True):
    """A place that a note is about: `start` to `end` of the text of a record, or NOWHERE in it.

    `quote`, `before` and `after` are as the note has them. A spot may be `on_title`.
    Of what is not here `source` is the address of the page, or the id of the note it answers.
    """

    about: Ref
    found: Found
    quote: str = ""
    start: int = NOWHERE
    end: int = NOWHERE
    before: str = ""
    after: str = ""
    on_title: bool = False
    source: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether its place was not found."""
        return self.found in LOST


class Stated(Struct, frozen=True, array_like=True):
    """A stretch of the text of a note, `start` to `end`, and what an annotation states of it.

    `languages` are what it is in, `processing` is the one to take it for; `direction` is that of
    its writing, `rights` are addresses of licences.
    """

    start: int = 0
    end: int = 0
    languages: tuple[str, ...] = ()
    processing: str = ""
    direction: str = ""
    rights: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The one language to take it for, if that is known."""
        only = self.languages[0] if len(self.languages) == 1 else ""
        return self.processing or only

    @property
    def is_voiced(self) -> bool:
        """Whether its text says how it is to be read: its language, or its direction."""
        return bool(self.language or self.direction)


class Note(Struct, frozen=True, array_like=True):
    """A note on the places of its `spots`, or on another note, its `parent`.

    It is an editor's, or an annotation `by_reader`. `motives` say what it is there for, as the Web
    Annotation vocabulary has them (`questioning`); `tags` are its own. `links` are the web
    addresses that it points to, and has no words for. `rights` are those in the whole, `stated`
    what is said of stretches of its text; where that is empty it is one text.
    """

    article: str
    id: str
    place: Place
    text: Text
    spots: tuple[Spot, ...] = ()
    author: str = ""
    date: Date | None = None
    parent: str = ""
    motives: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    by_reader: bool = False
    rights: tuple[str, ...] = ()
    stated: tuple[Stated, ...] = ()

    @property
    def ref(self) -> Ref:
        """Its name as a record."""
        return Ref.within("note", self.article, self.id)


Record = Article | Comment | Note


def are_guessed(comments: Iterable[Comment]) -> bool:
    """Whether a source left it open whom some of its comments answer."""
    return any(comment.inference for comment in comments)


class Entity(Struct, frozen=True, array_like=True):
    """A registered person, place, organisation, event, work or concept.

    `aliases` always mean it, `weak` ones only beside a strong form or a word of `near`;
    `but_not` are longer strings that only look like it. `facts` are (label, value) pairs such
    as ("born", "1040"); `position` is latitude and longitude in degrees (WGS 84). `merged_into` is
    the id of another that it turned out to be; `formerly` are the ids that it had, each with the
    kind that its page stood under. `handles` are names that it signs with here, which no text is
    searched for; `see_also` are ids of others.
    """

    id: str
    name: str
    kind: Kind
    place: Place
    sort: str
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    description: str = ""
    same_as: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    position: tuple[float, float] | None = None
    merged_into: str = ""
    formerly: tuple[tuple[Kind, str], ...] = ()
    handles: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()

    @property
    def ref(self) -> Ref:
        """Its name as a record."""
        return Ref("entity", self.id)
