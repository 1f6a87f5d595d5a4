"""What editors decided of names, applied to what stands in a document.

Owns where a ruling holds (the narrower goes before the wider), and what it makes of a name. A
longer registered name that holds a decided one goes before it, and so does a link by hand. Knows
nothing of how a name is found, nor of who decided.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec.structs import replace

from generator.model.decisions import Ruling
from generator.model.records import Kind
from generator.model.ref import Ref
from generator.recognise.gazetteer import Gazetteer
from generator.recognise.lexicon import Entry, Lexicon
from generator.recognise.span import Candidate, Link, Passage, Span, Strength

# Stands for each character of a name that is decided: part of no word, and of no gap in a name.
STRUCK = "_"
EVERYWHERE = ""
# Articles with rulings of their own come one after another; those of everywhere come back.
FINDERS_KEPT = 4

# A search of some passages, given the names that prove an entity.
Search = Callable[[Sequence[Passage], Sequence[Link]], list[Span]]
Decided = tuple[Span, Ruling]


class Rules:
    """The rulings of a lexicon, ready to be applied: on names by where they hold, splits by whose.

    A finder of names has its rulings in the order of their precedence.
    """

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        self._names: dict[str, list[Ruling]] = {}
        self._splits: dict[str, dict[str, Ruling]] = {}
        for ruling in rulings:
            if ruling.name:
                self._names.setdefault(ruling.within, []).append(ruling)
            else:
                self._splits.setdefault(ruling.of, {})[ruling.within] = ruling
        self._finder = lru_cache(FINDERS_KEPT)(self._made)

    def apply(
        self, ground: Sequence[Passage], about: Sequence[Ref], search: Search
    ) -> tuple[list[Span], tuple[Ruling, ...]]:
        """What a search finds where rulings hold, and which of them met a name.

        `about` are the records of the texts by their numbers. What is decided is struck out of the
        ground before the rest is searched: it proves what it was decided to be, and nothing else.
        """
        spans = search(ground, ())
        decided = _standing(self._decided(ground, about), spans)
        obeyed = {ruling for _, ruling in decided}
        if decided:
            spans = search(_without(ground, decided), [*_proofs(decided)])
        spans = [self._parted(span, about[span.text], obeyed) for span in spans]
        spans += [_meant(span, ruling) for span, ruling in decided if ruling.into]
        spans.sort(key=lambda span: (span.text, span.start))
        return spans, tuple(sorted(obeyed))

    def _decided(self, ground: Iterable[Passage], about: Sequence[Ref]) -> Iterator[Decided]:
        """Every name that is decided, with the narrowest ruling on it."""
        scopes = [tuple(s for s in _scopes(ref) if s in self._names) for ref in about]
        held: dict[tuple[str, ...], list[Passage]] = {}
        for passage in ground:
            if where := scopes[passage.text]:
                held.setdefault(where, []).append(passage)
        for where, passages in held.items():
            rulings, finder = self._finder(where)
            for span in finder.propose(passages, ()):
                yield span, rulings[min(int(c.entity) for c in span.candidates)]

    def _made(self, where: tuple[str, ...]) -> tuple[Sequence[Ruling], Gazetteer]:
        rulings = [ruling for scope in where for ruling in self._names[scope]]
        entries = (Entry(str(n), Kind.CONCEPT, r.name) for n, r in enumerate(rulings))
        return rulings, Gazetteer(Lexicon(tuple(entries)))

    def _parted(self, span: Span, about: Ref, obeyed: set[Ruling]) -> Span:
        """A span whose entity is another one here; elsewhere the other one is not meant."""
        if not any(candidate.entity in self._splits for candidate in span.candidates):
            return span
        found: list[Candidate] = []
        others: set[str] = set()
        for candidate in span.candidates:
            splits = self._splits.get(candidate.entity, {})
            if ruling := next((splits[s] for s in _scopes(about) if s in splits), None):
                obeyed.add(ruling)
                found.append(replace(candidate, entity=ruling.into))
            else:
                others |= {ruling.into for ruling in splits.values()}
                found.append(candidate)
        left = [candidate for candidate in found if candidate.entity not in others]
        left.sort(key=attrgetter("entity", "strength"))
        return replace(span, candidates=tuple({one.entity: one for one in left}.values()))


def _scopes(about: Ref) -> Iterable[str]:
    """Where a text stands, the narrowest first."""
    return dict.fromkeys((str(about), f"article:{about.article}", EVERYWHERE))


def _standing(decided: Iterable[Decided], spans: Sequence[Span]) -> list[Decided]:
    """The names that are decided and that no longer or earlier one of some spans holds."""
    starts = [(span.text, span.start) for span in spans]

    def stands(name: Span) -> bool:
        at = bisect_right(starts, (name.text, name.start)) - 1
        if at < 0 or spans[at].text != name.text or spans[at].end <= name.start:
            return True
        return spans[at].start == name.start and spans[at].end <= name.end

    return [(name, ruling) for name, ruling in decided if stands(name)]


def _without(ground: Sequence[Passage], decided: Iterable[Decided]) -> list[Passage]:
    """The passages with the names in them struck out; all else stays where it is."""
    starts = [(passage.text, passage.start) for passage in ground]
    within: dict[int, list[Span]] = {}
    for name, _ in decided:
        within.setdefault(bisect_right(starts, (name.text, name.start)) - 1, []).append(name)
    left = [*ground]
    for number, names in within.items():
        left[number] = replace(left[number], words=_struck(left[number], names))
    return left


def _struck(passage: Passage, names: Iterable[Span]) -> str:
    """The words of a passage without some names; every character of these becomes one struck."""
    pieces, at = [], 0
    for name in sorted(names, key=lambda name: name.start):
        start, end = name.start - passage.start, name.end - passage.start
        pieces += [passage.words[at:start], STRUCK * (end - max(at, start))]
        at = max(at, end)
    return "".join([*pieces, passage.words[at:]])


def _proofs(decided: Iterable[Decided]) -> Iterator[Link]:
    """What is decided as good as links by hand."""
    for name, ruling in decided:
        if ruling.into:
            yield Link(name.text, name.start, name.end, name.surface, ruling.into)


def _meant(name: Span, ruling: Ruling) -> Span:
    return replace(name, candidates=(Candidate(ruling.into, Strength.STRONG),))
