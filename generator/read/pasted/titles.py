"""The title of an article whose paste has lost it.

Owns the one way to have it back: a comment that quotes it. None is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.read.pasted.likeness import words_of
from generator.read.pasted.speech import STOP_WORDS

WORDS_MIN = 6
CAPITAL_SHARE = 0.6
SHARED_MIN = 4

_quotations = re.compile(r"[“\"„«]([^“”\"„«»]{20,300})[”\"“»]")
_nested = re.compile(r"[“\"„«](.{20,300})[”\"“»]")
_word = re.compile(r"[^\W_][\w'’-]*")


def quoted_title(comments: Iterable[tuple[int, str]], article: str) -> tuple[str, int] | None:
    """The title that a comment quotes, and the line it does so in; comments are lines of text."""
    known = set(words_of(article).counts)
    for number, text in comments:
        for found in (*_nested.findall(text), *_quotations.findall(text)):
            if _is_title(found) and len(known & set(words_of(found).counts)) >= SHARED_MIN:
                return _first_line(found), number
    return None


def _first_line(text: str) -> str:
    """A title without a sentence that was run on to it, which goes on in small letters."""
    words = text.split()
    for at in range(WORDS_MIN, len(words) - 1):
        begins = words[at][0].isupper() and words[at].lower() in STOP_WORDS
        if begins and words[at + 1].islower() and words[at + 1] not in STOP_WORDS:
            return " ".join(words[:at])
    return " ".join(words).rstrip(".,")


def _is_title(text: str) -> bool:
    """Whether most words of a quotation begin with a capital, as in English titles."""
    words: list[str] = [word for word in _word.findall(text) if not word[0].isdigit()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= WORDS_MIN and capitals >= CAPITAL_SHARE * len(words)
