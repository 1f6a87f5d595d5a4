"""What a text has at its head, as any way of writing it says it.

Owns `Head` and the one fault there is. Knows no way of writing.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Head(Struct, frozen=True):
    """The settings of a text and the line of each, the rest, and the line the rest begins at.

    `form` is how they are written: `yaml`, or as another generator does; empty where none are.
    """

    settings: dict[str, Any]
    lines: dict[str, int]
    rest: str
    line: int
    form: str = ""


class FrontMatterError(ValueError):
    """Front matter that cannot be read: the reason, and its line in the file."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
