"""What a file says of the entities, merged by id into what the register says.

Owns who is right. A value that the register has not is taken over, and lists are joined. Where both
say something else, a file that was exported from the register as it is now has been worked on: what
it says is meant, also where it says nothing any more. Otherwise that is a conflict, which the
register wins unless the user says so. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from generator.errors import Place, Problem, Severity
from generator.read.register import LISTS
from generator.registering.blocks import Value
from generator.registering.register import Entry, Register
from generator.registering.rows import Plain, Row, squeezed, version_of

OVERWRITE = "--overwrite takes over what this file says"
NEEDED = frozenset(("name", "kind"))


class Merged(Struct):
    """What is to be written of each entry, by id; which of them are new, and what is in conflict.

    `same` counts those of which nothing is to be written.
    """

    changes: dict[str, dict[str, Value]]
    new: set[str]
    conflicts: list[Problem]
    problems: list[Problem]
    same: int = 0

    def leave(self, id: str) -> None:
        """Leave an entry as it is after all."""
        self.new.discard(id)
        del self.changes[id]


def merge(register: Register, rows: Iterable[Row], *, overwrite: bool) -> Merged:
    """Compare what a file says with what the register says."""
    merged = Merged({}, set(), [], [])
    places: dict[str, Place] = {}
    for row in rows:
        first = places.setdefault(row.id, row.place)
        if first is not row.place:
            message = f"{row.id} stands here twice: the second is left out"
            hint = f"the first is at {first}: join them, or give this one another id"
            merged.problems.append(Problem(row.place, message, hint, Severity.ERROR))
            continue
        entry = register.entries.get(row.id)
        values = _changes(entry, row, merged, overwrite=overwrite) if entry else _whole(row, merged)
        if values:
            merged.changes[row.id] = values
            merged.new |= {row.id} if not entry else set()
        elif entry:
            merged.same += 1
    return merged


def _whole(row: Row, merged: Merged) -> dict[str, Value]:
    """A new entry, if it has what one needs."""
    lacking = [key for key in ("name", "kind") if not row.values.get(key)]
    if lacking:
        hint = "a new entity needs a name and a kind; one that is there already needs its id"
        message = f"{row.id} is left out: it has no {' and no '.join(lacking)}"
        merged.problems.append(Problem(row.place, message, hint, Severity.ERROR))
        return {}
    return {key: _meant(value) for key, value in row.values.items() if value is not None}


def _changes(entry: Entry, row: Row, merged: Merged, *, overwrite: bool) -> dict[str, Value]:
    """What of an entry is to be written otherwise."""
    own = entry.row.values
    worked_on = row.version == version_of(own)
    changes: dict[str, Value] = {}
    for key, value in row.values.items():
        there = own.get(key)
        if key in entry.unfit:
            merged.problems.append(_unfit(entry, row, key))
            continue
        if value == there or (value is None and (not worked_on or key in NEEDED)):
            continue
        if worked_on or there is None:
            changes[key] = _with_old(key, value, entry.written)
        elif isinstance(value, tuple) and isinstance(there, tuple):
            if more := [text for text in value if text not in there]:
                changes[key] = [*entry.written[key], *more]
        else:
            merged.conflicts.append(_conflict(entry, row, key, overwrite=overwrite))
            changes |= {key: _meant(value)} if overwrite else {}
    return changes


def _meant(value: Plain | None) -> Value:
    return list(value) if isinstance(value, tuple) else value


def _with_old(key: str, value: Plain | None, written: Mapping[str, list[str]]) -> Value:
    """A value that takes the place of another; what stays of a list stays as it is written."""
    if not isinstance(value, tuple) or key not in LISTS:
        return _meant(value)
    spelt = {squeezed(text): text for text in written.get(key, ())}
    return [spelt.get(text, text) for text in value]


def _unfit(entry: Entry, row: Row, key: str) -> Problem:
    message = f"{row.id}: {key} of the register cannot be used, so it is left as it is"
    return Problem(row.place, message, f"mend it at content/{entry.row.place}, or take it out")


def _conflict(entry: Entry, row: Row, key: str, *, overwrite: bool) -> Problem:
    here, there = row.values[key], entry.row.values[key]
    place = f"content/{entry.row.place}"
    message = f"{row.id}: {key} is {here!r} here and {there!r} in {place}"
    hint = "this file is taken at its word" if overwrite else f"the register stays; {OVERWRITE}"
    return Problem(row.place, message, hint, Severity.WARNING)
