"""The texts of an article, as one document.

Owns their order (the article, its comments, its notes: a short form is looked for after its long
form, within one document), and the loading of their bodies.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from generator.model.body import Body
from generator.model.card import Card, Remarks, Thread
from generator.model.date import Date
from generator.model.ref import Ref
from generator.step import Room


class Document(Struct, frozen=True, array_like=True):
    """An article's texts by digest, and who wrote the article when.

    `text` is that of its body, `thread` those of the sheets of its thread; `remarks` is empty where
    there are none.
    """

    source: str
    article: str
    authors: tuple[str, ...]
    date: Date | None
    text: str
    thread: tuple[str, ...]
    remarks: str


class Text(Struct, frozen=True):
    """A record with its body open before us, who wrote it when, and on which sheet it stands."""

    about: Ref
    body: Body
    who: str
    date: Date | None
    sheet: str = ""


_body = msgspec.msgpack.Decoder(Body).decode
_thread = msgspec.msgpack.Decoder(Thread).decode
_remarks = msgspec.msgpack.Decoder(Remarks).decode


def document(card: Card) -> Document:
    """The document of an article."""
    article = card.article
    return Document(
        article.place.file,
        article.name,
        article.authors,
        article.date,
        article.text.digest,
        card.thread,
        card.remarks,
    )


def texts(of: Document, room: Room) -> Iterator[Text]:
    """Every text of a document; a record without a date has that of its article."""
    article = Ref("article", of.article)
    yield Text(article, _body(room.blob(of.text)), ", ".join(of.authors), of.date)
    for thread in (_thread(room.blob(digest)) for digest in of.thread):
        for line, body in zip(thread.lines, thread.bodies, strict=True):
            if c := line.comment:
                yield Text(c.ref, body, c.author, c.date or of.date, thread.key)
    if of.remarks:
        remarks = _remarks(room.blob(of.remarks))
        for note, body in zip(remarks.notes, remarks.bodies, strict=True):
            yield Text(note.ref, body, note.author, note.date or of.date)
