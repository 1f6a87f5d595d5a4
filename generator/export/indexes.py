"""Lists of articles: by author, by date, by tag; and what all indexes share.

Owns sorting by letter, and charts of years.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeVar

from generator.export import urls
from generator.export.edition import Edition, span
from generator.export.items import Bar, CommentItem, Letter, Link, Month
from generator.export.views import (
    AuthorIndexView,
    AuthorView,
    DateIndexView,
    TagIndexView,
    TagView,
    YearView,
)
from generator.export.words import MONTHS
from generator.model.archive import Author
from generator.model.page import Page
from generator.model.records import Article, Comment

T = TypeVar("T")

OTHER_LETTER = "#"
BARS_MAX = 150


def author_pages(edition: Edition) -> Iterator[Page]:
    """A page an author, and an index of them."""
    authors = sorted(edition.archive.authors, key=lambda a: (sort_key(a.name), a.name))
    for author in authors:
        yield Page(urls.author(author.name), _author(edition, author), f"author {author.name}")
    letters = tuple(
        Letter(letter, links=tuple(_author_link(a) for a in group))
        for letter, group in by_letter(authors, lambda a: a.name)
    )
    yield Page(
        urls.AUTHORS,
        AuthorIndexView(urls.AUTHORS, "Authors", letters=letters),
        "the index of authors",
    )


def _author(edition: Edition, author: Author) -> AuthorView:
    articles = [edition.archive.articles[name] for name in author.articles]
    dates = [a.date for a in articles] + [c.date for c in author.comments]
    return AuthorView(
        path=urls.author(author.name),
        title=author.name,
        section=edition.section(urls.AUTHORS),
        articles=tuple(edition.item(a) for a in articles),
        comments=tuple(_comment(edition, c) for c in author.comments),
        span=span(dates),
    )


def _comment(edition: Edition, comment: Comment) -> CommentItem:
    title = edition.archive.articles[comment.article].title
    return CommentItem(edition.path(comment.ref), title, comment.date, comment.text.excerpt)


def _author_link(author: Author) -> Link:
    return Link(author.name, urls.author(author.name), len(author.articles) + len(author.comments))


def date_pages(edition: Edition) -> Iterator[Page]:
    """A page a year, and an index of the years."""
    dated = [(a.date.year, a) for a in edition.articles if a.date]
    years = {year: [a for _, a in group] for year, group in groupby(dated, lambda pair: pair[0])}
    ordered = sorted(years)
    for i, year in enumerate(ordered):
        view = YearView(
            path=urls.year(year),
            title=year,
            section=edition.section(urls.DATES),
            months=_months(edition, years[year]),
            earlier=_year_link(ordered[i - 1]) if i else None,
            later=_year_link(ordered[i + 1]) if i + 1 < len(ordered) else None,
        )
        yield Page(urls.year(year), view, f"year {year}")
    counts = {year: len(articles) for year, articles in years.items()}
    undated = tuple(edition.item(a) for a in edition.articles if not a.date)
    view_of_all = DateIndexView(urls.DATES, "Dates", years=bars(counts, edition), undated=undated)
    yield Page(urls.DATES, view_of_all, "the index of dates")


def _months(edition: Edition, articles: Iterable[Article]) -> tuple[Month, ...]:
    grouped = groupby(articles, lambda a: a.date.month if a.date else 0)
    return tuple(
        Month(MONTHS[month - 1] if month else "", tuple(edition.item(a) for a in group))
        for month, group in grouped
    )


def _year_link(year: str) -> Link:
    return Link(year, urls.year(year))


def tag_pages(edition: Edition) -> Iterator[Page]:
    """A page a tag, and an index of them; letter case does not part tags."""
    tagged: dict[str, list[Article]] = {}
    shown: dict[str, str] = {}
    for article in edition.archive.articles.values():
        for tag in article.tags:
            shown.setdefault(tag.casefold(), tag)
            tagged.setdefault(tag.casefold(), []).append(article)
    ordered = sorted(tagged, key=lambda key: (sort_key(key), key))
    for key in ordered:
        view = TagView(
            path=urls.tag(key),
            title=shown[key],
            section=edition.section(urls.TAGS),
            items=tuple(edition.item(a) for a in tagged[key]),
        )
        yield Page(view.path, view, f"tag {shown[key]}")
    links = tuple(Link(shown[key], urls.tag(key), len(tagged[key])) for key in ordered)
    yield Page(urls.TAGS, TagIndexView(urls.TAGS, "Tags", tags=links), "the index of tags")


def bars(counts: Mapping[str, int], edition: Edition) -> tuple[Bar, ...]:
    """A bar a year without gaps, each leading to its page where there is one."""
    if not counts:
        return ()
    first, last = int(min(counts)), int(max(counts))
    years = (
        [f"{y:04}" for y in range(first, last + 1)] if last - first < BARS_MAX else sorted(counts)
    )
    return tuple(
        Bar(y, counts.get(y, 0), urls.year(y) if y in edition.years else "") for y in years
    )


def sort_key(text: str) -> tuple[bool, str]:
    """What to sort words by: letters first, without accents or letter case."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    folded = plain.casefold().lstrip("\"'“‘«„([ ")
    return (not folded[:1].isalpha(), folded)


def by_letter(items: Iterable[T], word: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    """Items by the letter their word belongs under, the letters in the order of the items."""
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(letter_of(word(item)), []).append(item)
    return list(groups.items())


def letter_of(text: str) -> str:
    """The heading of an index under which a word belongs."""
    other, folded = sort_key(text)
    return OTHER_LETTER if other else folded[0].upper()
