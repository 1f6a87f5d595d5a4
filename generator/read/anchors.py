"""Where in a text an editor's note belongs.

Owns the rule: a quoted passage has to be found exactly once, white space apart; context on either
side may decide between several. A note whose passage is not found is kept, and reported.
"""

from __future__ import annotations

import re

from generator.digest import digest
from generator.errors import Place
from generator.model.body import Body
from generator.model.date import Date
from generator.model.records import Article, Note, Text
from generator.model.ref import Ref
from generator.read.gather import Gather

NOWHERE = -1


class Anchorage:
    """Puts notes on the texts of one source."""

    def __init__(self, gather: Gather, article: Article) -> None:
        self._gather = gather
        self._article = article

    def put(
        self,
        quote: str,
        text: Text,
        place: Place,
        *,
        author: str = "",
        date: Date | None = None,
        context: tuple[str, str] = ("", ""),
        comment: str = "",
        id: str = "",
    ) -> None:
        """Add a note on a quoted passage of the article, or of one of its comments."""
        about, body = self._subject(comment)
        found = positions(body.text, quote, context) if body else []
        if len(found) != 1:
            self._report(quote, place, len(found), about)
        start, end = found[0] if len(found) == 1 else (NOWHERE, NOWHERE)
        name = id or digest(author, quote, text.digest)[:8]
        self._gather.notes.append(
            Note(self._article.name, name, about, quote, start, end, place, text, author, date)
        )

    def _subject(self, comment: str) -> tuple[Ref, Body | None]:
        if not comment:
            return self._article.ref, self._gather.bodies[self._article.text.digest]
        ref = Ref.within("comment", self._article.name, comment)
        found = (c for c in self._gather.comments if c.id == comment)
        record = next(found, None)
        return ref, self._gather.bodies[record.text.digest] if record else None

    def _report(self, quote: str, place: Place, times: int, about: Ref) -> None:
        shown = quote if len(quote) <= 60 else f"{quote[:60]}…"
        message = f"a note's passage is not in the text of {about}: {shown!r}"
        hint = "quote it exactly as it stands there; the note is shown without its place"
        if times:
            message = f"a note's passage occurs {times} times in {about}: {shown!r}"
            hint = "quote a longer stretch, so that it occurs once; the note is shown without its place"
        self._gather.problem(place.line, message, hint, file=place.file)


def positions(text: str, quote: str, context: tuple[str, str] = ("", "")) -> list[tuple[int, int]]:
    """Every place of a quote in a text; context, where given, keeps only those that it fits."""
    if not quote.strip():
        return []
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    spans = [m.span(1) for m in re.finditer(f"(?=({pattern}))", text)]
    if len(spans) > 1 and any(context):
        before, after = (re.sub(r"\s+", " ", c).strip() for c in context)
        spans = [(a, b) for a, b in spans if _fits(text[:a], text[b:], before, after)] or spans
    return spans


def _fits(left: str, right: str, before: str, after: str) -> bool:
    preceding = " ".join(left[-4 * len(before) - 8 :].split())
    following = " ".join(right[: 4 * len(after) + 8].split())
    return preceding.endswith(before) and following.startswith(after)
