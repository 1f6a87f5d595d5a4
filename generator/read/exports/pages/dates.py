"""The dates of one page.

Owns in which order a page writes day and month, and the account of what cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from generator.read.exports.pages.ago import read_ago, tells_ago
from generator.read.exports.pages.days import day_comes_first, read_date
from generator.read.exports.parts import Tell

SHOWN_MAX = 80
DAY_FIRST = frozenset(("de", "fr", "es", "it", "pt", "nl", "ru", "pl", "cs", "da", "nb", "fi"))


class Dates:
    """What reads the dates of a page, saved when it was, and keeps account of the unreadable."""

    def __init__(
        self, language: str = "", written: Iterable[str] = (), saved: datetime | None = None
    ) -> None:
        self._day_first = _order(language, list(written))
        self._saved = saved
        self._unread: list[str] = []

    def read(self, written: Iterable[str]) -> str:
        """The first of these that is a date, in ISO 8601; empty where none is."""
        texts = list(written)
        iso = self.find(texts)
        self._unread.extend(islice(filter(_tells_when, texts), 0 if iso else 1))
        return iso

    def find(self, written: Iterable[str]) -> str:
        """The same, where it is no loss if there is none."""
        found = (
            read_date(text, day_first=self._day_first) or read_ago(text, self._saved)
            for text in written
        )
        return next(filter(None, found), "")

    def tell(self, tell: Tell) -> None:
        """Say once what could not be read."""
        if self._unread:
            count, one = len(self._unread), self._unread[0][:SHOWN_MAX]
            message = f"{count} date{'s' * (count > 1)} cannot be read, such as {one!r}: left out"
            tell(1, message, "a page that says 'yesterday' or no year does not say when")


def _tells_when(text: str) -> bool:
    return tells_ago(text) or (len(text) <= SHOWN_MAX and any(map(str.isdecimal, text)))


def _order(language: str, written: list[str]) -> bool | None:
    """Whether a page writes the day first: one date that can be read in one way shows it."""
    shown = (day_comes_first(text) for text in written)
    known = next((first for first in shown if first is not None), None)
    return known if known is not None else True if language[:2].lower() in DAY_FIRST else None
