"""Words with their offsets, folded so that spellings of one name are equal.

Owns what counts as one word, which marks a writer may leave out, and what may stand between two
words of a name. Knows nothing of names or entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from unicodedata import category, combining, normalize

from msgspec import Struct

# Scripts written without spaces: every character is a word.
SINGLE = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U000323af"
)
# A Hangul syllable in decomposed text.
SYLLABLE = "[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?"
# Inside a word, though no letters: soft hyphen and joiners; the voicing marks of half-width kana.
JOINERS = "\u00ad\u200c\u200d"
INNER = JOINERS + "\uff9e\uff9f"
SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
INVISIBLE = frozenset((*JOINERS, *map(chr, SELECTORS)))

# Latin, Greek, Cyrillic and the punctuation beside them: nothing of the above, and no mark.
PLAIN = "\0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200b\u200e-\u20cf"

# No script has combining marks behind this plane but the selectors.
MARKS_END = 0x1F000

# Canonical combining classes of the marks a writer may leave out: Hebrew and Arabic points, and
# accents above and below. The others (voicing of kana, vowel signs of India and Thailand) tell
# words apart.
OMISSIBLE = frozenset((*range(10, 37), *range(200, 241)))

_ABBREVIATED = (
    "adm bp bros brig capt cdr co col corp cpl dr esq fr ft gen gov hon inc jr lt ltd maj mme mr"
    " mrs ms mt mx no prof rep rev sen sgt sr st ste vol"
)
ABBREVIATIONS = frozenset(_ABBREVIATED.split())
GAP_MAX = 8
BREAK = "\n"

_FORMAT = "".join(
    map(chr, (0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_FORMAT, ""),
        **dict.fromkeys("\t\u00a0\u2007\u2009\u202f\u3000\u00b7\u30fb", " "),
        **dict.fromkeys("\u2018\u2019\u02bc\uff07", "'"),
        **dict.fromkeys("\u201c\u201d", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u05be", "-"),
    }
)
# Possessive, then a space, a line feed, a hyphen or an apostrophe.
_FREE = re.compile(r"(?:'[sS])?(?: *\n? *|-\n?|' ?)")

# What stands in a piece for an apostrophe and for every character outside ASCII.
ODD = "?"
# A longer piece is hardly one word, and will not come again.
PIECE_MAX = 30

_ascii = [chr(n) for n in range(128)]
_bare = bytes.maketrans(
    bytes(range(128)),
    "".join(c.lower() if c.isalnum() else ODD if c in "'?" else " " for c in _ascii).encode(),
)
_capitals = bytes.maketrans(
    bytes(range(128)),
    "".join("A" if c.isupper() or c == ODD else " " for c in _ascii).encode(),
)
_plain = re.compile(f"[{PLAIN}]*")
# An apostrophe and s at the end of a word is taken with it, yet stays outside its range.
_POSSESSIVE = r"(?:['\u2019\u02bc\uff07][sS](?![^\W_]))?"
_plain_word = re.compile(rf"([^\W_]+){_POSSESSIVE}")


# A word: the number of its piece, and which word of that it is.
Spot = tuple[int, int]


class Token(Struct, frozen=True, array_like=True, gc=False):
    """A word: its range in the text, and its folded form."""

    start: int
    end: int
    folded: str


class Words:
    """The words of a text, cut so that many are looked up at once and few are looked at.

    The pieces are what stands between the spaces and most marks of ASCII, in small letters, with an
    empty one at the end. A piece of letters and digits is a word, folded; the words of a piece with
    more in it are in `odd`, by the number of the piece, with their ranges in that piece.
    """

    def __init__(self, text: str) -> None:
        bare = text.encode("ascii", "replace").translate(_bare).decode("ascii") + " "
        self.pieces = bare.split(" ")
        # How many characters the pieces up to each one have.
        self._sizes = list(accumulate(map(len, self.pieces)))
        odd = [n for n, piece in enumerate(self.pieces) if ODD in piece] if ODD in bare else ()
        self.odd = {n: _known(text[self.start(n) : self._sizes[n] + n]) for n in odd}

    @property
    def folded(self) -> set[str]:
        """Every word, folded, and the pieces that are none."""
        return {*self.pieces, *(word.folded for words in self.odd.values() for word in words)}

    def start(self, number: int) -> int:
        """Where a piece begins."""
        return self._sizes[number] + number - len(self.pieces[number])

    def read(self, at: Spot = (0, 0)) -> Iterator[Token]:
        """The words of the text from one of them on."""
        number, skipped = at
        for n in range(number, len(self.pieces)):
            piece = self.pieces[n]
            if piece.isalnum():
                end = self._sizes[n] + n
                yield Token(end - len(piece), end, piece)
            elif piece:
                start = self.start(n)
                words = self.odd[n]
                for word in map(words.__getitem__, range(skipped, len(words))):
                    yield Token(start + word.start, start + word.end, word.folded)
                skipped = 0

    def after(self, at: Spot) -> str:
        """The word behind one of an odd piece, if it stands in this or the next piece."""
        number, n = at
        words = self.odd[number]
        if n + 1 < len(words):
            return words[n + 1].folded
        following = self.odd.get(number + 1)
        if following:
            return following[0].folded
        piece = self.pieces[number + 1]
        return piece if piece.isalnum() else ""


def capital_pairs(text: str) -> int:
    """How many pairs of capitals stand side by side at the most."""
    return text.encode("ascii", "replace").translate(_capitals).count(b"AA")


def tokens(text: str) -> Iterator[Token]:
    """Every word of the text in order; a possessive ending belongs to none."""
    return _tokens(_word_in(text).finditer(text))


def _tokens(found: Iterable[re.Match[str]]) -> Iterator[Token]:
    for match in found:
        start, end = match.span(1)
        yield Token(start, end, fold(match[1]))


def _known(piece: str) -> Sequence[Token]:
    return _short(piece) if len(piece) <= PIECE_MAX else tuple(tokens(piece))


@lru_cache(maxsize=1 << 14)
def _short(piece: str) -> tuple[Token, ...]:
    return tuple(tokens(piece))


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One word without case, compatibility forms and omissible marks."""
    if word.isascii():
        return word.lower()
    kept = (c for c in normalize("NFKD", word) if combining(c) not in OMISSIBLE)
    return "".join(c for c in kept if c not in INVISIBLE).casefold()


def keys(name: str) -> tuple[str, ...]:
    """A written name as a path of words, each led by the mark that parts it from the last."""
    name = flat(name)
    return path(name, list(tokens(name)))


def path(text: str, words: Sequence[Token]) -> tuple[str, ...]:
    """The path of some words of a text that follow one another."""
    first = [word.folded for word in words[:1]]
    return (*first, *(step(text, last, word) for last, word in pairwise(words)))


def step(text: str, last: Token, word: Token) -> str:
    """What leads from one word to the next: the mark between them and the folded word."""
    gap = text[last.end : word.start]
    return word.folded if gap == " " else mark(gap, last.folded) + word.folded


def flat(text: str) -> str:
    """A text as one line, its white space single spaces."""
    return " ".join(text.split())


@lru_cache(maxsize=1 << 14)
def mark(gap: str, before: str) -> str:
    """The punctuation between two words that a name must have too; mostly none.

    `before` is the folded word on the left: a full stop after an initial or an abbreviation is
    free. What parts a sentence or a paragraph gives `BREAK`, which no name holds.
    """
    if len(gap) > GAP_MAX:
        return BREAK
    gap = gap.translate(_PLAIN)
    if is_short(before):
        gap = gap.removeprefix(".")
    if _FREE.fullmatch(gap):
        return ""
    return BREAK if gap.count("\n") > 1 else "".join(gap.split())


def straight(text: str) -> str:
    """Punctuation in its plain form: straight quotes, hyphens and spaces."""
    return text.translate(_PLAIN)


def is_short(word: str) -> bool:
    """Whether a folded word is an initial or an abbreviation, so that a full stop may follow."""
    return len(word) == 1 or word in ABBREVIATIONS


def _word_in(text: str) -> re.Pattern[str]:
    """The pattern that finds the words of a text."""
    return _plain_word if text.isascii() or _plain.fullmatch(text) else _any_word()


@cache
def _any_word() -> re.Pattern[str]:
    marks = _marks() + INNER
    letter = rf"[^\W_{SINGLE}\u1100-\u11ff]"
    word = f"{letter}+(?:[{marks}]+{letter}*)*"
    single = f"(?:[{SINGLE}]|{SYLLABLE}|[\u1100-\u11ff])[{marks}]*"
    return re.compile(rf"({word}|{single}){_POSSESSIVE}")


@cache
def _marks() -> str:
    """Every combining mark of Unicode, as ranges for a character class."""
    marks = (n for n in (*range(0x300, MARKS_END), *SELECTORS) if category(chr(n))[0] == "M")
    ranges: list[list[int]] = []
    for n in marks:
        if ranges and n == ranges[-1][1] + 1:
            ranges[-1][1] = n
        else:
            ranges.append([n, n])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
