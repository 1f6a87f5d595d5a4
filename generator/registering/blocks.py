"""The text of a register file, changed where it has to be.

Owns the writing: order, remarks, blank lines and whatever else stands in the file stay as they are,
byte for byte. What is written is read back before it is given. Knows no files.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from generator import toml
from generator.read.register import KEYS
from generator.toml import Statement

# None takes a value out.
Value = str | float | list[str] | None
Values = Mapping[str, Value]

# What may stand behind the last text of a list, on its line.
_behind = re.compile(r"((?:\s*,)?)([ \t]*(?:#[^\r\n]*)?)")


class BlockError(ValueError):
    """An entry that stands in the file in a form that cannot be changed; its id."""


def edited(text: str, changes: Mapping[str, Values]) -> str:
    """A register file with some values of some entries changed; an id that is new gets an entry.

    Raises BlockError for an entry that has no header, TomlError for a file that is no TOML.
    """
    known = toml.parse(text)
    written = _Written(text)
    for id in known.keys() & changes.keys():
        if id not in written.own or not isinstance(known[id], dict):
            raise BlockError(id)
        written.change(id, known[id], changes[id])
    written.add({id: changes[id] for id in sorted(changes.keys() - known.keys())})
    for id, values in changes.items():
        said = {**known.get(id, {}), **values}
        known[id] = {key: value for key, value in said.items() if value is not None}
    made = "".join(written.texts)
    if _same(toml.parse(made)) != _same(known):
        msg = "a register file was not written as it was meant"
        raise RuntimeError(msg)
    return made


def _same(tables: Mapping[str, object]) -> dict[str, str]:
    """Tables in a form in which equal ones are equal, whatever their order, and NaN itself."""
    return {
        id: repr(sorted(table.items()) if isinstance(table, dict) else table)
        for id, table in tables.items()
    }


class _Written:
    """The statements of a file, as they are to be written; the first stands before all of it.

    `own` are the places of the header and the pairs of each entry.
    """

    def __init__(self, text: str) -> None:
        self._rows = [Statement(""), *toml.statements(text)]
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self.texts = [row.text for row in self._rows]
        self.own: dict[str, list[int]] = {}
        for at, row in enumerate(self._rows):
            if len(row.table) == 1 and not row.is_idle:
                self.own.setdefault(row.table[0], []).append(at)

    def change(self, id: str, known: Mapping[str, object], values: Values) -> None:
        """Change an entry that has a header."""
        own = self.own[id]
        places = {self._rows[at].key[0]: at for at in own if len(self._rows[at].key) == 1}
        for key, value in values.items():
            if key in places:
                row = self._rows[places[key]]
                self.texts[places[key]] = "" if value is None else _changed(row, known[key], value)
        for key in _ordered(values):
            if key not in places and values[key] is not None:
                before = [at for other, at in places.items() if _rank(other) < _rank(key)]
                at = max(before, default=own[0])
                indent = re.match(r"[ \t]*", self._rows[at].text)
                self._end(at)
                self.texts[at] += (indent[0] if indent else "") + self._pair(key, values[key])

    def add(self, entries: Mapping[str, Values]) -> None:
        """Write new entries, in the order of their ids, each after the last that sorts before."""
        telling = [(row.table[0], at) for at, row in self._telling() if row.table]
        ids = sorted(id for id, _ in telling)
        lasts = [*accumulate((at for _, at in sorted(telling)), max)]
        slots: dict[int, list[str]] = {}
        for id, values in entries.items():
            count = bisect_left(ids, id)
            at = self._after(lasts[count - 1]) if count else self._top()
            pairs = [self._pair(key, values[key]) for key in _ordered(values)]
            slots.setdefault(at, []).append("".join([f"[{id}]{self._newline}", *pairs]))
        for at, blocks in slots.items():
            self._end(at)
            if self.texts[at].strip() and not self.texts[at].endswith(self._newline * 2):
                self.texts[at] += self._newline
            self.texts[at] += self._newline.join(blocks)
            if at + 1 < len(self._rows) and not self._rows[at + 1].is_blank:
                self.texts[at] += self._newline

    def _telling(self) -> Iterator[tuple[int, Statement]]:
        return ((at, row) for at, row in enumerate(self._rows) if row.text and not row.is_idle)

    def _after(self, at: int) -> int:
        """The end of an entry whose last statement stands there: remarks right below are its own.

        Unless they stand right above another: then they are that one's.
        """
        rows, end = self._rows, at
        while end + 1 < len(rows) and rows[end + 1].is_idle and not rows[end + 1].is_blank:
            end += 1
        return at if end + 1 < len(rows) and not rows[end + 1].is_blank else end

    def _top(self) -> int:
        """The place above the first entry and the remarks right above it."""
        rows = self._rows
        at = next((at for at, row in self._telling() if row.table), len(rows))
        while 1 < at < len(rows) and rows[at - 1].is_idle and not rows[at - 1].is_blank:
            at -= 1
        return at - 1

    def _end(self, at: int) -> None:
        """Let the last line of a file end, where something is to follow."""
        if self.texts[at] and not self.texts[at].endswith("\n"):
            self.texts[at] += self._newline

    def _pair(self, key: str, value: Value) -> str:
        return "" if value is None else f"{key} = {toml.spelt(value)}{self._newline}"


def _ordered(keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=_rank)


def _rank(key: str) -> int:
    return KEYS.index(key) if key in KEYS else len(KEYS)


def _changed(row: Statement, old: object, new: str | float | list[str]) -> str:
    """A pair with another value; what is put behind a list leaves the rest of it alone."""
    before, value, after = row.text[: row.start], row.text[row.start : row.end], row.text[row.end :]
    if isinstance(new, list) and isinstance(old, list) and old and new[: len(old)] == old:
        return before + _longer(value, new[len(old) :]) + after
    indent = before[: len(before) - len(before.lstrip())]
    ending = "\r\n" if "\r\n" in row.text else "\n"
    kept = "".join(f"{indent}{told}{ending}" for told in toml.remarks(value))
    return kept + before + toml.spelt(new) + after


def _longer(value: str, more: Sequence[str]) -> str:
    """A list of texts with more behind; one that has a line for each keeps to that."""
    if not more:
        return value
    begin, end = toml.strings(value)[-1]
    line = value.rfind("\n", 0, begin) + 1
    indent = value[line:begin]
    if not line or indent.strip():
        return value[:end] + "".join(f", {toml.quoted(text)}" for text in more) + value[end:]
    ending = "\r\n" if "\r\n" in value else "\n"
    lines = "".join(f"{ending}{indent}{toml.quoted(text)}," for text in more)
    behind = _behind.match(value, end)
    comma, remark = behind.groups() if behind else ("", "")
    after = end + len(comma + remark)
    return f"{value[:end]},{remark}{lines}{value[after:]}"
