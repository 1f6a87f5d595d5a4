"""The built-in recogniser: the longest registered name at every word.

Owns the trie and what a text must look like for a form to fit (the case rule, shouting, longer
strings that only look like a name). What a form shared by two entities means is decided in
`senses`. Knows nothing of bodies or tags.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, groupby
from operator import attrgetter

from msgspec import Struct

from generator.recognise import forms
from generator.recognise.caution import Caution
from generator.recognise.folding import (
    Spot,
    Token,
    Words,
    capital_pairs,
    keys,
    step,
    straight,
    tokens,
)
from generator.recognise.forms import OPTIONAL_TAILS, Case, Form, Path, capital_bits
from generator.recognise.lexicon import Entry, Lexicon
from generator.recognise.senses import evidence, is_proof
from generator.recognise.span import Candidate, Link, Passage, Span

SHOUT_SHARE = 0.5
SHOUT_WORDS_MIN = 3

_word = re.compile(r"[^\W\d_]{2,}")


class Node(Struct, gc=False):
    """A place in the trie: the words that go on, the forms that end here, and whose they are not.

    Hidden from the garbage collector, which would else walk a great register again and again:
    a tree has no cycles to collect. A place is `unsure` where a glance at a text, at the next word
    and at the capitals, cannot tell that no name fits.
    """

    following: dict[str, Node] = {}
    forms: tuple[Form, ...] = ()
    barred: tuple[str, ...] = ()
    unsure: bool = False

    def at(self, route: Path) -> Node:
        """The place at the end of a path, made where it is not there yet."""
        node = self
        for key in route:
            child = node.following.get(key)
            if child is None:
                child = node.following[key] = Node()
                node.unsure |= not key[:1].isalnum()
            node = child
        return node

    def add(self, found: Iterable[tuple[Path, Form]]) -> None:
        """Let forms end at the end of their paths."""
        for route, form in found:
            node = self.at(route)
            node.forms += (form,)
            node.unsure |= form.case is Case.ANY

    def bar(self, entity: str) -> None:
        """Let what ends here not be an entity."""
        self.barred += (entity,)
        self.unsure = True


class Gazetteer:
    """The names of a lexicon, ready to be found. Building one takes about a second a 100,000."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._entries = {entry.id: entry for entry in lexicon.entries}
        self._near: dict[str, list[tuple[frozenset[str], str]]] = {}
        # The same entities come back document after document.
        self._short = cache(lambda entity: tuple(forms.short(self._entries[entity])))
        self._weak = cache(lambda entity: tuple(forms.weak(self._entries[entity])))
        self._trie = Node()
        for entry in lexicon.entries:
            self._trie.add(forms.strong(entry))
            for route in map(keys, entry.but_not):
                if route:
                    self._trie.at(route).bar(entry.id)
            self._note_near(entry)

    def propose(self, passages: Sequence[Passage], links: Sequence[Link]) -> Iterable[Span]:
        """Every range with a registered form, weak and short ones where they have evidence."""
        ground = _Ground(passages)
        strong = list(ground.places(self._trie))
        spans = list(ground.spans(strong))
        dependent = self._dependent(sorted(evidence(spans, links)), ground.words)
        more = list(ground.places(dependent))
        if not more:
            return spans
        caution = Caution(passages, filter(is_proof, spans), links)
        return caution.sound(ground.spans([*strong, *more]))

    def _note_near(self, entry: Entry) -> None:
        for near in entry.near if entry.weak else ():
            words = [token.folded for token in tokens(near)]
            if words:
                self._near.setdefault(words[0], []).append((frozenset(words), entry.id))

    def _dependent(self, known: Iterable[str], words: Words) -> Node:
        """The forms that are valid because of what else stands in this document."""
        node = Node()
        ids = dict.fromkeys(id for id in known if id in self._entries)
        for id in ids:
            node.add(self._short(id))
        for id in ids | dict.fromkeys(self._beside(words)):
            node.add(self._weak(id))
        return node

    def _beside(self, words: Words) -> Iterator[str]:
        """Whose `near` words stand in this document."""
        if not self._near:
            return
        folded = words.folded
        for first in sorted(self._near.keys() & folded):
            yield from (id for needed, id in self._near[first] if needed <= folded)


class _Place(Struct, frozen=True, gc=False):
    """Words at which a registered name was found: the forms that fit, and whose they are not.

    Each form stands with the number of characters behind the words that belong to it; `surface` is
    how the words are spelt, folded.
    """

    start: int
    end: int
    surface: str
    forms: tuple[tuple[Form, int], ...]
    barred: tuple[str, ...]


class _Ground:
    """The passages of a document as one text, while it is being read."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.text = "\n".join(passage.words for passage in passages)
        self.words = Words(self.text)
        # Where each passage begins, and one more would.
        self.starts = [0, *accumulate(len(passage.words) + 1 for passage in passages)]
        self.loud: dict[int, bool] = {}

    def spans(self, places: Iterable[_Place]) -> Iterator[Span]:
        """The longest names from left to right."""
        free = 0
        barred: dict[str, int] = {}
        longest_first = sorted(places, key=attrgetter("end"), reverse=True)
        ordered = sorted(longest_first, key=attrgetter("start"))
        for (start, end), same in groupby(ordered, key=attrgetter("start", "end")):
            if start < free:
                continue
            here = list(same)
            for id in chain.from_iterable(place.barred for place in here):
                barred[id] = max(end, barred.get(id, 0))
            if span := self._span(here, barred):
                yield span
                free = end

    def places(self, trie: Node) -> Iterator[_Place]:
        """Every place where a name of a trie fits."""
        for at in self._begins(trie.following):
            node = trie
            words: list[Token] = []
            route: list[str] = []
            for word in self.words.read(at):
                key = step(self.text, words[-1], word) if words else word.folded
                if key not in node.following or (words and self._parted(words[0], word)):
                    break
                node = node.following[key]
                words.append(word)
                route.append(key)
                fitting = tuple(self._fitting(words, node.forms, at))
                if fitting or node.barred:
                    surface = " ".join(route)
                    yield _Place(words[0].start, word.end, surface, fitting, node.barred)
                if not node.following:
                    break

    def _begins(self, heads: dict[str, Node]) -> Iterator[Spot]:
        """The words that may begin a name, after a glance at the next word and the capitals."""
        odd = self.words.odd
        for at in [(k, n) for k in odd for n, word in enumerate(odd[k]) if word.folded in heads]:
            node = heads[odd[at[0]][at[1]].folded]
            following = self.words.after(at)
            if node.unsure or node.forms or not following or following in node.following:
                yield at
        pieces = self.words.pieces
        for n in [n for n, piece in enumerate(pieces) if piece in heads]:
            piece, following = pieces[n], pieces[n + 1]
            node = heads[piece]
            if (
                node.unsure
                or following in node.following
                or (node.following and not following.isalnum())
                or (node.forms and not self.text.startswith(piece, self.words.start(n)))
            ):
                yield n, 0

    def _fitting(
        self, words: Sequence[Token], found: Iterable[Form], at: Spot
    ) -> Iterator[tuple[Form, int]]:
        """The forms whose case and tail fit, and how long the tail is."""
        start, end = words[0].start, words[-1].end
        bits = capital_bits([self.text[word.start : word.end] for word in words]) if found else 0
        for form in found:
            if _case_fits(form, bits, self.text[start:end]):
                if len(words) == 1 and self._shouted(start):
                    return
                size = _tail(form.tail, self._behind(at, end)) if form.tail else 0
                if size is not None:
                    yield form, size

    def _parted(self, one: Token, other: Token) -> bool:
        """Whether two words stand in two passages."""
        return other.start >= self.starts[self._passage(one.start) + 1]

    def _passage(self, offset: int) -> int:
        """The number of the passage that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def _behind(self, at: Spot, end: int) -> str:
        """What stands between the end of a name and the next word, or the end of the passage."""
        stop = self.starts[self._passage(end - 1) + 1] - 1
        starts = (word.start for word in self.words.read(at) if word.start >= end)
        return self.text[end : min(stop, next(starts, stop))]

    def _span(self, places: Sequence[_Place], barred: Mapping[str, int]) -> Span | None:
        """The span of the same words found several times, if any of their forms is allowed."""
        start, end = places[0].start, places[0].end
        forms = [fitting for place in places for fitting in place.forms]
        exact = [fitting for fitting in forms if fitting[0].case is Case.ALL]
        allowed = exact or forms
        if barred:
            allowed = [f for f in allowed if barred.get(f[0].candidate.entity, -1) < end]
        if not allowed:
            return None
        number = self._passage(start)
        passage = self.passages[number]
        offset = passage.start - self.starts[number]
        stop = offset + end + max(size for _, size in allowed)
        candidates = _strongest(form.candidate for form, _ in allowed)
        return Span(passage.text, offset + start, stop, places[0].surface, candidates)

    def _shouted(self, offset: int) -> bool:
        """Whether most words of the line around an offset are in capitals."""
        start = self.text.rfind("\n", 0, offset) + 1
        if start not in self.loud:
            end = self.text.find("\n", offset)
            self.loud[start] = _is_loud(self.text[start : end if end >= 0 else len(self.text)])
        return self.loud[start]


def _is_loud(line: str) -> bool:
    """Whether most words of a line are in capitals."""
    # A shouted line has two words in capitals at the least.
    if capital_pairs(line) < SHOUT_WORDS_MIN - 1:
        return False
    words = _word.findall(line)
    high = sum(map(str.isupper, words))
    return len(words) >= SHOUT_WORDS_MIN and high > SHOUT_SHARE * len(words)


def _strongest(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The strongest candidate of each entity, in the order of the entities."""
    ordered = sorted(candidates, key=attrgetter("entity", "strength"))
    return tuple({candidate.entity: candidate for candidate in ordered}.values())


def _tail(tail: str, behind: str) -> int | None:
    """How many characters behind the last word belong to a form; None where it does not fit."""
    if straight(behind[: len(tail)]).lower() == tail.lower():
        return len(tail)
    return 0 if tail in OPTIONAL_TAILS else None


def _case_fits(form: Form, bits: int, surface: str) -> bool:
    match form.case:
        case Case.ANY:
            return True
        case Case.SOME:
            return bool(bits)
        case Case.EACH:
            return not form.capitals & ~bits
        case Case.ALL:
            return surface.isupper()
