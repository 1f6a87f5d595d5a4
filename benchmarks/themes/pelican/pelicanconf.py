"""The settings of the Pelican project: the same pages as the others make."""

from __future__ import annotations

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 (as Pelican users write it)
sys.path.insert(0, HERE)

SITENAME = "The made-up archive"
SITEURL = "https://example.org"
DESCRIPTION = "Articles and their threads, made by chance for measuring."
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = f"{HERE}/content"
OUTPUT_PATH = f"{HERE}/output"
CACHE_PATH = f"{HERE}/cache"
CONTENT_CACHING_LAYER = "generator"
THEME = f"{HERE}/theme"
THEME_STATIC_DIR = "theme"
PLUGINS = ["threads"]
MARKDOWN = {
    "extension_configs": {"markdown.extensions.codehilite": {"css_class": "highlight"},
                          "markdown.extensions.extra": {}, "markdown.extensions.meta": {}},
    "output_format": "html5",
}  # fmt: skip

PATH_METADATA = r"(?P<path_no_ext>.*)\..*"
ARTICLE_URL = ARTICLE_SAVE_AS = "{path_no_ext}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "authors/{slug}.html"
AUTHORS_SAVE_AS = "authors/index.html"
TAG_URL = TAG_SAVE_AS = "tags/{slug}.html"
TAGS_SAVE_AS = "tags/index.html"
YEAR_ARCHIVE_URL = YEAR_ARCHIVE_SAVE_AS = "dates/{date:%Y}.html"
ARCHIVES_SAVE_AS = "dates/index.html"
CATEGORY_SAVE_AS = ""
CATEGORIES_SAVE_AS = ""
SITEMAP_SAVE_AS = "sitemap.xml"
DIRECT_TEMPLATES = ["index", "authors", "tags", "archives", "sitemap"]
DEFAULT_PAGINATION = False
SUMMARY_MAX_LENGTH = None

FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
