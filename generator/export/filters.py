"""What a template may do with a value.

Owns the filters: addresses, dates in words, numbers, and the weaving of a prose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import jinja2
from markupsafe import Markup
from msgspec import Struct

from generator.export import urls
from generator.export.items import Mark, NoteLine, Prose
from generator.export.words import day, iso
from generator.markup.href import web_address
from generator.markup.overlay import Overlay, mention, noted, spot
from generator.markup.weave import blocks, weave
from generator.model.body import HERE, Body

HEADINGS = {"h2": 2, "h3": 3}


class WovenBlock(Struct, frozen=True):
    """An outermost element of an article, and the notes whose passage ends in it."""

    html: Markup
    notes: tuple[NoteLine, ...]


class Heading(Struct, frozen=True):
    """A line of an article's contents."""

    level: int
    text: str
    id: str


def filters() -> dict[str, Callable[..., Any]]:
    """Every filter."""
    return {
        "url": url,
        "external": external,
        "prose": jinja2.pass_context(_prose),
        "blocks": jinja2.pass_context(_blocks),
        "feed_html": jinja2.pass_context(_feed_html),
        "contents": _contents,
        "day": day,
        "iso": iso,
        "plural": plural,
        "number": number,
    }


@jinja2.pass_context
def url(context: jinja2.runtime.Context, path: str) -> str:
    """The address of a path of the site, relative to the page."""
    return _address(context, path)


def external(address: str) -> str:
    """A web address from content, or `#` for what must not be one."""
    return web_address(address) or "#"


def plural(n: int, word: str) -> str:
    """A number with its word: `1 reply`, `2 replies`."""
    if n == 1:
        return f"1 {word}"
    irregular = {"person": "people", "reply": "replies"}
    return f"{number(n)} {irregular.get(word, f'{word}s')}"


def number(n: int) -> str:
    """A number with its thousands parted."""
    return f"{n:,}"


def _address(context: jinja2.runtime.Context, path: str) -> str:
    page, site = context["page"], context["site"]
    if page.path == urls.NOT_FOUND:
        root = "/" + site.base_url.partition("//")[2].partition("/")[2]
        return f"{root}{urls.escaped(path)}"
    return urls.relative(path, page.path)


def _prose(context: jinja2.runtime.Context, prose: Prose) -> Markup:
    """The woven HTML of a text."""
    body = prose.body
    to_address = partial(_address, context)
    overlays = _overlays(prose.marks, (), to_address)
    return _ours(weave(body, overlays, _resolver(prose, body, to_address)))


def _blocks(
    context: jinja2.runtime.Context, prose: Prose, notes: tuple[NoteLine, ...] = ()
) -> list[WovenBlock]:
    """The woven HTML of an article, an outermost element at a time, each with its notes."""
    body = prose.body
    to_address = partial(_address, context)
    anchored = [note for note in notes if note.start >= 0 and not note.comment]
    overlays = _overlays(prose.marks, anchored, to_address)
    woven = blocks(body, overlays, _resolver(prose, body, to_address))
    return [
        WovenBlock(
            _ours(block.html), tuple(n for n in anchored if block.start < n.end <= block.end)
        )
        for block in woven
    ]


def _ours(html: str) -> Markup:
    """HTML that `weave` wrote: the one place where text becomes markup."""
    return Markup(html)  # noqa: S704 (every byte of it is ours)


def _feed_html(context: jinja2.runtime.Context, prose: Prose) -> str:
    """A text for a feed: its links whole where the site has an address, and nothing marked."""
    body = prose.body
    base = context["site"].base_url
    return weave(body, (), _resolver(prose, body, lambda path: urls.absolute(path, base)))


def _contents(prose: Prose) -> list[Heading]:
    """The headings of an article."""
    body = prose.body
    ids: Mapping[int, str] = {i: dict(tag.attrs).get("id", "") for i, tag in enumerate(body.tags)}
    return [
        Heading(HEADINGS[tag.name], body.text[tag.start : tag.end], ids[i])
        for i, tag in enumerate(body.tags)
        if tag.name in HEADINGS and ids[i]
    ]


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
