"""The heads that other generators write: TOML, JSON, and lines `Key: value`.

Owns how each is read: Hugo's between `+++` and in braces, the lines of Pelican and MultiMarkdown
with those indented below them, and Nikola's in a comment. Values of them are texts as far as YAML
has them so. Knows nothing of what a setting means.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any

from generator import toml
from generator.read.head import FrontMatterError, Head
from generator.read.keys import WITHIN

PLUSES = "+++"
# In these of Pelican's lines stands more than one thing.
LISTS = {"tags": ",", "keywords": ",", "categories": ",", "authors": ";,"}
# Without one of these the lines may be the beginning of a letter.
SURE = frozenset(("title", "slug", "status"))

_line = re.compile(r" {0,3}([A-Za-z][\w-]*):[ \t]*(.*)")
_nikola = re.compile(r"\.\. ([a-z][\w-]*):[ \t]*(.*)")
_braced = re.compile(r'\s*\{\s*"[^"\n]*"\s*:')
_blank = re.compile(r"[ \t]*(?:\n|\Z)")
_key = re.compile(r"[\s\[{,]*[\"']?([\w-]+)[\"']?\s*[\]=:.]")


def _toml(_: str, lines: list[str], above: int) -> Head:
    end = next((i for i in range(above + 1, len(lines)) if lines[i].rstrip() == PLUSES), 0)
    if not end:
        msg = "the front matter is not closed"
        raise FrontMatterError(msg, above + 1)
    try:
        settings = toml.parse("\n".join(lines[above + 1 : end]), _plain)
    except toml.TomlError as error:
        raise FrontMatterError(error.reason, error.line + above + 1) from None
    return _head(settings, lines[:end], "\n".join(lines[end + 1 :]), end + 2, "toml")


def _json(text: str, lines: list[str], above: int) -> Head | None:
    """JSON at the head, if it is some and nothing stands behind it in its last line."""
    start = sum(len(line) + 1 for line in lines[:above])
    if not _braced.match(text, start):
        return None
    start = text.index("{", start)
    try:
        settings, end = _decoder.raw_decode(text, start)
    except json.JSONDecodeError as error:
        msg = f"not JSON: {error.msg}"
        raise FrontMatterError(msg, error.lineno) from None
    except RecursionError:
        msg = "nested too deep"
        raise FrontMatterError(msg, above + 1) from None
    except ValueError as error:
        raise FrontMatterError(str(error), above + 1) from None
    behind = _blank.match(text, end)
    if behind is None:
        return None
    line = text.count("\n", 0, behind.end()) + 1
    return _head(_plain(settings), lines[: line - 1], text[behind.end() :], line, "json")


def _comment(_: str, lines: list[str], above: int) -> Head | None:
    """Nikola's lines `.. key: value` in a comment of HTML, if that is what it holds."""
    end = next((i for i in range(above + 1, len(lines)) if lines[i].strip() == "-->"), 0)
    said = _said(lines, range(above + 1, end), _nikola)
    return _of_lines(said, lines, end + 1, "comment") if said else None


def _lines(_: str, lines: list[str], above: int) -> Head | None:
    """Lines `Key: value` to the first blank one, if there is nothing else among them."""
    blank = (i for i in range(above, len(lines)) if lines[i].strip() in ("", "---", "..."))
    end = next(blank, len(lines))
    said = _said(lines, range(above, end), _line)
    return _of_lines(said, lines, end + 1, "lines") if said else None


FORMS: dict[str, Callable[[str, list[str], int], Head | None]] = {
    "toml": _toml,
    "json": _json,
    "comment": _comment,
    "lines": _lines,
}

Said = list[tuple[int, str, list[str]]]


def _said(lines: list[str], numbers: Iterable[int], form: re.Pattern[str]) -> Said:
    """The key of each line and its values, more of them indented below; nothing if one has none."""
    said: Said = []
    for number in numbers:
        if found := form.fullmatch(lines[number]):
            said.append((number + 1, found[1].lower(), [found[2].strip()]))
        elif said and lines[number][:1] in (" ", "\t"):
            said[-1][2].append(lines[number].strip())
        elif lines[number].strip():
            return []
    return said if SURE & {key for _, key, _ in said} else []


def _of_lines(said: Said, lines: list[str], end: int, form: str) -> Head:
    settings: dict[str, Any] = {}
    places: dict[str, int] = {}
    for number, key, values in said:
        if key in settings:
            msg = f"{key!r} stands twice (first in line {places[key]})"
            raise FrontMatterError(msg, number)
        places[key] = number
        settings[key] = _parted(key, values)
    return Head(settings, places, "\n".join(lines[end:]), end + 1, form)


def _parted(key: str, values: list[str]) -> Any:
    marks = LISTS.get(key, "")
    if not marks:
        return " ".join(values).strip() or None
    whole = ",".join(values)
    mark = next((mark for mark in marks if mark in whole), ",")
    return [part.strip() for part in whole.split(mark) if part.strip()]


def _head(settings: dict[str, Any], lines: list[str], rest: str, line: int, form: str) -> Head:
    """The settings; the line of each is where its key first stands."""
    for name in WITHIN:
        if isinstance(inner := settings.get(name), dict):
            settings[name] = _plain(inner)
    places: dict[str, int] = {}
    for number, written in enumerate(lines, 1):
        if found := _key.match(written):
            places.setdefault(found[1], number)
    return Head(settings, places, rest, line, form)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; a key that stands twice is an error."""
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        msg = f"{next(name for name in names if names.count(name) > 1)!r} stands twice"
        raise ValueError(msg)
    return made


def _plain(table: dict[str, Any]) -> dict[str, Any]:
    """A table with what YAML would have as text made text."""
    return {
        key: [*map(_text, value)] if isinstance(value, list) else _text(value)
        for key, value in table.items()
    }


def _text(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, float) else value


_decoder = json.JSONDecoder(object_pairs_hook=_once)
