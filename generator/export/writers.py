"""Who is who among those who sign, as pages show them.

Owns which names stand for one writer, and to which page a name leads; what an entity writes here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from generator.export import urls
from generator.export.named import Writes
from generator.model.archive import Archive, folded


class Writers(Struct, frozen=True, dict=True):
    """What sets some writers apart: the other names of one, and who is to have no page.

    `same` gives for each folded handle that does not count the one of that writer that does;
    `hidden` are names. Where `pages` is False nobody has a page.
    """

    pages: bool = True
    same: tuple[tuple[str, str], ...] = ()
    hidden: tuple[str, ...] = ()

    @property
    def is_needed(self) -> bool:
        """Whether anybody is set apart."""
        return bool(self.same or self.hidden)

    @cached_property
    def _counts(self) -> Mapping[str, str]:
        return dict(self.same)

    @cached_property
    def _hidden(self) -> frozenset[str]:
        return frozenset(map(self.key, self.hidden))

    @cached_property
    def _keys(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for key, name in self.same:
            found.setdefault(folded(name), []).append(key)
        return {key: tuple(keys) for key, keys in found.items()}

    def name(self, name: str) -> str:
        """The name that counts for somebody: that of the page, of several."""
        return self._counts.get(folded(name), name)

    def key(self, name: str) -> str:
        """What is the same for all names of one."""
        return folded(self.name(name))

    def registered(self, key: str) -> str:
        """The name that counts as the register spells it, of one who has several."""
        return self._counts[self._keys[key][0]]

    def keys(self, name: str) -> tuple[str, ...]:
        """The folded names of somebody, the one that counts first."""
        key = self.key(name)
        return key, *self._keys.get(key, ())

    def is_hidden(self, name: str) -> bool:
        """Whether somebody is to have no page, and stand in no list."""
        return self.key(name) in self._hidden

    def path(self, name: str) -> str:
        """The page of somebody, empty where there is none."""
        has_page = name and self.pages and not self.is_hidden(name)
        return urls.author(self.name(name)) if has_page else ""

    def among(self, names: Iterable[str]) -> Writers:
        """The same for some names alone."""
        folds = {folded(name) for name in names}
        same = tuple(pair for pair in self.same if pair[0] in folds)
        keys = {self.key(key) for key in folds}
        return Writers(self.pages, same, tuple(n for n in self.hidden if self.key(n) in keys))


def counting(archive: Archive) -> tuple[tuple[str, str], ...]:
    """Each folded handle but the first of an entity, with that one, which counts."""
    first: dict[str, str] = {}
    for key, id in archive.handles.items():
        if id not in first:
            handles = archive.entities[id].handles
            first[id] = next(handle for handle in handles if folded(handle) == key)
    pairs = ((key, first[id]) for key, id in archive.handles.items())
    return tuple((key, name) for key, name in pairs if folded(name) != key)


def writing(archive: Archive, found: Writers) -> dict[str, Writes]:
    """What each entity writes here that signs with a handle and may have a page, by its id."""
    keys: dict[str, list[str]] = {}
    for key, id in archive.handles.items():
        if not found.is_hidden(key):
            keys.setdefault(id, []).append(key)
    every = {}
    for id, own in keys.items():
        signed = {key: shares[0].name for key in own if (shares := archive.signed.of(key))}
        shares = archive.signed.under(own)
        if signed:
            every[id] = Writes(
                names=tuple(signed.values()),
                path=found.path(own[0]),
                articles=len({share.article for share in shares if share.wrote}),
                comments=sum(share.count for share in shares),
            )
    return every
