"""Where a range of a body stands in the line of its source.

Owns the way back from an offset in a text to a column of a file. Knows nothing of what the range
is.
"""

from __future__ import annotations

from bisect import bisect_right

from generator.model.body import Body

# So far from where a range should stand its text is looked for in the line of the source.
NEAR_CHARS = 10_000


def column(body: Body, start: int, text: str, source: str) -> int:
    """The column at which a text that begins at an offset of a body stands in its line."""
    block = bisect_right(body.lines, start, key=lambda pair: pair[0])
    begins = body.lines[block - 1][0] if block else 0
    return _nearest(source, text, start - begins + _indented(source))


def _indented(line: str) -> int:
    return next((i for i, character in enumerate(line) if not character.isspace()), len(line))


def _nearest(source: str, text: str, guess: int) -> int:
    """Where a text stands nearest to a guess; the guess itself where it does not stand near."""
    if source.startswith(text, guess):
        return guess
    left = source.rfind(text, max(0, guess - NEAR_CHARS), guess + len(text))
    right = source.find(text, guess, guess + NEAR_CHARS)
    places = [place for place in (left, right) if place >= 0]
    return min(places, key=lambda place: abs(place - guess), default=guess)
