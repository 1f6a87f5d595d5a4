"""Where a text names an entity.

Owns `Mention` and `Sightings`, what recognising one article's texts gives, and `Sighted`, its
light part, with the heavy parts that stand in it as digests.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from generator.errors import Problem
from generator.model.date import Date
from generator.model.decisions import Ruling
from generator.model.ref import Ref

# The score of a registered form; that of an inferred one is less.
REGISTERED = 3.0


class Mention(Struct, frozen=True, array_like=True):
    """A range of a record's text that names a registered entity.

    `nth` counts the mentions of that entity in that text from 1. `before`, `text` and `after`
    are the sentence around it, cut to a line; `score` is 3.0 for a registered form, less for an
    inferred short form; `linked` says the writer linked it by hand.
    """

    about: Ref
    entity: str
    nth: int
    start: int
    end: int
    line: int
    before: str
    text: str
    after: str
    score: float = REGISTERED
    linked: bool = False

    @property
    def inferred(self) -> bool:
        """Whether the form is one that nobody registered."""
        return self.score < REGISTERED


class Sightings(Struct, frozen=True):
    """Every mention in an article's texts, and the names that could mean two entities.

    `words` are all words of the texts, folded: what no registered name is made of is not there.
    `plain` says that the texts are ASCII throughout. `obeyed` are the rulings that met a name.
    """

    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()
    words: frozenset[str] = frozenset()
    plain: bool = False
    obeyed: tuple[Ruling, ...] = ()


class Sight(Struct, frozen=True, array_like=True, gc=False):
    """A mention as the text around it needs it."""

    start: int
    end: int
    entity: str
    nth: int
    inferred: bool
    linked: bool


class Quote(Struct, frozen=True, array_like=True):
    """A mention as the page of its entity needs it: in its sentence, with who wrote it and when.

    `sheet` is the key of that which a comment stands on.
    """

    about: Ref
    nth: int
    before: str
    text: str
    after: str
    who: str
    date: Date | None
    inferred: bool
    sheet: str = ""


class Context(Struct, frozen=True, array_like=True):
    """What stands around an entity in one article.

    `quotes` is the digest of its `Quote`s there. `beside` are the entities named in the same
    paragraphs, one for each paragraph, by their places among all that the article names.
    """

    quotes: str
    beside: tuple[int, ...] = ()


_context = msgspec.msgpack.Decoder(Context).decode


class Occurrence(Struct, frozen=True, array_like=True, gc=False):
    """An entity in one article: how often in its text, in notes on it, in comments.

    `around` is its `context`, encoded: an archive has millions, and few builds look into one.
    """

    written: int
    noted: int
    said: int
    around: msgspec.Raw

    @property
    def total(self) -> int:
        """How often in all."""
        return self.written + self.noted + self.said

    @property
    def context(self) -> Context:
        """What stands around it."""
        return _context(self.around)


# The sights of each text, by the id of its record within the article.
Sights = dict[str, tuple[Sight, ...]]


_occurrences = msgspec.msgpack.Decoder(dict[str, Occurrence]).decode


class Sheeted(Struct, frozen=True, array_like=True, gc=False):
    """What one sheet of a thread names: the digest of its `Sights`, and who that is.

    The first sheet is on the page of its article, which knows all names: it lists none.
    """

    sheet: str
    sights: str
    named: tuple[str, ...] = ()


NOTHING = msgspec.Raw(b"\x80")  # an empty map


class Sighted(Struct, frozen=True, array_like=True):
    """What an article's texts name, light.

    `occurrences` are encoded: most builds compare them and never look into them. `text` and
    `remarks` are the digests of the `Sights` of the article's own text and of its notes, empty
    where there are none, `thread` those of its comments by sheet; `words` is the digest of its
    vocabulary. `obeyed` are the rulings that met a name there; `kin` is the digest of which
    entities are named, however often.
    """

    occurrences: msgspec.Raw = NOTHING
    text: str = ""
    thread: tuple[Sheeted, ...] = ()
    remarks: str = ""
    words: str = ""
    problems: tuple[Problem, ...] = ()
    obeyed: tuple[Ruling, ...] = ()
    kin: str = ""

    @property
    def named(self) -> dict[str, Occurrence]:
        """The entities that are named, by their ids, in the order of their first mentions."""
        return _occurrences(self.occurrences)
