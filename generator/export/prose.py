"""A text with what is said about it, as a template gets it.

Owns how a mention becomes a mark, how a thread is laid out flat, with lists that nest to a cap, and
in which words a guess is said. Where a line stands in a thread was settled when it was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import NamedTuple

from generator.export import urls
from generator.export.items import CommentLine, Guesses, Link, Mark, Name, Passage, Prose
from generator.export.writers import Writers
from generator.markup.weave import weave
from generator.model.body import HERE, Body
from generator.model.card import Beyond, Line, Thread
from generator.model.mention import Sight, Sights
from generator.model.records import NEST_MIN

NEST_MAX = 6
NONE: Mapping[str, tuple[Passage, ...]] = {}

Hrefs = tuple[tuple[str, str], ...]


class Leads(NamedTuple):
    """What the texts of one article lead to: names by their ids, and where its targets lead."""

    names: Mapping[str, Name]
    hrefs: Hrefs


def prose(
    body: Body,
    sights: Iterable[Sight],
    leads: Leads,
    anchor: str = "",
    passages: tuple[Passage, ...] = (),
) -> Prose:
    """A text with its mentions; `anchor` is that of the part of the page it stands in."""
    marks = tuple(_mark(sight, leads.names[sight.entity], anchor) for sight in sights)
    return Prose(body, marks, leads.hrefs, passages)


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


class Topic(NamedTuple):
    """The article that a thread is on: its path and title, who signed it, and who is who."""

    path: str
    title: str
    signed: tuple[str, ...]
    writers: Writers

    @property
    def link(self) -> Link:
        """The way to the article."""
        return Link(self.title, self.path)

    @property
    def own(self) -> frozenset[str]:
        """Those who signed the article, by what is the same for all names of one."""
        return frozenset(map(self.writers.key, self.signed))


def lines(
    thread: Thread,
    sights: Sights,
    leads: Leads,
    topic: Topic,
    passages: Mapping[str, tuple[Passage, ...]] = NONE,
) -> Iterator[CommentLine]:
    """A sheet as the template wants it: who answers whom, and where lists open and close.

    `passages` are the ranges in each comment that notes are about.
    """
    own, writers = topic.own, topic.writers
    places = (_in_order if thread.as_written else _in_lists)(thread, topic.path)
    for place, line, body in zip(places, thread.lines, thread.bodies, strict=True):
        comment, name, parent = line.comment, place.author, place.parent
        yield CommentLine(
            anchor=place.anchor,
            number=place.number,
            depth=place.depth,
            state=comment.state if comment else "missing",
            author=name,
            author_path=writers.path(name),
            date=comment.date if comment else None,
            prose=_said(body, sights.get(line.id, ()), leads, place, passages.get(line.id, ())),
            parent=parent.path if parent else "",
            parent_author=parent.author if parent else "",
            parent_number=parent.number if parent else 0,
            previous=place.previous,
            next=place.next,
            root=place.root,
            opens=place.opens,
            closes=place.closes,
            continues=place.continues,
            replies=line.replies,
            people=line.people,
            by_author=bool(name) and writers.key(name) in own,
            guess=certainty(line),
            cue=line.guess.cue if line.guess else "",
            reason=comment.reason if comment else "",
        )


def _said(
    body: Body, sights: Iterable[Sight], leads: Leads, place: _Place, passages: tuple[Passage, ...]
) -> Prose | None:
    return prose(body, sights, leads, place.anchor, passages) if body.text else None


def guesses(thread: Iterable[Thread]) -> Guesses | None:
    """How the guesses at whom the comments answer are shown; None where nothing was guessed."""
    lines = [line for sheet in thread if sheet.as_written for line in sheet.lines]
    if not lines:
        return None
    links = sum(bool(line.guess and line.guess.parent) for line in lines)
    ways = Counter(map(shown, lines))
    return Guesses(links, ways["indented"], ways["worded"])


def shown(line: Line) -> str:
    """How the guess at whom a line answers is shown: `indented`, `worded`, or empty if it is not.

    A line has a parent by a guess only where that may be said.
    """
    if not certainty(line):
        return ""
    return "indented" if line.depth else "worded"


def certainty(line: Line) -> str:
    """The word for the guess at whom a line answers; empty where the source states it."""
    if not line.guess or not line.parent:
        return ""
    return "probably" if line.guess.confidence >= NEST_MIN else "perhaps"


class _Place:
    """Where a line stands in its thread, and on its page; `path` is its address from there."""

    __slots__ = (
        "anchor", "author", "closes", "continues", "depth", "next", "number", "opens", "parent",
        "path", "previous", "root",
    )  # fmt: skip

    def __init__(self, id: str, depth: int, number: int, author: str, page: str = "") -> None:
        self.anchor = urls.comment(id)
        self.path = f"{page}#{self.anchor}"
        self.depth, self.number, self.author = depth, number, author
        self.parent: _Place | None = None
        self.root = self.previous = self.next = ""
        self.opens, self.closes, self.continues = False, 0, False


def _places(thread: Thread) -> list[_Place]:
    """The lines of a sheet."""
    return [
        _Place(line.id, line.depth, number, line.comment.author if line.comment else "")
        for number, line in enumerate(thread.lines, thread.start)
    ]


def _beyond(line: Beyond, page: str) -> _Place:
    """A line on another sheet."""
    return _Place(line.id, line.depth, line.number, line.author, urls.sheet(page, line.sheet))


def _in_order(thread: Thread, page: str) -> list[_Place]:
    """The lines of a sheet in the order of its source: neighbours are those before and after."""
    places = _places(thread)
    before, after = ([_beyond(b, page) for b in row] for row in (thread.before, thread.after))
    last = [place for place in before if place.number == thread.start - 1]
    for place, following in pairwise([*last, *places, *after]):
        place.next, following.previous = following.path, place.path
    known = {place.path: place for place in places} | {place.anchor: place for place in before}
    for place, line in zip(places, thread.lines, strict=True):
        anchor = urls.comment(line.parent) if line.parent else ""
        place.parent = known.get(f"#{anchor}") or known.get(anchor)
    return places


def _in_lists(thread: Thread, page: str) -> list[_Place]:
    """The lines of a sheet as a tree, each tied to those it stands by.

    A line whose parent is on another sheet begins a list of its own: from there on depth counts.
    """
    places = _places(thread)
    above: list[_Place | None] = []
    for b in thread.before:
        above += [None] * (b.depth + 1 - len(above))
        above[b.depth] = _beyond(b, page)
    for place in places:
        _tie(place, above)
    for b in thread.after:
        if (elder := above[b.depth]) is not None:
            elder.next = _beyond(b, page).path
    _nest(places)
    return places


def _tie(place: _Place, above: list[_Place | None]) -> None:
    """Tie a line to those on the branch that is open above it, which then ends in the line."""
    depth = place.depth
    elder = above[depth] if len(above) > depth else None
    if elder is not None:
        place.previous, elder.next = elder.path, place.path
    if depth and (root := above[0]) is not None:
        place.parent, place.root = above[depth - 1], root.path
    above[depth:] = [place]


def _nest(places: Sequence[_Place]) -> None:
    """Say how deep each line is on its page, and where lists open and close."""
    tops = [*accumulate((place.depth for place in places), min)]
    for place, top, before in zip(places, tops, [-1, *tops], strict=False):
        place.continues = place.depth == top != before and top > 0
        place.depth -= top
    levels = [*(min(place.depth, NEST_MAX) for place in places), 0]
    for place, level, following in zip(places, levels, levels[1:], strict=False):
        place.opens, place.closes = following > level, max(0, level - following)
