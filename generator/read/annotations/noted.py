"""Annotations made notes of the article that they lie beside.

Owns the order of it: all are read, what their sources are is settled, each is given its places, and
at last the answers are tied to what they answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.caps import NOTE_TAGS_MAX, NOTE_TARGETS_MAX
from generator.digest import digest
from generator.errors import Place
from generator.markup.joined import joined
from generator.model.records import Found, Note, Spot, Text
from generator.model.ref import Ref
from generator.read.anchors import Anchorage
from generator.read.annotations.files import found_in
from generator.read.annotations.parts import Annotation
from generator.read.comments import name_of
from generator.read.formats import NOTES
from generator.read.gather import Gather

_mail = re.compile(r"(\S+)@\S+\.\S+")


def read_annotations(gather: Gather, anchorage: Anchorage, beside: Mapping[str, str]) -> None:
    """Read every file of annotations beside an article, and tie all its notes together."""
    for file, text in beside.items():
        if not file.endswith(NOTES):
            continue
        found = [*found_in(gather, file, text)]
        anchorage.settle([target.source for one in found for target in one.annotation.targets])
        for place, annotation in found:
            _put(gather, anchorage, annotation, place)
    gather.notes[:] = _tied([*gather.notes], gather)


def note_id(author: str, quote: str, text: Text) -> str:
    """The id of a note that has none: made of what it says, so it stays when others are added."""
    return digest(author, quote, text.digest)[:8]


def _put(gather: Gather, anchorage: Anchorage, said: Annotation, place: Place) -> None:
    author = name_of(gather, _mail.sub(r"\1", said.author), place)
    text = _text(gather, said, place)
    targets = said.targets[:NOTE_TARGETS_MAX]
    if len(said.targets) > NOTE_TARGETS_MAX:
        message = f"a note on {len(said.targets)} places is kept at {NOTE_TARGETS_MAX} of them"
        gather.problem(place.line, message, "make several notes of it", file=place.file)
    spots = tuple(anchorage.spot(target, place) for target in targets)
    quote = next((spot.quote for spot in spots if spot.quote), "")
    gather.put_note(
        Note(
            article=anchorage.article,
            id=name_of(gather, said.id, place) or note_id(author, quote, text),
            place=place,
            text=text,
            spots=() if said.parent else spots,
            author=author,
            date=gather.date(said.date, place.line, place.file),
            parent=said.parent,
            motives=said.motives,
            tags=tuple(name_of(gather, tag, place) for tag in said.tags[:NOTE_TAGS_MAX]),
            links=said.links,
        )
    )


def _text(gather: Gather, said: Annotation, place: Place) -> Text:
    """All that an annotation says, as one text."""
    texts = [
        gather.text(value, form, foreign=True, line=place.line, file=place.file)
        for value, form in said.texts or (("", "txt"),)
    ]
    if len(texts) == 1:
        return texts[0]
    return gather.keep(joined([gather.bodies[text.digest] for text in texts]), *_line(place))


def _line(place: Place) -> tuple[int, str]:
    return place.line, place.file


def _tied(notes: list[Note], gather: Gather) -> Iterator[Note]:
    """The notes; one that answers what is not here, or itself in the end, has no place."""
    parents = {note.id: note.parent for note in notes}
    cut = {id for id, parent in parents.items() if parent and parent not in parents}
    known = {id for id, parent in parents.items() if not parent} | cut
    for note in notes:
        way: dict[str, None] = {}
        at = note.id
        while at not in known and at not in way:
            way[at] = None
            at = parents[at]
        cut |= {at} & way.keys()
        known.update(way)
    for note in notes:
        yield _untied(gather, note) if note.id in cut else note


def _untied(gather: Gather, note: Note) -> Note:
    message = f"a note answers one that is not here, or itself: {note.parent[:60]!r}"
    hint = "put that beside it; until then the note is shown without its place"
    gather.problem(note.place.line, message, hint, file=note.place.file)
    spot = Spot(Ref("article", note.article), Found.GONE, source=note.parent)
    return replace(note, parent="", spots=(spot,))
