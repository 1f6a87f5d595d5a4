"""How a person names a line of a text, so that it is found again after an edit.

Owns both ways: from a name to the line, and from a line to a name. A name is the number of the line
and its first words: the number alone will do until a line is put in above.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from difflib import get_close_matches

from generator import toml

# A name has at least so many words of the line, and more where another line begins so.
NAME_WORDS = 4
NAME_CHARS_MAX = 80
# So many lines above and below are looked through for one that was meant.
NEAR_LINES = 20

_name = re.compile(r"\s*([0-9]{1,9})(?:\s+(\S.*?))?\s*", re.DOTALL)
_HOW_TO = 'write its number, or that and its first words: 9 or "9 I think so"'


class UnusableError(ValueError):
    """What is written cannot be used: why, and what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Lines:
    """The lines of a text, by number from 1 and by how they begin.

    White space and letter case do not count.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._folded = [_folded(line) for line in lines]
        self._written = [n for n, line in enumerate(self._folded, 1) if line]
        self._sorted = sorted((self._folded[n - 1], n) for n in self._written)

    def find(self, name: object) -> int:
        """The number of the line that is meant, of those that begin so the nearest.

        Raises UnusableError.
        """
        match = _name.fullmatch(str(name)) if type(name) in {int, str} else None
        if match is None:
            message = f"not a line: {toml.shown(name)}"
            raise UnusableError(message, _HOW_TO)
        number, words = int(match[1]), match[2] or ""
        text = self._text(number)
        if text and text.startswith(_folded(words)):
            return number
        if words:
            return self._nearest(number, words)
        there = 0 < number <= len(self._lines)
        message = f"line {number} is empty" if there else f"there is no line {number}"
        raise UnusableError(message, self._beside(number))

    def name(self, number: int) -> str:
        """A name of a line that is not empty; no other line begins so, as far as can be."""
        words = self._lines[number - 1][: 4 * NAME_CHARS_MAX].split()
        at = bisect_left(self._sorted, (self._text(number), number))
        beside = [self._sorted[i][0] for i in (at - 1, at + 1) if 0 <= i < len(self._sorted)]
        taken = words[:NAME_WORDS]
        for word in words[NAME_WORDS:]:
            begin = " ".join(taken)
            if len(begin) > NAME_CHARS_MAX or not any(s.startswith(_folded(begin)) for s in beside):
                break
            taken.append(word)
        return f"{number} {' '.join(taken)[:NAME_CHARS_MAX].rstrip()}"

    def follows(self, line: int, above: int) -> bool:
        """Whether nothing but empty lines stands between a line and one above."""
        at = bisect_right(self._written, above)
        return self._written[at : at + 1] == [line]

    def _text(self, number: int) -> str:
        return self._folded[number - 1] if 0 < number <= len(self._folded) else ""

    def _nearest(self, number: int, words: str) -> int:
        begin = _folded(words)
        low = bisect_left(self._sorted, (begin, 0))
        high = bisect_left(self._sorted, (f"{begin}\U0010ffff", 0))
        near = sorted((abs(n - number), n) for _, n in self._sorted[low:high])[:2]
        if not near:
            message = f"no line begins {toml.shown(words)}"
            raise UnusableError(message, self._meant(number, words))
        if [distance for distance, _ in near] == [near[0][0]] * 2:
            above, below = (n for _, n in near)
            message = f"lines {above} and {below} begin so, both as near to line {number}"
            raise UnusableError(message, f"write {above} or {below} for {number}")
        return near[0][1]

    def _meant(self, number: int, words: str) -> str:
        """A hint at the line near by that is most like some words, or at the one of that number."""
        words = _folded(words)
        first = max(1, min(number, len(self._lines)) - NEAR_LINES)
        around = range(first, min(first + 2 * NEAR_LINES, len(self._lines)) + 1)
        begins = {self._text(n)[: len(words)]: n for n in around if self._text(n)}
        if close := get_close_matches(words, begins, n=1):
            return f"did you mean {toml.quoted(self.name(begins[close[0]]))}?"
        return self._beside(number)

    def _beside(self, number: int) -> str:
        """A hint at the line nearest to a number that is not empty."""
        if not self._written:
            return "the text is empty"
        at = bisect_left(self._written, number)
        near = min(self._written[max(0, at - 1) : at + 1], key=lambda n: abs(n - number))
        return f"the nearest is called {toml.quoted(self.name(near))}"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
