"""TOML as people write it: the settings of an archive, and its register.

Owns the parsing, where it went wrong, and the hint at the nearest known word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

_at_line = re.compile(r"\s*\(at line (\d+), column \d+\)")


class TomlError(ValueError):
    """A text that is not TOML: the reason, and its line from 1."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def parse(text: str, made_of: Callable[[Any], Any] = dict) -> dict[str, Any]:
    """Read a text and make a dict of it; raises TomlError.

    A number or a nesting beyond all bounds is one too, and so is one that `made_of` cannot walk.
    """
    try:
        made: dict[str, Any] = made_of(tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        at = _at_line.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        raise TomlError(_at_line.sub("", str(error)), line) from None
    return made


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or all of them."""
    known = sorted(known)
    close = get_close_matches(word, known, n=1)
    return f"did you mean {close[0]!r}?" if close else f"known are: {', '.join(known)}"
