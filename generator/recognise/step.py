"""The each-step of this room: one source's texts in, its sightings out.

Owns what becomes a mention: a link by hand always, a span where it has one sense and crosses no
link. Knows nothing of how names are found, and makes no tag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

import msgspec
from msgspec import Struct

from generator.errors import Place, Problem
from generator.model.body import Body
from generator.model.mention import REGISTERED, Mention, Sightings
from generator.model.ref import Ref
from generator.recognise import sentence
from generator.recognise.layout import Layout, Range, layout, merged, overlaps, passages
from generator.recognise.lexicon import Lexicon, decode, resolve, surface
from generator.recognise.seam import Recogniser, find
from generator.recognise.senses import choose, weigh
from generator.recognise.span import Link, Span, Strength
from generator.step import Made, Room

SCORE_SHORT = 2.5


class Text(Struct, frozen=True):
    """A record and the digest of its body."""

    about: Ref
    digest: str


class Document(Struct, frozen=True):
    """The texts of one source: the article first, then its comments, then its notes."""

    source: str
    texts: tuple[Text, ...]


class Recognise(Struct, frozen=True):
    """The step: `lexicon` is the digest of the encoded lexicon, kept as a blob."""

    lexicon: str
    recognisers: tuple[str, ...] = ("gazetteer",)

    @property
    def makes(self) -> type[Sightings]:
        """Sightings, one a document."""
        return Sightings

    def __call__(self, document: Document, room: Room) -> Made[Sightings]:
        """Find every mention in the texts of a document."""
        tools = _tools(self, room)
        pages = [_page(text, room) for text in document.texts]
        return Made(_sightings(document.source, pages, tools))


class _Tools:
    """What is made of a lexicon once a process; what only some documents need, when one does."""

    def __init__(self, lexicon: Lexicon, recognisers: Iterable[str]) -> None:
        self.recognisers = [find(name)(lexicon) for name in recognisers]
        self._lexicon = lexicon

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(entry.id for entry in self._lexicon.entries)

    @cached_property
    def entity_of(self) -> Callable[[str], str | None]:
        return resolve(self._lexicon)

    def target(self, href: str) -> str | None:
        """Find the entity that a link names, if the register has it."""
        kind, _, name = href.partition(":")
        if kind == "name":
            return self.entity_of(name)
        return name if kind == "entity" and name in self.ids else None


class _Page(Struct, frozen=True):
    """A text with its body open before us."""

    about: Ref
    body: Body
    where: Layout


# The tools of the last step this process did: an archive has one lexicon, and building its tools
# takes as long as reading a long book.
_made: dict[Recognise, _Tools] = {}


def _tools(step: Recognise, room: Room) -> _Tools:
    if step not in _made:
        lexicon = decode(room.blob(step.lexicon))
        _made.clear()
        _made[step] = _Tools(lexicon, step.recognisers)
    return _made[step]


def _page(text: Text, room: Room) -> _Page:
    body = msgspec.msgpack.decode(room.blob(text.digest), type=Body)
    return _Page(text.about, body, layout(body))


def _sightings(source: str, pages: Sequence[_Page], tools: _Tools) -> Sightings:
    links = list(_links(pages, tools))
    spans = _spans(pages, links, tools.recognisers)
    senses = weigh(spans, links)
    found: list[tuple[int, Mention]] = [
        (link.text, _mention(pages[link.text], link, link.entity, linked=True)) for link in links
    ]
    doubts: dict[str, Problem] = {}
    for span in spans:
        page = pages[span.text]
        if overlaps(page.where.linked, span.start, span.end):
            continue
        if candidate := choose(span, senses):
            score = SCORE_SHORT if candidate.strength is Strength.SHORT else REGISTERED
            found.append((span.text, _mention(page, span, candidate.entity, score=score)))
        elif span.surface not in doubts:
            doubts[span.surface] = _doubt(source, page, span)
    found.sort(key=lambda item: (item[0], item[1].start))
    return Sightings(tuple(mention for _, mention in found), tuple(doubts.values()))


def _links(pages: Sequence[_Page], tools: _Tools) -> Iterator[Link]:
    """Every link by hand to a registered entity, none overlapping another."""
    for number, page in enumerate(pages):
        free = 0
        for tag in page.where.links:
            entity = tools.target(dict(tag.attrs).get("href", ""))
            if entity and tag.start >= free and page.where.holds(tag.start, tag.end):
                free = tag.end
                key = surface(page.body.text[tag.start : tag.end])
                yield Link(number, tag.start, tag.end, key, entity)


def _spans(
    pages: Sequence[_Page], links: Sequence[Link], recognisers: Iterable[Recogniser]
) -> list[Span]:
    """What the recognisers propose outside the links by hand; the earlier one has precedence."""
    ground = [p for n, page in enumerate(pages) for p in passages(page.body, page.where, n)]
    spans: list[Span] = []
    for recogniser in recognisers:
        taken = _ranges([*links, *spans])
        spans += [
            span
            for span in recogniser.propose(ground, links)
            if not overlaps(taken.get(span.text, ()), span.start, span.end)
        ]
    return sorted(spans, key=lambda span: (span.text, span.start))


def _ranges(marks: Iterable[Link | Span]) -> dict[int, tuple[Range, ...]]:
    """The ground that is taken in each text."""
    found: dict[int, list[Range]] = {}
    for mark in marks:
        found.setdefault(mark.text, []).append((mark.start, mark.end))
    return {text: merged(ranges) for text, ranges in found.items()}


def _mention(
    page: _Page,
    at: Link | Span,
    entity: str,
    *,
    score: float = REGISTERED,
    linked: bool = False,
) -> Mention:
    text = page.body.text
    opens, closes = page.where.block_at(at.start)
    return Mention(
        page.about,
        entity,
        at.start,
        at.end,
        page.body.line_at(at.start),
        sentence.before(text, at.start, opens),
        text[at.start : at.end],
        sentence.after(text, at.end, closes),
        score,
        linked,
    )


def _doubt(source: str, page: _Page, span: Span) -> Problem:
    ids = [candidate.entity for candidate in span.candidates]
    written = " ".join(page.body.text[span.start : span.end].split())
    shown = _mention(page, span, ids[0])
    return Problem(
        Place(source, shown.line),
        f"“{written}” could mean {', '.join(ids[:-1])} or {ids[-1]}: it is left unlinked",
        f"write [[{ids[0]}|{written}]], or give one of them a longer alias",
        excerpt=shown.before + shown.text + shown.after,
    )
