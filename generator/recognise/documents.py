"""The texts of a source, as one document.

Owns their order: the article, its comments, its notes; a short form is looked for after its long
form, within one document.
"""

from __future__ import annotations

from generator.model.reading import Cards
from generator.model.records import Record
from generator.recognise.step import Document, Text


def document(cards: Cards) -> Document:
    """The document of a source's records."""
    records: tuple[Record, ...] = (*cards.articles, *cards.comments, *cards.notes)
    source = records[0].place.file if records else ""
    return Document(source, tuple(Text(r.ref, r.text.digest) for r in records))
