"""What each template receives: the contract between the planner and the theme.

Owns the view classes; every field is documented here, and those of their parts in `items`. A
template gets its view as `page` and the `Site` as `site`, and nothing else.
"""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from generator.errors import Problem
from generator.export.items import (
    ArticleItem,
    Bar,
    CommentItem,
    CommentLine,
    EntityItem,
    FeedEntry,
    Group,
    Guesses,
    GuessLine,
    Letter,
    Link,
    Month,
    NoteLine,
    Prose,
    Stretch,
)
from generator.model.body import Body
from generator.model.date import Date
from generator.model.page import Brief


class Site(Struct, frozen=True):
    """What every page knows of the archive.

    `nav` is the main navigation; `pages` the articles that stand apart (about, help); `base_url`
    ends in `/` or is empty; `home`, `problems`, `feed` and `search` are paths, perhaps empty all
    but the first, and so is `full_text`, the script that searches whole texts.
    """

    title: str
    description: str
    language: str
    base_url: str
    licence: str
    nav: tuple[Link, ...]
    pages: tuple[Link, ...]
    home: str
    problems: str
    feed: str
    search: str = ""
    full_text: str = ""


class View(Brief, frozen=True):
    """What one template shows, and nothing else."""


class HtmlView(View, frozen=True):
    """What every HTML page has: its own path, its title, one sentence about it.

    `section` leads to the index that the page belongs to, where there is one.
    """

    path: str
    title: str
    description: str = ""
    section: Link | None = None


class HomeView(HtmlView, frozen=True):
    """The front page: what the archive is."""

    template: ClassVar[str] = "home.html"
    counts: tuple[Link, ...] = ()
    years: tuple[Bar, ...] = ()
    latest: tuple[ArticleItem, ...] = ()
    discussed: tuple[ArticleItem, ...] = ()
    named: tuple[EntityItem, ...] = ()


class ArticleView(HtmlView, frozen=True):
    """An article, its notes and its thread.

    `comments` counts the comments that are here, `people` their writers, `span` their first and
    last date. `groups` are the entities named here by kind, each count its mentions on this page.
    `inferred` names what the source did not state: title, author, comments. `guesses` is how it
    was dealt with that the source does not say who answers whom; None where it does. `backlinks`
    are the places of this archive that link here; `data` is the path of the article as JSON, `made`
    that of the page on how this one was made of a pasted text, each empty where there is none.
    """

    template: ClassVar[str] = "article.html"
    body: Prose = Prose(Body(""))
    is_page: bool = False
    language: str = ""
    date: Date | None = None
    updated: Date | None = None
    authors: tuple[Link, ...] = ()
    byline: str = ""
    tags: tuple[Link, ...] = ()
    origin: str = ""
    licence: str = ""
    words: int = 0
    notes: tuple[NoteLine, ...] = ()
    thread: tuple[CommentLine, ...] = ()
    guesses: Guesses | None = None
    comments: int = 0
    people: int = 0
    span: tuple[Date, ...] = ()
    groups: tuple[Group, ...] = ()
    backlinks: tuple[Link, ...] = ()
    earlier: Link | None = None
    later: Link | None = None
    inferred: tuple[str, ...] = ()
    data: str = ""
    made: str = ""


class MadeView(HtmlView, frozen=True):
    """How the page of a pasted article was made: what each stretch of its source was taken for.

    `source` is the name of the file, `sha256` that of its bytes. `stretches` are those with words
    that became something, `left_over` those that nothing could be made of, `links` the guesses at
    whom the comments answer. A long paste has more of each than is listed: `stretches_total`,
    `left_over_total` and `links_total` count all. `blanks` counts the stretches of white space.
    From `nest_min` on a guess decides where a comment stands, from `hint_min` on it is said.
    `data` is the path of the whole as JSON, or empty.
    """

    template: ClassVar[str] = "made.html"
    article: Link = Link("", "")
    source: str = ""
    sha256: str = ""
    stretches: tuple[Stretch, ...] = ()
    stretches_total: int = 0
    left_over: tuple[Stretch, ...] = ()
    left_over_total: int = 0
    links: tuple[GuessLine, ...] = ()
    links_total: int = 0
    blanks: int = 0
    nest_min: float = 0.0
    hint_min: float = 0.0
    data: str = ""


class AuthorView(HtmlView, frozen=True):
    """One who writes here: articles and comments."""

    template: ClassVar[str] = "author.html"
    articles: tuple[ArticleItem, ...] = ()
    comments: tuple[CommentItem, ...] = ()
    span: tuple[Date, ...] = ()


class AuthorIndexView(HtmlView, frozen=True):
    """Everybody who writes here, from A to Z; each count is what they wrote."""

    template: ClassVar[str] = "authors.html"
    letters: tuple[Letter, ...] = ()


class DateIndexView(HtmlView, frozen=True):
    """The years of the archive."""

    template: ClassVar[str] = "dates.html"
    years: tuple[Bar, ...] = ()
    undated: tuple[ArticleItem, ...] = ()


class YearView(HtmlView, frozen=True):
    """The articles of a year, by month."""

    template: ClassVar[str] = "year.html"
    months: tuple[Month, ...] = ()
    earlier: Link | None = None
    later: Link | None = None


class TagIndexView(HtmlView, frozen=True):
    """Every tag; each count is its articles."""

    template: ClassVar[str] = "tags.html"
    tags: tuple[Link, ...] = ()


class TagView(HtmlView, frozen=True):
    """The articles with a tag."""

    template: ClassVar[str] = "tag.html"
    items: tuple[ArticleItem, ...] = ()


class NotesView(HtmlView, frozen=True):
    """Every editor's note, in the order of the articles; each has its `article`."""

    template: ClassVar[str] = "notes.html"
    notes: tuple[NoteLine, ...] = ()


class ProblemsView(HtmlView, frozen=True):
    """What is wrong with the sources of this archive, by file."""

    template: ClassVar[str] = "problems.html"
    problems: tuple[Problem, ...] = ()


class SearchView(HtmlView, frozen=True):
    """The page that finds names and titles, and texts where the site has them searched.

    `names` is the path of the first shard; `indexes` are the lists that are read without a script.
    """

    template: ClassVar[str] = "search.html"
    names: str = ""
    indexes: tuple[Link, ...] = ()


class NotFoundView(HtmlView, frozen=True):
    """The page for an address that is not here; it may be shown at any depth."""

    template: ClassVar[str] = "404.html"


class RedirectView(HtmlView, frozen=True):
    """A page at an old address: it leads to the `article`, or to a place in it.

    `to` is that path, perhaps with an anchor; title and language are those of the article.
    """

    template: ClassVar[str] = "redirect.html"
    to: str = ""
    article: str = ""
    language: str = ""


class FeedView(View, frozen=True):
    """An Atom feed (RFC 4287) of the latest articles; dates are RFC 3339."""

    template: ClassVar[str] = "feed.xml"
    path: str
    id: str
    updated: str
    entries: tuple[FeedEntry, ...]


class SitemapView(View, frozen=True):
    """A sitemap (sitemaps.org 0.9): whole addresses, each with its last date or nothing."""

    template: ClassVar[str] = "sitemap.xml"
    path: str
    urls: tuple[tuple[str, str], ...]


class SitemapIndexView(View, frozen=True):
    """The index of several sitemaps."""

    template: ClassVar[str] = "sitemapindex.xml"
    path: str
    urls: tuple[str, ...]


class RobotsView(View, frozen=True):
    """robots.txt; the sitemap's whole address, or empty."""

    template: ClassVar[str] = "robots.txt"
    path: str
    sitemap: str
