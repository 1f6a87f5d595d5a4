"""What editors decided of names, and of what is not shown: `decisions.toml`, or `decisions/*.toml`.

Owns the kinds of tables, their keys and their checks. A decision that cannot be used is a problem
with its line; the others still count. One that might hide something has a *flaw* instead: to go on
without it could publish what it hides. Knows one file: whether there is what a decision is about
is the business of others.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from msgspec import Struct

from generator import toml
from generator.errors import Place, Problem, Severity
from generator.model.date import Date
from generator.model.decisions import Decision, Table
from generator.model.reading import Reading
from generator.model.ref import Ref
from generator.model.source import Source
from generator.read.dates import parse_date
from generator.read.gather import HOW_TO_DATE, Gather, printable
from generator.read.lines import UnusableError
from generator.read.register import HOW_TO_NAME, ID

PLACES = ("article", "comment", "note")
HOW_TO_PLACE = 'write "article:2011/fire", "comment:2011/fire#c1", or a list of such names'
# What can be withheld: the comments on an article by its thread, a picture or a PDF by its file.
HIDDEN = (*PLACES, "thread", "file")
HOW_TO_HIDE = f"{HOW_TO_PLACE}; also note:…, thread:… and file:…"
REASONS = ("privacy", "law", "copyright", "safety", "other")
PATTERNS = ("email", "phone")
_hiding = re.compile(r"\b(withhold|mask|blur)\b").search

# The line of a table itself, among those of its keys.
HEADER = ""

# Where each table of a kind stands, and each of its keys.
Lines = Mapping[str, list[dict[str, int]]]


class Shape(Struct, frozen=True):
    """The keys that a kind of table needs, that it may have, and those of which it has one."""

    needs: tuple[str, ...]
    may: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()


SHAPES: dict[str, Shape] = {
    Table.NEVER: Shape(("name",), ("within",)),
    Table.HERE: Shape(("name", "entity"), ("within",)),
    Table.MERGE: Shape(("from", "into")),
    Table.SPLIT: Shape(("from", "into", "within")),
    Table.WITHHOLD: Shape((), ("until", "reason"), ("about", "author")),
    Table.MASK: Shape((), ("as",), ("author", "name")),
    Table.BLUR: Shape(("pattern",), ("within",)),
}
# Who decided, when and why: any decision may say so.
SIGNED = ("by", "date", "why")
# What the keys of a table are called in a Decision.
FIELDS = {
    "name": "name",
    "entity": "into",
    "from": "of",
    "into": "into",
    "as": "into",
    "within": "within",
    "about": "within",
    "author": "author",
    "until": "until",
    "reason": "reason",
    "pattern": "pattern",
}


def read_decisions(source: Source, text: str, _: Mapping[str, str]) -> Reading:
    """Read a file of decisions, decoded."""
    gather = Gather(source.path)
    try:
        written = toml.parse(text, printable)
    except toml.TomlError as error:
        hint = "mend it; none of its decisions counts till then"
        _fault(gather, error.line, f"not TOML: {error.reason}", hint, hides=bool(_hiding(text)))
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
        near = toml.close(kind, [table for table in Table if table.hides])
        _fault(gather, line, f"no kind of decision: {kind!r}", hint, hides=bool(near))
        return []
    if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
        return tables
    hint = f"begin each with a line [[{kind}]], in two pairs of brackets"
    message = f"{kind} has to be a list of tables"
    _fault(gather, line, message, hint, hides=Table(kind).hides)
    return []


def _fault(gather: Gather, line: int, message: str, hint: str, *, hides: bool) -> None:
    """Tell what cannot be used: as a problem, or as the flaw of a decision that might hide."""
    if hides:
        place = Place(gather.path, line)
        flaw = Problem(place, message, hint, Severity.ERROR)
        gather.decisions.append(Decision(Table.WITHHOLD, place, flaw=flaw))
    else:
        gather.problem(line, message, hint, Severity.ERROR)


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
            hides = kind.hides and key not in SIGNED
            _fault(gather, at.get(key, line), fault.message, fault.hint, hides=hides)
            if key in FIELDS:
                return None
    if lacking := [key for key in shape.needs if key not in table]:
        hint = f"a [[{kind}]] needs {', '.join(shape.needs)}; until then it is left out"
        message = f"it has no {' and no '.join(lacking)}"
        _fault(gather, line, message, hint, hides=kind.hides)
        return None
    if shape.one_of and sum(key in table for key in shape.one_of) != 1:
        message, hint = f"it has to say {' or '.join(shape.one_of)}", "write one of the two"
        _fault(gather, line, message, hint, hides=True)
        return None
    if fields.get("of", "") and fields["of"] == fields["into"]:
        hint = "name two entities; until then it is left out"
        gather.problem(line, "from and into are the same", hint, Severity.ERROR)
        return None
    return Decision(kind, Place(gather.path, line), **fields)


def _field(key: str, value: object, shape: Shape) -> dict[str, Any]:
    """What a key says of a decision: nothing, if who, when or why. Raises UnusableError."""
    known = (*shape.needs, *shape.may, *shape.one_of, *SIGNED)
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
    return _refs(key, value, PLACES, HOW_TO_PLACE)


def _hidden(key: str, value: object) -> tuple[Ref, ...]:
    return _refs(key, value, HIDDEN, HOW_TO_HIDE)


def _refs(key: str, value: object, kinds: Collection[str], hint: str) -> tuple[Ref, ...]:
    written = value if isinstance(value, list) else [value]
    if not written:
        message = f"{key} names nothing"
        raise UnusableError(message, hint)
    return tuple(dict.fromkeys(_ref(key, name, kinds, hint) for name in written))


def _ref(key: str, name: object, kinds: Collection[str], hint: str) -> Ref:
    kind, _, rest = str(name).partition(":")
    ref = Ref(kind, rest)
    if kind not in kinds or not rest or (kind in {"comment", "note"} and not ref.part):
        message = f"{key} is no article, comment or note: {toml.shown(name)}"
        raise UnusableError(message, hint)
    return ref


def _one_of(key: str, value: object, known: Collection[str]) -> str:
    if value not in known:
        message = f"{key} is none of those there are: {toml.shown(value)}"
        raise UnusableError(message, f"write {', '.join(known)}")
    return str(value)


def _reason(key: str, value: object) -> str:
    return _one_of(key, value, REASONS)


def _pattern(key: str, value: object) -> str:
    return _one_of(key, value, PATTERNS)


def _date(key: str, value: object) -> Date:
    written = value.isoformat() if isinstance(value, dt.date) else str(value)
    try:
        return parse_date(written)
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
    "about": _hidden,
    "author": _text,
    "as": _text,
    "until": _date,
    "reason": _reason,
    "pattern": _pattern,
}
