"""The each-step of this room: one article's texts in, what they name out.

Owns what becomes a mention: a link by hand always, a span where it has one sense and crosses no
link. Knows nothing of how names are found, and makes no tag.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from generator.errors import Place, Problem
from generator.model.body import Body
from generator.model.mention import REGISTERED, Mention, Sighted, Sightings
from generator.model.ref import Ref
from generator.recognise import sentence
from generator.recognise.documents import Document, Text, texts
from generator.recognise.folding import Words
from generator.recognise.layout import Layout, Range, layout, merged, overlaps, passages
from generator.recognise.lexicon import Lexicon, decode, ids, resolve, surface
from generator.recognise.pack import pack
from generator.recognise.rulings import Rules
from generator.recognise.seam import BUILT_IN, Recogniser, find
from generator.recognise.senses import choose, weigh
from generator.recognise.span import Link, Passage, Span, Strength
from generator.step import Made, Room

SCORE_SHORT = 2.5


class Recognise(Struct, frozen=True):
    """The step Document -> Sighted; `lexicon` is the digest of the lexicon, kept as a blob."""

    lexicon: str
    recognisers: tuple[str, ...] = BUILT_IN

    @property
    def makes(self) -> type[Sighted]:
        """What is named, one a document."""
        return Sighted

    def __call__(self, document: Document, room: Room) -> Made[Sighted]:
        """Find every mention in the texts of a document."""
        opened = list(texts(document, room))
        sighted, blobs = pack(self.sightings(document.source, opened, room), opened)
        return Made(sighted, tuple(blobs.items()))

    def sightings(self, source: str, opened: Iterable[Text], room: Room) -> Sightings:
        """Every mention in some texts of one source."""
        pages = [_Page(text.about, text.body, layout(text.body)) for text in opened]
        return _sightings(source, pages, _tools(self, room))


class _Tools:
    """What is made of a lexicon once a process; what only some documents need, when one does."""

    def __init__(self, lexicon: Lexicon, recognisers: Iterable[str]) -> None:
        self.recognisers = [find(name)(lexicon) for name in recognisers]
        self.rules = Rules(lexicon.rulings)
        self._lexicon = lexicon

    @cached_property
    def ids(self) -> dict[str, str]:
        return ids(self._lexicon)

    @cached_property
    def entity_of(self) -> Callable[[str], str | None]:
        return resolve(self._lexicon)

    def target(self, href: str) -> str | None:
        """Find the entity that a link names, if the register has it."""
        kind, _, name = href.partition(":")
        if kind == "name":
            return self.entity_of(name)
        return self.ids.get(name) if kind == "entity" else None


class _Page(Struct, frozen=True):
    """A text with its body open before us."""

    about: Ref
    body: Body
    where: Layout


class _Find(Struct, frozen=True):
    """A range that names an entity."""

    at: Link | Span
    entity: str
    score: float
    linked: bool = False


# The tools of the last step this process did: an archive has one lexicon, and building its tools
# takes as long as reading a long book.
_made: dict[Recognise, _Tools] = {}


def _tools(step: Recognise, room: Room) -> _Tools:
    if step not in _made:
        lexicon = decode(room.blob(step.lexicon))
        _made.clear()
        _made[step] = _Tools(lexicon, step.recognisers)
    return _made[step]


def _sightings(source: str, pages: Sequence[_Page], tools: _Tools) -> Sightings:
    links = list(_links(pages, tools))
    ground = [p for n, page in enumerate(pages) for p in passages(page.body, page.where, n)]

    def search(passages: Sequence[Passage], proofs: Sequence[Link]) -> list[Span]:
        return _spans(passages, [*links, *proofs], tools.recognisers)

    spans, obeyed = tools.rules.apply(ground, [page.about for page in pages], search)
    senses = weigh(spans, links)
    found = [_Find(link, link.entity, REGISTERED, linked=True) for link in links]
    doubts: dict[str, Problem] = {}
    for span in spans:
        page = pages[span.text]
        if overlaps(page.where.linked, span.start, span.end):
            continue
        if candidate := choose(span, senses):
            score = SCORE_SHORT if candidate.strength is Strength.SHORT else REGISTERED
            found.append(_Find(span, candidate.entity, score))
        elif span.surface not in doubts:
            doubts[span.surface] = _doubt(source, page, span)
    found.sort(key=lambda one: (one.at.text, one.at.start))
    written = "\n".join(_written(pages, ground))
    return Sightings(
        tuple(_mentions(pages, found)),
        tuple(doubts.values()),
        frozenset(Words(written).folded),
        written.isascii(),
        obeyed,
    )


def _written(pages: Sequence[_Page], ground: Iterable[Passage]) -> Iterator[str]:
    """Everything that a name might be made of, links by hand too.

    A passage that is cut out of a word, as code may do it, has words that the whole text has not.
    """
    for page in pages:
        yield page.body.text
        for tag in page.where.links:
            kind, _, name = dict(tag.attrs).get("href", "").partition(":")
            if kind in {"name", "entity"}:
                yield name
    for passage in ground:
        if _is_cut(passage, pages[passage.text].body.text):
            yield passage.words


def _is_cut(passage: Passage, text: str) -> bool:
    """Whether there is no space between a passage and what stands beside it."""
    ends = (passage.start, passage.start + len(passage.words))
    inner = (end for end in ends if 0 < end < len(text))
    return any(not text[end - 1].isspace() and not text[end].isspace() for end in inner)


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
    ground: Sequence[Passage], links: Sequence[Link], recognisers: Iterable[Recogniser]
) -> list[Span]:
    """What the recognisers propose outside the links by hand; the earlier one has precedence."""
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


def _mentions(pages: Sequence[_Page], found: Iterable[_Find]) -> Iterator[Mention]:
    """What was found, in order, counted in each text."""
    counts: Counter[tuple[int, str]] = Counter()
    for one in found:
        counts[one.at.text, one.entity] += 1
        yield _mention(pages[one.at.text], one, counts[one.at.text, one.entity])


def _mention(page: _Page, one: _Find, nth: int) -> Mention:
    text, at = page.body.text, one.at
    opens, closes = page.where.block_at(at.start)
    return Mention(
        page.about,
        one.entity,
        nth,
        at.start,
        at.end,
        page.body.line_at(at.start),
        sentence.before(text, at.start, opens),
        text[at.start : at.end],
        sentence.after(text, at.end, closes),
        one.score,
        one.linked,
    )


def _doubt(source: str, page: _Page, span: Span) -> Problem:
    ids = [candidate.entity for candidate in span.candidates]
    written = " ".join(page.body.text[span.start : span.end].split())
    shown = _mention(page, _Find(span, ids[0], REGISTERED), 1)
    return Problem(
        Place(source, shown.line),
        f"“{written}” could mean {', '.join(ids[:-1])} or {ids[-1]}: it is left unlinked",
        f"write [[{ids[0]}|{written}]], or a [[here]] in content/decisions.toml",
        excerpt=shown.before + shown.text + shown.after,
    )
