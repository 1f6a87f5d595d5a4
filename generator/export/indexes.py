"""What the templates of indexes receive: names and writers from A to Z, and the printed index.

Owns their views, as `views` owns those of the others.
"""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from generator.export.items import EntityItem, Group, Letter, Link
from generator.export.views import HtmlView


class Heading(Struct, frozen=True):
    """A name in a printed index, with the `years` in which it is named and the articles of each.

    Where there are too many articles to list, a year has one link without words, to the dossier. An
    alias has nothing but the name to `see`.
    """

    name: str
    path: str = ""
    count: int = 0
    years: tuple[Group, ...] = ()
    see: Link | None = None


class LetteredView(HtmlView, frozen=True):
    """An index from A to Z: its `letters`, each with what stands there.

    A long one has none but on pages of its parts: `pages` leads to that of each letter, `within` to
    those that a long letter is divided among.
    """

    letters: tuple[Letter, ...] = ()
    pages: tuple[Link, ...] = ()
    within: tuple[Link, ...] = ()


class EntityIndexView(LetteredView, frozen=True):
    """Entities from A to Z, all of them or those of one kind; or those named `most`, by how often.

    Where they stand by the year of their first mention, the years are the `letters`.

    `kinds` leads to the other lists, `ways` to the printed index and the network.
    """

    template: ClassVar[str] = "entities.html"
    kind: str = ""
    kinds: tuple[Link, ...] = ()
    ways: tuple[Link, ...] = ()
    most: tuple[EntityItem, ...] = ()


class BookView(HtmlView, frozen=True):
    """The names as the `headings` of the index of a book: under each the articles, year by year.

    A long one has a page a letter: `pages` leads to all of them.
    """

    template: ClassVar[str] = "book.html"
    pages: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()


class AuthorIndexView(LetteredView, frozen=True):
    """Everybody who writes here, from A to Z; each count is what they wrote."""

    template: ClassVar[str] = "authors.html"
