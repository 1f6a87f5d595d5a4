"""A feed as a JSON Feed (jsonfeed.org, version 1.1)."""

from __future__ import annotations

from typing import Any

from generator.export import urls
from generator.export.items import FeedEntry
from generator.export.prose import feed_html
from generator.export.views import Site
from generator.export.wire import FeedView

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: FeedView, path: str, site: Site) -> dict[str, Any]:
    """The feed that is to stand at a path."""
    return {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": urls.absolute(feed.page, site.base_url),
        "feed_url": urls.absolute(path, site.base_url),
        "description": site.description,
        "language": site.language,
        "authors": [{"name": site.title, "url": site.base_url}],
        "items": [_item(entry, site.base_url) for entry in feed.entries],
    }


def _item(entry: FeedEntry, base_url: str) -> dict[str, Any]:
    prose = entry.prose
    item = {
        "id": entry.id,
        "url": urls.absolute(entry.path, base_url),
        "title": entry.title,
        "content_html": feed_html(prose, base_url) if prose else "",
        "content_text": "" if prose else entry.summary,
        "summary": entry.summary,
        "date_published": entry.date,
        "date_modified": entry.updated,
        "authors": [{"name": author} for author in entry.authors],
    }
    return {key: value for key, value in item.items() if value}
