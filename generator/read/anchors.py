"""Where in a text an editor's note belongs.

Owns the rule: a quoted passage has to be found exactly once, white space apart; context on either
side may decide between several. A note whose passage is not found is kept, and reported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from generator.errors import Place
from generator.model.records import Article
from generator.model.ref import Ref
from generator.read.gather import Gather

NOWHERE = -1
SHOWN_CHARS = 60
PASSAGE_MAX = 2_000
# So many places of one passage are told from each other by what stands beside them.
PLACES_MAX = 10_000


class Quoted(Struct, frozen=True):
    """A passage as a note quotes it, with what stands before and after where that is given.

    `comment` is the id of the comment it stands in; empty for the article.
    """

    text: str
    before: str = ""
    after: str = ""
    comment: str = ""


class Anchor(Struct, frozen=True):
    """Where a note belongs: a record and a range of its text, or NOWHERE."""

    about: Ref
    start: int
    end: int


class Anchorage:
    """Finds passages in the texts of one source."""

    def __init__(self, gather: Gather, article: Article) -> None:
        self.article = article.name
        self._gather = gather
        self._texts = {"": (article.ref, article.text.digest)}
        self._texts |= {c.id: (c.ref, c.text.digest) for c in gather.comments}
        self._known: dict[str, Folded] = {}

    def find(self, quoted: Quoted, place: Place) -> Anchor:
        """The anchor of a quoted passage; one not found exactly once is a problem."""
        about, digest = self._texts.get(
            quoted.comment, (Ref.within("comment", self.article, quoted.comment), "")
        )
        found = positions(self._folded(digest), quoted) if digest else []
        if len(found) == 1:
            return Anchor(about, *found[0])
        self._report(quoted.text, place, len(found), about)
        return Anchor(about, NOWHERE, NOWHERE)

    def _folded(self, digest: str) -> Folded:
        if digest not in self._known:
            self._known[digest] = Folded(self._gather.bodies[digest].text)
        return self._known[digest]

    def _report(self, quote: str, place: Place, times: int, about: Ref) -> None:
        shown = quote if len(quote) <= SHOWN_CHARS else f"{quote[:SHOWN_CHARS]}…"
        where, what = f"occurs {times:,} times in", "a longer stretch"
        if len(_fold(quote)) > PASSAGE_MAX:
            where, what = f"is longer than {PASSAGE_MAX:,} characters, for", "a shorter stretch"
        elif not times:
            where, what = "is not in the text of", "it exactly as it stands there"
        elif times > PLACES_MAX:
            where = f"occurs more than {PLACES_MAX:,} times in"
        message = f"a note's passage {where} {about}: {shown!r}"
        hint = f"quote {what}; until then the note is shown without its place"
        self._gather.problem(place.line, message, hint, file=place.file)


class Folded:
    """A text with every run of white space made one space, and the way back to its offsets."""

    def __init__(self, text: str) -> None:
        self._there: list[int] = []
        self._here: list[int] = []
        words = []
        at = 0
        for word in re.finditer(r"\S+", text):
            self._there.append(word.start())
            self._here.append(at)
            words.append(word[0])
            at += len(word[0]) + 1
        self.text = " ".join(words)

    def there(self, at: int) -> int:
        """Where a character of a word stands in the text as it was."""
        word = bisect_right(self._here, at) - 1
        return self._there[word] + at - self._here[word]

    def places(self, passage: str) -> Iterator[int]:
        """Every place of a folded passage here, also of those that overlap."""
        at = self.text.find(passage)
        while at >= 0:
            yield at
            at = self.text.find(passage, at + 1)

    def fits(self, start: int, end: int, before: str, after: str) -> bool:
        """Whether a place has this before and that after it, white space apart."""
        left = start - self.text.startswith(" ", start - 1) if start else 0
        right = end + self.text.startswith(" ", end)
        return self.text.endswith(before, 0, left) and self.text.startswith(after, right)


def positions(text: Folded, quoted: Quoted) -> list[tuple[int, int]]:
    """Every place of a passage in a text; context, where given, keeps only those that it fits.

    One more than PLACES_MAX are too many for it, and enough to say so.
    """
    passage = _fold(quoted.text)
    if not 0 < len(passage) <= PASSAGE_MAX:
        return []
    spans = [(at, at + len(passage)) for at in islice(text.places(passage), PLACES_MAX + 1)]
    before, after = _fold(quoted.before)[-PASSAGE_MAX:], _fold(quoted.after)[:PASSAGE_MAX]
    if 1 < len(spans) <= PLACES_MAX and (before or after):
        spans = [(a, b) for a, b in spans if text.fits(a, b, before, after)] or spans
    return [(text.there(a), text.there(b - 1) + 1) for a, b in spans]


def _fold(text: str) -> str:
    return " ".join(text.split())
