"""The words around a mention, as a line of a concordance shows them.

Owns where a sentence ends and how it is cut. Knows nothing of mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.recognise.folding import fold, is_short

SIDE_MAX = 90
ELLIPSIS = "…"
# Looked at on each side: enough for a full side with a good deal of white space in it.
REACH = 300
# Longer than any abbreviation.
WORD_REACH = 8

# One class at the front lets the search run over what ends nothing.
_end = re.compile(r"[.!?…。！？](?:(?<=[。！？])|[.!?…]*[\"'”’)\]»]*(?=\s|\Z))")
_not_word = re.compile(r"[^\w'’]")


def before(text: str, start: int, block: int) -> str:
    """The sentence up to `start`, from no earlier than `block`, at most `SIDE_MAX` characters."""
    begin = max(block, start - REACH)
    part = text[begin:start]
    if ends := list(_ends(part)):
        return _tail(part[ends[-1] :], cut=False)
    return _tail(part, cut=begin > block)


def after(text: str, end: int, block: int) -> str:
    """The rest of the sentence from `end`, to no later than `block`, at most `SIDE_MAX`."""
    stop = min(block, end + REACH)
    part = text[end:stop]
    for first in _ends(part):
        return _head(part[:first], cut=False)
    return _head(part, cut=stop < block)


def _ends(part: str) -> Iterator[int]:
    """Where sentences end; a full stop after an initial or an abbreviation ends none."""
    return (m.end() for m in _end.finditer(part) if not _is_abbreviated(part, m.start()))


def _is_abbreviated(part: str, stop: int) -> bool:
    if part[stop] != ".":
        return False
    return is_short(fold(_not_word.split(part[max(0, stop - WORD_REACH) : stop])[-1]))


def _tail(part: str, *, cut: bool) -> str:
    # A stroke at the edge of the mention keeps the space there.
    part = " ".join(f"{part}|".split())[:-1]
    if not cut and len(part) <= SIDE_MAX:
        return part
    kept = part[-(SIDE_MAX - len(ELLIPSIS)) :]
    _, space, words = kept.partition(" ")
    return ELLIPSIS + (words if space and words else kept)


def _head(part: str, *, cut: bool) -> str:
    part = " ".join(f"|{part}".split())[1:]
    if not cut and len(part) <= SIDE_MAX:
        return part
    kept = part[: SIDE_MAX - len(ELLIPSIS)]
    words, space, _ = kept.rpartition(" ")
    return (words if space and words else kept) + ELLIPSIS
