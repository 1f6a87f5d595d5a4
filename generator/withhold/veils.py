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
from generator.model.source import Source
from generator.model.veil import Trace, Traces, Veil, words
from generator.withhold import repeats
from generator.withhold.orders import NAMELESS, Order

HOW = "mend it, or take it out; what is not there is not withheld"


def is_telling(name: str) -> bool:
    """Whether a name means somebody wherever it stands: it has two words, or a digit in it."""
    return len(name.split()) > 1 or any(map(str.isdigit, name))


Traced = Sequence[tuple[Source, Traces]]


def veils(
    traced: Traced, orders: Sequence[Order], secret: str
) -> tuple[dict[str, Veil], list[Problem]]:
    """The veil of each source that has one, by its path, and what is wrong with the orders."""
    own: dict[str, list[Order]] = {}
    problems: list[Problem] = []
    lost: set[int] = set()
    every = [_Wanted(order, secret) for order in orders]
    for order, wanted in zip(orders, every, strict=True):
        met = [source.path for source, traces in traced if wanted.concerns(traces)]
        for path in met:
            own.setdefault(path, []).append(order)
        if not met and order.names:
            message = f"nobody signs as {order.names[0]!r}, and no text has the name"
            problems.append(Problem(wanted.place, message, HOW, Severity.ERROR))
        problems += wanted.missing(traced)
        problems += _taken(order, traced, secret)
        lost.update(wanted.lost(traced))
    made = {path: _veil(of, secret) for path, of in own.items()}
    for source, traces in traced:
        if led := lost.intersection(traces.links):
            veil = made.get(source.path, Veil(secret=secret))
            made[source.path] = replace(veil, lost=tuple(sorted(led)))

    def hidden(record: Trace) -> Place | None:
        return next((wanted.place for wanted in every if wanted.hides(record)), None)

    found = repeats.repeated(traced, hidden)
    problems += repeats.told(traced, found, hidden)
    return repeats.veiled(traced, made, found, secret), problems


class _Wanted:
    """What of an order stands in the traces of a source that it concerns, as numbers."""

    def __init__(self, order: Order, secret: str) -> None:
        self._order = order
        self.place = order.decision.place
        within = [ref for ref in order.decision.within if ref.kind != "file"]
        self._records = numbers(secret, map(_name, within))
        self._own = numbers(secret, (str(ref) for ref in within if ref.kind != "thread"))
        self._whole = numbers(secret, (str(ref) for ref in within if ref.kind == "article"))
        self._threads = numbers(secret, (f"article:{r.name}" for r in within if r.kind == "thread"))
        self._writers = numbers(secret, map(folded, order.names))
        self._links = numbers(secret, _targets(order))
        self._words = [numbers(secret, words(name)) for name in order.names]

    def concerns(self, traces: Traces) -> bool:
        """Whether a source of these traces may hold something of it."""
        if self._order.decision.table is Table.BLUR:
            fits = self._order.decision.pattern in traces.patterns
            return fits and (not self._records or not traces.named.isdisjoint(self._records))
        return (
            not traces.named.isdisjoint(self._records)
            or not traces.writers.isdisjoint(self._writers)
            or not self._links_are_apart(traces)
            or any(map(traces.has_words, self._words))
        )

    def missing(self, traced: Traced) -> Iterator[Problem]:
        """A problem for each record that is not there."""
        refs = [ref for ref in self._order.decision.within if ref.kind != "file"]
        for ref, number in zip(refs, self._records, strict=True):
            if not any(number in traces.named for _, traces in traced):
                message = f"there is no {ref}: this decision matches nothing"
                yield Problem(self.place, message, HOW, Severity.ERROR)

    def lost(self, traced: Traced) -> Iterator[int]:
        """The numbers by which a link may name a record that is withheld, but for an article."""
        for _, traces in traced:
            for record in traces.records:
                if record.name != record.article and self.hides(record):
                    yield from (record.name, record.part)

    def hides(self, record: Trace) -> bool:
        """Whether a record is withheld."""
        return self._order.decision.table is Table.WITHHOLD and (
            record.name in self._own
            or record.article in self._whole
            or (record.article in self._threads and record.name != record.article)
            or any(writer in self._writers for writer in record.writers)
        )

    def _links_are_apart(self, traces: Traces) -> bool:
        return not self._links or set(self._links).isdisjoint(traces.links)


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


def _taken(order: Order, traced: Iterable[tuple[Source, Traces]], secret: str) -> Iterator[Problem]:
    """A problem where somebody signs as a mask is called: the two would be one."""
    if order.decision.table is not Table.MASK or order.instead == NAMELESS:
        return
    (number,) = numbers(secret, [folded(order.instead)])
    if any(number in traces.writers for _, traces in traced):
        message = f"somebody signs as {order.instead!r} already: the two would be one"
        yield Problem(order.decision.place, message, "write another name")


def files(orders: Iterable[Order]) -> Mapping[str, Order]:
    """The files that are not to be published, by path."""
    return {
        ref.name: order
        for order in orders
        for ref in order.decision.within
        if ref.kind == "file" and order.decision.table is Table.WITHHOLD
    }
