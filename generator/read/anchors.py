"""Where in a text an editor's note belongs.

Owns the rule: a quoted passage has to be found exactly once, white space apart; context on either
side may decide between several. A note whose passage is not found is kept, and reported.
"""

from __future__ import annotations

import re

from msgspec import Struct

from generator.errors import Place
from generator.model.records import Article
from generator.model.ref import Ref
from generator.read.gather import Gather

NOWHERE = -1
SHOWN_CHARS = 60


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

    def find(self, quoted: Quoted, place: Place) -> Anchor:
        """The anchor of a quoted passage; one not found exactly once is a problem."""
        about, digest = self._texts.get(
            quoted.comment, (Ref.within("comment", self.article, quoted.comment), "")
        )
        found = positions(self._gather.bodies[digest].text, quoted) if digest else []
        if len(found) == 1:
            return Anchor(about, *found[0])
        self._report(quoted.text, place, len(found), about)
        return Anchor(about, NOWHERE, NOWHERE)

    def _report(self, quote: str, place: Place, times: int, about: Ref) -> None:
        shown = quote if len(quote) <= SHOWN_CHARS else f"{quote[:SHOWN_CHARS]}…"
        where = f"occurs {times} times in" if times else "is not in the text of"
        what = "a longer stretch" if times else "it exactly as it stands there"
        message = f"a note's passage {where} {about}: {shown!r}"
        hint = f"quote {what}; until then the note is shown without its place"
        self._gather.problem(place.line, message, hint, file=place.file)


def positions(text: str, quoted: Quoted) -> list[tuple[int, int]]:
    """Every place of a passage in a text; context, where given, keeps only those that it fits."""
    if not quoted.text.strip():
        return []
    pattern = r"\s+".join(re.escape(word) for word in quoted.text.split())
    spans = [m.span(1) for m in re.finditer(f"(?=({pattern}))", text)]
    before, after = (" ".join(c.split()) for c in (quoted.before, quoted.after))
    if len(spans) > 1 and (before or after):
        spans = [(a, b) for a, b in spans if _fits(text[:a], text[b:], before, after)] or spans
    return spans


def _fits(left: str, right: str, before: str, after: str) -> bool:
    preceding = " ".join(left[-4 * len(before) - 8 :].split())
    following = " ".join(right[: 4 * len(after) + 8].split())
    return preceding.endswith(before) and following.startswith(after)
