"""One thing that is said about a text, as a Web Annotation.

Owns how a mention, a guess at a reply and a note are said in the words of the model, with what of
them it has no word for. Knows no page of annotations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.export import urls
from generator.export.items import Prose
from generator.export.prose import certainty, feed_html
from generator.model.card import Line, Thread
from generator.model.mention import Quote
from generator.model.records import Found, Note, Spot
from generator.model.ref import Ref

FRAGMENTS = "http://tools.ietf.org/rfc/rfc3236"
AROUND = 32
CUT = "…"
# The names in this archive of what an address leads to, and a date that is no moment.
NAMED, DATED = "dcterms:identifier", "dcterms:date"

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


def guessed(thread: Iterable[Thread], page: str, base: str) -> Iterator[Json]:
    """Each guess that a comment answers another, with what it rests on."""
    lines = [(line, sheet.key) for sheet in thread for line in sheet.lines]
    keys = {line.id: key for line, key in lines}
    for line, key in lines:
        if line.guess and line.parent:
            said = urls.absolute(urls.said(page, key, line.id), base)
            answered = urls.said(page, keys.get(line.parent, ""), line.parent)
            yield {
                "id": f"{said}:guess",
                "type": "Annotation",
                "motivation": "linking",
                "body": [urls.absolute(answered, base), _reason(line)],
                "target": said,
            }


def _reason(line: Line) -> Json:
    guess = line.guess
    value = f"{certainty(line).capitalize()} an answer to this; inferred: {guess.cue if guess else ''}"
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": value}


def noted(note: Note, prose: Prose, sheets: Mapping[str, str], text: str, base: str) -> Json:
    """A note, or an answer to one; `text` is that of its article."""
    page = urls.article(note.article)
    lost = [spot.source for spot in note.spots if spot.found == Found.GONE and spot.source]
    parent = next(iter(lost), note.parent)
    motives = [*(["replying"] if parent else []), *note.motives]
    bodies = [*_bodies(note, prose, base)]
    targets = [_answered(note.article, parent, page, base)] if parent else []
    targets += [
        _target(spot, note, sheets, text, prose, base) for spot in note.spots if not parent
    ]
    value: Json = {
        "id": urls.absolute(f"{page}#{urls.note(note.id)}", base),
        NAMED: str(note.ref),
        "type": "Annotation",
        "motivation": motives,
        "creator": {"type": "Person", "name": note.author} if note.author else None,
        "created": None,
        DATED: note.date.text if note.date else None,
        "body": bodies,
        "target": targets,
    }
    if note.date and note.date.first == note.date.last:
        value["created"] = f"{note.date.first}Z"
    return {key: part for key, part in value.items() if part}


def _bodies(note: Note, prose: Prose, base: str) -> Iterator[Json | str]:
    if prose.body.text:
        yield {"type": "TextualBody", "format": "text/html", "value": feed_html(prose, base)}
    yield from note.links
    for tag in note.tags:
        yield {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag}


def _answered(article: str, parent: str, page: str, base: str) -> Json:
    ref = Ref.within("note", article, parent)
    return _resource(ref, urls.absolute(f"{page}#{urls.note(parent)}", base))


def _resource(ref: Ref, address: str) -> Json:
    return {"id": address, "type": "Text", NAMED: str(ref)}


def _target(
    spot: Spot, note: Note, sheets: Mapping[str, str], text: str, prose: Prose, base: str
) -> Json | str:
    """A place of a note: the record, and in it the passage."""
    if spot.source:
        return _placed({"id": spot.source, "type": "Text"}, spot, text)
    page = urls.article(note.article)
    path = page
    if spot.about.kind == "comment":
        path = urls.said(page, sheets.get(spot.about.part, ""), spot.about.part)
    elif spot.about.kind == "entity":
        path = dict(prose.hrefs).get(str(spot.about), page)
    return _placed(_resource(spot.about, urls.absolute(path, base)), spot, text)


def _placed(resource: Json, spot: Spot, text: str) -> Json:
    selector = _selector(spot, text)
    return {"source": resource, "selector": selector} if selector else resource


def _selector(spot: Spot, text: str) -> Json | None:
    """The passage as the note quotes it; where it quotes none, as it stands in the text."""
    if spot.on_title:
        return {"type": "FragmentSelector", "conformsTo": FRAGMENTS, "value": urls.TITLE}
    if spot.quote:
        return _quoted(spot.quote, spot.before, spot.after)
    if spot.start < 0 or spot.about.kind != "article":
        return None
    before, after = text[max(0, spot.start - AROUND) : spot.start], text[spot.end :][:AROUND]
    return _quoted(text[spot.start : spot.end], before, after)


def _quoted(exact: str, before: str, after: str) -> Json:
    words = {"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after}
    return {key: value for key, value in words.items() if value}
