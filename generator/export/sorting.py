"""Words in the order of an alphabet.

Owns which letters a language counts as letters of their own, and where they stand. Everything else
sorts by its plain letters, without accents or letter case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

OTHER_LETTER = "#"
# After a letter those of its own that follow it, up to the next of the plain ones.
NORDIC, WESTERN = "z å ä ö", "z æ ø å"
ALPHABETS = {
    "bg": "и й",
    "bs": "c č ć, d dž đ, l lj, n nj, s š, z ž",
    "cs": "c č, h ch, r ř, s š, z ž",
    "da": WESTERN,
    "es": "n ñ",
    "et": "s š z ž, w õ ä ö ü",
    "fi": NORDIC,
    "gl": "n ñ",
    "hr": "c č ć, d dž đ, l lj, n nj, s š, z ž",
    "hu": "c cs, g gy, l ly, n ny, o ö ő, s sz, t ty, u ü ű, z zs",
    "is": "a á, d ð, e é, i í, o ó, u ú, y ý, z þ æ ö",
    "lt": "c č, s š, z ž",
    "lv": "c č, g ģ, k ķ, l ļ, n ņ, s š, z ž",
    "nb": WESTERN,
    "nn": WESTERN,
    "no": WESTERN,
    "pl": "a ą, c ć, e ę, l ł, n ń, o ó, s ś, z ź ż",
    "ro": "a ă â, i î, s ș, t ț",
    "ru": "и й",
    "sk": "a ä, c č, h ch, o ô, s š, z ž",
    "sl": "c č, s š, z ž",
    "sv": NORDIC,
    "uk": "г ґ, е є, и і ї й",
}
# What no accent makes of plain letters.
LIGATURES = str.maketrans({
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
})  # fmt: skip
# Behind a letter it sorts after all that begins with that letter, and before the next one.
AFTER = "\uffff"
OPENERS = "\"'“‘«„‚»›‹([ "


@lru_cache(maxsize=1 << 16)
def sort_key(text: str, language: str = "") -> tuple[bool, str]:
    """What to sort words by: letters first, in the order of a language's alphabet."""
    folded = unicodedata.normalize("NFC", text).casefold().lstrip(OPENERS)
    letters, pattern = _alphabet(language.partition("-")[0].lower())
    plain = pattern.sub(lambda match: letters[match[0]], folded) if pattern else folded
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.translate(LIGATURES))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return (not plain[:1].isalpha(), plain)


def by_letter(
    items: Iterable[T], word: Callable[[T], str], language: str = ""
) -> list[tuple[str, list[T]]]:
    """Items by the letter their word belongs under, the letters in the order of the items."""
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(letter_of(word(item), language), []).append(item)
    return list(groups.items())


def letter_of(text: str, language: str = "") -> str:
    """The heading of an index under which a word belongs."""
    other, key = sort_key(text, language)
    if other:
        return OTHER_LETTER
    letters, _ = _alphabet(language.partition("-")[0].lower())
    begin = key[0] + AFTER * (len(key) - 1 - len(key[1:].lstrip(AFTER)))
    return next((own.upper() for own, place in letters.items() if place == begin), key[0].upper())


@lru_cache(maxsize=8)
def _alphabet(language: str) -> tuple[dict[str, str], re.Pattern[str] | None]:
    """The letters that a language has of its own, each with what it sorts as."""
    letters: dict[str, str] = {}
    for group in ALPHABETS.get(language, "").split(","):
        plain, *own = group.split() or [""]
        letters |= {letter: plain + AFTER * n for n, letter in enumerate(own, 1)}
    if not letters:
        return letters, None
    longest = sorted(letters, key=lambda letter: (-len(letter), letter))
    return letters, re.compile("|".join(map(re.escape, longest)))
