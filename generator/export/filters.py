"""What a template may do with a value.

Owns the filters: addresses, dates in words, numbers, and the weaving of a prose. Each set belongs
to the pages from which one `root` leads to the root of the site.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup, escape
from msgspec import Struct

from generator.export import licences, schema, urls
from generator.export.cited import citations, coins, scholarly
from generator.export.items import Prose
from generator.export.lettering import NO_FONTS, Fonts
from generator.export.marginal import PASSAGE
from generator.export.noteline import NoteLine
from generator.export.pictures import picture
from generator.export.prose import feed_html, resolver
from generator.export.tongue import ENGLISH, OWN, Tongue
from generator.export.views import Site, View
from generator.export.words import day, in_words, iso
from generator.markup.href import web_address
from generator.markup.overlay import Overlay, mention, noted, spot
from generator.markup.weave import blocks, weave
from generator.model.date import Date

HEADINGS = {"h2": 2, "h3": 3}
DATES_KEPT = 4096
# What could end a block of data within HTML, or a line of JavaScript, each as JSON escapes it.
UNSAFE = tuple((char.encode(), f"\\u{ord(char):04x}".encode()) for char in "<>&\u2028\u2029")

_regional = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?-([A-Za-z]{2})")


class WovenBlock(Struct, frozen=True):
    """An outermost element of an article, and the notes whose passage ends in it."""

    html: Markup
    notes: tuple[NoteLine, ...]


class Heading(Struct, frozen=True):
    """A line of an article's contents."""

    level: int
    text: str
    id: str


def filters(
    root: str = "", base_url: str = "", tongue: Tongue = ENGLISH, fonts: Fonts = NO_FONTS
) -> dict[str, Callable[..., Any]]:
    """Every filter, for pages with this `root`."""
    texts, said = _Texts(root, base_url, tongue), _said_in(tongue)
    return {
        # With a context it is not run on a constant when a template is compiled, for every root.
        "url": jinja2.pass_context(lambda _, path: urls.address(root, path)),
        "external": external,
        "prose": texts.prose,
        "blocks": texts.blocks,
        "feed_html": texts.feed_html,
        "contents": contents,
        "when": said.when,
        "day": said.day,
        "iso": iso,
        "edtf": said.text,
        "listed": tongue.listed,
        "strung": partial(strung, tongue=tongue),
        "plural": tongue.plural,
        "forms": tongue.forms,
        "number": tongue.number,
        "kind": tongue.kind,
        "kinds": tongue.kinds,
        "english": partial(english, tongue=tongue),
        "schema": schema_org,
        "scholarly": scholarly,
        "citations": citations,
        "coins": coins,
        "picture": picture,
        "licence": licences.address,
        "locale": locale,
        "fitted": fonts.fitted,
        "absolute": partial(urls.absolute, base_url=base_url),
    }


def schema_org(page: View, site: Site) -> Markup:
    """What a page says in the words of schema.org, as the data of a `<script>`; perhaps empty.

    It is inert: a browser runs no script of a type that it does not know. No text of it can end
    the element, or look like an end to anybody: the characters for that are escaped as JSON allows.
    """
    value = schema.described(page, site)
    return _ours(_inert(value)) if value else Markup()


def _inert(value: Any) -> str:
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:  # half of a surrogate pair
        data = json.dumps(value).encode()
    for unsafe, spelled in UNSAFE:
        data = data.replace(unsafe, spelled)
    return data.decode()


def locale(language: str) -> str:
    """A language with its country as OpenGraph has it, `en_GB`; empty for one without."""
    found = _regional.fullmatch(language)
    return f"{found[1].lower()}_{found[2].upper()}" if found else ""


def external(address: str) -> str:
    """A web address from content, or `#` for what must not be one."""
    return web_address(address) or "#"


@lru_cache(maxsize=2)
def _said_in(tongue: Tongue) -> _Said:
    """One for pages of any root, so that a date is put into words once."""
    return _Said(tongue)


class _Said:
    """Dates in words, in the language of the interface."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue
        self.day = lru_cache(maxsize=DATES_KEPT)(self._day)
        self.when = lru_cache(maxsize=DATES_KEPT)(self._when)

    def text(self, edtf: str) -> str:
        """A date as EDTF writes it, in words."""
        return in_words(edtf, self._tongue)

    def _day(self, date: Date) -> str:
        return day(date, self._tongue)

    def _when(self, date: Date) -> Markup:
        """In a `<time>` where a date has a value that a machine can read."""
        if value := iso(date):
            return _ours(f'<time datetime="{escape(value)}">{escape(self.day(date))}</time>')
        return _ours(f'<span class="date">{escape(self.day(date))}</span>')


def strung(items: Sequence[Any], tongue: Tongue) -> list[tuple[Any, str]]:
    """Each of several things with the words that follow it in a phrase of all of them."""
    return [*zip(items, tongue.strung(len(items)), strict=True)]


def english(text: str, tongue: Tongue) -> str:
    """What is said in English in any interface, marked as that where it is not."""
    is_own = tongue.language.partition("-")[0] == OWN
    return text if is_own else Markup('<span lang="en" dir="ltr">{}</span>').format(text)


class _Texts:
    """How texts are woven for the pages that have this `root`."""

    def __init__(self, root: str, base_url: str, tongue: Tongue) -> None:
        self._address = partial(urls.address, root)
        self._tongue = tongue
        self._base_url = base_url

    def prose(self, prose: Prose) -> Markup:
        """The woven HTML of a text."""
        body = prose.body
        overlays = _overlays(prose, self._address, self._tongue)
        return _ours(weave(body, overlays, resolver(prose, self._address), self._tongue.label))

    def blocks(self, prose: Prose, notes: tuple[NoteLine, ...] = ()) -> list[WovenBlock]:
        """The woven HTML of an article, an outermost element at a time, each with its notes."""
        body = prose.body
        anchored = [note for note in notes if note.start >= 0 and note.on == PASSAGE]
        overlays = _overlays(prose, self._address, self._tongue)
        return [
            WovenBlock(
                _ours(block.html), tuple(n for n in anchored if block.start < n.end <= block.end)
            )
            for block in blocks(body, overlays, resolver(prose, self._address), self._tongue.label)
        ]

    def feed_html(self, prose: Prose) -> str:
        """A text for a feed."""
        return feed_html(prose, self._base_url)


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


def _overlays(prose: Prose, to_address: Callable[[str], str], tongue: Tongue) -> list[Overlay]:
    overlays = [
        noted((p.start, p.end), p.label, p.anchor, to_address(f"{p.path}#{p.anchor}"), label)
        for p in prose.passages
        for label in (tongue.note(p.label),)
    ]
    for mark in prose.marks:
        span = (mark.start, mark.end)
        if mark.path:
            kind = f"{mark.kind} inferred" if mark.inferred else mark.kind
            overlays.append(mention(span, mark.id, kind, to_address(mark.path), mark.name))
        else:
            overlays.append(spot(span, mark.id))
    return overlays
