"""Pages that are planned together.

Owns `Lot`, the rule that a lot made of the same things has the same pages, and what of a lot is
noted for the next build: the names of its pages, so that nobody has to plan them again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from generator.digest import digest
from generator.model.archive import Entry
from generator.model.page import Leaf, Page


class Lot(Struct, frozen=True):
    """Some pages of one exporter; `of` names all that they are made of, `make` plans them."""

    name: str
    of: tuple[Any, ...]
    make: Callable[[], Iterable[Page]]


class Noted(Struct, frozen=True, array_like=True):
    """What is remembered of a lot: the digest of what it was made of, and its pages."""

    of: str
    pages: list[Leaf]


def made_of(entry: Entry) -> tuple[str, ...]:
    """The digests of all that an article, its thread and its notes say and name."""
    card, seen = entry.card, entry.sighted
    text = card.article.text.digest
    return card.head, text, card.thread, card.remarks, seen.text, seen.thread, seen.remarks


class Ledger:
    """The lots of the last build, and those of this one as they are walked through.

    `code` names the program that plans them.
    """

    def __init__(self, known: Mapping[str, Noted], code: str) -> None:
        self._known = known
        self._code = code
        self._walked: _Walk | None = None
        self.noted: dict[str, Noted] = {}

    def walk(self, lot: Lot, common: str) -> Iterator[Leaf]:
        """The pages of a lot; where it is made of the same things as last time, by its note.

        `common` names what all lots are made of.
        """
        of = digest(self._code, common, lot.of)
        known = self._known.get(lot.name)
        if known is not None and known.of == of:
            self._walked = _Recalled(lot)
            self.noted[lot.name] = known
            yield from known.pages
        else:
            walked = self._walked = _Fresh()
            pages: list[Leaf] = []
            self.noted[lot.name] = Noted(of, pages)
            for page in lot.make():
                walked.page = page
                pages.append(page.leaf)
                yield pages[-1]

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
