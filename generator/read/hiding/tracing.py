"""The traces of a reading: what a source holds, as numbers.

Owns which words of a record are its own: not what it sets apart as a quotation, and not what stands
in the texts that it answers. Knows nothing of what is withheld.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.digest import numbers
from generator.model.archive import folded
from generator.model.body import Body
from generator.model.reading import Reading
from generator.model.records import Article, Comment, Note, Record
from generator.model.ref import Ref
from generator.model.veil import BEFORE, Trace, Traces, packed, words
from generator.read.hiding.holes import PATTERNS
from generator.read.hiding.runs import Run, runs
from generator.read.hiding.short import QUOTES, lines, quotations


def traces(reading: Reading, secret: str) -> Traces:
    """What a reading holds."""
    said = reading.records
    records: tuple[Record, ...] = (*said.articles, *said.comments, *said.notes)
    texts = [*_texts(reading, records)]
    held = sorted({word for text in texts for word in words(text)})
    targets = {target for record in records for target, _ in record.text.targets}
    targets |= {str(spot.about) for note in said.notes for spot in note.spots}
    linked = sorted(targets | {mark + part for _, mark, part in map(_parted, targets) if part})
    return Traces(
        tuple(_traced(reading, records, secret)),
        tuple(numbers(secret, linked)),
        packed(sorted(set(numbers(secret, held)))),
        tuple(name for name, made in PATTERNS.items() if any(map(made.search, texts))),
    )


def quoted(body: Body, found: Iterable[Run]) -> list[Run]:
    """The runs of words of a text that stand in what it sets apart as a quotation."""
    within = [(tag.start, tag.end) for tag in body.tags if tag.name in QUOTES]
    return [run for run in found if any(start <= run.start < end for start, end in within)]


def writers_of(record: Record) -> tuple[str, ...]:
    """Everybody who signs a record, as written."""
    return record.authors if isinstance(record, Article) else (record.author,)


def said_beside(note: Note) -> Iterator[str]:
    """All that a note says beside its text."""
    for spot in note.spots:
        yield from (spot.quote, spot.before, spot.after, spot.source)
    yield from (*note.tags, *note.links, *note.rights)
    for stated in note.stated:
        yield from (*stated.languages, stated.processing, *stated.rights)


def _texts(reading: Reading, records: Sequence[Record]) -> Iterator[str]:
    """Every text in which a word may have to be replaced."""
    for record in records:
        body = reading.bodies[record.text.digest]
        yield body.text
        yield from (value for tag in body.tags for _, value in tag.attrs)
        yield from writers_of(record)
        if isinstance(record, Article):
            yield from (record.title, record.byline, record.description, record.name)
            yield from (record.origin, record.licence, *record.tags, *record.formerly)
        elif isinstance(record, Comment):
            yield from record.formerly
            yield record.inference.cue if record.inference else ""
        else:
            yield from said_beside(record)
    for entity in reading.records.entities:
        yield from (entity.id, entity.name, entity.description, entity.sort)
        yield from (*entity.aliases, *entity.weak, *entity.near, *entity.but_not, *entity.handles)
        yield from (*entity.same_as, *entity.see_also, *(value for _, value in entity.facts))
    for claim in reading.claims:
        yield claim.text


def _parted(target: str) -> tuple[str, str, str]:
    return target.partition("#")


def _traced(reading: Reading, records: Sequence[Record], secret: str) -> Iterator[Trace]:
    at = {str(record.ref): place for place, record in enumerate(records)}
    trees = {comment.article for comment in reading.records.comments if comment.parent}
    for record in records:
        ref = record.ref
        named = (str(ref), f"article:{ref.article}", f"#{ref.part}")
        name, article, part = numbers(secret, named)
        signed = (folded(writer) for writer in writers_of(record) if writer)
        body = reading.bodies[record.text.digest]
        found, apart = runs(body.text, secret), quotations(body, secret, ref.article)
        above = -1 if isinstance(record, Article) else at.get(_above(record, trees), BEFORE)
        yield Trace(
            ref.kind,
            name,
            article,
            part,
            tuple(numbers(secret, signed)),
            packed(run.number for run in (*found, *apart)),
            packed(run.number for run in (*quoted(body, found), *apart)),
            packed(run.number for run in found if run.alone),
            packed(lines(body.text, secret, ref.article)),
            above,
            record.place,
        )


def _above(record: Comment | Note, trees: Collection[str]) -> str:
    """What a record may repeat: whom it answers, else its article; nothing certain in a list."""
    if isinstance(record, Comment) and record.parent:
        return str(Ref.within("comment", record.article, record.parent))
    return f"article:{record.article}" if record.article in trees else ""
