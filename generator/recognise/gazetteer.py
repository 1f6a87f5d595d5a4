"""The built-in recogniser: the longest registered name at every word.

Owns the trie and what a text must look like for a form to fit (the case rule, shouting, longer
strings that only look like a name). What a form shared by two entities means is decided in
`senses`. Knows nothing of bodies or tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

import msgspec
from msgspec import Struct

from generator.recognise import forms
from generator.recognise.caution import Caution
from generator.recognise.folding import keys, path, step, straight, tokens
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
    a tree has no cycles to collect.
    """

    following: dict[str, Node] = {}
    forms: tuple[Form, ...] = ()
    barred: tuple[str, ...] = ()

    def at(self, route: Path) -> Node:
        """The place at the end of a path, made where it is not there yet."""
        node = self
        for key in route:
            child = node.following.get(key)
            if child is None:
                child = node.following[key] = Node()
            node = child
        return node

    def add(self, found: Iterable[tuple[Path, Form]]) -> None:
        """Let forms end at the end of their paths."""
        for route, form in found:
            node = self.at(route)
            node.forms += (form,)


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
                    self._trie.at(route).barred += (entry.id,)
            self._note_near(entry)

    def propose(self, passages: Sequence[Passage], links: Sequence[Link]) -> Iterable[Span]:
        """Every range with a registered form, weak and short ones where they have evidence."""
        lines = [_Line(passage) for passage in passages]
        spans = [list(line.scan(self._trie)) for line in lines]
        known = evidence((span for found in spans for span in found), links)
        dependent = self._dependent(sorted(known), lines)
        caution = Caution(passages, filter(is_proof, chain.from_iterable(spans)), links)
        for line, found in zip(lines, spans, strict=True):
            if dependent.following.keys().isdisjoint(line.folded):
                yield from found
                continue
            for span in line.scan(self._trie, dependent):
                candidates = caution.sound(line.passage, span)
                if candidates:
                    yield msgspec.structs.replace(span, candidates=candidates)

    def _note_near(self, entry: Entry) -> None:
        for near in entry.near if entry.weak else ():
            words = [token.folded for token in tokens(near)]
            if words:
                self._near.setdefault(words[0], []).append((frozenset(words), entry.id))

    def _dependent(self, known: Iterable[str], lines: Iterable[_Line]) -> Node:
        """The forms that are valid because of what else stands in this document."""
        node = Node()
        ids = dict.fromkeys(id for id in known if id in self._entries)
        for id in ids:
            node.add(self._short(id))
        for id in ids | dict.fromkeys(self._beside(lines)):
            node.add(self._weak(id))
        return node

    def _beside(self, lines: Iterable[_Line]) -> Iterator[str]:
        """Whose `near` words stand in this document."""
        if not self._near:
            return
        words = {word for line in lines for word in line.folded}
        for first in sorted(self._near.keys() & words):
            yield from (id for needed, id in self._near[first] if needed <= words)


class _Line:
    """A passage cut into words, while it is being read."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.words
        self.words = list(tokens(self.text))
        self.folded = [word.folded for word in self.words]
        self.loud: dict[int, bool] = {}

    def scan(self, *tries: Node) -> Iterator[Span]:
        """The longest fitting names from left to right."""
        heads = [trie.following for trie in tries]
        begins = {n for head in heads for n, word in enumerate(self.folded) if word in head}
        free = 0
        barred: dict[str, int] = {}
        for first in sorted(begins):
            if first < free:
                continue
            ends = self._ends(first, tries)
            for last, nodes in ends.items():
                barred.update((id, max(last, barred.get(id, 0))) for n in nodes for id in n.barred)
            for last in sorted(ends, reverse=True):
                fitting = self._fitting(first, last, ends[last])
                allowed = [f for f in fitting if barred.get(f.candidate.entity, -1) < last]
                if allowed:
                    yield self._span(first, last, allowed)
                    free = last + 1
                    break

    def _ends(self, first: int, tries: Iterable[Node]) -> dict[int, list[Node]]:
        """The last words of all names that begin with a word, and where they lie in the tries."""
        ends: dict[int, list[Node]] = {}
        for trie in tries:
            node = trie.following.get(self.folded[first])
            last = first
            while node:
                if node.forms or node.barred:
                    ends.setdefault(last, []).append(node)
                last += 1
                on = node.following and last < len(self.words)
                node = node.following.get(self._key(last)) if on else None
        return ends

    def _key(self, index: int) -> str:
        return step(self.text, self.words[index - 1], self.words[index])

    def _fitting(self, first: int, last: int, nodes: Iterable[Node]) -> list[Form]:
        """The forms of the nodes whose case and tail fit; those in capitals alone, if any."""
        found = [form for node in nodes for form in node.forms]
        if not found or (first == last and self._shouted(self.words[first].start)):
            return []
        words = self.words[first : last + 1]
        surface = self.text[words[0].start : words[-1].end]
        bits = capital_bits(self.text[word.start : word.end] for word in words)
        fitting = [
            form
            for form in found
            if _case_fits(form, surface, bits) and self._tail(form, last) is not None
        ]
        exact = [form for form in fitting if form.case is Case.ALL]
        return exact or fitting

    def _tail(self, form: Form, last: int) -> int | None:
        """How many characters behind the last word belong to a form; None where it does not fit."""
        end = self.words[last].end
        size = len(form.tail)
        stop = self.words[last + 1].start if last + 1 < len(self.words) else len(self.text)
        if straight(self.text[end : min(end + size, stop)]).lower() == form.tail.lower():
            return size
        return 0 if form.tail in OPTIONAL_TAILS else None

    def _span(self, first: int, last: int, fitting: Iterable[Form]) -> Span:
        best: dict[str, Candidate] = {}
        tail = 0
        for form in fitting:
            candidate = form.candidate
            held = best.setdefault(candidate.entity, candidate)
            best[candidate.entity] = max(held, candidate, key=lambda c: c.strength)
            tail = max(tail, self._tail(form, last) or 0)
        return Span(
            self.passage.text,
            self.passage.start + self.words[first].start,
            self.passage.start + self.words[last].end + tail,
            " ".join(path(self.text, self.words[first : last + 1])),
            tuple(best[id] for id in sorted(best)),
        )

    def _shouted(self, offset: int) -> bool:
        """Whether most words of the line around an offset are in capitals."""
        start = self.text.rfind("\n", 0, offset) + 1
        if start not in self.loud:
            end = self.text.find("\n", offset)
            words = _word.findall(self.text, start, end if end >= 0 else len(self.text))
            high = sum(word.isupper() for word in words)
            self.loud[start] = len(words) >= SHOUT_WORDS_MIN and high > SHOUT_SHARE * len(words)
        return self.loud[start]


def _case_fits(form: Form, surface: str, bits: int) -> bool:
    match form.case:
        case Case.ANY:
            return True
        case Case.SOME:
            return bool(bits)
        case Case.EACH:
            return not form.capitals & ~bits
        case Case.ALL:
            return surface.isupper()
