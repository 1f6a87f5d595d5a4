"""The ways a registered name is written, made ready for matching.

Owns `Form`, what its letters demand of a text (the case rule), and the short forms that are
inferred for a person. Knows nothing of how forms are looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum

from msgspec import Struct

from generator.model.records import Kind
from generator.recognise.folding import ABBREVIATIONS, Token, flat, path, straight, tokens
from generator.recognise.lexicon import Entry
from generator.recognise.span import Candidate, Strength

Path = tuple[str, ...]

SHORT_LETTERS_MIN = 2
SUFFIXES = frozenset(("jr", "sr", "esq", "phd", "md"))
# Before " of " these are a title, not a name.
_TITLED = (
    "abbot archbishop baron baroness bishop count countess duchess duke earl emperor empress king"
    " lady lord marquess marquis master pope prince princess queen saint sir st"
)
TITLES = frozenset(_TITLED.split())
NO_NAMES = ABBREVIATIONS | SUFFIXES
OPTIONAL_TAILS = frozenset(("", ".", "'s", "'", '"', ")"))

_numeral = re.compile(r"[IVXL]+")


class Case(IntEnum):
    """What the capitals of a form demand of the text."""

    ANY = 0
    """The form has none."""
    SOME = 1
    """One capital at least."""
    EACH = 2
    """A capital in every word that has one in the form: "Will Young" is not "Will young"."""
    ALL = 3
    """Capitals throughout: "US" is not "us"."""


class Form(Struct, frozen=True, gc=False):
    """One way to write an entity's name.

    `capitals` has a bit set for each word with a capital, the first word lowest. `tail` is what
    follows the last word, as the "++" of "C++".
    """

    candidate: Candidate
    case: Case
    capitals: int
    tail: str


def strong(entry: Entry) -> Iterator[tuple[Path, Form]]:
    """The forms that always mean the entity."""
    for written in entry.strong:
        yield from _forms(entry, written, Strength.STRONG)


def weak(entry: Entry) -> Iterator[tuple[Path, Form]]:
    """The registered forms that need evidence."""
    for written in entry.weak:
        yield from _forms(entry, written, Strength.WEAK)


def short(entry: Entry) -> Iterator[tuple[Path, Form]]:
    """The forms inferred from a person's name."""
    if entry.kind is Kind.PERSON:
        for written in short_names(entry.name):
            yield from _forms(entry, written, Strength.SHORT)


def short_names(name: str) -> Iterator[str]:
    """How a text goes on naming a person: "Austin"; "Beethoven" and "van Beethoven"; "Anselm".

    Only a word with a capital serves, so scripts without case have none.
    """
    head, of, _ = name.partition(" of ")
    words = list(tokens(head))
    if len(words) == 1 and not of:
        return
    while len(words) > 1 and _is_suffix(name, words[-1]):
        words.pop()
    if not words or not _serves(name, words[-1]) or (of and words[-1].folded in TITLES):
        return
    last = len(words) - 1
    first = last
    while first > 1 and name[words[first - 1].start : words[first - 1].end].islower():
        first -= 1
    for begin in sorted({first, last}):
        yield name[words[begin].start : words[last].end]


def _is_suffix(name: str, word: Token) -> bool:
    """Whether a word is a "Jr" or a number, as in "Henry VIII"."""
    return word.folded in SUFFIXES or bool(_numeral.fullmatch(name[word.start : word.end]))


def _serves(name: str, word: Token) -> bool:
    """Whether a word can stand for a person: no initial, no abbreviation, nothing in lower case."""
    long_enough = word.end - word.start >= SHORT_LETTERS_MIN
    return long_enough and name[word.start].isupper() and word.folded not in NO_NAMES


def _forms(entry: Entry, written: str, strength: Strength) -> Iterator[tuple[Path, Form]]:
    written = flat(written)
    words = list(tokens(written))
    if not words:
        return
    capitals = capital_bits(written[word.start : word.end] for word in words)
    each = entry.kind is Kind.PERSON
    case = _case(written[words[0].start : words[-1].end], each=each)
    tail = straight(written[words[-1].end :]).strip()
    form = Form(Candidate(entry.id, strength), case, capitals, tail)
    route = path(written, words)
    yield route, form
    # "Chas. Darwin" is "Chas Darwin" too.
    unstopped = tuple(key.removeprefix(".") for key in route)
    if unstopped != route:
        yield unstopped, form


def capital_bits(words: Iterable[str]) -> int:
    """A bit for each word with a capital, the first word lowest."""
    bits = 0
    for n, word in enumerate(words):
        bits |= has_capital(word) << n
    return bits


def has_capital(word: str) -> bool:
    """Whether any letter of a word is a capital."""
    return word != word.lower()


def _case(written: str, *, each: bool) -> Case:
    if not has_capital(written):
        return Case.ANY
    if written.isupper():
        return Case.ALL
    return Case.EACH if each else Case.SOME
