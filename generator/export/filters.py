"""What a template may do with a value.

Owns the filters: addresses, dates in words, numbers, and the weaving of a prose. Each set belongs
to the pages from which one `root` leads to the root of the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

import jinja2
from markupsafe import Markup, escape
from msgspec import Struct

from generator.export import urls
from generator.export.items import Mark, NoteLine, Prose
from generator.export.words import day, iso
from generator.markup.href import web_address
from generator.markup.overlay import Overlay, mention, noted, spot
from generator.markup.weave import blocks, weave
from generator.model.body import HERE, Body
from generator.model.date import Date

HEADINGS = {"h2": 2, "h3": 3}
DATES_KEPT = 4096
IRREGULAR = {"person": "people", "reply": "replies", "stretch": "stretches"}


class WovenBlock(Struct, frozen=True):
    """An outermost element of an article, and the notes whose passage ends in it."""

    html: Markup
    notes: tuple[NoteLine, ...]


class Heading(Struct, frozen=True):
    """A line of an article's contents."""

    level: int
    text: str
    id: str


def filters(root: str = "", base_url: str = "") -> dict[str, Callable[..., Any]]:
    """Every filter, for pages with this `root`."""
    texts = _Texts(root, base_url)
    return {
        # With a context it is not run on a constant when a template is compiled, for every root.
        "url": jinja2.pass_context(lambda _, path: urls.address(root, path)),
        "external": external,
        "prose": texts.prose,
        "blocks": texts.blocks,
        "feed_html": texts.feed_html,
        "contents": contents,
        "when": when,
        "day": day,
        "iso": iso,
        "listed": listed,
        "plural": plural,
        "number": number,
    }


def external(address: str) -> str:
    """A web address from content, or `#` for what must not be one."""
    return web_address(address) or "#"


@lru_cache(maxsize=DATES_KEPT)
def when(date: Date) -> Markup:
    """A date in words, in a `<time>` where it has a value that a machine can read."""
    if value := iso(date):
        return _ours(f'<time datetime="{escape(value)}">{escape(day(date))}</time>')
    return _ours(f'<span class="date">{escape(day(date))}</span>')


def listed(words: Sequence[str]) -> str:
    """Several words as one phrase: `title, author and comments`."""
    *first, last = words or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def plural(n: int, word: str) -> str:
    """A number with its word: `1 reply`, `2 replies`."""
    return f"1 {word}" if n == 1 else f"{n:,} {IRREGULAR.get(word) or f'{word}s'}"


def number(n: int) -> str:
    """A number with its thousands parted."""
    return f"{n:,}"


class _Texts:
    """How texts are woven for the pages that have this `root`."""

    def __init__(self, root: str, base_url: str) -> None:
        self._address = partial(urls.address, root)
        self._whole = partial(urls.absolute, base_url=base_url)

    def prose(self, prose: Prose) -> Markup:
        """The woven HTML of a text."""
        body = prose.body
        overlays = _overlays(prose.marks, (), self._address)
        return _ours(weave(body, overlays, _resolver(prose, body, self._address)))

    def blocks(self, prose: Prose, notes: tuple[NoteLine, ...] = ()) -> list[WovenBlock]:
        """The woven HTML of an article, an outermost element at a time, each with its notes."""
        body = prose.body
        anchored = [note for note in notes if note.start >= 0 and not note.comment]
        overlays = _overlays(prose.marks, anchored, self._address)
        return [
            WovenBlock(
                _ours(block.html), tuple(n for n in anchored if block.start < n.end <= block.end)
            )
            for block in blocks(body, overlays, _resolver(prose, body, self._address))
        ]

    def feed_html(self, prose: Prose) -> str:
        """A text for a feed: its links whole where the site has an address, and nothing marked."""
        body = prose.body
        return weave(body, (), _resolver(prose, body, self._whole))


def contents(prose: Prose) -> list[Heading]:
    """The headings of an article."""
    body = prose.body
    return [
        Heading(HEADINGS[tag.name], body.text[tag.start : tag.end], id)
        for tag in body.tags
        if tag.name in HEADINGS and (id := dict(tag.attrs).get("id"))
    ]


def _ours(html: str) -> Markup:
    """HTML that `weave` or `when` wrote: the one place where text becomes markup."""
    return Markup(html)  # noqa: S704 (every byte of it is ours)


def _resolver(
    prose: Prose, body: Body, to_address: Callable[[str], str]
) -> Callable[[str], str | None]:
    hrefs = dict(prose.hrefs)
    ids = body.ids()

    def resolve(target: str) -> str | None:
        if target.startswith(HERE):
            fragment = target.removeprefix(HERE)
            return f"#{fragment}" if fragment in ids else None
        path = hrefs.get(target)
        return to_address(path) if path else None

    return resolve


def _overlays(
    marks: Iterable[Mark], notes: Iterable[NoteLine], to_address: Callable[[str], str]
) -> list[Overlay]:
    overlays = [noted((note.start, note.end), note.label, note.anchor) for note in notes]
    for mark in marks:
        span = (mark.start, mark.end)
        if mark.path:
            kind = f"{mark.kind} inferred" if mark.inferred else mark.kind
            overlays.append(mention(span, mark.id, kind, to_address(mark.path), mark.name))
        else:
            overlays.append(spot(span, mark.id))
    return overlays
