"""What no file of a site may hold of a source, in plain words: for the last check alone.

Owns how much of a withheld text is so much its own that to find it elsewhere is no accident. What
the source shows all the same is none of it. Never remembered: it is the very thing to be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.reading import Reading
from generator.model.records import Article, Comment, Note, Record
from generator.model.veil import Veil, words
from generator.read.hiding.gone import withheld
from generator.read.hiding.records import veiled
from generator.read.hiding.runs import RUN, WINDOW, runs

# So many words in a row are masked wherever they are repeated; of a shorter text, all of it.
LONG = RUN + 2 * WINDOW - 1
SHORT = RUN + WINDOW - 1
ID_CHARS = 5


# Words in a row, and a part of the paths of the files in which they are looked for.
Needle = tuple[str, str]


def needles(reading: Reading, veil: Veil) -> tuple[Needle, ...]:
    """What of a reading is hidden by its veil and must stand nowhere."""
    gone = withheld(reading, veil)
    hidden = [record for record in _every(reading) if str(record.ref) in gone]
    if not hidden:
        return ()
    shown = veiled(reading, veil)
    open_runs = set(_runs(_texts(shown, _every(shown))))
    own = set(_runs(_texts(reading, hidden))) - open_runs
    if common := frozenset(veil.common):
        own = {run for run in own if common.isdisjoint(r.number for r in runs(run, veil.secret))}
    ids = (needle for record in hidden if (needle := _id(record)))
    return (*((run, "") for run in sorted(own)), *ids)


def _every(reading: Reading) -> Iterator[Record]:
    said = reading.records
    return iter((*said.articles, *said.comments, *said.notes))


def _texts(reading: Reading, records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        body = reading.bodies[record.text.digest]
        yield body.text
        yield from (value for tag in body.tags for key, value in tag.attrs if key == "alt")
        if isinstance(record, Article):
            yield from (record.title, record.description)
        if isinstance(record, Note):
            yield from (words for s in record.spots for words in (s.quote, s.before, s.after))
            yield from record.tags


def _runs(texts: Iterable[str]) -> Iterator[str]:
    """Every stretch of so many words; of a line with fewer, but not few, all of it."""
    for text in texts:
        for line in text.split("\n"):
            said = words(line)
            if len(said) >= SHORT:
                size = min(LONG, len(said))
                for at in range(len(said) - size + 1):
                    yield " ".join(said[at : at + size])


def _id(record: Record) -> Needle | None:
    """The id of a comment, looked for on the pages of its article, where it says something."""
    if not isinstance(record, Comment) or len(record.id) < ID_CHARS:
        return None
    said = " ".join(words(record.id.replace("_", " ")))
    has_digit = any(map(str.isdigit, said))
    return (said, record.article.rpartition("/")[2]) if has_digit else None
