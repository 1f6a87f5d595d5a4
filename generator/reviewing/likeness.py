"""Which registered entity a name that stands in no register may be another name of.

Owns the signs of it, and the words for each. Whatever is found here is but proposed; a name that is
like those of two entities is like none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct

from generator.model.records import Kind
from generator.recognise.folding import tokens
from generator.recognise.lexicon import Lexicon

# A word has to be so long for a slip of the pen in it to be likelier than another name.
LONG_WORD = 6
# A slip leaves one end of a long word as it is.
END = LONG_WORD // 2


class Form(Struct, frozen=True):
    """A registered name as it is written, its words folded, and whose it is."""

    written: str
    words: tuple[str, ...]
    id: str


class Likeness:
    """The names of a register, by kind and by what a likely other form has in common with each."""

    def __init__(self, names: Lexicon) -> None:
        self._by_word: dict[tuple[Kind, str], list[Form]] = {}
        for entry in names.entries:
            for written in entry.strong:
                form = Form(written, _words(written), entry.id)
                for sign in dict.fromkeys(_signs(form.words)):
                    self._by_word.setdefault((entry.kind, sign), []).append(form)

    def of(self, name: str, kind: Kind) -> tuple[str, str] | None:
        """The id of the one entity of a kind that a name seems to mean, and why, in words."""
        words = _words(name)
        near = (form for sign in _signs(words) for form in self._by_word.get((kind, sign), ()))
        found: dict[str, str] = {}
        for form in near:
            if form.id not in found and (why := _why(words, form, kind)):
                found[form.id] = why
        return next(iter(found.items())) if len(found) == 1 else None


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.folded for word in tokens(name))


def _signs(words: Sequence[str]) -> Iterator[str]:
    """What a name may have in common with another form of it: a last word, an end of one."""
    if words:
        last = words[-1]
        yield last
        if len(last) >= LONG_WORD - 1:
            yield f"{last[:END]}…"
            yield f"…{last[-END:]}"


def _why(words: Sequence[str], form: Form, kind: Kind) -> str:
    """Why a name seems to be another form of a registered one; empty where nothing says so."""
    if 1 < len(form.words) < len(words) and _holds(words, form.words, kind):
        return f"it holds {form.written}"
    if kind is Kind.PERSON and _is_shortened(words, form.words):
        return f"the family name and the initial of {form.written}"
    return f"one letter from {form.written}" if _is_misspelt(words, form.words) else ""


def _is_shortened(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two persons have a family name in common, and first names as far as both have them.

    An initial is the same as a name that begins with it.
    """
    if min(len(one), len(other)) < 2 or one[-1] != other[-1]:  # noqa: PLR2004 (both names)
        return False
    pairs = zip(one[:-1], other[:-1], strict=False)
    return all(a.startswith(b) or b.startswith(a) for a, b in pairs)


def _holds(words: Sequence[str], held: Sequence[str], kind: Kind) -> bool:
    """Whether a name holds another: at its end, or of a person with something in between."""
    if kind is not Kind.PERSON:
        return [*words[-len(held) :]] == [*held]
    rest = iter(words)
    return words[-1] == held[-1] and all(word in rest for word in held)


def _is_misspelt(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names differ in one letter of one long word."""
    if len(one) != len(other):
        return False
    unlike = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(unlike) == 1 and max(map(len, unlike[0])) >= LONG_WORD and _is_slip(*unlike[0])


def _is_slip(one: str, other: str) -> bool:
    """Whether a letter is another one, is left out, or has changed places with the next."""
    short, long = sorted((one, other), key=len)
    pairs = zip(short, long, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    a, b = short[same:], long[same:]
    if len(a) < len(b):
        return a == b[1:]
    return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
