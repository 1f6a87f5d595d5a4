"""What is said of the letters of a file once and not for each.

Owns the counting, and the sentences.
"""

from __future__ import annotations

from collections import Counter

from generator.errors import Severity
from generator.read.exports.mail.message import Letter
from generator.read.exports.parts import Tell

# One, several, what to do, how bad.
REST = "see the original for the rest"
SENTENCES = {
    "attached": ("an attachment is", "attachments are", "left out", "", Severity.NOTICE),
    "repeated": ("a message is", "messages are", "here twice: read once", "", Severity.NOTICE),
    "spam": ("a message is", "messages are", "marked as spam: left out", "", Severity.NOTICE),
    "guessed": (
        "a message is",
        "messages are",
        "in an unknown or another character set than it says: read as Latin-1",
        "look for letters that are none, and mend the `charset` in the file",
        Severity.WARNING,
    ),
    "long": (
        "a message is",
        "messages are",
        "too long: the end is left out",
        REST,
        Severity.WARNING,
    ),
    "cut": (
        "a message has",
        "messages have",
        "more parts, or deeper ones, than are read: the rest is left out",
        REST,
        Severity.WARNING,
    ),
}


class Tally:
    """Counts what happened, and where it did first."""

    def __init__(self) -> None:
        self._counts = Counter[str]()
        self._first: dict[str, int] = {}

    def note(self, what: str, line: int, count: int = 1) -> None:
        """Count something."""
        if count:
            self._counts[what] += count
            self._first.setdefault(what, line)

    def letter(self, letter: Letter, line: int) -> None:
        """Count what is to be said of a letter."""
        self.note("attached", line, letter.attached)
        self.note("guessed", line, letter.is_guessed)
        self.note("cut", line, letter.is_cut)

    def tell(self, tell: Tell) -> None:
        """Say it."""
        for what, (one, many, said, hint, severity) in SENTENCES.items():
            count = self._counts[what]
            if count:
                subject = one if count == 1 else f"{count} {many}"
                tell(self._first[what], f"{subject} {said}", hint, severity)
