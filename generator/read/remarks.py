"""The notes on an article, parted by where they are shown and who wrote them.

Owns which of them stand together, and what of each is light. Knows nothing of how one is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model.body import Body
from generator.model.card import Penned, Remarks
from generator.model.records import Note


def remarked(
    notes: Sequence[Note], bodies: Mapping[str, Body], sheets: Mapping[str, str]
) -> Remarks:
    """All notes with their bodies; `sheets` says on which sheet each comment stands."""
    own = {id: sheets[id] for id in _comments(notes) if id in sheets}
    return Remarks(tuple(notes), tuple(bodies[note.text.digest] for note in notes), own)


def penned(notes: Sequence[Note]) -> tuple[Penned, ...]:
    """Who wrote each note that answers none, or an answer to it, and when it was written."""
    tops = _tops(notes)
    wrote: dict[str, dict[str, None]] = {note.id: {} for note in notes if not note.parent}
    for note in notes:
        if note.author:
            wrote[tops[note.id]][note.author] = None
    return tuple(Penned(tuple(wrote[n.id]), n.date) for n in notes if not n.parent)


def noted(notes: Iterable[Note], sheets: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the sheets with comments that notes are about."""
    return tuple(dict.fromkeys(sheets.get(id, "") for id in _comments(notes)))


def on_names(notes: Sequence[Note]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Each entity that notes are about, with their places among those that answer none."""
    about: dict[str, dict[int, None]] = {}
    for nth, note in enumerate(note for note in notes if not note.parent):
        for spot in note.spots:
            if spot.about.kind == "entity":
                about.setdefault(spot.about.name, {})[nth] = None
    return tuple((name, tuple(places)) for name, places in about.items())


def _tops(notes: Sequence[Note]) -> dict[str, str]:
    """The note that each one answers in the end, or itself where it answers none."""
    parents = {note.id: note.parent for note in notes}
    tops = {id: id for id, parent in parents.items() if not parent}
    for id in parents:
        way, at = [], id
        while at not in tops:
            way.append(at)
            at = parents[at]
        tops |= dict.fromkeys(way, tops[at])
    return tops


def _comments(notes: Iterable[Note]) -> Iterator[str]:
    """The ids of the comments that notes are about."""
    abouts = (spot.about for note in notes for spot in note.spots)
    return (about.part for about in abouts if about.kind == "comment")
