"""Why a page is made again.

Owns the name of a page by all that it is made from, and the comparison, field by field, of what it
was made from with what it is to be made from. A verdict is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

import msgspec
from msgspec import Struct
from msgspec.structs import asdict

from generator.digest import digest
from generator.export.render import Render
from generator.export.theme import DRAWN
from generator.model.page import Leaf, Page

FIRST = "there was none"
# What is around pages: the digest of each part, by the name of all.
Known = dict[str, dict[str, str]]

AGAIN = "its file was missing, changed by another hand, or asked for with --force"

_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_fields = msgspec.msgpack.Decoder(dict[str, msgspec.Raw]).decode


class Reason(Struct, frozen=True, array_like=True):
    """Why a page was last made, and what from: its brief, and what was around it, by name."""

    sentence: str
    brief: msgspec.Raw
    around: str


class Around:
    """What pages are made from besides their briefs: the site, the theme, the program.

    `templates` are the digests of the templates, each with all that it asks for.
    """

    def __init__(
        self, render: Render, code: str, templates: Mapping[str, str] | None = None
    ) -> None:
        self.code = code
        site = {f"`site.{k}`": digest(v)[:12] for k, v in asdict(render.site).items()}
        program = {"the program": code}
        self._other = {**site, "the theme": render.theme, **program}
        self._parts = {
            "": program,
            **{
                name: {**(program if name == DRAWN else self._other), "the theme": of}
                for name, of in (templates or {}).items()
            },
        }
        self._names = {name: digest(parts)[:8] for name, parts in self._parts.items()}

    def name(self, template: str) -> str:
        """Name what is around a page; site and theme are shown by a template alone."""
        if template not in self._names:
            self._parts[template] = self._other
            self._names[template] = digest(self._other)[:8]
        return self._names[template]

    def page(self, page: Leaf) -> str:
        """Name a page by all that it is made from."""
        return f"{page.digest[:24]}{self.name(page.template)}"

    def parts(self) -> Known:
        """The digest of each thing around, by the names of the ways to be around a page."""
        return {self._names[template]: parts for template, parts in self._parts.items()}


def reason(page: Page, around: Around, last: bytes | None, known: Known) -> bytes:
    """Why a page has to be made: `last` is what this returned when it last was.

    `known` has what was around pages of the last build.
    """
    now, sentence = _news(page, around, _decoded(last), known)
    return _encode(Reason(sentence or AGAIN, now, around.name(page.brief.template)))


def unknown(path: str, paths: Iterable[str]) -> str:
    """In words: that there is no such page."""
    near = get_close_matches(path, paths, n=1)
    return f"{path}: there is no such page{f'; did you mean {near[0]}?' if near else ''}"


def why(page: Page, around: Around, last: bytes | None, known: Known) -> str:
    """Why a page was last made, or would be made now."""
    before = _decoded(last)
    _, sentence = _news(page, around, before, known)
    if sentence:
        return f"{page.path} would be made now: {sentence}"
    told = before.sentence if before else FIRST
    return f"{page.path} is up to date; it was last made because {told}"


def _decoded(last: bytes | None) -> Reason | None:
    return msgspec.msgpack.decode(last, type=Reason) if last else None


def _news(
    page: Page, around: Around, before: Reason | None, known: Known
) -> tuple[msgspec.Raw, str]:
    """The brief of a page, encoded, and what changed since it was last made, in words."""
    now = msgspec.Raw(_encode(page.brief))
    name = around.name(page.brief.template)
    return now, _compared(before, now, name, {**known, **around.parts()})


def _compared(before: Reason | None, brief: msgspec.Raw, around: str, known: Known) -> str:
    """What changed, in words; empty where nothing did."""
    if before is None:
        return FIRST
    old, new = _fields(before.brief), _fields(brief)
    changed = [f"`{name}`" for name in new if old.get(name) != new[name]]
    if before.around != around:
        was = known.get(before.around, {})
        changed += [name for name, part in known[around].items() if was.get(name) != part]
    return f"{', '.join(changed)} changed" if changed else ""
