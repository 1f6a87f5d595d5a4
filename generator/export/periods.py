"""How a long list is divided among pages: of articles, of mentions, of what somebody wrote.

Owns the rule: by year, a long year by month, a long month in runs of articles. Where a page ends
depends on dates and names, and hardly on how much stands before it: one more changes the pages of
its own period alone. Knows no page and no address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar
from zlib import crc32

from msgspec import Struct

from generator.digest import digest
from generator.model.date import Date

LINES_MAX = 500
# A run that is half full ends before one of so many names.
ENDS = 8

UNDATED = "undated"

T = TypeVar("T")

# The name of an article, the digests of its listing and of a blob, and how many lines that has.
Row = tuple[str, str, str, int]


class Piece(Struct, frozen=True, array_like=True, gc=False):
    """Lines of one article, from `start` to `stop` of all that are kept in a blob.

    `listing` and `blob` are digests, the latter empty for the article itself; `month` is `2001-05`,
    `2001-00` where no more is known than the year, or undated. `part` counts the pieces of the
    article before it that begin anew.
    """

    article: str
    listing: str
    blob: str
    month: str
    start: int
    stop: int
    part: int = 0

    @property
    def year(self) -> str:
        """The year of the article, or undated."""
        return self.month if self.month == UNDATED else self.month[:4]


class Period(Struct, frozen=True):
    """Lines that have a page in common: few enough to be listed, or divided `within`.

    `key` is empty for all there are, then a year, a month, or a month and the name of a run.
    """

    key: str
    pieces: tuple[Piece, ...]
    within: tuple[Period, ...] = ()

    @property
    def count(self) -> int:
        """How many lines."""
        return _count(self.pieces)

    def below(self) -> Iterator[Period]:
        """Every period within this one, in order."""
        for period in self.within:
            yield period
            yield from period.below()


def pieces(rows: Iterable[Row], date_of: Callable[[str], Date | None]) -> Iterator[Piece]:
    """What there is to divide, in the order of the articles; no piece is longer than a page."""
    part, last = 0, ""
    for article, listing, blob, total in rows:
        month = month_of(date_of(article))
        part, last = part + 1 if article == last else 0, article
        for start in range(0, total, LINES_MAX):
            stop = min(start + LINES_MAX, total)
            yield Piece(article, listing, blob, month, start, stop, part)


def month_of(date: Date | None) -> str:
    """The month of a date as a piece has it."""
    return f"{date.year}-{date.month:02}" if date else UNDATED


def divided(pieces: Sequence[Piece], key: str = "", most: int = LINES_MAX) -> Period:
    """All lines, or those of the year `key`, divided until no page has over `most`."""
    return _period(key, tuple(pieces), (lambda p: p.year, lambda p: p.month), most)


def beside(row: Sequence[T]) -> dict[T, tuple[T | None, T | None]]:
    """What stands before and after each in a row."""
    return {
        each: (before, after)
        for before, each, after in zip((None, *row), row, (*row[1:], None), strict=False)
    }


def _period(
    key: str, pieces: tuple[Piece, ...], by: Sequence[Callable[[Piece], str]], most: int
) -> Period:
    if _count(pieces) <= most:
        return Period(key, pieces)
    if not by:
        return Period(key, pieces, tuple(_runs(key, pieces, most)))
    groups: dict[str, list[Piece]] = {}
    for piece in pieces:
        groups.setdefault(by[0](piece), []).append(piece)
    if groups.keys() == {key}:
        return _period(key, pieces, by[1:], most)
    ordered = sorted(groups.items(), key=lambda pair: (pair[0] == UNDATED, pair[0]))
    within = tuple(_period(k, tuple(group), by[1:], most) for k, group in ordered)
    return Period(key, pieces, within)


def _runs(key: str, pieces: Iterable[Piece], most: int) -> Iterator[Period]:
    run: list[Piece] = []
    for piece in pieces:
        many = _count(run)
        is_full = many + piece.stop - piece.start > most
        if run and (is_full or (many * 2 > most and _ends_before(piece))):
            yield _run(key, run)
            run = []
        run.append(piece)
    yield _run(key, run)


def _run(key: str, run: Sequence[Piece]) -> Period:
    first = run[0]
    begins = (first.article, first.start, *((first.part,) if first.part else ()))
    return Period(f"{key}-{digest(*begins)[:6]}", tuple(run))


def _ends_before(piece: Piece) -> bool:
    return crc32(piece.article.encode()) % ENDS == 0


def _count(pieces: Iterable[Piece]) -> int:
    return sum([piece.stop - piece.start for piece in pieces])
