"""A reading parted into what is light and what is heavy.

Owns which records stand together in one blob. Knows nothing of how a source is read, or of what
is made of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec
from msgspec.structs import replace

from generator.model.body import Body
from generator.model.card import Card, Cards, Line, Listing, Pointer, Remarks, Said, Thread, Voice
from generator.model.reading import Provenance, Reading
from generator.model.records import Article, Note, Record, Text
from generator.read.moved import moved
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
        speech=msgspec.Raw(encode(list(_voices(lines, heavy)))),
        provenance=heavy.keep(Provenance(reading.fixity, reading.claims)) if reading.claims else "",
        pointers=tuple(chain.from_iterable(map(_pointers, records))),
    )


def _voices(lines: Sequence[Line], heavy: Heavy) -> Iterator[Voice]:
    """Everybody who speaks, in the order of their first words."""
    groups: dict[tuple[str, int], list[Line]] = {}
    counts: Counter[str] = Counter()
    for line in lines:
        if line.comment and line.comment.author:
            name = line.comment.author
            groups.setdefault((name, counts[name] // SAID_MAX), []).append(line)
            counts[name] += 1
    places = {key: place for place, key in enumerate(groups)}
    who = {line.id: line.comment.author for line in lines if line.comment}
    for (name, _), group in groups.items():
        found = [line.comment for line in group if line.comment]
        said = tuple(Said(c.id, c.date, c.text.excerpt) for c in found)
        stated = [line.parent for line in group if line.comment and line.comment.parent]
        answered = [who.get(parent or "") for parent in stated]
        answers = tuple(places[name, 0] for name in answered if name)
        yield Voice(name, len(said), heavy.keep(said), answers)


def _pointers(record: Record) -> Iterator[Pointer]:
    place = record.place
    for target, line in record.text.targets:
        yield Pointer(record.ref, target, replace(place, line=line or place.line))
