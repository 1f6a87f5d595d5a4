"""A text with what is said about it, as a template gets it.

Owns how a mention becomes a mark, how a thread is laid out flat, with lists that nest to a cap, and
in which words a guess is said. Where a line stands in a thread was settled when it was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from generator.export import urls
from generator.export.items import CommentLine, Guesses, Link, Mark, Name, NoteLine, Prose
from generator.export.writers import Writers
from generator.markup.weave import weave
from generator.model.body import HERE, Body
from generator.model.card import Line, Remarks, Thread
from generator.model.mention import Sight, Sights
from generator.model.records import NEST_MIN

NEST_MAX = 6

Hrefs = tuple[tuple[str, str], ...]


class Leads(NamedTuple):
    """What the texts of one article lead to: names by their ids, and where its targets lead."""

    names: Mapping[str, Name]
    hrefs: Hrefs


def prose(body: Body, sights: Iterable[Sight], leads: Leads, anchor: str = "") -> Prose:
    """A text with its mentions; `anchor` is that of the part of the page it stands in."""
    marks = tuple(_mark(sight, leads.names[sight.entity], anchor) for sight in sights)
    return Prose(body, marks, leads.hrefs)


def resolver(prose: Prose, to_address: Callable[[str], str]) -> Callable[[str], str | None]:
    """What says of each target in a text where it leads, if anywhere."""
    hrefs = dict(prose.hrefs)
    ids = prose.body.ids()

    def resolve(target: str) -> str | None:
        if target.startswith(HERE):
            fragment = target.removeprefix(HERE)
            return f"#{fragment}" if fragment in ids else None
        path = hrefs.get(target)
        return to_address(path) if path else None

    return resolve


def feed_html(prose: Prose, base_url: str) -> str:
    """A text for a feed: its links whole where the site has an address, and nothing marked."""
    return weave(prose.body, (), resolver(prose, partial(urls.absolute, base_url=base_url)))


def _mark(sight: Sight, name: Name, anchor: str) -> Mark:
    return Mark(
        sight.start,
        sight.end,
        "" if sight.linked else name.path,
        name.name,
        name.kind,
        urls.spot(sight.entity, sight.nth, anchor),
        sight.inferred,
    )


def notes(remarks: Remarks, sights: Sights, leads: Leads, article: Link) -> Iterator[NoteLine]:
    """The notes on an article, lettered in the order of their passages."""
    pairs = zip(remarks.notes, remarks.bodies, strict=True)
    ordered = sorted(pairs, key=lambda pair: (pair[0].start < 0, pair[0].start, pair[0].end))
    page = article.path
    for number, (note, body) in enumerate(ordered, 1):
        anchor = urls.note(note.id)
        yield NoteLine(
            anchor=anchor,
            label=letters(number),
            author=note.author,
            date=note.date,
            quote=note.quote,
            start=note.start,
            end=note.end,
            prose=prose(body, sights.get(note.id, ()), leads, anchor),
            article=article,
            comment=f"{page}#{urls.comment(note.about.part)}" if note.about.part else "",
        )


def letters(number: int) -> str:
    """A number as a column of a table is counted: a, b, … z, aa, ab."""
    label = ""
    while number:
        number, rest = divmod(number - 1, 26)
        label = chr(ord("a") + rest) + label
    return label


def lines(
    thread: Thread, sights: Sights, leads: Leads, signed: Iterable[str], writers: Writers
) -> Iterator[CommentLine]:
    """The thread as the template wants it: who answers whom, and where lists open and close.

    The article is `signed` by some; `writers` says who is who.
    """
    own = set(map(writers.key, signed))
    places = _in_order(thread.lines) if thread.is_guessed else _in_lists(thread.lines)
    for place, body in zip(places, thread.bodies, strict=True):
        line, comment, name = place.line, place.line.comment, place.author
        yield CommentLine(
            anchor=place.anchor,
            number=place.number,
            depth=line.depth,
            state=comment.state if comment else "missing",
            author=name,
            author_path=writers.path(name),
            date=comment.date if comment else None,
            prose=prose(body, sights.get(line.id, ()), leads, place.anchor) if body.text else None,
            parent=place.parent.anchor if place.parent else "",
            parent_author=place.parent.author if place.parent else "",
            parent_number=place.parent.number if place.parent else 0,
            previous=place.previous,
            next=place.next,
            root=place.root,
            opens=place.opens,
            closes=place.closes,
            replies=line.replies,
            people=line.people,
            by_author=bool(name) and writers.key(name) in own,
            guess=_guess(line),
            cue=line.guess.cue if line.guess else "",
        )


def own_replies(thread: Thread, signed: Iterable[str], writers: Writers) -> Link | None:
    """The way to the first comment by one who signed the article, and how many there are."""
    own = set(map(writers.key, signed))
    said = [line.comment for line in thread.lines if line.comment]
    found = [c.id for c in said if c.author and writers.key(c.author) in own]
    return Link("", f"#{urls.comment(found[0])}", len(found)) if found else None


def guesses(thread: Thread) -> Guesses | None:
    """How the guesses at whom the comments answer are shown; None where nothing was guessed."""
    if not thread.is_guessed:
        return None
    links = sum(bool(line.guess and line.guess.parent) for line in thread.lines)
    ways = Counter(map(shown, thread.lines))
    return Guesses(links, ways["indented"], ways["worded"])


def shown(line: Line) -> str:
    """How the guess at whom a line answers is shown: `indented`, `worded`, or empty if it is not.

    A line has a parent by a guess only where that may be said.
    """
    if not _guess(line):
        return ""
    return "indented" if line.depth else "worded"


def _guess(line: Line) -> str:
    """The word for the guess at whom a line answers; empty where the source states it."""
    if not line.guess or not line.parent:
        return ""
    return "probably" if line.guess.confidence >= NEST_MIN else "perhaps"


class _Place:
    """Where a line stands in its thread."""

    __slots__ = (
        "anchor", "author", "closes", "line", "next", "number", "opens", "parent", "previous",
        "root",
    )  # fmt: skip

    def __init__(self, line: Line, number: int) -> None:
        self.line, self.number = line, number
        self.anchor = urls.comment(line.id)
        self.author = line.comment.author if line.comment else ""
        self.parent: _Place | None = None
        self.root = self.previous = self.next = ""
        self.opens, self.closes = False, 0


def _in_order(rows: Sequence[Line]) -> list[_Place]:
    """The lines of a thread in the order of its source: neighbours are those before and after."""
    places = [_Place(line, number) for number, line in enumerate(rows, 1)]
    known = {place.line.id: place for place in places}
    for place, following in pairwise(places):
        place.next, following.previous = following.anchor, place.anchor
    for place in places:
        place.parent = known.get(place.line.parent or "")
    return places


def _in_lists(rows: Sequence[Line]) -> list[_Place]:
    """The lines of a thread as a tree, each tied to those it stands by."""
    places = [_Place(line, number) for number, line in enumerate(rows, 1)]
    levels = [*(min(line.depth, NEST_MAX) for line in rows), 0]
    above: list[_Place] = []
    for place, level, following in zip(places, levels, levels[1:], strict=False):
        depth = place.line.depth
        if len(above) > depth:
            place.previous, above[depth].next = above[depth].anchor, place.anchor
        if depth:
            place.parent, place.root = above[depth - 1], above[0].anchor
        place.opens, place.closes = following > level, max(0, level - following)
        above[depth:] = [place]
    return places
