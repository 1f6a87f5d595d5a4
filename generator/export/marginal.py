"""The notes on an article, as a template gets them.

Owns their order, their letters, which is shown where, and how the answers to one are laid out:
flat, each with its depth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from msgspec.structs import replace

from generator.export import urls
from generator.export.items import Link, Passage, Prose
from generator.export.noteline import NoteLine, NoteReply
from generator.export.prose import Leads, prose
from generator.model.body import Body
from generator.model.card import Remarks
from generator.model.mention import Sights
from generator.model.records import Found, Note, Spot

# Where on the page of an article notes stand, in this order.
TITLE, WHOLE, PASSAGE, COMMENT, NAME = PLACES = ("title", "whole", "passage", "comment", "name")

# A note with its body.
Row = tuple[Note, Body]


class _Placed(NamedTuple):
    """A note at the nth of its places."""

    row: Row
    spot: Spot
    nth: int


def notes(remarks: Remarks, sights: Sights, leads: Leads, article: Link) -> Iterator[NoteLine]:
    """The notes on an article at all their places, lettered in the order of their passages."""
    rows = list(zip(remarks.notes, remarks.bodies, strict=True))
    replies = _replies(rows)
    placed = [_Placed(row, s, nth) for row in rows for nth, s in enumerate(row[0].spots, 1)]
    placed.sort(key=_order)
    titles = dict(leads.hrefs)
    for number, ((note, body), spot, nth) in enumerate(placed, 1):
        anchor = urls.note(note.id, nth)
        on = _on(spot)
        sheet = remarks.sheets.get(spot.about.part, "")
        yield NoteLine(
            anchor=anchor,
            label=letters(number),
            author=note.author,
            date=note.date,
            quote=spot.quote,
            start=spot.start,
            end=spot.end,
            prose=prose(body, sights.get(note.id, ()), leads, anchor),
            on=on,
            is_lost=spot.is_lost,
            found=spot.found.value,
            article=article,
            comment=urls.said(article.path, sheet, spot.about.part) if _is_here(spot, on) else "",
            name=_name(spot, leads, titles) if on == NAME else None,
            motives=note.motives,
            tags=note.tags,
            links=note.links,
            replies=tuple(_reply(*each, sights, leads) for each in replies.get(note.id, ()))
            if nth == 1
            else (),
            by_reader=note.by_reader,
            rights=_rights(note),
        )


def on_comments(remarks: Remarks, article: Link, page: str) -> dict[str, tuple[Passage, ...]]:
    """The passages of notes in each comment, for the page that it stands on."""
    found: dict[str, list[Passage]] = {}
    bare = Leads({}, ())
    spots = {
        urls.note(note.id, nth): spot
        for note in remarks.notes
        for nth, spot in enumerate(note.spots, 1)
    }
    for line in notes(remarks, {}, bare, article):
        if line.on == COMMENT and line.start >= 0:
            path = "" if page == article.path else article.path
            passage = Passage(line.start, line.end, line.label, line.anchor, path)
            found.setdefault(spots[line.anchor].about.part, []).append(passage)
    return {id: tuple(passages) for id, passages in found.items()}


def alone(line: NoteLine) -> NoteLine:
    """A note on another page than its own: nothing in it has an anchor."""
    replies = tuple(replace(reply, prose=_bare(reply.prose)) for reply in line.replies)
    return replace(line, prose=_bare(line.prose), replies=replies)


def _bare(prose: Prose) -> Prose:
    return replace(prose, marks=tuple(replace(mark, id="") for mark in prose.marks))


def passages(lines: Iterable[NoteLine]) -> tuple[Passage, ...]:
    """Those of the notes on the text of an article."""
    return tuple(
        Passage(line.start, line.end, line.label, line.anchor)
        for line in lines
        if line.on == PASSAGE and line.start >= 0
    )


def letters(number: int) -> str:
    """A number as a column of a table is counted: a, b, … z, aa, ab."""
    label = ""
    while number:
        number, rest = divmod(number - 1, 26)
        label = chr(ord("a") + rest) + label
    return label


def _order(placed: _Placed) -> tuple[bool, int, int, int]:
    """Those that were found first: by where they are shown, and there by their passage."""
    spot = placed.spot
    return spot.is_lost, PLACES.index(_on(spot)), spot.start, spot.end


def _on(spot: Spot) -> str:
    if spot.on_title:
        return TITLE
    if spot.about.kind == "entity":
        return NAME
    if spot.about.kind == "comment":
        return COMMENT
    return PASSAGE if spot.start >= 0 or spot.is_lost else WHOLE


def _is_here(spot: Spot, on: str) -> bool:
    """Whether there is a comment to lead to."""
    return on == COMMENT and spot.found != Found.GONE


def _name(spot: Spot, leads: Leads, hrefs: dict[str, str]) -> Link:
    """The way to an entity; its id where it has no page, or is none."""
    name = leads.names.get(spot.about.name)
    return Link(name.name if name else spot.about.name, hrefs.get(str(spot.about), ""))


def _reply(row: Row, depth: int, sights: Sights, leads: Leads) -> NoteReply:
    note, body = row
    anchor = urls.note(note.id)
    said = prose(body, sights.get(note.id, ()), leads, anchor)
    own = (note.motives, note.tags, note.links, note.by_reader, _rights(note))
    return NoteReply(anchor, note.author, note.date, said, depth, *own)


def _rights(note: Note) -> tuple[str, ...]:
    """Every licence that a note, or some of its text, is under."""
    own = (right for stated in note.stated for right in stated.rights)
    return tuple(dict.fromkeys((*note.rights, *own)))


def _replies(rows: Iterable[Row]) -> dict[str, list[tuple[Row, int]]]:
    """The answers to each note that answers none: in reading order, each with its depth."""
    below: dict[str, list[Row]] = {}
    tops = []
    for row in rows:
        if row[0].parent:
            below.setdefault(row[0].parent, []).append(row)
        else:
            tops.append(row[0].id)
    return {id: list(_walked(below, id)) for id in tops if id in below}


def _walked(below: dict[str, list[Row]], top: str) -> Iterator[tuple[Row, int]]:
    waiting = [(row, 0) for row in below[top][::-1]]
    for _ in count():
        if not waiting:
            return
        row, depth = waiting.pop()
        yield row, depth
        waiting += [(each, depth + 1) for each in below.get(row[0].id, ())[::-1]]
