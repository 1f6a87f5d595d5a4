"""A run of capitals in its passage, and what its words may be.

Owns the questions that the rules ask: is a word an ordinary one, may it be part of a person's
name, where does a title end. Knows nothing of the rules.
"""

from __future__ import annotations

import re

from msgspec import Struct

from generator.model.records import Kind
from generator.recognise.folding import fold
from generator.recognise.unlisted.evidence import Evidence
from generator.recognise.unlisted.runs import AND, FOR, OF, PARTICLE, PLAIN, Run
from generator.recognise.unlisted.starters import Listed, Starters

NAME_WORDS_MAX = 4
HEADED_WORDS_MAX = 7
TITLE_WORDS_MAX = 8
WORD_LETTERS_MIN = 3
CONTEXT = 24

_numeral = re.compile(r"[IVX]+")
_behind = re.compile(r" ?,? ?([^\W\d_]+)")
_before = re.compile(r"([^\W\d_][\w.-]*)[ ,]*$")
_going_on = re.compile(r"-?[^\W_]")
_contracted = re.compile(r"(\w+)'(?:m|s|t|ll|re|ve|d)")


class Found(Struct, frozen=True, gc=False):
    """What stands between two words of a run: a name of a kind, or none."""

    begin: int
    end: int
    kind: Kind | None = None
    score: float = 0.0
    reason: str = ""
    listed: Listed | None = None


class Ground(Struct, frozen=True):
    """A run in its passage, and all that is known."""

    run: Run
    text: str
    lists: Starters
    evidence: Evidence

    def is_a(self, section: str, at: int) -> bool:
        """Whether a word of the run stands in a section of a list."""
        return at < len(self.run) and self.lists.is_a(section, self.run[at].key)

    def joined(self, at: int, *joints: str) -> bool:
        """Whether a word goes on the run by one of some joints."""
        return at < len(self.run) and self.run[at].joint in joints

    def stretch(self, at: int) -> int:
        """How far words follow one another with nothing between them."""
        end = at + 1
        while end - at < HEADED_WORDS_MAX and self.joined(end, PLAIN, AND):
            end += 1
        return end

    def left(self, at: int) -> str:
        """The word before a word of the run, small."""
        start = self.run[at].start
        match = _before.search(self.text[max(0, start - CONTEXT) : start])
        return fold(match[1]).rstrip(".") if match else ""

    def right(self, end: int) -> str:
        """The word behind the word before `end`, small."""
        stop = self.run[end - 1].end
        match = _behind.match(self.text[stop : stop + CONTEXT])
        return fold(match[1]) if match else ""


def goes_on(text: str, end: int) -> bool:
    """Whether a word goes on behind an offset."""
    return _going_on.match(text, end) is not None


def of_end(ground: Ground, at: int, kind: Kind) -> int:
    """Where the words behind an "of" end; `at` where none stands there."""
    joints = (OF, FOR, PARTICLE) if kind is Kind.ORGANISATION else (OF, PARTICLE)
    return min(ground.stretch(at), at + NAME_WORDS_MAX) if ground.joined(at, *joints) else at


def is_demonym(ground: Ground, at: int) -> bool:
    """Whether a word names a people, a language or a creed, also in its plural."""
    key = ground.run[at].key
    ends = (key, key.rpartition("-")[2])
    forms = (form.removesuffix(plural) for form in ends for plural in ("", "s", "es"))
    return any(ground.lists.is_a("demonyms", form) for form in forms)


def title_end(ground: Ground, at: int) -> int | None:
    """Where a title that begins here ends; None where none begins."""
    end = None
    n = at
    while n == at or (n - at < TITLE_WORDS_MAX and ground.joined(n, PLAIN, OF)):
        if n > at and ground.run[n].joint == OF:
            if end != n or not (ground.is_a("titles.office", n) or is_demonym(ground, n)):
                break
            end = n + 1
        elif ground.is_a("titles.title", n):
            end = n + 1
        elif not (ground.is_a("titles.modifier", n) or is_demonym(ground, n)):
            break
        n += 1
    return end


def has_small_title(ground: Ground, at: int) -> bool:
    """Whether a title in small letters stands right before a word."""
    start = ground.run[at].start
    near = ground.text[start - 1 : start] == " " and ground.text[start - 2 : start - 1] not in ",;:"
    return near and ground.lists.is_a("titles.title", ground.left(at))


def name_end(ground: Ground, at: int) -> int:
    """Where the name of a person that begins at a word ends; `at` where none does."""
    end = at
    while end - at < NAME_WORDS_MAX and end < len(ground.run):
        if end > at and ground.run[end].joint in {OF, FOR, AND}:
            break
        if not nameable(ground, end, at):
            break
        end += 1
    # An initial ends no name.
    while end > at and len(ground.run[end - 1].text) == 1:
        end -= 1
    return end


def is_given(ground: Ground, at: int) -> bool:
    """Whether a word is a first name, or two with a hyphen."""
    if at >= len(ground.run):
        return False
    key = ground.run[at].key
    return any(ground.lists.is_a("given.given", one) for one in (key, key.partition("-")[0]))


def nameable(ground: Ground, at: int, first: int) -> bool:
    """Whether a word may be one of a person's names."""
    word = ground.run[at]
    if len(word.text) == 1:
        return word.text != "I" or ground.text[word.end : word.end + 1] == "."
    if word.loud:
        return bool(at > first and _numeral.fullmatch(word.text))
    if is_given(ground, at) or (at > first and ground.is_a("given.surname", at)):
        return True
    if at > first and _is_country(ground, at):
        return False
    return not is_plain(ground, at) and not is_demonym(ground, at) and _is_free(ground, at)


def _is_country(ground: Ground, at: int) -> bool:
    """Whether a country is named here, which ends the name of a person."""
    written = ground.run[at].text
    return any(o.firm and o.spelling == written for o in ground.lists.named.get(written, ()))


def _is_free(ground: Ground, at: int) -> bool:
    """Whether a word tells no kind: no head, no title."""
    heads = ("heads.organisation", "heads.event", "heads.place", "heads.suffix", "titles.title")
    return not any(ground.is_a(section, at) for section in heads)


def is_plain(ground: Ground, at: int) -> bool:
    """Whether a word is an ordinary one, by the lists or by how this document writes it."""
    word = ground.run[at]
    contracted = _contracted.fullmatch(word.key)
    if ground.is_a("common", at) or (contracted and ground.lists.is_a("common", contracted[1])):
        return True
    small = ground.evidence.small(word.key)
    return bool(small) and small >= ground.evidence.high(word.key)


def is_worded(ground: Ground, at: int, *, alone: bool) -> bool:
    """Whether a word is shaped as a name may be."""
    word = ground.run[at]
    return (
        (not alone or len(word.text) >= WORD_LETTERS_MIN)
        and not ground.lists.ends("word", word.key)
        and not any(character.isdigit() for character in word.text)
    )
