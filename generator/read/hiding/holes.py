"""What of a text is hidden, and what stands in its place.

Owns the patterns that can be blurred, and how a name is looked for: whole words, whatever their
case and what is between them; a name of one word that is not to be taken for the word itself only
where somebody is called or quoted by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from generator.model.body import Body
from generator.model.veil import Veil, known_runs, spaced, words
from generator.read.hiding.runs import runs, widened
from generator.read.hiding.short import quotations

PATTERNS = {
    "email": re.compile(
        r"[\w.+%'-]+(?:@|\s?[\[({<]\s?at\s?[\])}>]\s?)[\w-]+"
        r"(?:(?:\.|\s?[\[({<]\s?dot\s?[\])}>]\s?)[\w-]+)+",
        re.IGNORECASE,
    ),
    "phone": re.compile(r"(?<![\w.,/+-])(?:\+|\(?0)[\d(][\d ()./-]{5,20}\d(?![\w-])"),
}
BLURRED = {"email": "[e-mail address withheld]", "phone": "[telephone number withheld]"}
WITHHELD = "[withheld]"


class Hole(NamedTuple):
    """A stretch of a text that is hidden, and what stands there instead."""

    start: int
    end: int
    text: str


class Finder:
    """Finds what a veil hides in the texts of a record, of patterns those in `blurs`.

    Short lines that are withheld are looked for in the texts on an `article`.
    """

    def __init__(self, veil: Veil, blurs: Iterable[str] = (), article: str = "") -> None:
        self._veil = veil
        self._article = article
        self._blurs = [(PATTERNS[name], BLURRED[name]) for name in blurs]
        self._words = [(_whole(word), text) for word, text in veil.words]
        self._calls = [(_called(word), text) for word, text in veil.calls]
        self._names = [(_whole(word), text) for word, text in (*veil.words, *veil.calls)]

    @cached_property
    def _telling(self) -> list[str]:
        """Every name as the words of an address."""
        pairs = (*self._veil.words, *self._veil.calls)
        return [spaced(words(word)) for word, _ in pairs]

    def within(self, body: Body) -> list[Hole]:
        """What is hidden in a body, whose quotations are known as such."""
        return _apart([*self.holes(body.text), *self._quoted(body)])

    def _quoted(self, body: Body) -> Iterator[Hole]:
        """The short lines of withheld texts that a body quotes."""
        if self._veil.alone and self._article:
            alone = frozenset(self._veil.alone)
            for run in quotations(body, self._veil.secret, self._article):
                if run.number in alone:
                    yield Hole(run.start, run.end, WITHHELD)

    def holes(self, text: str) -> list[Hole]:
        """What is hidden in a text, in order; of two that overlap the one that begins first."""
        found = [*self._found(text, (*self._blurs, *self._words, *self._calls))]
        if self._veil.runs:
            known, alone = frozenset(self._veil.runs), frozenset(self._veil.alone)
            taken = runs(text, self._veil.secret)
            found += [
                Hole(*widened(text, taken[first].start, taken[last].end), WITHHELD)
                for first, last in known_runs([run.number for run in taken], known, alone)
            ]
        return _apart(found)

    def plain(self, text: str) -> str:
        """A text without tags, with what stands for the hidden."""
        return self._with(text, self.holes(text)) if text else text

    def named(self, text: str) -> str:
        """A text that was made of names, every one of them hidden wherever it stands."""
        return self._with(text, _apart([*self._found(text, self._names)])) if text else text

    def tells(self, address: str) -> bool:
        """Whether an address, an id or a name of a file is telling."""
        said = spaced(words(re.sub("[-_.]+", " ", unquote(address))))
        if any(name in said for name in self._telling):
            return True
        return any(pattern.search(unquote(address)) for pattern, _ in self._blurs)

    def _found(self, text: str, wanted: Iterable[tuple[re.Pattern[str], str]]) -> Iterator[Hole]:
        for pattern, instead in wanted:
            yield from (Hole(*match.span(), instead) for match in pattern.finditer(text))

    def _with(self, text: str, holes: Iterable[Hole]) -> str:
        parts, at = [], 0
        for hole in holes:
            parts += [text[at : hole.start], hole.text]
            at = hole.end
        return "".join([*parts, text[at:]])


def _apart(found: Iterable[Hole]) -> list[Hole]:
    apart: list[Hole] = []
    for hole in sorted(found, key=lambda hole: (hole.start, -hole.end)):
        if not apart or hole.start >= apart[-1].end:
            apart.append(hole)
        elif hole.end > apart[-1].end:
            apart[-1] = apart[-1]._replace(end=hole.end)
    return apart


def _spelt(word: str) -> str:
    """The words of a name, whatever stands between them on a line."""
    return r"(?:[^\w\n]|_)+".join(map(re.escape, words(word))) or re.escape(word)


@lru_cache(maxsize=1024)
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){_spelt(word)}(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _called(word: str) -> re.Pattern[str]:
    """A name of one word where it calls somebody: `@ann`, `Ann, …`, `Ann: …`, `Ann wrote`."""
    name = _spelt(word)
    return re.compile(
        rf"(?<=@){name}(?!\w)|^{name}(?=\s*[,:])|(?<!\w){name}(?=\s(?:wrote|said|says|writes)\b)",
        re.IGNORECASE | re.MULTILINE,
    )
