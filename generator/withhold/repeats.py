"""Who repeats the words of what is withheld.

Owns which words of a withheld record are its own, and what is told of those that repeat them. Sees
numbers alone: what is masked of a text is settled where it is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.errors import Place, Problem, Severity
from generator.model.source import Source
from generator.model.veil import BEFORE, Trace, Traces, Veil, known_runs, unpacked

# What so many other records say is nobody's own words.
COMMON = 20
HOW = "look at it; [[withhold]] it too, or hide the words by a [[mask]] with name"

Traced = Sequence[tuple[Source, Traces]]


class Repeated(Struct, frozen=True):
    """The runs that are hidden everywhere, those of them that do so alone, and those that are not.

    Each run with where it was decided.
    """

    runs: Mapping[int, Place]
    alone: frozenset[int]
    common: frozenset[int]


def repeated(traced: Traced, hidden: Callable[[Trace], Place | None]) -> Repeated:
    """What the withheld records say in their own words; `hidden` says by which decision."""
    runs: dict[int, Place] = {}
    alone: set[int] = set()
    for _, traces in traced:
        for place, record in enumerate(traces.records):
            if decided := hidden(record):
                theirs = _theirs(traces.records, place, hidden)
                own = set(unpacked(record.runs)) - set(unpacked(record.quoted)) - theirs
                runs |= dict.fromkeys(own, decided)
                alone |= own.intersection(unpacked(record.alone))
    counts = Counter(
        number
        for record in _shown(traced, hidden)
        for number in runs.keys() & set(unpacked(record.runs))
    )
    common = frozenset(number for number, many in counts.items() if many > COMMON)
    kept = {number: place for number, place in runs.items() if number not in common}
    return Repeated(kept, frozenset(alone - common), common)


def veiled(
    traced: Traced, made: Mapping[str, Veil], found: Repeated, secret: str
) -> dict[str, Veil]:
    """The veils, with one for each source that repeats something."""
    veils = dict(made)
    for source, traces in traced if found.runs else ():
        held = {n for r in traces.records for n in unpacked(r.runs)}
        runs, common = held & found.runs.keys(), held & found.common
        if runs or common:
            veils[source.path] = replace(
                veils.get(source.path, Veil(secret=secret)),
                runs=tuple(sorted(runs)),
                alone=tuple(sorted(runs & found.alone)),
                common=tuple(sorted(common)),
            )
    return veils


def told(
    traced: Traced, found: Repeated, hidden: Callable[[Trace], Place | None]
) -> Iterator[Problem]:
    """A problem for each record that repeats something, with where it stands and never with it."""
    for record in _shown(traced, hidden) if found.runs else ():
        numbers = unpacked(record.runs)
        hits = [number for number in numbers if number in found.runs]
        if not hits:
            continue
        masked = any(known_runs(numbers, found.runs, found.alone))
        what = "these words are masked" if masked else "too few words to be masked"
        decided = f"content/{found.runs[hits[0]]}"
        message = f"line {record.place.line} repeats what {decided} withholds: {what}"
        yield Problem(Place(record.place.file), message, HOW, Severity.NOTICE)
    if found.common:
        message = f"{len(found.common)} of the phrases withheld stand in many places: not masked"
        place = min(found.runs.values(), default=Place(""))
        yield Problem(place, message, HOW, Severity.NOTICE)


def _shown(traced: Traced, hidden: Callable[[Trace], Place | None]) -> Iterator[Trace]:
    return (r for _, traces in traced for r in traces.records if not hidden(r))


def _theirs(
    records: Sequence[Trace], place: int, hidden: Callable[[Trace], Place | None]
) -> set[int]:
    """The runs of those whom a record answers, as far as they are shown."""
    record, above = records[place], []
    if record.above == BEFORE:
        above = [r for r in records[:place] if r.article == record.article]
    else:
        at = record.above
        seen = {place}
        while at >= 0 and at not in seen:
            seen.add(at)
            above.append(records[at])
            at = records[at].above
    return {number for r in above if not hidden(r) for number in unpacked(r.runs)}
