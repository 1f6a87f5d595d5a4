"""Texts set in the fonts of a theme, for pictures: what they can set, and where lines end.

Owns the measuring, by the shaper that the drawing has too, and what is done about letters that no
font has: a sign is left out, for a letter the whole text is. Knows neither pages nor templates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from itertools import groupby
from typing import Any

from msgspec import Struct

ELLIPSIS = "…"
TRAILING = " ,;:.-–—(“"
# No picture has room for more.
CHARS_MAX = 1000
# They join or part the letters between which they stand; all else that is not seen is left out.
JOINERS = "\u200c\u200d"
# Categories of Unicode: what is not seen, and what a text can do without where no font has it.
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
SIGNS = ("So", "Sk", "Me")
STRONG = ("L", "R", "AL")
# Around what runs from right to left.
ISOLATE, END = "\u2067", "\u2069"
# How often the width of balanced lines is halved between too narrow and too wide.
HALVINGS = 6

_selectors = re.compile("[\ufe00-\ufe0f]")
_loose = re.compile(f"(?<![^ ])[{JOINERS}]+|[{JOINERS}]+(?![^ ])")

Width = Callable[[str], float]


class Setting(Struct, frozen=True):
    """A text as it is set: its lines, none where no font has its letters; how large; which way."""

    lines: tuple[str, ...]
    size: int
    rtl: bool


class Fonts:
    """The fonts in some files; of two that have a letter, the first sets it."""

    def __init__(self, files: tuple[str, ...]) -> None:
        self._files = files

    def fitted(
        self, text: str, family: str, width: int, step: tuple[int, int], *more: tuple[int, int]
    ) -> Setting:
        """A text in the first of some sizes in which it takes no more lines than are said, or cut.

        The fonts of a family come before all others.
        """
        faces = sorted(self._faces, key=lambda face: face.family != family)
        words, rtl = _settable(text, faces).split(), _is_rtl(text)
        measure = _measured(words, faces)
        for size, most in (step, *more):
            found = list(_filled(words, width / size, measure))
            if len(found) <= most:
                balanced = _balanced(words, width / size, len(found), measure)
                return Setting(_directed(balanced, rtl), size, rtl)
        return Setting(_directed(_cut(found, most, width / size, measure), rtl), size, rtl)

    @cached_property
    def _faces(self) -> list[_Face]:
        return [_Face(file) for file in self._files]


NO_FONTS = Fonts(())


def _is_rtl(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    ways = (unicodedata.bidirectional(char) for char in text)
    return next((way for way in ways if way in STRONG), "L") != "L"


class _Face:
    """A font: its family, and what it can set."""

    def __init__(self, file: str) -> None:
        import uharfbuzz  # noqa: PLC0415 (an extra)

        self._shaper = uharfbuzz
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file))
        names = uharfbuzz.OTNameIdPredefined
        self._font = uharfbuzz.Font(face)
        self._unit: int = face.upem
        self._chars = face.unicodes
        self.family = face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY)

    def has(self, char: str) -> bool:
        """Whether it has a letter, or all that the letter is made of."""
        parts = unicodedata.normalize("NFD", char)
        return ord(char) in self._chars or all(ord(part) in self._chars for part in parts)

    def width(self, text: str) -> float:
        """How wide some letters are that it has, where they are 1 high."""
        buffer: Any = self._shaper.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        self._shaper.shape(self._font, buffer)
        total: float = sum(position.x_advance for position in buffer.glyph_positions)
        return total / self._unit


def _settable(text: str, faces: Sequence[_Face]) -> str:
    """A text without what cannot be seen, or set and be spared; empty where that is a letter."""
    kept = []
    for char in _selectors.sub("", unicodedata.normalize("NFC", text[:CHARS_MAX])):
        if char.isspace():
            kept.append(" ")
        elif unicodedata.category(char) in UNSEEN:
            kept.append(char if char in JOINERS else "")
        elif any(face.has(char) for face in faces):
            kept.append(char)
        elif unicodedata.category(char) not in SIGNS:
            return ""
    return _loose.sub("", "".join(kept))


def _measured(words: Sequence[str], faces: Sequence[_Face]) -> Width:
    """How wide a piece of a text is; a font that has all of it sets all, as the drawer does it."""
    chars = {*"".join(words), *" …"}.difference(JOINERS)
    whole = next((face for face in faces if all(map(face.has, chars))), None)

    @cache
    def measure(piece: str) -> float:
        if whole:
            return whole.width(piece)
        parts = groupby(piece, lambda char: next((f for f in faces if f.has(char)), faces[0]))
        return sum(face.width("".join(part)) for face, part in parts)

    return measure


def _filled(words: Sequence[str], width: float, measure: Width) -> Iterator[str]:
    """The lines of a text; a word that is wider than a line is broken."""
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if measure(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *broken, line = _broken(word, width, measure)
        yield from broken
    if line:
        yield line


def _broken(word: str, width: float, measure: Width) -> list[str]:
    """A word in pieces that each fit a line; no mark is parted from its letter."""
    pieces = [""]
    for char in word:
        if pieces[-1] and not unicodedata.combining(char) and measure(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


def _balanced(words: Sequence[str], width: float, lines: int, measure: Width) -> list[str]:
    """The same number of lines, as equally long as they can be."""
    narrow, wide = width / 2, width
    for _ in range(HALVINGS if lines > 1 else 0):
        middle = (narrow + wide) / 2
        fits = len(list(_filled(words, middle, measure))) <= lines
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return list(_filled(words, wide, measure))


def _cut(found: Sequence[str], lines: int, width: float, measure: Width) -> list[str]:
    """The first lines; the last ends, with a word if it can, by saying that there is more."""
    *before, last = found[:lines] or [""]
    while last and measure(last + ELLIPSIS) > width:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*before, last.rstrip(TRAILING) + ELLIPSIS] if last else before


def _directed(lines: Sequence[str], rtl: bool) -> tuple[str, ...]:  # noqa: FBT001
    """Lines that run from right to left whatever stands around them, where they do."""
    return tuple(f"{ISOLATE}{line}{END}" if rtl else line for line in lines)
