"""The decisions in force on what is not shown.

Owns until when one counts, all the names of a person, the name that stands for one, and what is
wrong with a decision in itself. Knows no source.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.digest import digest
from generator.errors import Place, Problem, Severity
from generator.model.archive import folded
from generator.model.decisions import Decision, Table
from generator.model.records import Entity
from generator.model.veil import spaced, words

NAMELESS = "[name withheld]"
OTHER = "other"
MARK_CHARS = 6
FILE = "archive.toml"


class Order(Struct, frozen=True):
    """A decision in force: every name of whom it is about, and what stands for each.

    `ids` are the entities that are the same person, or go by the name.
    """

    decision: Decision
    names: tuple[str, ...] = ()
    instead: str = NAMELESS
    ids: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Why, in the class that is published."""
        return self.decision.reason or OTHER


def in_force(decisions: Iterable[Decision], as_of: str) -> tuple[list[Decision], list[Problem]]:
    """The decisions that hide something on a day; without a day, all of them."""
    kept, problems = [], []
    for decision in decisions:
        if not decision.table.hides:
            continue
        if decision.until and as_of and decision.until.first[:10] <= as_of:
            continue
        if decision.until and not as_of:
            message = f"withheld until {decision.until.text}, and no day is said: it stays withheld"
            hint = 'write as_of = "…" in archive.toml, or build with --as-of'
            problems.append(Problem(decision.place, message, hint, Severity.NOTICE))
        kept.append(decision)
    return kept, problems


def orders(
    decisions: Sequence[Decision], entities: Sequence[Entity], secret: str
) -> tuple[list[Order], list[Problem]]:
    """What decisions in force come to; of two about one person the first counts."""
    made: list[Order] = []
    problems: list[Problem] = []
    of: dict[str, Order] = {}
    for decision in decisions:
        order = _order(decision, entities, secret)
        first = next((of[key] for key in map(folded, order.names) if key in of), None)
        if first:
            at = f"content/{first.decision.place}"
            message = f"this person, or this name, is decided about already: {at}"
            problems.append(Problem(decision.place, message, "take one of the two out"))
            if decision.table is not Table.WITHHOLD or first.decision.table is Table.WITHHOLD:
                continue
        of |= {folded(name): order for name in order.names}
        made.append(order)
        if decision.table is Table.MASK and not decision.into and not secret:
            problems.append(_no_secret(decision.place))
    return made, [*problems, *_alike(made)]


def on_names(decisions: Iterable[Decision], made: Iterable[Order]) -> Iterator[Decision]:
    """The decisions on names but those on a name that is hidden: it stands in no text any more.

    What is decided of names is remembered, and so would that one be.
    """
    hidden = [_apart(name) for order in made for name in order.names]
    for decision in decisions:
        said = _apart(decision.name)
        if not (decision.table.hides or any(name in said for name in hidden)):
            yield decision


def _apart(name: str) -> str:
    return spaced(words(name.replace("_", " ")))


def _order(decision: Decision, entities: Sequence[Entity], secret: str) -> Order:
    written = decision.author or decision.name
    if not written:
        return Order(decision)
    same = [entity for entity in entities if folded(written) in _keys(entity)]
    names = {folded(written): written}
    for entity in same:
        for name in (entity.name, *entity.aliases, *entity.handles):
            names.setdefault(folded(name), name)
    instead = NAMELESS
    if decision.table is Table.MASK:
        instead = decision.into or (_mask(written, secret) if secret else NAMELESS)
    return Order(decision, tuple(names.values()), instead, tuple(entity.id for entity in same))


def _keys(entity: Entity) -> set[str]:
    return {folded(name) for name in (entity.name, *entity.aliases, *entity.handles)}


def _mask(name: str, secret: str) -> str:
    """A name for one who is masked: without the secret nobody can try whose it is."""
    mark = b32encode(bytes.fromhex(digest("mask", secret, folded(name)))).decode()
    return f"Reader {mark[:MARK_CHARS]}"


def _no_secret(place: Place) -> Problem:
    message = f"a mask without `as` needs a secret: it is “{NAMELESS}” till then"
    hint = f'write as = "…", or secret = "…" in {FILE}: a line that nobody can guess'
    return Problem(place, message, hint)


def _alike(made: Iterable[Order]) -> Iterator[Problem]:
    """A problem for each mask that is that of another person, too."""
    first: dict[str, Order] = {}
    for order in made:
        if order.decision.table is Table.MASK and order.instead != NAMELESS:
            other = first.setdefault(folded(order.instead), order)
            if other is not order:
                message = f"two people would be one: content/{other.decision.place} has this `as`"
                yield Problem(order.decision.place, message, "write another name")
