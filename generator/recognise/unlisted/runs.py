"""The words of a passage that begin with a capital, and the runs they make.

Owns what one such word is, where a sentence opens, and what may stand between two words of a
run. Knows nothing of names or lists. Scripts without capitals have no runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from generator.recognise.folding import fold, is_short

# Latin, Greek, Cyrillic, Armenian and the additions to Latin and Greek.
CASED = (range(0x41, 0x590), range(0x1E00, 0x2000))
MARKS = "\u0300-\u036f"
DOMAINS = "com|org|net|info|tv|io|news|co|gov|edu|de|fr|es|uk"

PLAIN, OF, FOR, PARTICLE, AND = "", "of", "for", "particle", "&"

# The same length as before, so that offsets stay.
_FLAT = str.maketrans(
    {**dict.fromkeys("\u2019\u02bc\uff07`", "'"), **dict.fromkeys("\u00a0\u202f\u2009\n\t\r", " ")}
)
_PARTICLES = (
    "de|da|do|dos|das|del|della|di|du|van|von|vom|zu|zur|af|av|bin|ibn|ben|ter|ten|la|le|el|al"
)
_particle = re.compile(
    rf" (?:(?:{_PARTICLES}) (?:(?:la|las|los|der|den|dem|het) )?|[dlo]'|(?:al|el|ad|as|ash|ul|ud)-)"
)
_joining_prefix = re.compile(r"(?<![\w-])(?:[aA]l|[eE]l|ad|as|ash|ul|ud)-$")
_hyphen = re.compile(r"\w-$")
_of = re.compile(r" (of|for)(?: the)? ")
_opens = re.compile(r"(?:^|[.!?…:;•*|>\[(“„\"«‘–—]|(?<!\w)['-]|\d[/)])\s*[\"'“‘«(\[„¿¡]*\s*$")
_short = re.compile(r"(\w+)\.\s*$")
# Far enough to see the mark that opens a sentence, or an abbreviation.
LOOK_BACK = 16


class Word(Struct, frozen=True, gc=False):
    """A word with a capital: its range in the passage without a possessive ending, and its key.

    `joint` is what stands before it, if it goes on a run; `opens` says that a sentence begins here.
    """

    start: int
    end: int
    text: str
    key: str
    joint: str
    opens: bool

    @property
    def loud(self) -> bool:
        """Whether it is written in capitals throughout."""
        return len(self.text) > 1 and self.text.isupper()


Run = Sequence[Word]


def flat(passage: str) -> str:
    """A passage with plain apostrophes and spaces, every character in its place."""
    return passage.translate(_FLAT)


def runs(text: str) -> Iterator[Run]:
    """The runs of a flat text, in order."""
    run: list[Word] = []
    end = 0
    for match in _capitalised().finditer(text):
        start, stop = match.span()
        if _is_half(text, start):
            continue
        written = match[0]
        bare = written[:-2] if written.endswith(("'s", "'S")) else written
        joint = _joint(text[end:start], run[-1]) if run and end >= 0 else None
        if joint is None and run:
            yield run
            run = []
        opens = joint is None and _is_opening(text, start)
        run.append(Word(start, start + len(bare), bare, fold(bare), joint or PLAIN, opens))
        # Nothing goes on behind a possessive.
        end = stop if bare == written else -1
    if run:
        yield run


def _joint(gap: str, last: Word) -> str | None:
    """What joins a word to the last one; None where a new run begins."""
    if gap in {" ", "  "}:
        return PLAIN
    if gap in {". ", "."}:
        return PLAIN if is_short(last.key) else None
    if gap == " & ":
        return AND
    if len(gap) > LOOK_BACK:
        return None
    if found := _of.fullmatch(gap):
        return found[1]
    return PARTICLE if _particle.fullmatch(gap) else None


def _is_half(text: str, start: int) -> bool:
    """Whether a word is the end of one that begins small, as in "pro-Western"."""
    before = text[max(0, start - LOOK_BACK) : start]
    return bool(_hyphen.search(before)) and not _joining_prefix.search(before)


def _is_opening(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or an item of a list opens here."""
    before = text[max(0, start - LOOK_BACK) : start]
    if not before.strip():
        return True
    short = _short.search(before)
    if short and is_short(fold(short[1])):
        return False
    return _opens.search(before) is not None


@cache
def _capitalised() -> re.Pattern[str]:
    high = "".join(chr(n) for numbers in CASED for n in numbers if chr(n).isupper())
    letters = rf"[\w{MARKS}]"
    inner = rf"(?:['&+-]|\.(?=(?:{DOMAINS})\b)){letters}+"
    return re.compile(
        rf"(?<![\w@#/\\{MARKS}])(?<![a-z0-9]\.)"
        rf"(?:[{high}]\.(?:[{high}]\.?)+(?!\w)|[{high}]{letters}*(?:{inner})*\+?)"
    )
