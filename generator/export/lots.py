"""Pages that are planned together.

Owns `Lot`, the rule that a lot made of the same things has the same pages, and what of a lot is
noted for the next build: the names of its pages, so that nobody has to plan them again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from generator.digest import digest
from generator.model.page import Leaf, Page

# So many lots are planned at once to see whether their paths changed.
FEW = 8
# So many lots are planned last, made of the paths of all others.
LAST = 3


class Lot(Struct, frozen=True):
    """Some pages of one exporter; `of` names all that they are made of, `make` plans them."""

    name: str
    of: tuple[Any, ...]
    make: Callable[[], Iterable[Page]]


class Noted(Struct, frozen=True, array_like=True):
    """What is remembered of a lot: the digest of what it was made of, and its pages."""

    of: str
    pages: list[Leaf]


class Ledger:
    """The lots of the last build, and those of this one as they are walked through.

    `code` names the program that plans them.
    """

    def __init__(self, known: Mapping[str, Noted], code: str) -> None:
        self._known = known
        self._code = code
        self._of: dict[str, str] = {}
        self._made: dict[str, list[Page]] = {}
        self._walked: _Walk | None = None
        self.noted: dict[str, Noted] = {}

    def settle(self, lots: Sequence[Lot], common: str) -> bool:
        """Whether the lots have the paths that they had; few of them may have changed for that.

        `common` names what all lots are made of.
        """
        self._of = {lot.name: digest(self._code, common, lot.of) for lot in lots}
        if self._of.keys() - self._known.keys() or len(self._known) - len(self._of) > LAST:
            return False
        fresh = [lot for lot in lots if self._of[lot.name] != self._known[lot.name].of]
        if len(fresh) > FEW:
            return False
        self._made = {lot.name: list(lot.make()) for lot in fresh}
        return all(
            [page.path for page in pages] == [leaf.path for leaf in self._known[name].pages]
            for name, pages in self._made.items()
        )

    def walk(self, lot: Lot, common: str) -> Iterator[Leaf]:
        """The pages of a lot; where it is made of the same things as last time, by its note."""
        of = self._of.get(lot.name) or digest(self._code, common, lot.of)
        known = self._known.get(lot.name)
        if known is not None and known.of == of:
            self._walked = _Recalled(lot)
            self.noted[lot.name] = known
            yield from known.pages
        else:
            walked = self._walked = _Fresh()
            pages: list[Leaf] = []
            self.noted[lot.name] = Noted(of, pages)
            for page in self._made.pop(lot.name, None) or lot.make():
                walked.page = page
                pages.append(page.leaf)
                yield pages[-1]

    def changed(self) -> set[str]:
        """The lots that are not as they were noted."""
        gone = self._known.keys() - self.noted.keys()
        return {*gone, *(n for n, lot in self.noted.items() if self._known.get(n) is not lot)}

    def paths(self, but: Collection[str] = ()) -> list[str]:
        """The paths of all pages walked over, but for those that certain templates show."""
        leaves = (leaf for lot in self.noted.values() for leaf in lot.pages)
        return [leaf.path for leaf in leaves if leaf.template not in but]

    def page(self, path: str) -> Page:
        """The page that was last walked over, with its brief."""
        if self._walked is None:
            raise KeyError(path)
        return self._walked.at(path)


class _Fresh:
    """A walk through pages as they are planned: only the last one is at hand."""

    page: Page

    def at(self, _: str) -> Page:
        return self.page


class _Recalled:
    """A walk through a note: the pages are planned after all when one is asked for."""

    def __init__(self, lot: Lot) -> None:
        self._lot = lot

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.path: page for page in self._lot.make()}

    def at(self, path: str) -> Page:
        return self._pages[path]


_Walk = _Fresh | _Recalled
