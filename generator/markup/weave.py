"""A body and the ranges said about it, woven into well-nested HTML.

Owns the escaping and the only place where `<` is written. Elements of the body keep their tree;
overlays (mentions, noted passages) may overlap them and each other, so they are cut at the edges
of what they cross. Stripping the tags gives the text back.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from msgspec import Struct

from generator.markup.nesting import VOIDS
from generator.markup.overlay import Overlay
from generator.model.body import Body, Tag, is_target

Resolve = Callable[[str], str | None]

ADDRESSES = frozenset(("href", "src"))


class Block(Struct, frozen=True):
    """An outermost element as HTML, and the range of text it holds."""

    start: int
    end: int
    html: str


def weave(body: Body, overlays: Iterable[Overlay] = (), resolve: Resolve = lambda _: None) -> str:
    """The body as HTML. `resolve` gives the address of a target, or None where it leads nowhere."""
    return "".join(block.html for block in blocks(body, overlays, resolve))


def blocks(
    body: Body, overlays: Iterable[Overlay] = (), resolve: Resolve = lambda _: None
) -> list[Block]:
    """The body as HTML, an outermost element (with the text before it) at a time."""
    loom = _Loom(body, sorted(overlays, key=lambda o: (o.start, -o.end)), resolve)
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


class _Loom:
    """The state of one weaving: how far the overlays have been used."""

    def __init__(self, body: Body, overlays: Sequence[Overlay], resolve: Resolve) -> None:
        self.text = body.text
        self.resolve = resolve
        self.waiting = list(reversed(overlays))
        self.live: list[Overlay] = []
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
                out += self.run(at, top.end, linked=linked), closing
                at = max(at, top.end)
                if closing == "</a>":
                    linked = False
                    out += self.due
                    self.due.clear()
            if tag is not None:
                out.append(self.run(at, tag.start, linked=linked))
                at = max(at, tag.start)
                opening, closing = self.element(tag, linked=linked)
                linked = linked or closing == "</a>"
                out.append(opening)
                stack.append((tag, closing))
        return "".join(out)

    def element(self, tag: Tag, *, linked: bool) -> tuple[str, str]:
        """The opening and the closing of a tag; both empty for a link that leads nowhere."""
        attrs = [
            (k, self.resolve(v) if k in ADDRESSES and is_target(v) else v) for k, v in tag.attrs
        ]
        if any(v is None for _, v in attrs):
            alt = dict(tag.attrs).get("alt", "")
            return f"[{escape(alt)}]" if tag.name == "img" else "", ""
        if tag.name == "a" and linked:
            return "", ""
        opening = element_open(tag.name, [(k, v or "") for k, v in attrs])
        return opening, "" if tag.name in VOIDS else f"</{tag.name}>"

    def run(self, start: int, end: int, *, linked: bool) -> str:
        """A run of text, its overlays around it; none crosses its ends."""
        if start >= end:
            return ""
        stack: list[Overlay] = []
        out: list[str] = []
        for a, b in self._pieces(start, end):
            # What only parts blocks may stand where no element but a block is allowed.
            parts = not self.text[a:b].strip("\n\t")
            active = [o for o in self.live if o.start < b and o.end > a and not parts]
            out.append(self._change(stack, active, linked=linked))
            out.append(escape(self.text[a:b]))
            out.extend(self._tails(stack, b, linked=linked))
        out.append(self._change(stack, [], linked=linked))
        return "".join(out)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut a run at every edge of an overlay."""
        while self.waiting and self.waiting[-1].start < end:
            self.live.append(self.waiting.pop())
        self.live = [o for o in self.live if o.end > start]
        edges = {start, end}
        for o in self.live:
            edges.update(e for e in (o.start, o.end) if start < e < end)
        cuts = sorted(edges)
        return pairwise(cuts)

    def _change(self, stack: list[Overlay], active: list[Overlay], *, linked: bool) -> str:
        """Close and open what leads from the open overlays to the active ones."""
        keep = 0
        while keep < len(stack) and stack[keep] in active:
            keep += 1
        out = [f"</{o.name}>" for o in reversed(stack[keep:])]
        del stack[keep:]
        for o in active:
            in_link = linked or any(s.name == "a" for s in stack)
            if o not in stack and not (o.name == "a" and in_link):
                out.append(self._opening(o))
                stack.append(o)
        return "".join(out)

    def _opening(self, o: Overlay) -> str:
        named = (("id", o.id),) if o.id and o.id not in self.named else ()
        self.named.add(o.id)
        return element_open(o.name, (*named, *o.attrs))

    def _tails(self, stack: list[Overlay], at: int, *, linked: bool) -> Iterator[str]:
        """The tails of the overlays that stop here, outside of every link: some have to wait."""
        tails = [o.tail for o in self.live if o.end == at and o.tail]
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
    written = "".join(f' {key}="{escape(value)}"' for key, value in attrs)
    return f"<{name}{written}>"


def escape(text: str) -> str:
    """Text as HTML, safe between tags and within double quotes."""
    return html.escape(text)
