"""What the links written in texts mean.

Owns the reading of a target (`article:…`, `comment:…`, `entity:…`, `path:…`, `name:…`), the
problems of those that lead nowhere, and the backlinks of those that lead somewhere.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches

from msgspec import Struct

from generator.errors import Place, Problem
from generator.model.reading import Cards
from generator.model.records import Text
from generator.model.ref import Ref

# Looking for the nearest name costs as much as the archive is large.
NEAR_MAX = 10
LENGTH_NEAR = 4

Resolve = Callable[[str], str | None]


class Known(Struct, frozen=True):
    """Everything a link may lead to: records, the article in each source file, assets."""

    refs: frozenset[Ref]
    articles: Mapping[str, str]
    assets: frozenset[str]
    resolve: Resolve


class Linked(Struct, frozen=True):
    """What the targets in each article's source mean, who links to whom, and what leads nowhere."""

    links: Mapping[str, Mapping[str, Ref | str]]
    backlinks: Mapping[Ref, tuple[Ref, ...]]
    problems: tuple[Problem, ...]


def resolve_all(readings: Iterable[Cards], known: Known) -> Linked:
    """Resolve every target of every record."""
    links: dict[str, dict[str, Ref | str]] = {}
    back: dict[Ref, dict[Ref, None]] = {}
    problems: list[Problem] = []
    for cards in readings:
        for name, ref, place, text in _texts(cards):
            for target, line in text.targets:
                meaning = meaning_of(target, place.file, known)
                if meaning is None:
                    near = _near(target, known) if len(problems) < NEAR_MAX else ""
                    problems.append(_broken(target, Place(place.file, line or place.line), near))
                    continue
                links.setdefault(name, {})[target] = meaning
                if isinstance(meaning, Ref) and meaning.kind != "entity" and meaning != ref:
                    back.setdefault(meaning, {})[ref] = None
    return Linked(links, {ref: tuple(froms) for ref, froms in back.items()}, tuple(problems))


def meaning_of(target: str, file: str, known: Known) -> Ref | str | None:
    """What a target written in a source file leads to: a record, an asset's path, or nothing."""
    kind, _, name = target.partition(":")
    if kind == "name":
        id = known.resolve(name)
        return Ref("entity", id) if id else None
    if kind == "path":
        path = posixpath.normpath(posixpath.join(posixpath.dirname(file), name.partition("#")[0]))
        if path in known.articles:
            return Ref("article", known.articles[path])
        return path if path in known.assets else None
    ref = Ref(kind, name)
    return ref if ref in known.refs else None


def _texts(cards: Cards) -> Iterator[tuple[str, Ref, Place, Text]]:
    for article in cards.articles:
        yield article.name, article.ref, article.place, article.text
    for comment in cards.comments:
        yield comment.article, comment.ref, comment.place, comment.text
    for note in cards.notes:
        yield note.article, note.ref, note.place, note.text


def _broken(target: str, place: Place, near: str) -> Problem:
    kind, _, name = target.partition(":")
    if kind == "name":
        message = f"no entity is called {name!r}"
        return Problem(place, message, "add it to the register, or write the text without brackets")
    hint = f"did you mean {near}?" if near else "shown as plain text"
    return Problem(place, f"a link leads nowhere: {target.removeprefix('path:')}", hint)


def _near(target: str, known: Known) -> str:
    """What may have been meant by a target that leads nowhere; empty where nothing is near."""
    kind, _, name = target.partition(":")
    if kind == "path":
        near = _closest(name, [*known.articles, *known.assets])
        return near[0] if near else ""
    article, mark, _ = name.partition("#")
    beside = f"{article}{mark}" if mark else ""
    names = (r.name for r in known.refs if r.kind == kind and r.name.startswith(beside))
    near = _closest(name, sorted(names))
    return f"{kind}:{near[0]}" if near else ""


def _closest(name: str, names: list[str]) -> list[str]:
    """The nearest of the names of about the same length whose last part begins alike."""
    start = posixpath.basename(name)[:1].casefold()
    alike = [n for n in names if posixpath.basename(n)[:1].casefold() == start]
    return get_close_matches(
        name, [n for n in alike if abs(len(n) - len(name)) <= LENGTH_NEAR], n=1
    )
