"""The annotations in a file.

Owns where they stand in it: one a line, one alone, in a list, a page, a collection or an export;
and at which line each begins. A broken one costs itself alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from generator.errors import Place, Severity
from generator.read.annotations import hypothesis, w3c
from generator.read.annotations.parts import Annotation, Unfit
from generator.read.formats import NOTE_LINES
from generator.read.gather import Gather, printable

LEFT_OUT = "this annotation is left out"
PAGE, COLLECTION = "AnnotationPage", "AnnotationCollection"

_offset = re.compile(r"\(byte (\d+)\)")


class Placed(NamedTuple):
    """An annotation, and where it is written."""

    place: Place
    annotation: Annotation


class _Item(NamedTuple):
    """A value that should be an annotation; `is_within` one that has the context for all."""

    value: Any
    line: int
    is_within: bool = False


def found_in(gather: Gather, file: str, text: str) -> Iterator[Placed]:
    """Every annotation of a file that can be read, and is for everybody."""
    private = 0
    for item in _items(gather, file, text):
        place = Place(file, item.line)
        if not isinstance(item.value, dict):
            _tell(gather, place, Unfit(wrong="not a JSON object", hint=LEFT_OUT))
            continue
        is_row = hypothesis.is_row(item.value)
        if is_row and hypothesis.is_private(item.value):
            private += 1
            continue
        try:
            if is_row:
                yield Placed(place, hypothesis.annotation(item.value))
            else:
                yield Placed(place, w3c.annotation(item.value, is_within=item.is_within))
        except Unfit as fault:
            _tell(gather, place, fault)
    if private:
        message = f"left out as not for everybody: {private} annotation{'s' * (private > 1)}"
        hint = "make them public where they were written, if they are to be read here"
        gather.problem(1, message, hint, Severity.NOTICE, file=file)


def _tell(gather: Gather, place: Place, fault: Unfit) -> None:
    hint = f"{fault.hint}; until then {LEFT_OUT}" if fault.hint != LEFT_OUT else LEFT_OUT
    gather.problem(place.line, fault.wrong, hint, Severity.ERROR, file=place.file)


def _items(gather: Gather, file: str, text: str) -> Iterator[_Item]:
    """What a file lists, a line or a value at a time."""
    if file.endswith(NOTE_LINES):
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                found = _decoded(gather, file, line, number)
                yield from (_Item(value, number) for value in found)
        return
    for value in _decoded(gather, file, text, 1):
        if _is_elsewhere(value):
            hint = "put its pages beside the article, or one with the first page in it"
            message = "the pages of this collection are elsewhere"
            gather.problem(1, message, hint, Severity.NOTICE, file=file)
        lines = _Lines(text)
        yield from (item._replace(line=lines.of(item.value)) for item in _within(value))


def _decoded(gather: Gather, file: str, text: str, line: int) -> list[Any]:
    """The value in a text; none, with a problem, where that is no JSON."""
    try:
        return [printable(msgspec.json.decode(text))]
    except (msgspec.DecodeError, RecursionError) as error:
        found = _offset.search(str(error))
        if found:
            line += text.encode()[: int(found[1])].count(b"\n")
        hint = "mend the JSON, or leave the file out"
        gather.problem(line, f"not JSON: {error}", hint, Severity.ERROR, file=file)
        return []


def _within(value: Any) -> Iterator[_Item]:
    """The annotations in a value: itself, or those of its list, its page, its first page."""
    if isinstance(value, list):
        yield from (_Item(one, 1) for one in value)
        return
    kinds = value.get("type") if isinstance(value, dict) else ""
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if COLLECTION in kinds or PAGE in kinds:
        page = value.get("first") if COLLECTION in kinds else value
        has_context = w3c.has_context(value)
        items = _items_of(page) if isinstance(page, dict) else []
        yield from (_Item(one, 1, has_context) for one in items)
    elif isinstance(value, dict) and (key := next(filter(value.get, hypothesis.LISTS), "")):
        rows = value[key]
        yield from (_Item(one, 1) for one in (rows if isinstance(rows, list) else [rows]))
    else:
        yield _Item(value, 1)


def _is_elsewhere(value: Any) -> bool:
    """Whether a value is a collection that holds no page."""
    is_collection = isinstance(value, dict) and value.get("type") == COLLECTION
    return is_collection and not isinstance(value.get("first"), dict)


def _items_of(page: dict[str, Any]) -> list[Any]:
    items = page.get("items")
    return items if isinstance(items, list) else []


class _Lines:
    """At which line of a text each object begins, as far as its id tells."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at, self._line = 0, 1

    def of(self, value: object) -> int:
        """The line at which the id of an object stands, after those that were asked for before."""
        id = value.get("id") if isinstance(value, dict) else None
        at = self._text.find(f'"{id}"', self._at) if isinstance(id, str) else -1
        if at >= 0:
            self._line += self._text.count("\n", self._at, at)
            self._at = at
        return self._line
