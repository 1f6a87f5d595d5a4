"""What the signs of a review come to: in the register, and among the names never proposed again.

Owns when a line is done with; one that cannot be done is a problem, and stays. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from msgspec import Struct, field
from msgspec.structs import replace

from generator import toml
from generator.errors import Place, Problem, Severity
from generator.recognise.lexicon import surface
from generator.recognise.unlisted.grouped import new_id
from generator.registering.merging import Merged
from generator.registering.register import Register
from generator.reviewing.refusing import DECISIONS_FILE
from generator.reviewing.review import (
    ALIAS,
    LEAVE,
    NEVER,
    Block,
    LineError,
    Verdict,
    verdict,
)

# A verdict with its line.
Said = tuple[int, Verdict]


class Decided(Struct):
    """What is to be written, and which lines are done with then.

    `done` has for each such line the entity that has to be written first, if any; `aliased` has the
    new names of each entity, `never` those that are not proposed again.
    """

    merged: Merged
    problems: list[Problem]
    aliased: dict[str, list[str]] = field(default_factory=dict)
    never: list[str] = field(default_factory=list)
    done: dict[int, str] = field(default_factory=dict)


def decide(register: Register, never: Iterable[str], blocks: Sequence[Block], path: str) -> Decided:
    """Do what the lines of the review at a path say; `never` are spellings, folded."""
    problems: list[Problem] = []
    said = _agreed(_read(blocks, path, problems), path, problems)
    deciding = _Deciding(register, never, path, problems)
    # A name may be another one of an entity that is accepted along with it.
    for number, one in sorted(said, key=lambda one: one[1].sign == ALIAS):
        deciding.take(number, one)
    return deciding.decided


def _read(blocks: Sequence[Block], path: str, problems: list[Problem]) -> Iterable[Said]:
    """The verdicts in a review, with their lines."""
    for block in blocks:
        try:
            if not block.is_idle:
                yield block.number, verdict(block)
        except LineError as error:
            problems.append(_stays(path, block.number, str(error), error.hint))


def _agreed(said: Iterable[Said], path: str, problems: list[Problem]) -> list[Said]:
    """The verdicts but those of which another line says something else of the same name."""
    found: dict[str, list[Said]] = {}
    for number, one in said:
        if one.sign != LEAVE:
            found.setdefault(surface(one.name), []).append((number, one))
    return [one for ones in found.values() if _agree(ones, path, problems) for one in ones]


def _agree(ones: Sequence[Said], path: str, problems: list[Problem]) -> bool:
    """Whether some lines say the same of a name, however they spell it."""
    (first, said), *others = ones
    unlike = [number for number, one in others if replace(one, name=said.name) != said]
    message = f"of “{said.name}” line {first} says something else"
    hint = "take the sign from one of them"
    problems += [_stays(path, number, message, hint) for number in unlike]
    return not unlike


class _Deciding:
    """Decides line by line, and knows whose each name is by then, by its folded spelling.

    Of an entity that had another id, it knows the current one by that.
    """

    def __init__(
        self, register: Register, never: Iterable[str], path: str, problems: list[Problem]
    ) -> None:
        self.decided = Decided(Merged({}, set(), [], []), problems)
        self._register = register
        self._path = path
        self._never = set(never)
        self._owners: dict[str, str] = {}
        self._ids = dict.fromkeys(register.entries, 1)
        self._current: dict[str, str] = {}
        for id, entry in register.entries.items():
            formerly = entry.written.get("formerly", ())
            self._ids |= dict.fromkeys(formerly, 1)
            self._current |= {old: self._current.get(old, id) for old in formerly}
            for form in (entry.written.get("name", ""), *entry.written.get("aliases", ())):
                self._owners.setdefault(surface(form), id)

    def take(self, number: int, said: Verdict) -> None:
        """Do what a line says."""
        key = surface(said.name)
        owner = self._owners.get(key, "")
        if said.sign == NEVER:
            self._refuse(number, said, owner)
        elif key in self._never:
            hint = f"take the [[never]] out of content/{DECISIONS_FILE} first"
            self._leave(number, f"“{said.name}” is decided to be no name", hint)
        elif said.sign == ALIAS:
            id = said.id if said.id in self._register.entries else self._current.get(said.id)
            self._alias(number, replace(said, id=id or said.id), owner)
        elif owner:
            self._is_there(number, said, owner)
        else:
            self._accept(number, said)

    def _refuse(self, number: int, said: Verdict, owner: str) -> None:
        key = surface(said.name)
        if owner:
            hint = f"take it out there first, or write a [[never]] into content/{DECISIONS_FILE}"
            self._leave(number, f"“{said.name}” is a name of {owner}", hint)
            return
        if key not in self._never:
            self.decided.never.append(said.name)
        self._never.add(key)
        self.decided.done[number] = ""

    def _accept(self, number: int, said: Verdict) -> None:
        id = new_id(said.name, self._ids)
        self.decided.merged.new.add(id)
        self.decided.merged.changes[id] = {"name": said.name, "kind": said.kind.value}
        self._owners[surface(said.name)] = id
        self.decided.done[number] = id

    def _alias(self, number: int, said: Verdict, owner: str) -> None:
        entries, changes = self._register.entries, self.decided.merged.changes
        if said.id not in entries and said.id not in changes:
            message = f"no entity has the id {toml.shown(said.id)}"
            hint = _how_to_name(said.id, entries.keys() | changes.keys())
            self._leave(number, message, hint)
        elif owner == said.id:
            self._is_there(number, said, owner)
        elif owner:
            hint = f"take it out there first, or write = {owner}"
            self._leave(number, f"“{said.name}” is a name of {owner}", hint)
        else:
            self._add(number, said)

    def _add(self, number: int, said: Verdict) -> None:
        """Put a name behind the aliases of its entity."""
        entry = self._register.entries.get(said.id)
        if entry and "aliases" in entry.unfit:
            message = f"the aliases of {said.id} are no list of texts"
            self._leave(number, message, f"mend them at content/{entry.row.place}")
            return
        added = self.decided.aliased.setdefault(said.id, [])
        added.append(said.name)
        before = entry.written.get("aliases", []) if entry else []
        values = self.decided.merged.changes.setdefault(said.id, {})
        values["aliases"] = [*before, *added]
        self._owners[surface(said.name)] = said.id
        self.decided.done[number] = said.id

    def _is_there(self, number: int, said: Verdict, owner: str) -> None:
        """Tell that there is nothing to be done."""
        message = f"“{said.name}” stands in the register by now: {owner}"
        hint = "the line goes; write another entity of that name into the register itself"
        place = Place(self._path, number)
        self.decided.problems.append(Problem(place, message, hint, Severity.NOTICE))
        self.decided.done[number] = ""

    def _leave(self, number: int, message: str, hint: str) -> None:
        self.decided.problems.append(_stays(self._path, number, message, hint))


def _stays(path: str, number: int, message: str, hint: str) -> Problem:
    return Problem(Place(path, number), message, f"{hint}; the line stays till then")


def _how_to_name(id: str, known: Iterable[str]) -> str:
    close = get_close_matches(id, known, n=1)
    hint = "an id stands in brackets above its entry, as in [lena-ostrow]"
    return f"did you mean {close[0]}?" if close else hint
