"""What the templates of pages receive that stand beside the archive: problems, and ways on.

Owns their views, as `views` owns those of the others.
"""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from generator.errors import Problem
from generator.export.views import HtmlView, View


class ProblemsView(HtmlView, frozen=True):
    """What is wrong with the sources of this archive, by file."""

    template: ClassVar[str] = "problems.html"
    problems: tuple[Problem, ...] = ()


class Troubles(Struct, frozen=True):
    """Problems of one kind, under what they have in common; `id` is the name of the kind."""

    id: str
    title: str
    problems: tuple[Problem, ...]


class CheckedView(View, frozen=True):
    """What is wrong with the sources, for editors: a page alone, which is no part of the site.

    It says all in English: the `heading`, a `note` on what it is, the `total` in words. `groups`
    are the problems by kind; `style_address` holds the style sheet itself.
    """

    template: ClassVar[str] = "checked.html"
    title: str
    heading: str
    note: str
    total: str
    style_address: str
    groups: tuple[Troubles, ...] = ()


class NotFoundView(HtmlView, frozen=True):
    """The page for an address that is not here; it may be shown at any depth."""

    template: ClassVar[str] = "404.html"


class OfflineView(HtmlView, frozen=True):
    """What a reader may do without a network; shown for a page that was not kept."""

    template: ClassVar[str] = "offline.html"


class RedirectView(HtmlView, frozen=True):
    """A page at an old address: it leads to the `article`, or to a place in it.

    `to` is that path, perhaps with an anchor; title and language are those of the article.
    """

    template: ClassVar[str] = "redirect.html"
    to: str = ""
    article: str = ""
    language: str = ""


class WithheldView(HtmlView, frozen=True):
    """What stands at the address of a withheld article; `reason` is the class that is published."""

    template: ClassVar[str] = "withheld.html"
    reason: str = ""
