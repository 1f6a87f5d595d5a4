"""Why a page is made again.

Owns the digest of a page, and the comparison, field by field, of what it showed with what it is to
show. A verdict is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from msgspec import Struct
from msgspec.structs import asdict

from generator.digest import digest
from generator.export.render import Render
from generator.model.page import Page


class Reason(Struct, frozen=True):
    """Why a page was last made, and the digest of each thing it was made from."""

    sentence: str
    parts: dict[str, str]


def page_digest(page: Page, render: Render, code: str) -> str:
    """Name a page by its view, and by theme and site where a template shows it."""
    around = (render.site, render.theme) if page.view.template else ()
    return digest(type(page.view).__name__, page.view, code, *around)


def parts(page: Page, render: Render, code: str) -> dict[str, str]:
    """The digest of each thing a page is made from."""
    found = {f"`{name}`": digest(value)[:12] for name, value in asdict(page.view).items()}
    if page.view.template:
        found |= {f"`site.{k}`": digest(v)[:12] for k, v in asdict(render.site).items()}
        found["the theme"] = render.theme
    return {**found, "the program": code}


def of_pages(
    pages: Iterable[Page], render: Render, code: str, before: Mapping[str, Reason]
) -> dict[str, Reason]:
    """Why each of some pages has to be made, by path."""
    return {p.path: _reason(parts(p, render, code), before.get(p.path)) for p in pages}


def _reason(now: dict[str, str], before: Reason | None) -> Reason:
    if before is None:
        return Reason("there was none", now)
    changed = [name for name in now if before.parts.get(name) != now[name]]
    if changed:
        return Reason(f"{', '.join(changed)} changed", now)
    return Reason("its file was missing, changed by another hand, or asked for with --force", now)


def why(
    path: str, pages: Iterable[Page], render: Render, code: str, before: Mapping[str, Reason]
) -> str:
    """In words: why a page was last made, or would be made now."""
    page = next((p for p in pages if p.path == path), None)
    if page is None:
        near = get_close_matches(path, [p.path for p in pages], n=1)
        return f"{path}: there is no such page{f'; did you mean {near[0]}?' if near else ''}"
    now, last = parts(page, render, code), before.get(path)
    if last is None:
        return f"{path} would be made now: there was none"
    if last.parts == now:
        return f"{path} is up to date; it was last made because {last.sentence}"
    return f"{path} would be made now: {_reason(now, last).sentence}"
