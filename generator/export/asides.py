"""What the templates of pages receive that stand beside the archive: problems, and ways on.

Owns their views, as `views` owns those of the others.
"""

from __future__ import annotations

from typing import ClassVar

from generator.errors import Problem
from generator.export.views import HtmlView


class ProblemsView(HtmlView, frozen=True):
    """What is wrong with the sources of this archive, by file."""

    template: ClassVar[str] = "problems.html"
    problems: tuple[Problem, ...] = ()


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
