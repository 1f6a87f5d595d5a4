"""What somebody wrote, as pages show it: taken from the shelf a few articles at a time.

Owns the briefs of such pages, and what the page of an author says of all that was written. Of
however much no more is held at once than some articles have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from msgspec import Struct

from generator.export import urls
from generator.export.charts import by_year
from generator.export.items import ArticleItem, CommentItem, Link
from generator.export.named import AuthorView, WritingsView
from generator.export.periods import Piece
from generator.export.quoted import AT_ONCE
from generator.export.shelf import Shelf
from generator.model.card import Said
from generator.model.date import Date, span
from generator.model.page import LINES, Brief


class AuthorBrief(Brief, frozen=True):
    """The page of somebody: pieces of what they wrote, listed on it or on its `parts`.

    A piece without a blob is an article, any other some comments on one.
    """

    template: ClassVar[str] = "author.html"
    path: str
    title: str
    section: Link | None
    also: tuple[str, ...]
    person: Link | None
    pieces: tuple[Piece, ...]
    parts: tuple[Link, ...]
    answers: tuple[Link, ...]
    answered: tuple[Link, ...]
    feed: str

    @property
    def weight(self) -> int:
        """What all that was written weighs: all is looked through, even where it is not listed."""
        return _weight(self.pieces)

    def unfold(self, shelf: Shelf, /) -> AuthorView:
        """What somebody wrote, as the template shows it."""
        found = written(shelf, self.pieces)
        listed = () if self.parts else tuple(found)
        dates, years = _summed(listed or found)
        articles, comments = _lists(listed)
        return AuthorView(
            path=self.path,
            title=self.title,
            section=self.section,
            also=self.also,
            person=self.person,
            wrote=sum(not piece.blob for piece in self.pieces),
            said=sum(piece.stop - piece.start for piece in self.pieces if piece.blob),
            articles=articles,
            comments=comments,
            parts=self.parts,
            span=dates,
            years=by_year(years, {}),
            answers=self.answers,
            answered=self.answered,
            feed=self.feed,
        )


class WritingsBrief(Brief, frozen=True):
    """The page of a period of what somebody wrote."""

    template: ClassVar[str] = "writings.html"
    path: str
    title: str
    section: Link
    above: Link | None
    pieces: tuple[Piece, ...]
    parts: tuple[Link, ...]
    earlier: Link | None
    later: Link | None

    @property
    def weight(self) -> int:
        """What is listed."""
        return _weight(self.pieces)

    def unfold(self, shelf: Shelf, /) -> WritingsView:
        """The page as its template shows it."""
        articles, comments = _lists(() if self.parts else written(shelf, self.pieces))
        return WritingsView(
            path=self.path,
            title=self.title,
            section=self.section,
            above=self.above,
            articles=articles,
            comments=comments,
            parts=self.parts,
            earlier=self.earlier,
            later=self.later,
        )


class Work(Struct, frozen=True):
    """An article, with what was said on it; None where the article itself is meant."""

    article: ArticleItem
    said: tuple[Said, ...] | None

    @property
    def dates(self) -> Sequence[Date | None]:
        """When it was written."""
        return [self.article.date] if self.said is None else [said.date for said in self.said]


def written(shelf: Shelf, found: Sequence[Piece]) -> Iterator[Work]:
    """What stands in some pieces, looked into a few at a time."""
    for start in range(0, len(found), AT_ONCE):
        batch = found[start : start + AT_ONCE]
        said = shelf.said({piece.blob for piece in batch if piece.blob})
        for piece in batch:
            lines = said[piece.blob][piece.start : piece.stop] if piece.blob else None
            yield Work(shelf.item(piece.listing), lines)


def _lists(found: Iterable[Work]) -> tuple[tuple[ArticleItem, ...], tuple[CommentItem, ...]]:
    """The articles and the comments, in the order of the articles."""
    articles: list[ArticleItem] = []
    comments: list[CommentItem] = []
    for work in found:
        if work.said is None:
            articles.append(work.article)
        else:
            comments += [_comment(work.article, said) for said in work.said]
    return tuple(articles), tuple(comments)


def _comment(on: ArticleItem, said: Said) -> CommentItem:
    return CommentItem(urls.said(on.path, said.sheet, said.id), on.title, said.date, said.excerpt)


def _summed(found: Iterable[Work]) -> tuple[tuple[Date, ...], Counter[str]]:
    """The first and the last date, and how much each year."""
    ends: tuple[Date, ...] = ()
    years: Counter[str] = Counter()
    for work in found:
        dates = [date for date in work.dates if date]
        years.update([date.year for date in dates])
        ends = span([*ends, *dates])
    return ends, years


def _weight(found: Iterable[Piece]) -> int:
    """Each line is a line."""
    return 1 + sum(piece.stop - piece.start for piece in found) // LINES
