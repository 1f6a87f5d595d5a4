"""A body and the ranges said about it, woven into well-nested HTML.

Owns the escaping and the only place where `<` is written. Elements of the body keep their tree;
overlays (mentions, noted passages) may overlap them and each other, so they are cut at the edges
of what they cross. Stripping the tags gives the text back.
"""

from __future__ import annotations

import html
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, takewhile

from msgspec import Struct

from generator.markup.nesting import VOIDS
from generator.markup.overlay import Overlay
from generator.model.body import Body, Tag, is_target

Resolve = Callable[[str], str | None]
Label = Callable[[str], str]

ADDRESSES = frozenset(("href", "src"))
LABEL = "aria-label"
# Of the overlays that no link is, so many may be open at once, the outermost; a link holds no link.
OPEN_MAX = 8
LINKS_MAX = 1


class Block(Struct, frozen=True):
    """An outermost element as HTML, and the range of text it holds."""

    start: int
    end: int
    html: str


def weave(
    body: Body,
    overlays: Iterable[Overlay] = (),
    resolve: Resolve = lambda _: None,
    label: Label = str,
) -> str:
    """The body as HTML. `resolve` gives the address of a target, or None where it leads nowhere.

    `label` says what we call a part of the text in another language.
    """
    return "".join(block.html for block in blocks(body, overlays, resolve, label))


def blocks(
    body: Body,
    overlays: Iterable[Overlay] = (),
    resolve: Resolve = lambda _: None,
    label: Label = str,
) -> list[Block]:
    """The body as HTML, an outermost element (with the text before it) at a time."""
    loom = _Loom(body, sorted(overlays, key=lambda o: (o.start, -o.end)), resolve, label)
    tops = [i for i, tag in enumerate(body.tags) if tag.depth == 0]
    ends = [*tops[1:], len(body.tags)] if tops else []
    woven = []
    at = 0
    for i, following in zip(tops, ends, strict=True):
        end = body.tags[i].end
        woven.append(Block(at, end, loom.weave(at, body.tags[i:following])))
        at = end
    if at < len(body.text):
        woven.append(Block(at, len(body.text), loom.run(at, len(body.text), linked=False)))
    return woven


class _Lane:
    """Overlays of one kind, of which only the first so many that have not ended are shown."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.shown: list[tuple[int, Overlay]] = []
        self.later: deque[tuple[int, Overlay]] = deque()

    def at(self, at: int) -> list[tuple[int, Overlay]]:
        """What is shown from here on; what has ended is gone for good."""
        self.shown = [pair for pair in self.shown if pair[1].end > at]
        while self.later and len(self.shown) < self.most:
            pair = self.later.popleft()
            if pair[1].end > at:
                self.shown.append(pair)
        return self.shown


class _Loom:
    """The state of one weaving: how far the overlays, in the order of their starts, are used."""

    def __init__(
        self, body: Body, overlays: Sequence[Overlay], resolve: Resolve, label: Label
    ) -> None:
        self.text = body.text
        self.resolve = resolve
        self.label = label
        self.waiting = list(enumerate(overlays))[::-1]
        self.edges = sorted({edge for o in overlays for edge in (o.start, o.end)})
        # Where each overlay begins, and how far it reaches with those before it.
        self.starts = [o.start for o in overlays]
        self.reach = list(accumulate((o.end for o in overlays), max))
        self.tails: dict[int, list[str]] = {}
        for o in overlays:
            if o.tail:
                self.tails.setdefault(o.end, []).append(o.tail)
        self.links, self.spots, self.others = _Lane(LINKS_MAX), _Lane(OPEN_MAX), _Lane(OPEN_MAX)
        self.named: set[str] = set()
        self.due: list[str] = []

    def weave(self, at: int, tags: Sequence[Tag]) -> str:
        """The elements of `tags` with the text from `at` on."""
        out: list[str] = []
        stack: list[tuple[Tag, str]] = []
        linked = False
        for tag in (*tags, None):
            while stack and (tag is None or stack[-1][0].depth >= tag.depth):
                top, closing = stack.pop()
                if at < top.end:
                    out.append(self.run(at, top.end, linked=linked))
                    at = top.end
                out.append(closing)
                if closing == "</a>":
                    linked = False
                    out += self.due
                    self.due.clear()
            if tag is not None:
                if at < tag.start:
                    out.append(self.run(at, tag.start, linked=linked))
                    at = tag.start
                opening, closing = self.element(tag, linked=linked)
                linked = linked or closing == "</a>"
                out.append(opening)
                stack.append((tag, closing))
        return "".join(out)

    def element(self, tag: Tag, *, linked: bool) -> tuple[str, str]:
        """The opening and the closing of a tag; both empty for a link that leads nowhere."""
        attrs = []
        for key, value in tag.attrs:
            shown = self.resolve(value) if key in ADDRESSES and is_target(value) else value
            if shown is None:
                alt = dict(tag.attrs).get("alt", "")
                return f"[{escape(alt)}]" if tag.name == "img" else "", ""
            attrs.append((key, self.label(shown) if key == LABEL else shown))
        if tag.name == "a" and linked:
            return "", ""
        return element_open(tag.name, attrs), "" if tag.name in VOIDS else f"</{tag.name}>"

    def run(self, start: int, end: int, *, linked: bool) -> str:
        """A run of text, its overlays around it; none crosses its ends."""
        before = bisect_right(self.starts, end)
        if not before or self.reach[before - 1] < start:
            return escape(self.text[start:end])
        stack: list[Overlay] = []
        out: list[str] = []
        lo, hi = bisect_right(self.edges, start), bisect_left(self.edges, end)
        for a, b in pairwise((start, *self.edges[lo:hi], end)):
            text = self.text[a:b]
            active = self._active(a)
            if stack or active:
                # What only parts blocks may stand where no element but a block is allowed.
                parts = not text.strip("\n\t")
                out.append(self._change(stack, [] if parts else active, linked=linked))
            out.append(escape(text))
            out.extend(self._tails(stack, b, linked=linked))
        out.append(self._change(stack, [], linked=linked))
        return "".join(out)

    def _active(self, at: int) -> list[Overlay]:
        """The overlays to be shown from here to the next edge, outermost first."""
        while self.waiting and self.waiting[-1][1].start <= at:
            n, o = self.waiting.pop()
            # An id that a link may lead to does not give way to what has none.
            lane = self.links if o.name == "a" else self.spots if o.id else self.others
            lane.later.append((n, o))
        lanes = self.links, self.spots, self.others
        pairs = [pair for lane in lanes if lane.shown or lane.later for pair in lane.at(at)]
        return [o for _, o in sorted(pairs, key=lambda pair: pair[0])] if pairs else []

    def _change(self, stack: list[Overlay], active: list[Overlay], *, linked: bool) -> str:
        """Close and open what leads from the open overlays to the active ones."""
        keep = 0
        for o in stack:
            if not any(o is other for other in active):
                break
            keep += 1
        out = [f"</{o.name}>" for o in reversed(stack[keep:])]
        del stack[keep:]
        for o in active:
            in_link = linked or any(s.name == "a" for s in stack)
            if not (any(o is s for s in stack) or (o.name == "a" and in_link)):
                out.append(self._opening(o))
                stack.append(o)
        return "".join(out)

    def _opening(self, o: Overlay) -> str:
        named = (("id", o.id),) if o.id and o.id not in self.named else ()
        self.named.add(o.id)
        return element_open(o.name, (*named, *o.attrs))

    def _tails(self, stack: list[Overlay], at: int, *, linked: bool) -> Iterator[str]:
        """The tails of the overlays that stop here, outside of every link: some have to wait."""
        tails = self.tails.pop(at, [])
        if tails and linked:
            self.due += tails
        elif tails:
            going_on = [s for s in stack if s.end > at]
            yield self._change(stack, list(takewhile(_is_no_link, going_on)), linked=False)
            yield from tails


def _is_no_link(overlay: Overlay) -> bool:
    return overlay.name != "a"


def element_open(name: str, attrs: Iterable[tuple[str, str]] = ()) -> str:
    """An opening tag of ours."""
    written = [f' {key}="{escape(value)}"' for key, value in attrs]
    return f"<{name}{''.join(written)}>"


def escape(text: str) -> str:
    """Text as HTML, safe between tags and within double quotes."""
    return html.escape(text)
