"""What an archivist says of a pasted text: `x.corrections.toml`.

Owns its keys and their checks. A correction that cannot be used is a problem at its place; the
others still count. Knows nothing of how a paste is read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, TypeVar

from msgspec import Struct

from generator import toml
from generator.errors import Place, Severity
from generator.markup.href import web_address
from generator.model.source import unfit
from generator.read.comments import name_of
from generator.read.dates import parse_date
from generator.read.formats import CORRECTIONS
from generator.read.gather import HOW_TO_DATE, Gather, printable
from generator.read.lines import Lines, UnusableError

ARTICLE = "article"
ITSELF = ("0", ARTICLE)

T = TypeVar("T")


class Corrections(Struct, frozen=True):
    """What was corrected; lines are numbers from 1.

    `article_end` is the last line of the article, 0 where there is none. `joins` continue the line
    above, `splits` begin a comment, `no_comments` are left over. `parents` are lines by lines, 0 is
    the article; `by` and `dates` are of the comments at those lines, each date as it was written.
    """

    article_end: int | None = None
    title: str = ""
    byline: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    joins: frozenset[int] = frozenset()
    splits: frozenset[int] = frozenset()
    no_comments: frozenset[int] = frozenset()
    parents: Mapping[int, int] = {}
    by: Mapping[int, str] = {}
    dates: Mapping[int, str] = {}
    reply_prior: float | None = None
    order: str = ""


def corrections(gather: Gather, lines: Sequence[str], beside: Mapping[str, str]) -> Corrections:
    """Read the corrections among the sidecars' texts, against all lines of the source."""
    for file, text in beside.items():
        if not file.endswith(CORRECTIONS):
            continue
        try:
            given = toml.parse(text, printable)
        except toml.TomlError as error:
            hint = "mend it; until then none of the corrections counts"
            message = f"not TOML: {error.reason}"
            gather.problem(error.line, message, hint, Severity.ERROR, file=file)
        else:
            return _read(_Sheet(gather, file, toml.places(text), Lines(lines)), given)
    return Corrections()


def unasked(gather: Gather, beside: Mapping[str, str]) -> None:
    """Report corrections of a text that says by itself what is what."""
    for file in beside:
        if file.endswith(CORRECTIONS):
            hint = "correct the text itself: it says what is what, so nothing is inferred"
            gather.problem(0, "corrections of a text that is not pasted", hint, file=file)


class _Sheet:
    """A file of corrections while it is read: a fault is told at its place and costs no other."""

    def __init__(
        self, gather: Gather, file: str, places: Mapping[tuple[str, ...], int], lines: Lines
    ) -> None:
        self.lines = lines
        self._gather = gather
        self._file = file
        self._places = places

    def place(self, *path: object) -> Place:
        """Where a key stands, or a word of its value; where that is not known, what it is in."""
        names = [str(name) for name in path]
        known = (tuple(names[:n]) for n in range(len(names), 0, -1))
        return Place(self._file, next((self._places[k] for k in known if k in self._places), 1))

    @contextmanager
    def at(self, *path: object) -> Iterator[None]:
        """Tell what goes wrong here at that place."""
        try:
            yield
        except UnusableError as fault:
            line = self.place(*path).line
            self._gather.problem(line, fault.message, fault.hint, file=self._file)

    def table(self, key: str, given: object, read: Callable[[int, Any], T]) -> dict[int, T]:
        """What each line of a table is given."""
        if not isinstance(given, dict):
            raise _wrong(key, f'a table: [{key}], then "9 I think so" = …', given)
        found: dict[int, T] = {}
        for name, value in given.items():
            with self.at(key, name):
                line = self.lines.find(name)
                if line in found:
                    message = f"line {line} stands here twice"
                    raise UnusableError(message, "leave one of them out")
                found[line] = read(line, value)
        return found

    def name(self, key: str, line: object, written: object) -> str:
        """A name of a person."""
        place = self.place(key, line)
        return name_of(self._gather, _text(key, written), place)


def _read(sheet: _Sheet, given: Mapping[str, Any]) -> Corrections:
    fields: dict[str, Any] = {}
    for key, value in given.items():
        with sheet.at(key):
            if key not in KEYS:
                message = f"unknown key {key!r}"
                raise UnusableError(message, toml.nearest(key, KEYS))
            fields |= KEYS[key](sheet, key, value)
    for line in sorted(fields.get("joins", frozenset()) & fields.get("splits", frozenset())):
        with sheet.at("split_before"):
            fields["splits"] -= {line}
            message = f"line {line} is to begin a comment, and in join to continue the line above"
            raise UnusableError(message, "leave it out of one of the two; now it is joined")
    return Corrections(**fields)


def _end(sheet: _Sheet, _: str, value: object) -> dict[str, Any]:
    return {"article_end": 0 if str(value) in ITSELF else sheet.lines.find(value)}


def _said(_: _Sheet, key: str, value: object) -> dict[str, Any]:
    return {key: _text(key, value)}


def _address(_: _Sheet, key: str, value: object) -> dict[str, Any]:
    address = web_address(_text(key, value))
    if not address:
        message = f"not a web address: {toml.shown(value)}"
        raise UnusableError(message, "write https://… or leave it out")
    return {key: address}


def _habit(_: _Sheet, key: str, value: object) -> dict[str, Any]:
    if wanted := unfit(key, value):
        raise _wrong(key, wanted, value)
    return {key: value}


def _joins(sheet: _Sheet, key: str, value: object) -> dict[str, Any]:
    found: list[int] = []
    for group in _list(key, value):
        if not isinstance(group, list):
            with sheet.at(key, group):
                raise _wrong(key, "a list of lists of lines: [[4, 5], [8, 9, 10]]", group)
            continue
        lines = _found(sheet, key, group)
        for above, line in pairwise(lines):
            with sheet.at(key, line):
                if not sheet.lines.follows(line, above):
                    message = f"line {line} does not follow line {above}"
                    raise UnusableError(message, "name every line that is to be joined, in order")
                found.append(line)
    return {"joins": frozenset(found)}


def _splits(sheet: _Sheet, key: str, value: object) -> dict[str, Any]:
    return {"splits": frozenset(_found(sheet, key, _list(key, value)))}


def _no_comments(sheet: _Sheet, key: str, value: object) -> dict[str, Any]:
    return {"no_comments": frozenset(_found(sheet, key, _list(key, value)))}


def _found(sheet: _Sheet, key: str, names: Sequence[object]) -> list[int]:
    found = []
    for name in names:
        with sheet.at(key, name):
            found.append(sheet.lines.find(name))
    return found


def _parents(sheet: _Sheet, key: str, value: object) -> dict[str, Any]:
    def parent(line: int, name: object) -> int:
        answered = 0 if str(name) in ITSELF else sheet.lines.find(name)
        if answered == line:
            message = f"line {line} is to answer itself"
            raise UnusableError(message, "name another line, or 0 for the article")
        return answered

    return {"parents": sheet.table(key, value, parent)}


def _authors(sheet: _Sheet, key: str, value: object) -> dict[str, Any]:
    own, others = _parted(value)
    fields: dict[str, Any] = {}
    with sheet.at(key, ARTICLE):
        names = own if isinstance(own, list) else [] if own is None else [own]
        fields["authors"] = tuple(sheet.name(key, ARTICLE, name) for name in names)
    fields["by"] = sheet.table(key, others, lambda line, name: sheet.name(key, line, name))
    return fields


def _dates(sheet: _Sheet, key: str, value: object) -> dict[str, Any]:
    own, others = _parted(value)
    fields: dict[str, Any] = {}
    with sheet.at(key, ARTICLE):
        fields["date"] = "" if own is None else _date(key, own)
    fields["dates"] = sheet.table(key, others, lambda _, date: _date(key, date))
    return fields


KEYS: dict[str, Callable[[_Sheet, str, Any], dict[str, Any]]] = {
    "title": _said,
    "byline": _said,
    "source": _address,
    "article_lines": _end,
    "join": _joins,
    "split_before": _splits,
    "not_a_comment": _no_comments,
    "reply_prior": _habit,
    "order": _habit,
    "parent": _parents,
    "author": _authors,
    "date": _dates,
}


def _list(key: str, value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    raise _wrong(key, "a list of lines", value)


def _parted(value: object) -> tuple[Any, object]:
    """What a table says of the article, and the rest of it."""
    if not isinstance(value, dict):
        return None, value
    return value.get(ARTICLE), {k: v for k, v in value.items() if k != ARTICLE}


def _text(key: str, value: object) -> str:
    if isinstance(value, str) and value.strip():
        return " ".join(value.split())
    raise _wrong(key, "a text", value)


def _date(key: str, value: object) -> str:
    if isinstance(value, dt.date):
        value = value.isoformat()
    if type(value) not in {int, str}:
        raise _wrong(key, "a date", value)
    try:
        parse_date(str(value))
    except ValueError as error:
        raise UnusableError(str(error), HOW_TO_DATE) from None
    return str(value)


def _wrong(key: str, wanted: str, value: object) -> UnusableError:
    return UnusableError(f"{key} has to be {wanted}", f"it is {toml.shown(value)}")
