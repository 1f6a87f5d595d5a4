"""Reading without a network: the worker that keeps pages in a browser, and the page about it.

Owns what is kept from the first visit on, and when all copies are to be dropped. Knows nothing of
how they are kept: the templates do.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.export import urls
from generator.export.asides import OfflineView
from generator.export.edition import Edition
from generator.export.wire import WorkerView
from generator.model.page import Page

# The theme's files that most pages ask for.
FIRST = ("style.css", "script.js", "search.js", "offline.js", "favicon.svg")


def lots(edition: Edition) -> Iterator[Page]:
    """The worker, and the page that is shown for one that was not kept."""
    site = edition.site
    pages = (site.home, site.offline, *([site.search, urls.shard("")] if site.search else ()))
    theme = (site.assets[name] for name in FIRST if name in site.assets)
    worker = WorkerView(
        site.worker, (*pages, *theme), site.offline, urls.LISTED, edition.archive.seal
    )
    yield Page(site.worker, worker, "reading offline")
    title = edition.tongue.say("Reading offline")
    yield Page(site.offline, OfflineView(site.offline, title), "reading offline")
