"""The parts that views are made of: links, lines of a thread, entries of an index.

Owns their shapes; every field is documented here and nowhere else. Every `path` is relative to the
root of the site and goes through the filter `url`; a `Prose` goes through `prose` or `blocks`.
"""

from __future__ import annotations

from msgspec import Struct

from generator.model.body import Body
from generator.model.date import Date
from generator.model.records import Kind


class Link(Struct, frozen=True, array_like=True):
    """Words that lead somewhere; `count` where a number belongs beside them."""

    text: str
    path: str
    count: int = 0


class Bar(Struct, frozen=True):
    """A year, month or day in a chart: its label, its count, and where it leads, if anywhere."""

    label: str
    count: int
    path: str = ""


class Name(Struct, frozen=True, array_like=True):
    """An entity as pages that name it show it; `sort` is what it stands by among others.

    The path is empty where it has no page.
    """

    id: str
    name: str
    kind: Kind
    sort: str
    path: str


class Mark(Struct, frozen=True, array_like=True):
    """A mention in a text: the range, the entity's page, its name and kind, the id of the spot."""

    start: int
    end: int
    path: str
    name: str
    kind: str
    id: str
    inferred: bool


class Passage(Struct, frozen=True, array_like=True):
    """A range of a text that a note is about: the note's label and anchor, and the way to it.

    `path` is empty where the note is on the same page.
    """

    start: int
    end: int
    label: str
    anchor: str
    path: str = ""


class Prose(Struct, frozen=True):
    """A body of text with what is woven into it.

    `hrefs` says what a target in the text leads to, a path of the site or a fragment of the page;
    `passages` are the ranges that notes are about.
    """

    body: Body
    marks: tuple[Mark, ...] = ()
    hrefs: tuple[tuple[str, str], ...] = ()
    passages: tuple[Passage, ...] = ()


class CommentLine(Struct, frozen=True):
    """One line of a thread, in reading order.

    `state` is present, deleted, removed, pending, withheld (with the class of its `reason`)
    or missing (a ghost). Where `opens`, a list of
    replies follows, and after the line `closes` such lists end; both are capped so that lists
    nest at most six deep, and past that `depth` alone tells. `parent`, `previous`, `next` and
    `root` are paths, empty where there is none: a fragment where the comment is on the same page,
    else that on another page of the thread. Where the first of several has its parent there, it
    `continues` the chain of that: `depth` counts from here on. `by_author` marks the writer of the
    article. `author_path` is empty for one who has no page.

    Where the source does not say who answers whom, lines stand in its order: no list opens, `depth`
    is how far a line is set in, at most 4, and `previous` and `next` are its neighbours. There
    `parent` may be a `guess`: `probably`, `perhaps`, or empty where the source states it; `cue` is
    what it rests on, in words. Replies and people are never counted by a guess.
    """

    anchor: str
    number: int
    depth: int
    state: str
    author: str
    author_path: str
    date: Date | None
    prose: Prose | None
    parent: str
    parent_author: str
    parent_number: int
    previous: str
    next: str
    root: str
    opens: bool
    closes: int
    continues: bool
    replies: int
    people: int
    by_author: bool
    guess: str
    cue: str
    reason: str = ""


class Overview(Struct, frozen=True):
    """What is said of a long thread before it: how many levels it has, `deepest`, and when it was.

    `bars` count comments by the `unit`, which is day, month or year; both are empty where no date
    is known. `by_date` is the path of the comments by date, or empty.
    """

    deepest: int
    unit: str
    bars: tuple[Bar, ...]
    by_date: str


class DatedLine(Struct, frozen=True):
    """A comment in a list by date: how it begins, and where it stands.

    `state` is as that of a line of the thread. `author_path` is empty for one who has no page.
    """

    path: str
    author: str
    author_path: str
    date: Date | None
    state: str
    excerpt: str


class Guesses(Struct, frozen=True):
    """How many comments of a thread were taken for replies to others, by a guess.

    Of these `links` so many are `indented`, and so many more said in words alone, `worded`.
    """

    links: int
    indented: int
    worded: int


class Stretch(Struct, frozen=True):
    """A stretch of a pasted source: the `line` it begins on, `text` its beginning.

    `taken` is what it was taken for: title, body, byline, date, comment with its `number`,
    separator or remainder; `path` is where that is now. `rule` says why, `certainty` from 0 to 1
    how sure that is.
    """

    line: int
    taken: str
    number: str
    path: str
    rule: str
    certainty: float
    text: str


class GuessLine(Struct, frozen=True):
    """A guess that a `comment` answers another, `parent`; the text of both links is their number.

    `cue` is what it rests on, in words, `certainty` from 0 to 1 how sure it is. `shown` says how
    the page of the article shows it: `indented`, `worded`, or empty where it does not.
    """

    comment: Link
    parent: Link
    cue: str
    certainty: float
    shown: str


class ArticleItem(Struct, frozen=True, array_like=True):
    """An article in a list."""

    path: str
    title: str
    date: Date | None
    authors: tuple[str, ...]
    summary: str
    comments: int


class EntityItem(Struct, frozen=True, array_like=True):
    """An entity in a list; its mentions counted in articles and notes, and in comments.

    Where there is another name to `see`, this one is an alias of that.
    """

    path: str
    name: str
    kind: str
    description: str
    articles: int
    comments: int
    see: str = ""


class Letter(Struct, frozen=True):
    """A letter of an index with its entries: entities or authors."""

    letter: str
    entities: tuple[EntityItem, ...] = ()
    links: tuple[Link, ...] = ()


class Group(Struct, frozen=True):
    """Links under a heading; of entities it is their kind."""

    label: str
    links: tuple[Link, ...]


class Kin(Struct, frozen=True):
    """An article that names what another does: some of the `names` that both have."""

    article: Link
    names: tuple[str, ...]


class ArticleGroup(Struct, frozen=True):
    """Articles under a heading with an anchor; both are empty where one group is all there is."""

    label: str
    anchor: str
    items: tuple[ArticleItem, ...]


class CommentItem(Struct, frozen=True):
    """A comment in a list: where it stands and how it begins."""

    path: str
    article: str
    date: Date | None
    excerpt: str


class FeedEntry(Struct, frozen=True):
    """An article or a comment in a feed; `id` is a lasting IRI.

    `date` is empty where it is not known to the day; `prose` is None where the entry is told by its
    summary. Of an article, `comments` counts those on it, `replies` is the path of the feed of
    them, or empty. Of a comment, `title` is that of the article, and `answers` are the id and the
    path of what it answers.
    """

    id: str
    path: str
    title: str
    date: str
    updated: str
    authors: tuple[str, ...]
    summary: str
    prose: Prose | None
    comments: int = 0
    replies: str = ""
    answers: tuple[str, str] | None = None
