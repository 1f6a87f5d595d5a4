"""The last look at every file of a site before it is published: nothing withheld is in it.

Owns the ways in which words may be written in a file, and what is told of one that holds some:
where, and never which. Knows no page: a plug-in's file is looked at as our own.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from generator.errors import LeakError, Place, Problem, Severity
from generator.model.decisions import Table
from generator.model.veil import spaced, words
from generator.withhold.orders import Order
from generator.withhold.packed import ClosedError, unpacked
from generator.withhold.veils import is_telling

CLOSED = "is packed, and nothing here can look into it for what is withheld: the site stays"
OPEN = "pip install 'variorum[brotli,zst]', or publish it as it is"
HINT = (
    "if a theme or a plug-in reads sources by itself, mend that; if it is somebody else's, "
    'withhold that too, or write [[mask]] name = "…"'
)

_spaced = re.compile("[-_.]+")
_escape = re.compile(r'\\(?:u([0-9a-fA-F]{4})|([nrtbf"/\\]))')
_inline = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|u|wbr)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_tag = re.compile(r"<[^<>]*>")


class Told(NamedTuple):
    """Words in a row, a part of the paths of files that must not hold them, and whence they are.

    Those of a name stand on one line: the last word of a block and the first of another are none.
    """

    words: str
    within: str
    whence: str
    is_name: bool = False

    def stands_in(self, path: str, text: str, whole: str) -> bool:
        """Whether they stand in a text that is `whole` as words."""
        if self.within not in path or f" {self.words} " not in whole:
            return False
        spelt = r"[^\w\n]+".join(map(re.escape, self.words.split()))
        return not self.is_name or bool(re.search(rf"(?<!\w){spelt}(?!\w)", text.casefold()))


class Leaks:
    """Looks for what must not be published; `told` is asked for it when there is a first file."""

    def __init__(self, told: Callable[[], Iterable[Told]]) -> None:
        self._told = told
        self._by_pair: dict[tuple[str, str], list[Told]] | None = None
        self._by_word: dict[str, list[Told]] = {}

    def look(self, path: str, data: bytes) -> None:
        """Look at one file; raises LeakError."""
        try:
            found = self.found(path, data)
        except ClosedError:
            raise LeakError(Problem(Place(f"site/{path}"), CLOSED, OPEN, Severity.ERROR)) from None
        if found:
            whence, at = found.whence, _offset(data, found.words)
            message = f"holds what is withheld ({whence}), at byte {at}: the site stays as it was"
            raise LeakError(Problem(Place(f"site/{path}"), message, HINT, Severity.ERROR))

    def found(self, path: str, data: bytes) -> Told | None:
        """What a file holds that it must not, if anything; raises ClosedError."""
        return self._among(path, [_spaced.sub(" ", path), *_faces(unpacked(path, data))])

    def told_by(self, path: str) -> Told | None:
        """What a path tells by itself that it must not, if anything."""
        return self._among(path, [_spaced.sub(" ", path)])

    def _among(self, path: str, texts: Iterable[str]) -> Told | None:
        pairs = self._pairs()
        for text in texts:
            said = words(text)
            likely = [*map(pairs.__getitem__, pairs.keys() & set(pairwise(said)))]
            likely += map(self._by_word.__getitem__, self._by_word.keys() & set(said))
            if likely:
                whole = spaced(said)
                for needle in (one for some in likely for one in some):
                    if needle.stands_in(path, text, whole):
                        return needle
        return None

    def _pairs(self) -> dict[tuple[str, str], list[Told]]:
        """What is looked for, by the two words in a row by which it is noticed."""
        if self._by_pair is None:
            by_pair, by_word = defaultdict(list), defaultdict(list)
            for needle in dict.fromkeys(self._told()):
                said = needle.words.split()
                if len(said) > 1:
                    by_pair[max(pairwise(said), key=lambda two: len("".join(two)))].append(needle)
                elif said:
                    by_word[said[0]].append(needle)
            self._by_pair, self._by_word = dict(by_pair), dict(by_word)
        return self._by_pair


def of_orders(orders: Iterable[Order]) -> Iterator[Told]:
    """The names of those who are hidden, as far as a name means somebody by itself."""
    for order in orders:
        is_mask = order.decision.table is Table.MASK
        for name in order.names:
            if is_telling(name) or (is_mask and order.decision.name):
                said = " ".join(words(_spaced.sub(" ", name)))
                yield Told(said, "", f"content/{order.decision.place}", is_name=True)


def _faces(data: bytes) -> Iterator[str]:
    """A file as text: as it is, and with all that may be written otherwise as it is meant."""
    text = data.decode("utf-8", "replace")
    yield text
    meant = _escape.sub(_unescaped, text) if "\\" in text else text
    if "<" in meant:
        meant = _tag.sub("\n", _inline.sub("", meant))
    meant = unquote(html.unescape(meant))
    meant = _spaced.sub(" ", meant)
    if meant != text:
        yield meant


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else "\n"


def _offset(data: bytes, said: str) -> int:
    """About where in a file something stands: its longest word."""
    return max(0, data.lower().find(max(said.split(), key=len).encode()))
