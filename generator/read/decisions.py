"""What editors decided of names: `decisions.toml`, or `decisions/*.toml`.

Owns the kinds of tables, their keys and their checks. A decision that cannot be used is a problem
with its line; the others still count. Knows one file: whether there is what a decision is about is
the business of others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator import toml
from generator.errors import Place, Severity
from generator.model.reading import Reading
from generator.model.records import Decision, Table
from generator.model.ref import Ref
from generator.model.source import Source
from generator.read.dates import parse_date
from generator.read.gather import HOW_TO_DATE, Gather, printable
from generator.read.lines import UnusableError
from generator.read.register import HOW_TO_NAME, ID

PLACES = ("article", "comment", "note")
HOW_TO_PLACE = 'write "article:2011/fire", "comment:2011/fire#c1", or a list of such names'
# The line of a table itself, among those of its keys.
HEADER = ""

# Where each table of a kind stands, and each of its keys.
Lines = Mapping[str, list[dict[str, int]]]


class Shape(Struct, frozen=True):
    """The keys that a kind of table needs, and others that it may have."""

    needs: tuple[str, ...]
    may: tuple[str, ...] = ()


SHAPES: dict[str, Shape] = {
    Table.NEVER: Shape(("name",), ("within",)),
    Table.HERE: Shape(("name", "entity"), ("within",)),
    Table.MERGE: Shape(("from", "into")),
    Table.SPLIT: Shape(("from", "into", "within")),
}
# Who decided, when and why: any decision may say so.
SIGNED = ("by", "date", "why")
# What the keys of a table are called in a Decision.
FIELDS = {"name": "name", "entity": "into", "from": "of", "into": "into", "within": "within"}


def read_decisions(source: Source, text: str, _: Mapping[str, str]) -> Reading:
    """Read a file of decisions, decoded."""
    gather = Gather(source.path)
    try:
        written = toml.parse(text, printable)
    except toml.TomlError as error:
        hint = "mend it; none of its decisions counts till then"
        gather.problem(error.line, f"not TOML: {error.reason}", hint, Severity.ERROR)
        return gather.reading()
    lines = _lines(text)
    for kind, tables in written.items():
        for number, table in enumerate(_tables(gather, kind, tables, lines)):
            at = {HEADER: 1} | _at(lines, kind, number)
            if decision := _decision(gather, Table(kind), table, at):
                gather.decisions.append(decision)
    gather.decisions.sort(key=lambda decision: decision.place)
    return gather.reading()


def _lines(text: str) -> Lines:
    found: dict[str, list[dict[str, int]]] = {}
    line = 1
    for statement in toml.statements(text):
        if statement.table and not statement.is_idle:
            tables = found.setdefault(statement.table[0], [])
            if statement.key:
                tables[-1].setdefault(statement.key[0], line)
            else:
                tables.append({HEADER: line})
        line += statement.text.count("\n")
    return found


def _at(lines: Lines, kind: str, number: int) -> dict[str, int]:
    tables = lines.get(kind, ())
    return tables[number] if number < len(tables) else {}


def _tables(gather: Gather, kind: str, tables: object, lines: Lines) -> list[dict[str, Any]]:
    """The tables of a kind, if it is one."""
    line = _at(lines, kind, 0).get(HEADER, 1)
    if kind not in SHAPES:
        hint = f"there are {', '.join(f'[[{known}]]' for known in SHAPES)}"
        gather.problem(line, f"no kind of decision: {kind!r}", hint, Severity.ERROR)
        return []
    if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
        return tables
    hint = f"begin each with a line [[{kind}]], in two pairs of brackets"
    gather.problem(line, f"{kind} has to be a list of tables", hint, Severity.ERROR)
    return []


def _decision(
    gather: Gather, kind: Table, table: Mapping[str, Any], at: Mapping[str, int]
) -> Decision | None:
    """What a table says, if it can be done."""
    shape, line = SHAPES[kind], at[HEADER]
    fields: dict[str, Any] = {}
    for key, value in table.items():
        try:
            fields |= _field(key, value, shape)
        except UnusableError as fault:
            gather.problem(at.get(key, line), fault.message, fault.hint, Severity.ERROR)
            if key in FIELDS:
                return None
    if lacking := [key for key in shape.needs if key not in table]:
        hint = f"a [[{kind}]] needs {', '.join(shape.needs)}; until then it is left out"
        gather.problem(line, f"it has no {' and no '.join(lacking)}", hint, Severity.ERROR)
        return None
    if fields.get("of", "") and fields["of"] == fields["into"]:
        hint = "name two entities; until then it is left out"
        gather.problem(line, "from and into are the same", hint, Severity.ERROR)
        return None
    return Decision(kind, Place(gather.path, line), **fields)


def _field(key: str, value: object, shape: Shape) -> dict[str, Any]:
    """What a key says of a decision: nothing, if who, when or why. Raises UnusableError."""
    known = (*shape.needs, *shape.may, *SIGNED)
    if key not in known:
        message = f"unknown key {key!r}"
        raise UnusableError(message, toml.nearest(key, known))
    read = KEYS[key](key, value)
    return {FIELDS[key]: read} if key in FIELDS else {}


def _text(key: str, value: object) -> str:
    if isinstance(value, str) and any(map(str.isalnum, value)):
        return " ".join(value.split())
    message = f"{key} has to be a text"
    raise UnusableError(message, f"write it in quotes: {key} = …")


def _id(key: str, value: object) -> str:
    id = _text(key, value)
    if not ID.fullmatch(id):
        message = f"{key} is not an id: {toml.shown(id)}"
        raise UnusableError(message, HOW_TO_NAME)
    return id


def _places(key: str, value: object) -> tuple[Ref, ...]:
    written = value if isinstance(value, list) else [value]
    if not written:
        message = f"{key} names nothing"
        raise UnusableError(message, HOW_TO_PLACE)
    return tuple(dict.fromkeys(_refs(key, written)))


def _refs(key: str, written: list[object]) -> Iterator[Ref]:
    for name in written:
        try:
            ref = Ref.parse(str(name))
        except ValueError:
            ref = Ref("", "")
        if ref.kind not in PLACES or (ref.kind != PLACES[0] and not ref.part):
            message = f"{key} is no article, comment or note: {toml.shown(name)}"
            raise UnusableError(message, HOW_TO_PLACE)
        yield ref


def _date(key: str, value: object) -> None:
    written = value.isoformat() if isinstance(value, dt.date) else str(value)
    try:
        parse_date(written)
    except ValueError as error:
        message = f"{key}: {error}"
        raise UnusableError(message, HOW_TO_DATE) from None


KEYS: dict[str, Callable[[str, object], Any]] = {
    "name": _text,
    "entity": _id,
    "from": _id,
    "into": _id,
    "within": _places,
    "by": _text,
    "date": _date,
    "why": _text,
}
