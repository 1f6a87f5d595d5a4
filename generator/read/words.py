"""How many words a text has.

Owns what a word is: letters, digits and low lines, with single apostrophes and hyphens between
them. Knows no language, and nothing of where a text comes from.
"""

from __future__ import annotations

import re

_word = re.compile(r"\w+(?:['’-]\w+)*")
# The characters of most texts of Western Europe, one byte each; ASCII is the first half of it.
_SMALL = "cp1252"


def _kind(byte: int) -> bytes:
    """A letter, a joint between letters, or what parts words."""
    character = bytes([byte]).decode(_SMALL, "replace")
    if _word.fullmatch(character):
        return b"a"
    return b"-" if character in "'’-" else b" "


_KINDS = b"".join(map(_kind, range(256)))


def count_words(text: str) -> int:
    """The number of words, counted without taking them out where the characters allow it."""
    try:
        kinds = text.encode("ascii" if text.isascii() else _SMALL).translate(_KINDS)
    except UnicodeEncodeError:
        return len(_word.findall(text))
    while b"a-a" in kinds:
        kinds = kinds.replace(b"a-a", b"aa")
    return (b" " + kinds.replace(b"-", b" ")).count(b" a")
