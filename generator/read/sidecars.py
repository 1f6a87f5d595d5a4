"""Files that belong to an article.

Owns `x.comments.jsonl` (a comment a line) and `x.notes.jsonl` (a W3C Web Annotation a line, 2017).
Any other is one in which another generator keeps comments, and is read by `commentfolder`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from generator.errors import Place, Severity
from generator.model.records import Note, State
from generator.read.anchors import Anchorage, Quoted
from generator.read.comments import Said, name_of, put_comment
from generator.read.formats import COMMENTS, NOTES, SIDECARS
from generator.read.gather import Gather, printable
from generator.read.sections import note_id
from generator.toml import nearest

COMMENT_KEYS = ("id", "author", "date", "parent", "text", "state")


def read_comments(gather: Gather, article: str, beside: Mapping[str, str]) -> None:
    """Read every sidecar of comments; Markdown in the text."""
    others = {file: text for file, text in beside.items() if not file.endswith(SIDECARS)}
    if others:
        from generator.read.commentfolder import read  # noqa: PLC0415 (few articles have one)

        read(gather, article, others)
    for file, line, item in _objects(gather, beside, COMMENTS):
        for key in set(item) - set(COMMENT_KEYS):
            gather.problem(line, f"unknown key {key!r}", nearest(key, COMMENT_KEYS), file=file)
        _put_comment(gather, article, Place(file, line), item)


def read_notes(gather: Gather, anchorage: Anchorage, beside: Mapping[str, str]) -> None:
    """Read every sidecar of notes: a TextualBody on a TextQuoteSelector."""
    for file, line, item in _objects(gather, beside, NOTES):
        selector, comment = _target(item)
        if not selector.get("exact"):
            hint = "give target.selector a TextQuoteSelector with the exact passage"
            gather.problem(line, "an annotation without a quoted passage", hint, file=file)
            continue
        quoted = Quoted(
            str(selector["exact"]),
            str(selector.get("prefix", "")),
            str(selector.get("suffix", "")),
            comment,
        )
        _put_note(gather, anchorage, quoted, Place(file, line), item)


def _put_note(
    gather: Gather, anchorage: Anchorage, quoted: Quoted, place: Place, item: dict[str, Any]
) -> None:
    creator = item.get("creator")
    written = creator.get("name") if isinstance(creator, dict) else creator
    author = name_of(gather, written if isinstance(written, str) else "", place)
    text = gather.text(_words_of(item), "md", foreign=True, line=place.line, file=place.file)
    anchor = anchorage.find(quoted, place)
    gather.put_note(
        Note(
            article=anchorage.article,
            id=str(item.get("id") or "").rpartition("/")[2] or note_id(author, quoted.text, text),
            about=anchor.about,
            quote=quoted.text,
            start=anchor.start,
            end=anchor.end,
            place=place,
            text=text,
            author=author,
            date=gather.date(str(item.get("created") or ""), place.line, place.file),
        )
    )


def _put_comment(gather: Gather, article: str, place: Place, item: dict[str, Any]) -> None:
    said = {key: _line_of(gather, place, item, key) for key in COMMENT_KEYS}
    state = said["state"] or State.PRESENT
    if state not in set(State):
        hint = nearest(state, tuple(State))
        gather.problem(place.line, f"no such state of a comment: {state}", hint, file=place.file)
        state = State.PRESENT
    comment = Said(
        said["text"],
        place.line,
        said["author"],
        said["date"],
        said["id"],
        said["parent"],
        State(state),
    )
    put_comment(gather, article, "md", comment, place)


def _line_of(gather: Gather, place: Place, item: dict[str, Any], key: str) -> str:
    """A value that is a text or a number, as a text; anything else is a problem and left out."""
    value = item.get(key)
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str | int | float):
        return str(value)
    gather.problem(place.line, f"{key} has to be a text", f"it is {value!r}"[:120], file=place.file)
    return ""


def _objects(
    gather: Gather, beside: Mapping[str, str], ending: str
) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for file, text in beside.items():
        if not file.endswith(ending):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                item = printable(msgspec.json.decode(line))
            except (msgspec.DecodeError, RecursionError) as error:
                gather.problem(number, f"not JSON: {error}", severity=Severity.ERROR, file=file)
                continue
            if isinstance(item, dict):
                yield file, number, item
            else:
                gather.problem(number, "not a JSON object", severity=Severity.ERROR, file=file)


def _target(item: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The quote selector of an annotation, and the comment it is on, if any."""
    target = _first(item.get("target"))
    if not isinstance(target, dict):
        return {}, ""
    source = target.get("source")
    source = source.get("id", "") if isinstance(source, dict) else source
    selectors = target.get("selector")
    selectors = selectors if isinstance(selectors, list) else [selectors]
    quotes = (s for s in selectors if isinstance(s, dict) and s.get("type") == "TextQuoteSelector")
    return next(quotes, {}), str(source or "").partition("#")[2].removeprefix("c-")


def _words_of(item: dict[str, Any]) -> str:
    body = _first(item.get("body"))
    body = item.get("bodyValue", "") if body is None else body
    return str(body.get("value", "")) if isinstance(body, dict) else str(body)


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value
