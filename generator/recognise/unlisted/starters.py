"""The starter lists: names that everybody knows, and the words that show what is a name.

Owns the form of the files in `lists/`: words parted by white space under `[sections]`, or a name
a line with its other spellings after semicolons; `#` begins a comment. An archive's own list
stands in the place of ours. Knows nothing of texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from unicodedata import normalize

from msgspec import Struct

from generator.model.records import Kind
from generator.recognise.folding import fold

NAMED = {
    "countries": Kind.PLACE,
    "places": Kind.PLACE,
    "organisations": Kind.ORGANISATION,
    "events": Kind.EVENT,
    "people": Kind.PERSON,
}
WORDS = ("given", "titles", "heads", "verbs", "common", "demonyms", "shapes")
LISTS = (*NAMED, *WORDS)

# A name that a shouted word may mean has as many letters at the least.
LOUD_LETTERS_MIN = 4
ENDING_LETTERS_MAX = 6

Words = frozenset[str]

_first = re.compile(r"\w[\w\u0300-\u036f]*")
_heading = re.compile(r"^\[(\w+)\]$", re.MULTILINE)


class Listed(Struct, frozen=True, gc=False):
    """A name that a list holds, in one of its spellings; a `firm` one is no person's anywhere."""

    spelling: str
    name: str
    kind: Kind
    firm: bool


class Starters(Struct, frozen=True):
    """Every list, ready to be asked.

    `named` and `loud` have the names by their first words, the longest first, as they are written
    and as they are shouted; `words` has the others by list and section, as `titles.office`.
    """

    named: dict[str, tuple[Listed, ...]]
    loud: dict[str, tuple[Listed, ...]]
    words: dict[str, Words]

    def is_a(self, section: str, key: str) -> bool:
        """Whether a folded word stands in a section of a list."""
        return key in self.words.get(section, ())

    def ends(self, section: str, key: str) -> bool:
        """Whether a folded word ends as those of a section of `shapes` do."""
        ends = self.words.get(f"shapes.{section}", ())
        return any(key[-n:] in ends for n in range(1, ENDING_LETTERS_MAX + 1))


@cache
def starters() -> Starters:
    """The lists of the package."""
    return build({})


def build(own: Mapping[str, str]) -> Starters:
    """The lists, with an archive's own in the place of those of the same name."""
    folder = files("generator.recognise.unlisted") / "lists"
    texts = {name: own.get(name) or (folder / f"{name}.txt").read_text("utf-8") for name in LISTS}
    named = [one for name, kind in NAMED.items() for one in _listed(texts[name], name, kind)]
    loud = [
        Listed(one.spelling.upper(), one.name, one.kind, one.firm)
        for one in named
        if len(one.spelling) >= LOUD_LETTERS_MIN
    ]
    words = {key: kept for name in WORDS for key, kept in _sections(name, texts[name])}
    return Starters(_by_first(named), _by_first(loud), words)


def _lines(text: str) -> Iterator[str]:
    return (line for line in map(str.strip, text.splitlines()) if line and line[0] != "#")


def _listed(text: str, file: str, kind: Kind) -> Iterator[Listed]:
    for line in _lines(text):
        name, *others = (part.strip() for part in line.split(";"))
        for written in (name, *others):
            for spelling in _spellings(written):
                yield Listed(spelling, name, kind, file == "countries")


def _spellings(written: str) -> set[str]:
    """A name with its accents composed, decomposed and left out."""
    bare = "".join(c for c in normalize("NFD", written) if not "\u0300" <= c <= "\u036f")
    return {normalize("NFC", written), normalize("NFD", written), bare}


def first_word(spelling: str) -> str:
    """What a spelling begins with, up to the first mark."""
    first = _first.search(spelling)
    return first[0] if first else ""


def _by_first(listed: list[Listed]) -> dict[str, tuple[Listed, ...]]:
    found: dict[str, dict[str, Listed]] = {}
    for one in listed:
        found.setdefault(first_word(one.spelling), {}).setdefault(one.spelling, one)
    return {
        first: tuple(sorted(ones.values(), key=lambda one: (-len(one.spelling), one.spelling)))
        for first, ones in found.items()
    }


def _sections(name: str, text: str) -> Iterator[tuple[str, Words]]:
    """The sections of a list of words; one without a heading is named as the list."""
    head, *rest = _heading.split("\n".join(_lines(text)))
    if head.strip():
        yield name, _folded(head)
    for section, body in zip(rest[::2], rest[1::2], strict=True):
        yield f"{name}.{section}", _folded(body)


def _folded(text: str) -> Words:
    return frozenset(fold(word.replace("’", "'")) for word in text.split())
