"""What the templates of files for machines receive: feeds, sitemaps, robots.txt.

Owns their views, as `views` owns those of pages.
"""

from __future__ import annotations

from typing import ClassVar

from generator.export.items import FeedEntry
from generator.export.theme import DRAWN
from generator.export.views import View
from generator.model.date import Date


class FeedView(View, frozen=True):
    """An Atom feed (RFC 4287) of articles or comments; `page` is the one that lists them.

    Dates are RFC 3339.
    """

    template: ClassVar[str] = "feed.xml"
    path: str
    id: str
    title: str
    page: str
    updated: str
    entries: tuple[FeedEntry, ...]


class SitemapView(View, frozen=True):
    """A sitemap (sitemaps.org 0.9): whole addresses, each with its last date or nothing."""

    template: ClassVar[str] = "sitemap.xml"
    path: str
    urls: tuple[tuple[str, str], ...]


class SitemapIndexView(View, frozen=True):
    """The index of several sitemaps."""

    template: ClassVar[str] = "sitemapindex.xml"
    path: str
    urls: tuple[str, ...]


class PlateView(View, frozen=True):
    """The card drawn of an article for other sites, which sees no `site`.

    `comments` counts those that are here. `archive` is the title of the site, `direction` that of
    its interface, and `words` names the catalogues that it speaks by.
    """

    template: ClassVar[str] = DRAWN
    path: str
    title: str
    authors: tuple[str, ...]
    byline: str
    date: Date | None
    comments: int
    archive: str
    direction: str
    words: str

    @property
    def weight(self) -> int:
        """A picture takes as long as some pages."""
        return 20


class RobotsView(View, frozen=True):
    """robots.txt; the sitemap's whole address, or empty."""

    template: ClassVar[str] = "robots.txt"
    path: str
    sitemap: str


class WorkerView(View, frozen=True):
    """The script that keeps pages in a browser, for reading without a network (W3C).

    `first` are the paths of what it keeps from the first visit on, `instead` is that of the page
    for one that was not kept, `listed` that of the list of all files. Where `seal` is another than
    it was, something else is withheld, and all copies are to be dropped.
    """

    template: ClassVar[str] = "worker.js"
    path: str
    first: tuple[str, ...]
    instead: str
    listed: str
    seal: str
