"""The each-step of this room: one article's texts in, the names out that stand in no register.

Owns what is kept of each: how often it stands there, and its first places in their sentences. No
build does this step. Knows nothing of how a name is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from generator.digest import digest_bytes
from generator.model.mention import Sighted, Sights
from generator.model.records import Kind
from generator.recognise import sentence
from generator.recognise.documents import Document, Text, texts
from generator.recognise.layout import Range, layout, merged
from generator.recognise.unlisted import starters
from generator.recognise.unlisted.grouped import grouped
from generator.recognise.unlisted.guess import Guess, Taken
from generator.recognise.unlisted.search import Finder, find, guesses
from generator.step import Made, Room

QUOTED_MAX = 3

_encoder = msgspec.msgpack.Encoder(order="deterministic")
_sights = msgspec.msgpack.Decoder(Sights).decode


class Searched(Struct, frozen=True, array_like=True):
    """A document, and what is recognised there: the digest of `Sights` for each kind of text."""

    document: Document
    sights: tuple[tuple[str, str], ...]


class Quoted(Struct, frozen=True, array_like=True):
    """A name where it stands: its line in the source, and the sentence around it."""

    line: int
    before: str
    text: str
    after: str


class Candidate(Struct, frozen=True, array_like=True):
    """A name that a document seems to hold; score and reason are those of its best guess."""

    name: str
    kind: Kind
    score: float
    reason: str
    mentions: int
    quoted: tuple[Quoted, ...]


def searched(document: Document, seen: Sighted) -> Searched:
    """What the step is given of an article."""
    said = [("comment", sheet.sights) for sheet in seen.thread]
    sights = (("article", seen.text), *said, ("note", seen.remarks))
    return Searched(document, tuple((kind, digest) for kind, digest in sights if digest))


def encode(own: Mapping[str, str]) -> tuple[str, bytes]:
    """An archive's own starter lists as a blob: its digest and its bytes."""
    data = _encoder.encode(own)
    return digest_bytes(data), data


class Search(Struct, frozen=True):
    """Finds unlisted names; `lists` is the digest of the archive's own starter lists, a blob."""

    lists: str
    finders: tuple[str, ...]

    @property
    def makes(self) -> type[tuple[Candidate, ...]]:
        """The names, one each."""
        return tuple[Candidate, ...]

    def __call__(self, item: Searched, room: Room) -> Made[tuple[Candidate, ...]]:
        """Find the names of a document outside of what is recognised there."""
        opened = list(texts(item.document, room))
        found = guesses(opened, _taken(item, opened, room), _tools(self, room))
        return Made(
            tuple(
                Candidate(
                    one.name,
                    one.kind,
                    one.score,
                    one.reason,
                    len(one.mentions),
                    tuple(_quoted(opened, one.mentions)),
                )
                for one in grouped(found, ())
            )
        )


# The finders of the last step this process did, as in RECOGNISE.
_made: dict[Search, list[Finder]] = {}


def _tools(step: Search, room: Room) -> list[Finder]:
    if step not in _made:
        own = msgspec.msgpack.decode(room.blob(step.lists), type=dict[str, str])
        lists = starters.build(own)
        _made.clear()
        _made[step] = [find(name)(lists) for name in step.finders]
    return _made[step]


def _taken(item: Searched, opened: Sequence[Text], room: Room) -> Taken:
    """The ranges that are recognised, by the number of their text."""
    numbers = {(text.about.kind, text.about.part): n for n, text in enumerate(opened)}
    ranges: dict[int, list[Range]] = {}
    for kind, digest in item.sights:
        for part, sights in _sights(room.blob(digest)).items():
            ranges[numbers[kind, part]] = [(sight.start, sight.end) for sight in sights]
    return {number: merged(found) for number, found in ranges.items()}


def _quoted(opened: Sequence[Text], guesses: Iterable[Guess]) -> Iterator[Quoted]:
    for guess, _ in zip(guesses, range(QUOTED_MAX), strict=False):
        body = opened[guess.text].body
        opens, closes = layout(body).block_at(guess.start)
        yield Quoted(
            body.line_at(guess.start),
            sentence.before(body.text, guess.start, opens),
            " ".join(body.text[guess.start : guess.end].split()),
            sentence.after(body.text, guess.end, closes),
        )
