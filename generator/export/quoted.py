"""Mentions as pages show them: taken from the shelf a few at a time, listed, or summed up.

Owns how a quote becomes a line, and what a dossier says of all mentions together. Of however many
mentions no more are held at once than some articles have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.export import urls
from generator.export.items import (
    ArticleItem,
    Link,
)
from generator.export.named import MentionGroup, MentionLine, Speaker, Spot
from generator.export.periods import Piece
from generator.export.shelf import Shelf
from generator.model.date import Date, span
from generator.model.mention import Quote

# So many articles are looked into at once.
AT_ONCE = 200

Found = Iterable[tuple[ArticleItem, Sequence[Quote]]]


class Gist(Struct, frozen=True):
    """What all mentions say together: each form by how often, each year, the first and the last."""

    forms: Counter[str]
    years: Counter[str]
    span: tuple[Date, ...]
    first: Link | None
    last: Link | None


def quoted(shelf: Shelf, pieces: Sequence[Piece]) -> Iterator[tuple[ArticleItem, Sequence[Quote]]]:
    """The mentions of each piece, with the article that they stand in."""
    for start in range(0, len(pieces), AT_ONCE):
        batch = pieces[start : start + AT_ONCE]
        found = shelf.quotes({piece.blob for piece in batch})
        for piece in batch:
            yield shelf.item(piece.listing), found[piece.blob][piece.start : piece.stop]


def gist(found: Found, entity: str) -> Gist:
    """Sum mentions up in one pass."""
    forms: Counter[str] = Counter()
    years: Counter[str] = Counter()
    ends: dict[Date, tuple[ArticleItem, Quote]] = {}
    for article, quotes in found:
        forms.update([" ".join(quote.text.split()) for quote in quotes])
        years.update([quote.date.year for quote in quotes if quote.date])
        known = {quote.date: (article, quote) for quote in reversed(quotes) if quote.date} | ends
        ends = {date: known[date] for date in span(known)}
    dates = span(ends)
    links = [Link(ends[d][0].title, at(ends[d][0], entity, ends[d][1])) for d in dates]
    first, last = (links[0], links[-1]) if links else (None, None)
    return Gist(forms, years, dates, first, last)


def groups(found: Found, entity: str, kind: str) -> Iterator[MentionGroup]:
    """The mentions in records of one kind, an article at a time; the first of a year is marked."""
    seen: set[str] = set()
    for place, (article, quotes) in enumerate(found, 1):
        lines = tuple(
            _line(article, entity, quote, f"m{place}-{n}")
            for n, quote in enumerate(quotes, 1)
            if quote.about.kind == kind
        )
        if lines:
            year = article.date.year if article.date else ""
            begins = f"in-{kind}s-{year}" if year and year not in seen else ""
            seen.add(year)
            yield MentionGroup(article, lines, begins)


def speakers(sections: Iterable[Sequence[MentionGroup]]) -> tuple[Speaker, ...]:
    """Who names the entity, each with the articles where; by how often, then by name."""
    spots: dict[str, list[Spot]] = {}
    for group in (group for section in sections for group in section):
        for who, lines in _by_writer(group.lines).items():
            said = lines[0].date or group.article.date
            spot = Spot(said, group.article.title, f"#{lines[0].anchor}", len(lines))
            spots.setdefault(who, []).append(spot)
    ordered = sorted(spots.items(), key=lambda pair: (-sum(s.count for s in pair[1]), pair[0]))
    return tuple(Speaker(who, tuple(found)) for who, found in ordered)


def _by_writer(lines: Iterable[MentionLine]) -> dict[str, list[MentionLine]]:
    found: dict[str, list[MentionLine]] = {}
    for line in lines:
        if line.who:
            found.setdefault(line.who, []).append(line)
    return found


def at(article: ArticleItem, entity: str, quote: Quote) -> str:
    """The path of a mention, in the article that it stands in."""
    page = urls.sheet(article.path, quote.sheet)
    return f"{page}#{urls.spot(entity, quote.nth, urls.anchor(quote.about))}"


def _line(article: ArticleItem, entity: str, quote: Quote, anchor: str) -> MentionLine:
    return MentionLine(
        before=quote.before,
        text=quote.text,
        after=quote.after,
        path=at(article, entity, quote),
        who=quote.who,
        date=quote.date,
        inferred=quote.inferred,
        anchor=anchor,
    )
