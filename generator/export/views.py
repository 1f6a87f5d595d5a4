"""What each template receives: the contract between the planner and the theme.

Owns the view classes; every field is documented here, and those of their parts in `items`. A
template gets its view as `page` and the `Site` as `site`, and nothing else.
"""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from generator.export.items import (
    ArticleGroup,
    ArticleItem,
    Bar,
    CommentLine,
    DatedLine,
    Group,
    Guesses,
    GuessLine,
    Kin,
    Link,
    Overview,
    Prose,
    Stretch,
)
from generator.export.noteline import NoteLine
from generator.model.body import Body
from generator.model.date import Date
from generator.model.page import Brief


class Site(Struct, frozen=True):
    """What every page knows of the archive.

    `nav` is the main navigation; `pages` the articles that stand apart (about, help); `base_url`
    ends in `/` or is empty. `home` and `problems` are paths; so are `feed` and `json_feed`,
    `manifest`, the `card` that stands for the site where a page has no picture, `data`, the
    register as JSON, `search`, `full_text`, the script that searches whole texts, `offline`, the
    page on reading without a network, and the `worker` that makes it so. All but `home` may be
    empty. `assets` has the path of each file of the theme by its name in `assets/`.
    `direction` is that of the interface, `rtl` or `ltr`; `words` names the catalogues that it
    speaks by. `schema` says whether pages hold data in the words of schema.org.
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
    assets: dict[str, str] = {}
    direction: str = "ltr"
    words: str = ""
    json_feed: str = ""
    manifest: str = ""
    card: str = ""
    data: str = ""
    schema: bool = False
    search: str = ""
    full_text: str = ""
    offline: str = ""
    worker: str = ""


class View(Brief, frozen=True):
    """What one template shows, and nothing else."""


class HtmlView(View, frozen=True):
    """What every HTML page has: its own path, its title, one sentence about it.

    `section` leads to the index that the page belongs to, where there is one, and `above` to what
    that belongs to; `feed` is the path of a feed of what the page lists.
    """

    path: str
    title: str
    description: str = ""
    section: Link | None = None
    above: Link | None = None
    feed: str = ""


class HomeView(HtmlView, frozen=True):
    """The front page: what the archive is.

    `counts` say what there is; `%(n)s` in their words is where the number belongs.
    `span` is the first and the last date of its articles; `bars` are their years, or the months of
    the only one. `named` are the names most often read, by kind. `chance` is the page that leads
    to any article, empty where there are too few.
    """

    template: ClassVar[str] = "home.html"
    counts: tuple[Link, ...] = ()
    span: tuple[Date, ...] = ()
    bars: tuple[Bar, ...] = ()
    latest: tuple[ArticleItem, ...] = ()
    discussed: tuple[ArticleItem, ...] = ()
    named: tuple[Group, ...] = ()
    chance: str = ""


class ChanceView(HtmlView, frozen=True):
    """Articles of which a script chooses one; without it they are a list to choose from."""

    template: ClassVar[str] = "chance.html"
    items: tuple[ArticleItem, ...] = ()


class ArticleView(HtmlView, frozen=True):
    """An article, its notes and its thread.

    `comments` counts the comments that are here, `people` their writers, `span` their first and
    last date; `overview` says more of a long thread. Of one that is too long for a page `thread` is
    the beginning: `sheets` are all its pages, this one among them, and `places` the path of the
    script that knows on which each comment is. `groups` are the entities named here by kind, each
    count its mentions here. `replies` leads to the first comment by an author of the article and
    counts them. `inferred` names what the source did not state: title, author, comments. `guesses`
    is how it was dealt with that the source does not say who answers whom; None where it does.
    `backlinks` are the places of this archive that link here, `related` the articles akin to this;
    `data` is the path of the article as JSON, `made` that of the page on how this one was made of a
    pasted text, `citations` that of a file that cites the article and its comments, `tei` that of
    the article as TEI, each empty where there is none; `annotations` lead to what is said about it,
    for machines. `card` is the path of the picture drawn of it for other sites, empty where there
    is none.
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
    sheets: tuple[Link, ...] = ()
    places: str = ""
    guesses: Guesses | None = None
    comments: int = 0
    people: int = 0
    replies: Link | None = None
    span: tuple[Date, ...] = ()
    overview: Overview | None = None
    groups: tuple[Group, ...] = ()
    backlinks: tuple[Link, ...] = ()
    earlier: Link | None = None
    later: Link | None = None
    related: tuple[Kin, ...] = ()
    inferred: tuple[str, ...] = ()
    data: str = ""
    made: str = ""
    annotations: tuple[Link, ...] = ()
    citations: str = ""
    tei: str = ""
    card: str = ""


class CommentsView(HtmlView, frozen=True):
    """A page of a thread that is too long for one: some of its comments, in order.

    `article` is what they are on, in its `language`; `guesses`, `sheets` and `places` are as on its
    page, the guesses those here. `picture` is the path of the first picture of the article that
    other sites can show, `card` that of the picture drawn of it; each may be empty.
    """

    template: ClassVar[str] = "comments.html"
    article: Link = Link("", "")
    language: str = ""
    thread: tuple[CommentLine, ...] = ()
    sheets: tuple[Link, ...] = ()
    places: str = ""
    guesses: Guesses | None = None
    picture: str = ""
    card: str = ""


class CommentsByDateView(HtmlView, frozen=True):
    """Comments on an `article` by date, the newest first and those without a date last.

    `picture` and `card` are as on the other pages of the thread.
    """

    template: ClassVar[str] = "comments-by-date.html"
    article: Link = Link("", "")
    comments: tuple[DatedLine, ...] = ()
    earlier: Link | None = None
    later: Link | None = None
    picture: str = ""
    card: str = ""


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


class DateIndexView(HtmlView, frozen=True):
    """The years of the archive."""

    template: ClassVar[str] = "dates.html"
    years: tuple[Bar, ...] = ()
    undated: tuple[ArticleItem, ...] = ()


class ArticlesView(HtmlView, frozen=True):
    """A list of articles: of a year, of a tag, or of a part of a long one.

    `about` says what has such a list, where it is no year. The articles stand in `groups`, or, if
    there are too many, on the pages of its `parts`; `count` counts all. `bars` are its years or
    months, empty where there is only one.
    """

    template: ClassVar[str] = "articles.html"
    about: str = ""
    count: int = 0
    bars: tuple[Bar, ...] = ()
    groups: tuple[ArticleGroup, ...] = ()
    parts: tuple[Link, ...] = ()
    earlier: Link | None = None
    later: Link | None = None


class TagIndexView(HtmlView, frozen=True):
    """Every tag; each count is its articles."""

    template: ClassVar[str] = "tags.html"
    tags: tuple[Link, ...] = ()


class NotesView(HtmlView, frozen=True):
    """Editors' notes, each with its `article`; or, of more than a page has, the way to its `parts`.

    `views` are the ways to see all of them; `count` counts those of this page and its parts.
    """

    template: ClassVar[str] = "notes.html"
    notes: tuple[NoteLine, ...] = ()
    count: int = 0
    views: tuple[Link, ...] = ()
    parts: tuple[Link, ...] = ()
    earlier: Link | None = None
    later: Link | None = None


class SearchView(HtmlView, frozen=True):
    """The page that finds names and titles, and texts where the site has them searched.

    `names` is the path of the first shard, `kinds` are the names of what is found there;
    `indexes` are the lists that are read without a script.
    """

    template: ClassVar[str] = "search.html"
    names: str = ""
    kinds: tuple[str, ...] = ()
    indexes: tuple[Link, ...] = ()
