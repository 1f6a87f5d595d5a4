"""A reading parted into what is light and what is heavy.

Owns which records stand together in one blob. Knows nothing of how a source is read, or of what
is made of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec
from msgspec.structs import replace

from generator.model.body import Body
from generator.model.card import Card, Cards, Line, Listing, Pointer, Remarks, Said, Thread, Voice
from generator.model.reading import Provenance, Reading
from generator.model.records import Article, Comment, Note, Record, Text
from generator.read.moved import moved
from generator.read.threads import thread
from generator.step import Heavy, encode

NOTHING = Body("")
NO_TEXT = Text("", 0, "")


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
        former, unfit = moved(article, [line.comment for line in lines if line.comment])
        problems += unfit
        articles.append(replace(_card(article, lines, notes, reading, heavy), former=former))
    return Cards(tuple(articles), records.entities, tuple(problems), records.decisions), heavy.blobs


def _card(
    article: Article, lines: tuple[Line, ...], notes: Sequence[Note], reading: Reading, heavy: Heavy
) -> Card:
    bodies = reading.bodies
    comments = [line.comment for line in lines if line.comment]
    said = Thread(
        lines,
        tuple(bodies[line.comment.text.digest] if line.comment else NOTHING for line in lines),
    )
    remarks = Remarks(tuple(notes), tuple(bodies[note.text.digest] for note in notes))
    summary = article.description or article.text.excerpt
    listing = Listing(
        article.name, article.title, article.date, article.authors, summary, len(comments)
    )
    records: tuple[Record, ...] = (article, *comments, *notes)
    text = replace(article.text, excerpt="", targets=())
    return Card(
        replace(article, text=text),
        head=heavy.keep(replace(article, text=NO_TEXT)),
        listing=heavy.keep(listing),
        thread=heavy.keep(said) if lines else "",
        remarks=heavy.keep(remarks) if notes else "",
        comments=len(comments),
        spots=msgspec.Raw(encode([line.id for line in lines])),
        notes=tuple(note.id for note in notes),
        speech=msgspec.Raw(encode(list(_voices(comments, heavy)))),
        provenance=heavy.keep(Provenance(reading.fixity, reading.claims)) if reading.claims else "",
        pointers=tuple(chain.from_iterable(map(_pointers, records))),
    )


def _voices(comments: Sequence[Comment], heavy: Heavy) -> Iterator[Voice]:
    """Everybody who speaks, in the order of their first words."""
    groups: dict[str, list[Said]] = {}
    for c in comments:
        if c.author:
            groups.setdefault(c.author, []).append(Said(c.id, c.date, c.text.excerpt))
    for name, said in groups.items():
        yield Voice(name, len(said), heavy.keep(tuple(said)))


def _pointers(record: Record) -> Iterator[Pointer]:
    place = record.place
    for target, line in record.text.targets:
        yield Pointer(record.ref, target, replace(place, line=line or place.line))
