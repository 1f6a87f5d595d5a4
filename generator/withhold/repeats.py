"""Who repeats the words of what is withheld.

Owns which words of a withheld record are its own, and what is told of those that repeat them. Sees
numbers alone: what is masked of a text is settled where it is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.errors import Place, Problem, Severity
from generator.model.source import Source
from generator.model.veil import BEFORE, Trace, Traces, Veil, known_runs, unpacked

# What so many other records say is nobody's own words.
COMMON = 20
HOW = "look at it; [[withhold]] it too, or hide the words by a [[mask]] with name"

Traced = Sequence[tuple[Source, Traces]]
# The place of a source, and that of a record in it.
At = tuple[int, int]


class Repeated(Struct, frozen=True):
    """The runs that are withheld, each with where that was decided, and who repeats them.

    `within` are the runs of each source that has some, by its place; of these those are not
    hidden that are `common`.
    """

    runs: Mapping[int, Place]
    alone: frozenset[int]
    common: frozenset[int]
    within: Mapping[int, frozenset[int]]
    problems: tuple[Problem, ...]

    def veil(self, veil: Veil, runs: frozenset[int]) -> Veil:
        """The veil of a source that has some of the runs."""
        hidden = runs - self.common
        return replace(
            veil,
            runs=tuple(sorted(hidden)),
            alone=tuple(sorted(hidden & self.alone)),
            common=tuple(sorted(runs & self.common)),
        )


def repeated(traced: Traced, hidden: Mapping[At, Place]) -> Repeated:
    """What the hidden records say in their own words, and who else does; each with its decision."""
    runs: dict[int, Place] = {}
    alone: set[int] = set()
    for at, decided in hidden.items():
        records = traced[at[0]][1].records
        record = records[at[1]]
        theirs = _theirs(records, at, hidden)
        own = {*unpacked(record.runs), *unpacked(record.short)} - {*unpacked(record.quoted)}
        own -= theirs
        runs |= dict.fromkeys(own, decided)
        alone |= own.intersection((*unpacked(record.alone), *unpacked(record.short)))
    hits = list(_hits(traced, runs)) if runs else []
    counts = Counter(n for at, said in hits if at not in hidden for n in set(said) & runs.keys())
    common = frozenset(number for number, many in counts.items() if many > COMMON)
    within: dict[int, frozenset[int]] = {}
    for (source, _), said in hits:
        within[source] = within.get(source, frozenset()) | (runs.keys() & set(said))
    kept = {number: place for number, place in runs.items() if number not in common}
    shown = ((traced[s][1].records[r], said) for (s, r), said in hits if (s, r) not in hidden)
    problems = [problem for one in shown for problem in _told(*one, kept, alone)]
    return Repeated(runs, frozenset(alone), common, within, (*problems, *_common(common, runs)))


def _hits(traced: Traced, runs: Mapping[int, Place]) -> Iterator[tuple[At, Sequence[int]]]:
    """The records that have one of the runs, each with all of its own."""
    known = runs.keys()
    for source, (_, traces) in enumerate(traced):
        for place, record in enumerate(traces.records):
            said = unpacked(record.runs)
            if not known.isdisjoint(said):
                yield (source, place), said


def _told(
    record: Trace, said: Sequence[int], runs: Mapping[int, Place], alone: Collection[int]
) -> Iterator[Problem]:
    """A problem for a record that repeats something: where it stands, and never the words."""
    hits = [number for number in said if number in runs]
    if hits:
        masked = any(known_runs(said, runs, alone))
        what = "these words are masked" if masked else "too few words to be masked"
        decided = f"content/{runs[hits[0]]}"
        message = f"line {record.place.line} repeats what {decided} withholds: {what}"
        yield Problem(Place(record.place.file), message, HOW, Severity.NOTICE)


def _common(common: Collection[int], runs: Mapping[int, Place]) -> Iterator[Problem]:
    if common:
        message = f"{len(common)} of the phrases withheld stand in many places: not masked"
        yield Problem(min(runs[number] for number in common), message, HOW, Severity.NOTICE)


def _theirs(records: Sequence[Trace], at: At, hidden: Collection[At]) -> set[int]:
    """The runs of those whom a record answers, as far as they are shown."""
    source, place = at
    record, above = records[place], list[int]()
    if record.above == BEFORE:
        above = [n for n in range(place) if records[n].article == record.article]
    else:
        up = record.above
        while up >= 0 and up not in above:
            above.append(up)
            up = records[up].above
    shown = (records[n] for n in above if (source, n) not in hidden)
    return {n for other in shown for n in (*unpacked(other.runs), *unpacked(other.short))}
