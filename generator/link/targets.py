"""What the links written in texts mean.

Owns the reading of a target (`article:…`, `comment:…`, `entity:…`, `path:…`, `name:…`), the
problems of those that lead nowhere, or to no such place in an article, and the backlinks of those
that lead somewhere.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property

from msgspec import Struct
from msgspec.structs import astuple

from generator.errors import Place, Problem, Trouble
from generator.model.archive import Archive, Entry
from generator.model.ref import KINDS, Ref

# Looking for the nearest name costs as much as the archive is large.
NEAR_MAX = 10
LENGTH_NEAR = 4

PATH = "path:"
# So the place of a comment is called on its page.
COMMENT = "c-"

Resolve = Callable[[str], str | None]


class Known:
    """Everything a link may lead to: records, the article in each source file, assets."""

    def __init__(self, archive: Archive, resolve: Resolve) -> None:
        self.archive = archive
        self.resolve = resolve
        self._held: dict[tuple[str, str], frozenset[str]] = {}

    @cached_property
    def files(self) -> dict[str, str]:
        """The article in each source file."""
        cards = (entry.card for entry in self.archive.entries.values())
        gone = {tomb.place.file: tomb.name for tomb in self.archive.tombs.values()}
        return gone | {card.article.place.file: card.article.name for card in cards}

    @cached_property
    def assets(self) -> frozenset[str]:
        """The paths of the assets."""
        return frozenset(asset.path for asset in self.archive.assets)

    @cached_property
    def formerly(self) -> dict[str, str]:
        """The entity that had each id which is none now."""
        entities = self.archive.entities.values()
        return {old: entity.id for entity in entities for _, old in entity.formerly}

    def has(self, ref: Ref) -> bool:
        """Whether a record is here; a thread may be long, and often linked to."""
        if not ref.part:
            return ref.name in self.names(ref.kind, ref.article)
        key = (ref.kind, ref.article)
        if key not in self._held:
            self._held[key] = frozenset(self.names(*key))
        return ref.name in self._held[key]

    def within(self, article: Ref, fragment: str) -> Ref:
        """What a fragment in the address of an article means: a place in it, a comment, or all."""
        if not fragment:
            return article
        if fragment in self.ids(article.name):
            return Ref.within("article", article.name, fragment)
        comment = Ref.within("comment", article.name, fragment.removeprefix(COMMENT))
        return comment if self.has(comment) else article

    def ids(self, article: str) -> tuple[str, ...]:
        """The places in the text of an article."""
        entry = self.archive.entries.get(article)
        return entry.card.ids if entry else ()

    def names(self, kind: str, article: str) -> Iterable[str]:
        """The names of all records of a kind; of comments and notes those on an article."""
        if kind == "article":
            return self.archive.entries.keys() | self.archive.tombs.keys()
        if kind == "entity":
            return self.archive.entities
        entry = self.archive.entries.get(article)
        parts = (entry.card.places if kind == "comment" else entry.card.notes) if entry else ()
        return [f"{article}#{part}" for part in parts]


class Linked(Struct, frozen=True):
    """What the targets in each article's source mean, who links to whom, and what leads nowhere."""

    links: Mapping[str, Mapping[str, Ref | str]]
    backlinks: Mapping[Ref, tuple[Ref, ...]]
    problems: tuple[Problem, ...]


def resolve_all(entries: Mapping[str, Entry], known: Known) -> Linked:
    """Resolve every pointer of every article."""
    links: dict[str, dict[str, Ref | str]] = {}
    back: dict[Ref, dict[Ref, None]] = {}
    problems: list[Problem] = []
    for name, entry in entries.items():
        for about, target, place in map(astuple, entry.card.pointers):
            meaning = meaning_of(target, place.file, known)
            if meaning is None:
                near = _near(target, known) if len(problems) < NEAR_MAX else ""
                problems.append(_broken(target, place, near))
                continue
            problems += _astray(target, meaning, place, known)
            links.setdefault(name, {})[target] = meaning
            if isinstance(meaning, Ref) and meaning.kind != "entity":
                whole = Ref("article", meaning.article) if meaning.kind == "article" else meaning
                if whole != about:
                    back.setdefault(whole, {})[about] = None
    return Linked(links, {ref: tuple(froms) for ref, froms in back.items()}, tuple(problems))


def meaning_of(target: str, file: str, known: Known) -> Ref | str | None:
    """What a target written in a source file leads to: a record, an asset's path, or nothing."""
    kind, _, name = target.partition(":")
    if kind == "name":
        id = known.resolve(name)
        return Ref("entity", id) if id else None
    if kind == "path":
        path, _, fragment = name.partition("#")
        found = _file(path, posixpath.dirname(file), known)
        return known.within(found, fragment) if isinstance(found, Ref) else found
    ref = Ref(kind, known.formerly.get(name, name) if kind == "entity" else name)
    return ref if kind in KINDS and known.has(ref) else None


def _file(name: str, folder: str, known: Known) -> Ref | str | None:
    """The article or the asset at a path written in a folder.

    One from a root is looked for in each folder above: any may be the root of another site.
    """
    above = folder.split("/") if name.startswith("/") and folder else []
    folders = (
        ["/".join(above[:depth]) for depth in range(len(above), -1, -1)] if above else [folder]
    )
    for root in folders:
        path = posixpath.normpath(posixpath.join(root, name.lstrip("/")))
        if path in known.files:
            return Ref("article", known.files[path])
        if path in known.assets:
            return path
    return _page(name, known) if name.startswith("/") else None


def _page(name: str, known: Known) -> Ref | None:
    """The article that has a page at a path from the root of its site."""
    page = name.strip("/").removesuffix(".html").removesuffix("/index")
    return Ref("article", page) if page in known.archive.entries else None


def _astray(target: str, meaning: Ref | str, place: Place, known: Known) -> Iterator[Problem]:
    """A problem where a link leads to an article that has no such place."""
    fragment = target.partition("#")[2] if target.startswith(PATH) else ""
    if fragment and isinstance(meaning, Ref) and meaning.name in known.archive.entries:
        near = get_close_matches(fragment, known.ids(meaning.name), n=1)
        hint = f"did you mean #{near[0]}?" if near else "it leads to the beginning"
        message = f"a link leads to an article, but to no place in it: #{fragment}"
        yield Problem(place, message, hint, kind=Trouble.FRAGMENT)


def _broken(target: str, place: Place, near: str) -> Problem:
    kind, _, name = target.partition(":")
    if kind == "name":
        message = f"no entity is called {name!r}"
        hint = "add it to the register, or write the text without brackets"
        return Problem(place, message, hint, kind=Trouble.LINK)
    hint = f"did you mean {near}?" if near else "shown as plain text"
    message = f"a link leads nowhere: {target.removeprefix('path:')}"
    return Problem(place, message, hint, kind=Trouble.LINK)


def _near(target: str, known: Known) -> str:
    """What may have been meant by a target that leads nowhere; empty where nothing is near."""
    kind, _, name = target.partition(":")
    if kind == "path":
        near = _closest(name, [*known.files, *known.assets])
        return near[0] if near else ""
    near = _closest(name, sorted(known.names(kind, Ref(kind, name).article)))
    return f"{kind}:{near[0]}" if near else ""


def _closest(name: str, names: list[str]) -> list[str]:
    """The nearest of the names of about the same length whose last part begins alike."""
    start = posixpath.basename(name)[:1].casefold()
    alike = [n for n in names if posixpath.basename(n)[:1].casefold() == start]
    return get_close_matches(
        name, [n for n in alike if abs(len(n) - len(name)) <= LENGTH_NEAR], n=1
    )
