"""A reading parted into what is light and what is heavy.

Owns which records stand together in one blob. Knows nothing of how a source is read, or of what
is made of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from generator.model.body import Body
from generator.model.card import (
    LONG,
    Card,
    Cards,
    Dated,
    Line,
    Listing,
    Pointer,
    Said,
    Sheet,
    Voice,
)
from generator.model.reading import Provenance, Reading
from generator.model.records import Article, Comment, Note, Record, State, Text, are_guessed
from generator.read.moved import moved
from generator.read.remarks import noted, on_names, penned, remarked
from generator.read.sheets import LINES_MAX, Cut, cut, laid
from generator.read.threads import thread
from generator.step import Heavy, encode

NOTHING = Body("")
NO_TEXT = Text("", 0, "")
# So much is said in one blob: no page lists more.
SAID_MAX = 500


def pack(reading: Reading) -> tuple[Cards, dict[str, bytes]]:
    """The cards of a reading, and the blobs whose digests stand in them."""
    heavy = Heavy()
    records = reading.records
    problems = [*records.problems]
    articles = []
    for article in records.articles:
        lines, wrong = thread([c for c in records.comments if c.article == article.name])
        problems += wrong
        notes = [n for n in records.notes if n.article == article.name]
        heavy.blobs[article.text.digest] = encode(reading.bodies[article.text.digest])
        said = _discussed(lines)
        former, unfit = moved(article, said.comments, said.sheets)
        problems += unfit
        card = _card(article, said, notes, reading, heavy)
        articles.append(replace(card, former=former))
    cards = Cards(
        tuple(articles), records.entities, tuple(problems), records.decisions, records.tombs
    )
    return cards, heavy.blobs


class _Discussed(NamedTuple):
    """A thread before it is parted: its lines, where it is cut, and the sheet of each line."""

    lines: tuple[Line, ...]
    cuts: tuple[Cut, ...]
    sheets: Mapping[str, str]

    @property
    def comments(self) -> list[Comment]:
        """The comments that are here."""
        return [line.comment for line in self.lines if line.comment]


def _discussed(lines: tuple[Line, ...]) -> _Discussed:
    cuts = cut(lines)
    sheets = {line.id: key for key, start, stop in cuts if key for line in lines[start:stop]}
    return _Discussed(lines, cuts, sheets)


def _card(
    article: Article, of: _Discussed, notes: Sequence[Note], reading: Reading, heavy: Heavy
) -> Card:
    comments = of.comments
    remarks = remarked(notes, reading.bodies, of.sheets)
    summary = article.description or article.text.excerpt
    listing = Listing(
        article.name, article.title, article.date, article.authors, summary, len(comments)
    )
    records: tuple[Record, ...] = (article, *comments, *notes)
    text = replace(article.text, excerpt="", targets=())
    return Card(
        replace(article, text=text),
        marks=msgspec.Raw(encode(sorted(reading.bodies[article.text.digest].ids()))),
        head=heavy.keep(replace(article, text=NO_TEXT)),
        listing=heavy.keep(listing),
        sheets=tuple(_laid(of, reading, heavy)),
        dated=tuple(_dated(of, heavy)),
        remarks=heavy.keep(remarks) if notes else "",
        comments=len(comments),
        spots=msgspec.Raw(encode([line.id for line in of.lines])),
        notes=tuple(note.id for note in notes),
        penned=penned(notes),
        noted=noted(notes, of.sheets),
        on_names=on_names(notes),
        guesses=sum(line.guess is not None and line.parent is not None for line in of.lines),
        speech=msgspec.Raw(encode(list(_voices(of, heavy)))),
        provenance=heavy.keep(Provenance(reading.fixity, reading.claims)) if reading.claims else "",
        pointers=tuple(chain.from_iterable(map(_pointers, records))),
    )


def _laid(of: _Discussed, reading: Reading, heavy: Heavy) -> Iterator[Sheet]:
    bodies = [
        reading.bodies[line.comment.text.digest] if line.comment else NOTHING for line in of.lines
    ]
    return laid(of.lines, bodies, of.cuts, heavy, as_written=are_guessed(of.comments))


def _said(comment: Comment, of: _Discussed) -> Said:
    return Said(comment.id, comment.date, comment.text.excerpt, of.sheets.get(comment.id, ""))


def _voices(of: _Discussed, heavy: Heavy) -> Iterator[Voice]:
    """Everybody who speaks, in the order of their first words."""
    groups: dict[tuple[str, int], list[Line]] = {}
    counts: Counter[str] = Counter()
    for line in of.lines:
        if line.comment and line.comment.author:
            name = line.comment.author
            groups.setdefault((name, counts[name] // SAID_MAX), []).append(line)
            counts[name] += 1
    places = {key: place for place, key in enumerate(groups)}
    who = {line.id: line.comment.author for line in of.lines if line.comment}
    for (name, _), group in groups.items():
        said = tuple(_said(line.comment, of) for line in group if line.comment)
        stated = [line.parent for line in group if line.comment and line.comment.parent]
        answered = [who.get(parent or "") for parent in stated]
        answers = tuple(places[name, 0] for name in answered if name)
        yield Voice(name, len(said), heavy.keep(said), answers)


def _dated(of: _Discussed, heavy: Heavy) -> Iterator[str]:
    """The comments of a long thread by date, the undated ones first, so many a time.

    Where it was guessed who answers whom, the order of the source is the only one.
    """
    comments = [comment for comment in of.comments if comment.state != State.WITHHELD]
    dates = sum(comment.date is not None for comment in comments)
    if dates < LONG or are_guessed(comments):
        return
    ordered = sorted(comments, key=lambda c: c.date.first if c.date else "")
    for start in range(0, len(ordered), LINES_MAX):
        few = ordered[start : start + LINES_MAX]
        yield heavy.keep([Dated(_said(c, of), c.author, c.state) for c in few])


def _pointers(record: Record) -> Iterator[Pointer]:
    place = record.place
    for target, line in record.text.targets:
        yield Pointer(record.ref, target, replace(place, line=line or place.line))
    if isinstance(record, Note):
        names = dict.fromkeys(s.about for s in record.spots if s.about.kind == "entity")
        yield from (Pointer(record.ref, str(name), place) for name in names)
