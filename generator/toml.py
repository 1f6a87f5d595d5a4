"""TOML as people write it: the settings of an archive, its register, corrections.

Owns the parsing, where it went wrong, where a key stands, how a value is written in it, and the
hint at the nearest known word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from msgspec import Struct

SHOWN_CHARS = 80

_at_line = re.compile(r"\s*\(at line (\d+), column \d+\)")
_word = re.compile(r"""[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
_name = rf"(?:{_word.pattern})(?:\s*\.\s*(?:{_word.pattern}))*"
_header = re.compile(rf"\s*\[{{1,2}}\s*({_name})\s*\]{{1,2}}\s*(?:#.*)?$")
_pair = re.compile(rf"\s*({_name})\s*=")
# What a text is made of: strings, remarks, brackets, ends of lines, and all else.
_piece = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'''
    r"""|\#[^\n]*|[\[{]|[]}]|\n|[^]"'\#\[{}\n]+|.""",
    re.DOTALL,
)
# What no text in quotes may hold as it is, and what an editor would obey instead of showing.
_unwritten = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u2028-\u202e\u2066-\u2069]')


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


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word; if none is near, another one, or all of them."""
    known = sorted(known)
    close = get_close_matches(word, known, n=1)
    return f"did you mean {close[0]!r}?" if close else otherwise or f"known are: {', '.join(known)}"


def close(word: str, known: Iterable[str]) -> str:
    """The nearest of many known words, of those that begin alike; empty where none is near."""
    alike = [other for other in known if other[:1] == word[:1]]
    return next(iter(get_close_matches(word, alike, n=1)), "")


def places(text: str) -> dict[tuple[str, ...], int]:
    """The line of each key and each value of a text that can be read.

    A key is named by its table and itself, a word of its value by one part more. What is written on
    one line is told by that; a key within a value is not told apart from a word.
    """
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    here = table
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("#"):
            continue
        if header := _header.match(line):
            here = table = _words(header[1])
        elif pair := _pair.match(line):
            here = (*table, *_words(pair[1]))
        else:
            pair = None
        for depth in range(1, len(here) + 1):
            found.setdefault(here[:depth], number)
        if not header:
            for word in _words(line[pair.end() if pair else 0 :]):
                found.setdefault((*here, word), number)
    return found


class Statement(Struct, frozen=True):
    """The lines of a header, of a pair, or a line that says nothing: a remark, a blank.

    `table` is the one that it stands in, `key` that of a pair, whose value is `text[start:end]`.
    """

    text: str
    table: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    start: int = 0
    end: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there at all."""
        return not self.text.strip()

    @property
    def is_idle(self) -> bool:
        """Whether it says nothing."""
        return self.is_blank or self.text.lstrip().startswith("#")


def statements(text: str) -> Iterator[Statement]:
    """All that stands in a text that can be read, in its order: joined they are the text."""
    table: tuple[str, ...] = ()
    begin = solid = depth = 0
    for piece in _piece.finditer(text):
        mark = piece[0]
        depth += (mark in "[{") - (mark in "]}")
        if not mark.isspace() and mark[0] != "#":
            solid = piece.end()
        if (mark == "\n" and not depth) or piece.end() == len(text):
            found = _statement(text[begin : piece.end()], table, solid - begin)
            table, begin = found.table, piece.end()
            yield found


def _statement(text: str, table: tuple[str, ...], end: int) -> Statement:
    if text.lstrip().startswith("#"):
        return Statement(text, table)
    if header := _header.match(text):
        return Statement(text, _words(header[1]))
    pair = _pair.match(text)
    if not pair:
        return Statement(text, table)
    start = pair.end() + len(text[pair.end() :]) - len(text[pair.end() :].lstrip())
    return Statement(text, table, _words(pair[1]), start, len(text[:end].rstrip()))


def strings(text: str) -> list[tuple[int, int]]:
    """Where the strings stand in a value."""
    return [piece.span() for piece in _piece.finditer(text) if piece[0][0] in "\"'"]


def remarks(text: str) -> list[str]:
    """The remarks in a value."""
    return [piece[0].rstrip() for piece in _piece.finditer(text) if piece[0][0] == "#"]


def spelt(value: str | float | list[str]) -> str:
    """A value as it is written, on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(quoted, value))}]"
    return quoted(value) if isinstance(value, str) else repr(value)


def quoted(text: str) -> str:
    """A text as it is written in TOML, on one line."""
    return f'"{_unwritten.sub(lambda found: _escape(found[0]), text)}"'


def shown(value: object) -> str:
    """A value in a message, briefly."""
    if isinstance(value, str):
        return quoted(value if len(value) <= SHOWN_CHARS else f"{value[:SHOWN_CHARS]}…")
    return (str(value).lower() if isinstance(value, bool) else str(value))[:SHOWN_CHARS]


def remark(text: str) -> str:
    """A text as it may stand in a remark."""
    return _unwritten.sub(lambda found: found[0] if found[0] in '"\\' else " ", text)


def _escape(character: str) -> str:
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04x}"


def _words(written: str) -> tuple[str, ...]:
    return tuple(_unquoted(word) for word in _word.findall(written))


def _unquoted(word: str) -> str:
    if word[0] not in "\"'":
        return word
    try:
        return str(tomllib.loads(f"word = {word}")["word"])
    except tomllib.TOMLDecodeError:
        return word
