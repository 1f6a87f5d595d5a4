"""One thing that is said about a text, as a Web Annotation.

Owns how a mention, a guess at a reply and a note are said in the words of the model, with what of
them it has no word for. Knows no page of annotations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from generator.export import urls
from generator.export.items import Prose
from generator.export.prose import certainty, feed_html
from generator.markup.joined import parted
from generator.model.card import Line, Thread
from generator.model.date import Date
from generator.model.mention import Quote
from generator.model.records import Found, Note, Spot, Stated
from generator.model.ref import Ref

FRAGMENTS = "http://tools.ietf.org/rfc/rfc3236"
AROUND = 32
CUT = "…"
# The names in this archive of what an address leads to, and a date that is no moment.
TITLE = "title"
NAMED, DATED, KIND = "dcterms:identifier", "dcterms:date", "dcterms:type"
READER = "reader"

Json = dict[str, Any]


def named(page: str, entity: str, id: str, quote: Quote) -> Json:
    """A mention of an entity, both by their addresses."""
    spot = urls.spot(id, quote.nth, urls.anchor(quote.about))
    before = quote.before.removeprefix(CUT)[-AROUND:]
    words = _quoted(quote.text, before, quote.after.removesuffix(CUT)[:AROUND])
    place = {"type": "FragmentSelector", "conformsTo": FRAGMENTS, "value": spot, "refinedBy": words}
    return {
        "id": f"{page}#{spot}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": entity,
        "target": {"source": page, "selector": place},
    }


def guessed(thread: Iterable[Thread], page: str, own: str, base: str) -> Iterator[Json]:
    """Each guess that a comment answers another, with what it rests on; `own` is the file of it."""
    lines = [(line, sheet.key) for sheet in thread for line in sheet.lines]
    keys = {line.id: key for line, key in lines}
    for line, key in lines:
        if line.guess and line.parent:
            said = urls.absolute(urls.said(page, key, line.id), base)
            answered = urls.said(page, keys.get(line.parent, ""), line.parent)
            yield {
                "id": f"{urls.absolute(own, base)}#{urls.comment(line.id)}",
                "type": "Annotation",
                "motivation": "linking",
                "body": [urls.absolute(answered, base), _reason(line)],
                "target": said,
            }


def _reason(line: Line) -> Json:
    guess = line.guess
    value = (
        f"{certainty(line).capitalize()} an answer to this; inferred: {guess.cue if guess else ''}"
    )
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": value}


class Around(NamedTuple):
    """What the places of notes are named by.

    That is the sheets of the comments that they are about, where their links lead, and the address
    of the site.
    """

    sheets: Mapping[str, str]
    hrefs: Mapping[str, str]
    base: str


def noted(note: Note, prose: Prose, around: Around) -> Json:
    """A note, or an answer to one."""
    page, base = urls.article(note.article), around.base
    lost = (spot.source for spot in note.spots if spot.found == Found.GONE and spot.source)
    parent = next(lost, note.parent)
    targets = [_answered(note.article, parent, base)] if parent else _targets(note, around)
    value: Json = {
        "id": urls.absolute(f"{page}#{urls.note(note.id)}", base),
        NAMED: str(note.ref),
        "type": "Annotation",
        "motivation": [*(["replying"] if parent else []), *note.motives],
        "creator": {"type": "Person", "name": note.author} if note.author else None,
        **_dated(note.date),
        "rights": [*note.rights],
        KIND: READER if note.by_reader else None,
        "body": [*_bodies(note, prose, base)],
        "target": targets,
    }
    return {key: part for key, part in value.items() if part}


def _dated(date: Date | None) -> Json:
    """A date as it is written, and as the model has it where it is a moment."""
    if date is None:
        return {}
    moment = {"created": f"{date.first}Z"} if date.first == date.last else {}
    return {**moment, DATED: date.text}


def _bodies(note: Note, prose: Prose, base: str) -> Iterator[Json | str]:
    for stated in note.stated or (Stated(0, len(prose.body.text)),):
        yield from _text(stated, prose, base)
    yield from note.links
    for tag in note.tags:
        yield {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag}


def _text(stated: Stated, prose: Prose, base: str) -> Iterator[Json]:
    """A stretch of a note as the body that it was, with what was stated of it."""
    body = parted(prose.body, stated.start, stated.end, voiced=stated.is_voiced)
    if body.text:
        value: Json = {
            "type": "TextualBody",
            "format": "text/html",
            "language": [*stated.languages],
            "processingLanguage": stated.processing,
            "textDirection": stated.direction,
            "rights": [*stated.rights],
            "value": feed_html(replace(prose, body=body), base),
        }
        yield {key: part for key, part in value.items() if part}


def _answered(article: str, parent: str, base: str) -> Json:
    address = urls.absolute(f"{urls.article(article)}#{urls.note(parent)}", base)
    return _resource(Ref.within("note", article, parent), address)


def _resource(ref: Ref, address: str) -> Json:
    return {"id": address, "type": "Text", NAMED: str(ref)}


def _targets(note: Note, around: Around) -> list[Json]:
    """The places of a note: each a record, and in it the passage."""
    found = []
    for spot in note.spots:
        resource = _source(note, spot, around)
        selector = _selector(spot)
        found.append({"source": resource, "selector": selector} if selector else resource)
    return found


def _source(note: Note, spot: Spot, around: Around) -> Json:
    if spot.source:
        return {"id": spot.source, "type": "Text"}
    path = urls.article(note.article)
    if spot.about.kind == "comment":
        path = urls.said(path, around.sheets.get(spot.about.part, ""), spot.about.part)
    path = around.hrefs.get(str(spot.about), path)
    return _resource(spot.about, urls.absolute(path, around.base))


def _selector(spot: Spot) -> Json | None:
    """The passage as the note quotes it."""
    quoted = _quoted(spot.quote, spot.before, spot.after) if spot.quote else None
    if spot.on_title:
        title: Json = {"type": "FragmentSelector", "conformsTo": FRAGMENTS, "value": TITLE}
        return {**title, "refinedBy": quoted} if quoted else title
    return quoted


def _quoted(exact: str, before: str, after: str) -> Json:
    words = {"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after}
    return {key: value for key, value in words.items() if value}
