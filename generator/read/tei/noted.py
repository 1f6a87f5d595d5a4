"""Notes, annotations and variants of a text, made notes of its article.

Owns what of each is read. A note that names no place is about the element before it, or the word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from generator.caps import NOTE_STATED_MAX, NOTE_TARGETS_MAX
from generator.errors import Place
from generator.markup.href import web_address
from generator.markup.tei.reading import Read, read
from generator.markup.tei.variants import variants
from generator.markup.tei.words import READER
from generator.markup.tei.xml import ID, local, squeezed
from generator.model.body import Body
from generator.model.records import Note
from generator.read.anchors import Anchorage
from generator.read.annotations.noted import note_id
from generator.read.annotations.parts import Target
from generator.read.annotations.w3c import MOTIVES, REPLYING
from generator.read.comments import name_of
from generator.read.gather import Gather
from generator.read.passages import Quoted
from generator.read.tei.head import date_of
from generator.read.tei.posts import called, own_id
from generator.read.tei.targets import Pointers
from generator.read.tei.texts import text_of

PREFIX = "n."
OURS = frozenset(("tag", "passage"))


class _Told(NamedTuple):
    """What a note says, and of what."""

    body: Body
    targets: tuple[Target, ...]
    motives: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    parent: str = ""


class Noting:
    """Makes the notes of one document."""

    def __init__(self, gather: Gather, anchorage: Anchorage, root: Any, pointers: Pointers) -> None:
        self._gather = gather
        self._anchorage = anchorage
        self._pointers = pointers
        self._people = dict(_people(root))
        self._witnesses = dict(_witnesses(root))

    def asides(self, source: str, told: Read) -> None:
        """The notes and variants that stand in a text."""
        for aside in told.asides:
            element = aside.element
            place = told.pointed.get(element.get(ID), (aside.start, aside.end))
            here = Target(source, position=place, marked=True) if place[0] < place[1] else None
            if local(element) == "app":
                body = variants(element, self._witnesses)
                self._put(element, _Told(body, (here or Target(source),), ("describing",)))
            else:
                self.note(element, here or Target(source))

    def note(self, element: Any, here: Target) -> None:
        """A `note`: about what it points to, or else about where it stands."""
        said = self._pointers.targets(element.get("target", ""), element.get("targetEnd", ""))
        type = element.get("type", "")
        tags = (type,) if type and type not in OURS else ()
        self._put(element, _Told(read(element, foreign=True).body, said or (here,), tags=tags))

    def annotation(self, element: Any) -> None:
        """An `annotation`: what it points to, who made it when, and what it says."""
        notes = [*element.iterchildren("{*}note")]
        told = [note for note in notes if note.get("type") not in OURS]
        tags = [squeezed(note) for note in notes if note.get("type") == "tag"]
        motives = (element.get("motivation") or "").split()
        targets = tuple(self._targets(element, notes))
        links = (web_address(ptr.get("target", "")) for ptr in element.iterchildren("{*}ptr"))
        self._put(
            element,
            _Told(
                read(*told, foreign=True).body,
                targets,
                tuple(motive for motive in motives if motive in MOTIVES - {REPLYING}),
                tuple(filter(None, tags)),
                tuple(filter(None, links)),
                self._answered(element) if REPLYING in motives else "",
            ),
        )

    def _targets(self, element: Any, notes: Iterable[Any]) -> Iterator[Target]:
        """The places of an annotation; where it quotes the words of one, that instead of all."""
        quoted = [*self._quoted(notes)]
        for target in self._pointers.targets(element.get("target", "")):
            same = (q for q in quoted if q.source == target.source and not target.position)
            found = next(same, None)
            if found:
                quoted.remove(found)
            yield found or target
        yield from quoted

    def _quoted(self, notes: Iterable[Any]) -> Iterator[Target]:
        for note in notes:
            quote = note.find("{*}quote")
            if note.get("type") == "passage" and quote is not None:
                before, after = (
                    _words(note.find(f"{{*}}seg[@type='{side}']")) for side in ("before", "after")
                )
                whole = next(iter(self._pointers.targets(note.get("target", ""))), Target())
                yield Target(whole.source, Quoted(_words(quote), before, after))

    def _answered(self, element: Any) -> str:
        """The note that an annotation answers."""
        pointed = (element.get("target") or "").partition(" ")[0]
        return called(pointed.removeprefix("#"), PREFIX)

    def _put(self, element: Any, told: _Told) -> None:
        gather, place = self._gather, Place(self._gather.path, element.sourceline or 1)
        author = name_of(gather, self._author(element), place)
        text = text_of(gather, told.body, place.line)
        targets = () if told.parent else told.targets[:NOTE_TARGETS_MAX]
        spots = tuple(self._anchorage.spot(target, place) for target in targets)
        quote = next((spot.quote for spot in spots if spot.quote), "")
        change = element.find("{*}revisionDesc/{*}change")
        gather.put_note(
            Note(
                article=self._anchorage.article,
                id=own_id(element, PREFIX) or note_id(author, quote, text),
                place=place,
                text=text,
                spots=spots,
                author=author,
                date=gather.date(date_of(change) if change is not None else "", place.line),
                parent=told.parent,
                motives=told.motives,
                tags=told.tags,
                links=told.links,
                by_reader=squeezed(element.find("{*}respStmt/{*}resp")) == READER,
                rights=tuple(_rights(element)),
            )
        )

    def _author(self, element: Any) -> str:
        """Who wrote a note: by name, or whom the header calls so."""
        named = element.find("{*}respStmt/{*}name")
        named = element.find("{*}respStmt/{*}persName") if named is None else named
        pointed = (element.get("resp") or "").partition(" ")[0].removeprefix("#")
        return squeezed(named) or self._people.get(pointed, "")


def _rights(element: Any) -> Iterator[str]:
    """The licences of an annotation that have an address."""
    addresses = (
        web_address(found.get("target", "")) for found in element.iterchildren("{*}licence")
    )
    yield from islice(filter(None, addresses), NOTE_STATED_MAX)


def _words(element: Any) -> str:
    return "".join(element.itertext()) if element is not None else ""


def _people(root: Any) -> Iterator[tuple[str, str]]:
    """Those whom a header names, by id."""
    for element in root.iter("{*}respStmt", "{*}editor", "{*}person", "{*}persName", "{*}name"):
        if element.get(ID):
            named = next(element.iter("{*}persName", "{*}name"), element)
            yield element.get(ID), squeezed(named)


def _witnesses(root: Any) -> Iterator[tuple[str, str]]:
    """The signs of the witnesses, by id."""
    for witness in root.iter("{*}witness"):
        if id := witness.get(ID):
            sign = witness.find("{*}abbr")
            yield id, squeezed(sign) or witness.get("n") or id
