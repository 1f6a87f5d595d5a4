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
from generator.errors import Place, Problem, Trouble
from generator.markup.joined import joined, stretches, voiced
from generator.model.body import Body
from generator.model.records import Found, Note, Spot, Stated, Text
from generator.model.ref import Ref
from generator.read.anchors import Anchorage
from generator.read.annotations.files import found_in
from generator.read.annotations.parts import Annotation, Words
from generator.read.comments import name_of
from generator.read.formats import NOTES
from generator.read.gather import Gather

NO_WORDS = (Words("", "txt"),)

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
    text, stated = _text(gather, said, place)
    targets = said.targets[:NOTE_TARGETS_MAX]
    if len(said.targets) > NOTE_TARGETS_MAX:
        message = f"a note on {len(said.targets)} places is kept at {NOTE_TARGETS_MAX} of them"
        gather.problem(place.line, message, "make several notes of it", file=place.file)
    spots = tuple(anchorage.spot(target, place) for target in targets)
    quote = next((spot.quote for spot in spots if spot.quote), "")
    id = name_of(gather, said.id, place)
    put = gather.put_note(
        Note(
            article=anchorage.article,
            id=id or note_id(author, quote, text),
            place=place,
            text=text,
            spots=() if said.parent else spots,
            author=author,
            date=gather.date(said.date, place.line, place.file),
            parent=said.parent,
            motives=said.motives,
            tags=tuple(name_of(gather, tag, place) for tag in said.tags[:NOTE_TAGS_MAX]),
            links=said.links,
            by_reader=said.by_reader,
            rights=said.rights,
            stated=stated,
        )
    )
    if id and put != id:
        message, hint = f"two notes are called {id}", f"the second is called {put} here"
        gather.problems.append(Problem(place, message, hint, kind=Trouble.DUPLICATE))


def _text(gather: Gather, said: Annotation, place: Place) -> tuple[Text, tuple[Stated, ...]]:
    """All that an annotation says, as one text, and what is stated of its stretches."""
    read = [
        (gather.text(w.value, w.form, foreign=True, line=place.line, file=place.file), w.stated)
        for w in said.texts or NO_WORDS
    ]
    said_some = [one for one in read if one[0].words or gather.bodies[one[0].digest].tags]
    if not said_some or (len(said_some) == 1 and said_some[0][1] == Stated()):
        return (said_some or read)[0][0], ()
    full = [(_voiced(gather.bodies[text.digest], stated), stated) for text, stated in said_some]
    bodies = [body for body, _ in full]
    stated = tuple(
        replace(stated, start=start, end=end)
        for (_, stated), (start, end) in zip(full, stretches(bodies), strict=True)
    )
    return gather.keep(joined(bodies), *_line(place)), stated


def _voiced(body: Body, stated: Stated) -> Body:
    return voiced(body, stated.language, stated.direction) if stated.is_voiced else body


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
    gather.problems.append(Problem(note.place, message, hint, kind=Trouble.NOTE))
    spot = Spot(Ref("article", note.article), Found.GONE, source=note.parent)
    return replace(note, parent="", spots=(spot,))
