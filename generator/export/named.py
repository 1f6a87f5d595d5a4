"""What the templates of names receive: dossiers, indexes, the network; and parts of these.

Owns these shapes, on the same terms as `views` and `items`.
"""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from generator.export.items import (
    ArticleItem,
    Bar,
    CommentItem,
    Link,
)
from generator.export.noteline import NoteLine
from generator.export.views import HtmlView, View
from generator.model.date import Date


class MentionLine(Struct, frozen=True):
    """A mention in its sentence; `path` leads to the spot, `who` wrote it.

    `anchor` is an id for the line on this page, where links of the same page lead; another build
    may give it to another line.
    """

    before: str
    text: str
    after: str
    path: str
    who: str
    date: Date | None
    inferred: bool
    anchor: str


class MentionGroup(Struct, frozen=True):
    """The mentions of an entity within one article or its comments.

    `begins` is an id where these are the first of a year in the list; else empty.
    """

    article: ArticleItem
    lines: tuple[MentionLine, ...]
    begins: str = ""


class Spot(Struct, frozen=True):
    """Where somebody names an entity: the date of that, the article, the first of `count` lines."""

    date: Date | None
    title: str
    path: str
    count: int


class Speaker(Struct, frozen=True):
    """Somebody who names an entity; `spots` are where."""

    name: str
    spots: tuple[Spot, ...]


class Mentions(Struct, frozen=True):
    """Mentions of an entity: `count` of them, listed here or on other pages.

    `parts` leads to those pages, of years, months or some articles of a month; where there are any
    nothing is listed. `speakers` are those who wrote the lines;
    `downloads` are the same lines as files.
    """

    count: int = 0
    in_articles: tuple[MentionGroup, ...] = ()
    in_notes: tuple[MentionGroup, ...] = ()
    in_comments: tuple[MentionGroup, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    parts: tuple[Link, ...] = ()
    downloads: tuple[Link, ...] = ()


class Writes(Struct, frozen=True, array_like=True):
    """What an entity writes here: the `names` that it signs with, how many articles and comments.

    `path` is that of its page as an author, or empty.
    """

    names: tuple[str, ...]
    path: str
    articles: int
    comments: int


class Node(Struct, frozen=True):
    """A name in a network, at the place `x`, `y` of its drawing.

    `side` is left or right, where its words go.
    """

    name: str
    path: str
    kind: str
    x: int
    y: int
    side: str


class Tie(Struct, frozen=True):
    """Two names of a network, `one` and the `other`, and how often they stand together.

    `line` is the path of an SVG between them, `width` that of its pen.
    """

    one: Link
    other: Link
    count: int
    line: str
    width: float


class Vertex(Struct, frozen=True, array_like=True):
    """A name in a file of the network, and how often it is named."""

    id: str
    name: str
    kind: str
    count: int


class EntityView(HtmlView, frozen=True):
    """A dossier: what is known of an entity, and every mention of it or the way there.

    `facts` are (label, value) pairs; `same_as` are checked web addresses. `aliases` are registered;
    `forms` are the words by which it is named here, each with how often. `first` and `last` lead to
    the mentions of the first and the last date, which are the `span`. `together` are the entities
    named in most of the same paragraphs, each with how many. `writes` is what it writes here, if
    the register says under which name; `see_also` are other entities. `linked` is the path of the
    entity as JSON-LD, or empty.
    """

    template: ClassVar[str] = "entity.html"
    kind: str = ""
    aliases: tuple[str, ...] = ()
    forms: tuple[Link, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    position: tuple[float, float] | None = None
    same_as: tuple[str, ...] = ()
    mentions: Mentions = Mentions()
    span: tuple[Date, ...] = ()
    first: Link | None = None
    last: Link | None = None
    years: tuple[Bar, ...] = ()
    together: tuple[Link, ...] = ()
    writes: Writes | None = None
    see_also: tuple[Link, ...] = ()
    linked: str = ""
    notes: tuple[NoteLine, ...] = ()


class MentionsView(HtmlView, frozen=True):
    """The mentions of an entity in a period, where a dossier is too long for one page.

    The `section` is the dossier.
    """

    template: ClassVar[str] = "mentions.html"
    mentions: Mentions = Mentions()
    earlier: Link | None = None
    later: Link | None = None


class NetworkView(HtmlView, frozen=True):
    """The names most often named, and how often each two stand in one paragraph.

    `nodes` and `ties` are drawn in a field of `width` and `height`; `downloads` are the same and
    more as files.
    """

    template: ClassVar[str] = "network.html"
    nodes: tuple[Node, ...] = ()
    ties: tuple[Tie, ...] = ()
    width: int = 0
    height: int = 0
    downloads: tuple[Link, ...] = ()


class GraphmlView(View, frozen=True):
    """The network of names as GraphML: `nodes`, and `ties` of two ids and a count.

    `ending` is that of the file.
    """

    template: ClassVar[str] = "graphml.xml"
    ending: ClassVar[str] = "graphml"
    path: str
    nodes: tuple[Vertex, ...]
    ties: tuple[tuple[str, str, int], ...]


class GexfView(GraphmlView, frozen=True):
    """The same as GEXF 1.3, which Gephi reads; its `ending` is another."""

    template: ClassVar[str] = "gexf.xml"
    ending: ClassVar[str] = "gexf"


class AuthorView(HtmlView, frozen=True):
    """One who writes here: `wrote` articles and `said` comments, listed here or on other pages.

    `parts` leads to those pages, of years, months or some articles of a month; where there are any
    nothing is listed. `also` are other names of the same one, and `person` is the dossier, both by
    the register alone. `answers` are those whom this one answers most by what the source states,
    `answered` those who answer most, each with how often; `years` has how much was written in each.
    """

    template: ClassVar[str] = "author.html"
    also: tuple[str, ...] = ()
    person: Link | None = None
    wrote: int = 0
    said: int = 0
    articles: tuple[ArticleItem, ...] = ()
    comments: tuple[CommentItem, ...] = ()
    parts: tuple[Link, ...] = ()
    span: tuple[Date, ...] = ()
    years: tuple[Bar, ...] = ()
    answers: tuple[Link, ...] = ()
    answered: tuple[Link, ...] = ()


class WritingsView(HtmlView, frozen=True):
    """What somebody wrote in a period, where it is too much for one page.

    The `section` is the page of the author. The articles and comments are listed here, or stand on
    other pages, to which `parts` leads.
    """

    template: ClassVar[str] = "writings.html"
    articles: tuple[ArticleItem, ...] = ()
    comments: tuple[CommentItem, ...] = ()
    parts: tuple[Link, ...] = ()
    earlier: Link | None = None
    later: Link | None = None
