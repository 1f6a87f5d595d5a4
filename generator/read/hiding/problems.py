"""Problems of a source of which something is withheld.

Owns which of them may be told as they are: those at the lines of a record that is shown, in which
nothing hidden is named. All others become one sentence that says nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping

from generator.errors import Place, Problem
from generator.model.reading import Reading
from generator.model.records import Record
from generator.model.ref import Ref
from generator.model.veil import Veil
from generator.read.hiding.holes import Finder

MESSAGE = "something is wrong in what is withheld here, or beside it"
HINT = "take the decision out for a moment and run `variorum check`, which tells it"


def told(reading: Reading, gone: Collection[str], veil: Veil) -> Iterator[Problem]:
    """The problems of a reading, as they may be told."""
    starts = _starts(reading, gone)
    finder = Finder(veil)
    ids = {Ref.parse(name).part for name in gone}
    hushed: dict[str, Problem] = {}
    for problem in reading.records.problems:
        said = f"{problem.message} {problem.hint} {problem.excerpt}"
        names_one = any(id and id in said for id in ids) or finder.tells(said)
        if names_one or (gone and _is_within(problem.place, starts)):
            file = problem.place.file
            hushed.setdefault(file, Problem(Place(file), MESSAGE, HINT, problem.severity))
        else:
            yield problem
    yield from hushed.values()


def _starts(reading: Reading, gone: Collection[str]) -> Mapping[str, list[tuple[int, bool]]]:
    """Where the records of each file begin, and whether each is shown; withheld ones first."""
    said = reading.records
    records: tuple[Record, ...] = (*said.articles, *said.comments, *said.notes)
    found: dict[str, set[tuple[int, bool]]] = {}
    for record in records:
        shown = str(record.ref) not in gone
        found.setdefault(record.place.file, set()).add((record.place.line, shown))
    return {file: sorted(starts) for file, starts in found.items()}


def _is_within(place: Place, starts: Mapping[str, list[tuple[int, bool]]]) -> bool:
    """Whether a place may be in a record that is withheld."""
    there = starts.get(place.file, [])
    after = bisect_right(there, (place.line, True))
    if not place.line or not after:
        return True
    line = there[after - 1][0]
    return any(not shown for at, shown in there if at == line)
