"""The notes on an article as annotations of TEI.

Owns what of a note stands there. A passage is a range between two anchors in the text; one that was
not found is quoted, so that it can be looked for again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.export.tei import ids
from generator.export.tei.moments import dated
from generator.export.tei.posts import Fill
from generator.markup.tei.marks import trimmed
from generator.markup.tei.words import READER, Passage
from generator.markup.tei.xml import put
from generator.model.card import Remarks
from generator.model.records import Note, Spot
from generator.model.ref import Ref

TAG, PASSAGE = "tag", "passage"
AUTHOR = "author"

# The passages in the text of each record, by its name.
Passages = Mapping[Ref, tuple[Passage, ...]]


def passages(notes: Iterable[Note], texts: Mapping[Ref, str]) -> Passages:
    """The passages that notes are about; each is called by its number."""
    found: dict[Ref, list[Passage]] = {}
    for nth, spot in enumerate((s for note in notes for s in note.spots), 1):
        start, end = trimmed(texts.get(spot.about, ""), max(0, spot.start), max(0, spot.end))
        if start < end:
            found.setdefault(spot.about, []).append(Passage(start, end, f"p.{nth}"))
    return {ref: tuple(own) for ref, own in found.items()}


def put_notes(parent: Any, remarks: Remarks, found: Passages, fill: Fill) -> None:
    """Every note."""
    if not remarks.notes:
        return
    listed = put(parent, "listAnnotation")
    known = {passage.id: passage for own in found.values() for passage in own}
    nth = 0
    for note, body in zip(remarks.notes, remarks.bodies, strict=True):
        named = [(spot, known.get(f"p.{nth + n}")) for n, spot in enumerate(note.spots, 1)]
        nth += len(note.spots)
        entry = _entry(listed, note, [_target(*pair) for pair in named])
        if body.text:
            fill(put(entry, "note"), note.id, body)
        for tag in note.tags:
            put(entry, "note", tag, type=TAG)
        for spot, passage in named:
            if passage is None and spot.quote:
                _quoted(entry, spot)
        for link in note.links:
            put(entry, "ptr", target=link)


def _entry(listed: Any, note: Note, targets: list[str]) -> Any:
    answers = [f"#{ids.of_note(note.parent)}"] if note.parent else []
    entry = put(
        listed,
        "annotation",
        id=ids.of_note(note.id),
        motivation=" ".join([*(["replying"] if note.parent else []), *note.motives]),
        target=" ".join(answers or targets or [f"#{ids.TEXT}"]),
    )
    if note.author or note.by_reader:
        put(put(entry, "respStmt"), "resp", READER if note.by_reader else AUTHOR)
        put(entry[-1], "name", note.author)
    if note.date:
        put(put(entry, "revisionDesc"), "change", status="created", **dated(note.date))
    for right in note.rights:
        put(entry, "licence", target=right)
    return entry


def _target(spot: Spot, passage: Passage | None) -> str:
    if passage:
        return f"#range({passage.first},{passage.last})"
    if spot.source:
        return spot.source if "://" in spot.source else f"#{ids.of_note(spot.source)}"
    return f"#{ids.TITLE}" if spot.on_title else f"#{ids.of(spot.about)}"


def _quoted(entry: Any, spot: Spot) -> None:
    """A passage by its words, with what is said to stand before and after it."""
    told = put(entry, "note", type=PASSAGE, target=_target(spot, None))
    if spot.before:
        put(told, "seg", spot.before, type="before")
    put(told, "quote", spot.quote)
    if spot.after:
        put(told, "seg", spot.after, type="after")
