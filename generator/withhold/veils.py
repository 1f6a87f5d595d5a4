"""The veil of each source: what decisions in force come to there.

Owns which sources a decision concerns, by their traces, and which of its names are looked for in
every text. A source that no decision concerns has no veil, and is read as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.digest import numbers
from generator.errors import Place, Problem, Severity
from generator.model.archive import folded
from generator.model.decisions import Table
from generator.model.ref import Ref
from generator.model.veil import Trace, Veil, words
from generator.withhold.orders import NAMELESS, Order
from generator.withhold.repeats import At, Traced, repeated

HOW = "mend it, or take it out; what is not there is not withheld"


def is_telling(name: str) -> bool:
    """Whether a name means somebody wherever it stands: it has two words, or a digit in it."""
    return len(name.split()) > 1 or any(map(str.isdigit, name))


def veils(
    traced: Traced, orders: Sequence[Order], secret: str
) -> tuple[dict[str, Veil], list[Problem]]:
    """The veil of each source that has one, by its path, and what is wrong with the orders."""
    held = Held(traced)
    own: dict[int, list[Order]] = {}
    problems: list[Problem] = []
    hidden: dict[At, Place] = {}
    for order in orders:
        wanted = _Wanted(order, secret)
        met = wanted.concerned(held)
        for source in met:
            own.setdefault(source, []).append(order)
        if not met and order.names:
            message = f"nobody signs as {order.names[0]!r}, and no text has the name"
            problems.append(Problem(order.decision.place, message, HOW, Severity.ERROR))
        problems += wanted.missing(held)
        hidden = dict.fromkeys(wanted.hidden(held), order.decision.place) | hidden
    made = {at: _veil(of, secret) for at, of in own.items()}
    for source, numbers_there in _lost(held, hidden).items():
        veil = made.get(source, Veil(secret=secret))
        made[source] = replace(veil, lost=tuple(sorted(numbers_there)))
    found = repeated(traced, hidden)
    for source, runs in found.within.items():
        made[source] = found.veil(made.get(source, Veil(secret=secret)), runs)
    return {traced[at][0].path: made[at] for at in sorted(made)}, [*problems, *found.problems]


class Held:
    """Where in the traces of all sources each number stands."""

    def __init__(self, traced: Traced) -> None:
        self.traced = traced
        self.names: dict[int, list[At]] = {}
        self.articles: dict[int, list[At]] = {}
        self.writers: dict[int, list[At]] = {}
        self.links: dict[int, list[int]] = {}
        for source, (_, traces) in enumerate(traced):
            for place, record in enumerate(traces.records):
                at = (source, place)
                self.names.setdefault(record.name, []).append(at)
                self.articles.setdefault(record.article, []).append(at)
                for writer in record.writers:
                    self.writers.setdefault(writer, []).append(at)
            for link in traces.links:
                self.links.setdefault(link, []).append(source)

    def record(self, at: At) -> Trace:
        """The record at a place."""
        return self.traced[at[0]][1].records[at[1]]


class _Wanted:
    """What of an order stands in the traces of a source that it concerns, as numbers."""

    def __init__(self, order: Order, secret: str) -> None:
        self._order = order
        self._refs = [ref for ref in order.decision.within if ref.kind != "file"]
        self._records = numbers(secret, map(_name, self._refs))
        self._writers = numbers(secret, map(folded, order.names))
        self._links = numbers(secret, _targets(order))
        self._words = [numbers(secret, words(name)) for name in order.names]
        is_mask = order.decision.table is Table.MASK and order.instead != NAMELESS
        self._mask = set(numbers(secret, [folded(order.instead)] if is_mask else ()))

    def concerned(self, held: Held) -> set[int]:
        """The places of the sources that may hold something of it."""
        named = {source for n in self._records for source, _ in held.names.get(n, ())}
        if self._order.decision.table is Table.BLUR:
            pattern = self._order.decision.pattern
            fits = {at for at, (_, t) in enumerate(held.traced) if pattern in t.patterns}
            return fits & named if self._records else fits
        named |= {source for n in self._writers for source, _ in held.writers.get(n, ())}
        named |= {source for n in self._links for source in held.links.get(n, ())}
        for name in self._words:
            named |= {at for at, (_, t) in enumerate(held.traced) if t.has_words(name)}
        return named

    def missing(self, held: Held) -> Iterator[Problem]:
        """A problem for each record that is not there, and for a mask that somebody signs as."""
        for ref, number in zip(self._refs, self._records, strict=True):
            if number not in held.names:
                message = f"there is no {ref}: this decision matches nothing"
                yield Problem(self._order.decision.place, message, HOW, Severity.ERROR)
        if self._mask.intersection(held.writers):
            message = f"somebody signs as {self._order.instead!r} already: the two would be one"
            yield Problem(self._order.decision.place, message, "write another name")

    def hidden(self, held: Held) -> Iterator[At]:
        """The places of the records that are withheld."""
        if self._order.decision.table is not Table.WITHHOLD:
            return
        for ref, number in zip(self._refs, self._records, strict=True):
            if ref.kind == "thread":
                there = held.articles.get(number, ())
                yield from (at for at in there if held.record(at).kind == "comment")
            elif ref.kind == "article":
                yield from held.articles.get(number, ())
            else:
                yield from held.names.get(number, ())
        for writer in self._writers:
            for at in held.writers.get(writer, ()):
                record = held.record(at)
                yield at
                if record.kind == "article":
                    yield from held.articles[record.article]


def _lost(held: Held, hidden: Iterable[At]) -> dict[int, set[int]]:
    """By source, the numbers of what its links name that is withheld, but for articles."""
    lost: dict[int, set[int]] = {}
    for record in map(held.record, hidden):
        if record.kind != "article":
            for number in (record.name, record.part):
                for source in held.links.get(number, ()):
                    lost.setdefault(source, set()).add(number)
    return lost


def _name(ref: Ref) -> str:
    """The record by which a source is known that has something of another."""
    return f"article:{ref.name}" if ref.kind == "thread" else str(ref)


def _targets(order: Order) -> Iterator[str]:
    yield from (f"entity:{id}" for id in order.ids)
    yield from (f"name:{name}" for name in order.names)


def _veil(orders: Iterable[Order], secret: str) -> Veil:
    veil = Veil(secret=secret)
    for order in orders:
        decision = order.decision
        if decision.table is Table.BLUR:
            blur = (decision.pattern, tuple(map(str, decision.within)))
            veil = replace(veil, blurs=(*veil.blurs, blur))
        elif order.names:
            veil = _nameless(veil, order)
        else:
            refs = [str(ref) for ref in decision.within]
            veil = replace(veil, records=(*veil.records, *((ref, order.reason) for ref in refs)))
    return veil


def _nameless(veil: Veil, order: Order) -> Veil:
    """A veil with one more person, or name, hidden."""
    keys = [folded(name) for name in order.names]
    everywhere = [n for n in order.names if not order.decision.author or is_telling(n)]
    called = [name for name in order.names if name not in everywhere]
    veil = replace(
        veil,
        words=(*veil.words, *((name, order.instead) for name in everywhere)),
        calls=(*veil.calls, *((name, order.instead) for name in called)),
        ids=(*veil.ids, *order.ids),
    )
    if order.decision.table is Table.WITHHOLD:
        return replace(veil, writers=(*veil.writers, *((key, order.reason) for key in keys)))
    instead = "" if order.instead == NAMELESS else order.instead
    return replace(veil, masks=(*veil.masks, *((key, instead) for key in keys)))


def files(orders: Iterable[Order]) -> Mapping[str, Order]:
    """The files that are not to be published, by path."""
    return {
        ref.name: order
        for order in orders
        for ref in order.decision.within
        if ref.kind == "file" and order.decision.table is Table.WITHHOLD
    }
