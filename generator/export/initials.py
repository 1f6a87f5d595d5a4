"""A long index: a page a heading, and of a heading that is too long a page for each beginning.

Owns when an index is divided, and the pages that it is divided among. Where a page ends depends on
what stands in it and hardly on how much. Knows neither whose names they are nor how they are shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from msgspec.structs import replace

from generator.export import urls
from generator.export.edition import Edition
from generator.export.indexes import LetteredView
from generator.export.items import Letter, Link
from generator.export.sorting import AFTER, sort_key
from generator.export.tongue import Tongue

INDEX_MAX = 500
# Where so many letters are the same, all stand on one page.
LETTERS_MAX = 8
# From here on a character is no letter of an alphabet: so many of them have a page in common.
SIGNS, BLOCK = 0x2E80, 0x100
# What stands for no letter, and behind a word that is no longer.
NONE = "_"

V = TypeVar("V", bound=LetteredView)
T = TypeVar("T")

# The word by which something stands in the index, and that.
Rows = Sequence[tuple[str, T]]
Headed = Sequence[tuple[str, Rows[T]]]
Show = Callable[[str, Rows[T]], Letter]


class _Part(NamedTuple):
    """What has a page of its own, perhaps divided further: headings, each with its rows."""

    path: str
    headed: Headed[Any]
    within: tuple[_Part, ...] = ()

    @property
    def link(self) -> Link:
        """The way to it, by its first heading and its last."""
        labels = dict.fromkeys(label for label, _ in (self.headed[0], self.headed[-1]))
        return Link("–".join(labels), self.path, sum(len(rows) for _, rows in self.headed))


def paged(edition: Edition, index: V, headed: Headed[T], show: Show[T]) -> Iterator[V]:
    """The pages of an index: one, or one that leads to all others, and those.

    `index` is the view of the first, but for what is listed there; `show` makes a heading of rows.
    """
    if sum(len(rows) for _, rows in headed) <= INDEX_MAX:
        yield replace(index, letters=tuple(show(*heading) for heading in headed))
        return
    language = edition.site.language
    parts = [_divided(index.path, key, of, language) for key, of in _blocks(headed).items()]
    index = replace(index, pages=tuple(part.link for part in parts))
    yield index
    below = replace(index, section=Link(index.title, index.path), above=index.section)
    for part in parts:
        yield from _pages(edition.tongue, below, part, show)


def _pages(tongue: Tongue, index: V, part: _Part, show: Show[T]) -> Iterator[V]:
    title = tongue.part(index.section.text if index.section else "", part.link.text)
    page = replace(index, path=part.path, title=title, within=tuple(p.link for p in part.within))
    yield page if part.within else replace(page, letters=tuple(show(*h) for h in part.headed))
    for each in part.within:
        yield from _pages(tongue, index, each, show)


def _blocks(headed: Headed[T]) -> Mapping[str, Headed[T]]:
    """The headings of each page; signs of a script without letters have one by the hundred."""
    found: dict[str, list[tuple[str, Rows[T]]]] = {}
    for label, rows in headed:
        sign = ord(label[0]) if len(label) == 1 else 0
        key = label if sign < SIGNS else f"u{sign // BLOCK * BLOCK:x}"
        found.setdefault(key, []).append((label, rows))
    return found


def _divided(page: str, key: str, headed: Headed[T], language: str, letters: int = 1) -> _Part:
    """A part of an index; one that is too long by the words that begin alike."""
    part = _Part(urls.lettered(page, key), headed)
    if part.link.count <= INDEX_MAX or letters == LETTERS_MAX:
        return part
    found: dict[str, list[tuple[str, T]]] = {}
    for row in (row for _, rows in headed for row in rows):
        found.setdefault(_beginning(row[0], letters + 1, language), []).append(row)
    within = (
        _divided(page, begins, [(begins.rstrip(NONE), rows)], language, letters + 1)
        for begins, rows in found.items()
    )
    return part._replace(within=tuple(within))


def _beginning(word: str, letters: int, language: str) -> str:
    """How a word begins, as it is sorted."""
    _, key = sort_key(word, language)
    plain = re.sub(r"\W", NONE, key.replace(AFTER, ""))
    return plain[:letters].ljust(letters, NONE).capitalize()
