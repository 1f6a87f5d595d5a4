"""What machines read: the sitemap, robots.txt, the manifest for home screens, and whole files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from generator.export import urls
from generator.export.bare import AssetView, DataView
from generator.export.edition import Edition
from generator.export.lots import Lot
from generator.export.wire import RobotsView, SitemapIndexView, SitemapView
from generator.model.page import Page
from generator.model.records import Article

SITEMAP_URLS_MAX = 50_000
PAGE = ".html"
PAPER = "#fbfaf7"
ICONS = (
    ("favicon.svg", "image/svg+xml", "any"),
    ("icon.png", "image/png", "512x512"),
)
UNLISTED = frozenset((urls.NOT_FOUND, urls.PROBLEMS))


def sitemap(edition: Edition, planned: Sequence[str]) -> Lot:
    """Sitemaps of the HTML pages among some paths, cut at 50,000 addresses, and robots.txt."""
    return Lot("sitemap", (planned, edition.listed), partial(_sitemap, edition, planned))


def _sitemap(edition: Edition, planned: Iterable[str]) -> Iterator[Page]:
    base = edition.site.base_url
    if base:
        changed = {urls.article(a.name): _changed(a) for a in edition.articles}
        found = [
            (urls.absolute(path, base), changed.get(path, ""))
            for path in planned
            if path.endswith(PAGE) and path not in UNLISTED
        ]
        yield from _sitemaps(base, tuple(found))
    view = RobotsView(urls.ROBOTS, urls.absolute(urls.SITEMAP, base) if base else "")
    yield Page(urls.ROBOTS, view, "robots.txt")


def _sitemaps(base: str, found: tuple[tuple[str, str], ...]) -> Iterator[Page]:
    if len(found) <= SITEMAP_URLS_MAX:
        yield Page(urls.SITEMAP, SitemapView(urls.SITEMAP, found), "the sitemap")
        return
    names = []
    for number, start in enumerate(range(0, len(found), SITEMAP_URLS_MAX), 1):
        name = f"sitemap-{number}.xml"
        names.append(urls.absolute(name, base))
        chunk = found[start : start + SITEMAP_URLS_MAX]
        yield Page(name, SitemapView(name, chunk), "the sitemap")
    yield Page(urls.SITEMAP, SitemapIndexView(urls.SITEMAP, tuple(names)), "the sitemap")


def _changed(article: Article) -> str:
    date = article.updated or article.date
    return date.first[:10] if date and date.first[:10] == date.last[:10] else ""


def manifest(edition: Edition) -> Iterator[Page]:
    """The site as a browser puts it on a home screen (W3C, Web Application Manifest)."""
    site = edition.site
    value = {
        "name": site.title,
        "description": site.description,
        "lang": site.language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": site.assets[name], "type": type, "sizes": sizes}
            for name, type, sizes in ICONS
            if name in site.assets
        ],
    }
    known = {key: told for key, told in value.items() if told}
    yield Page(urls.MANIFEST, DataView(known), "the manifest")


def assets(edition: Edition) -> Iterator[Page]:
    """The files of the content folder that are published as they are."""
    for asset in edition.archive.assets:
        yield Page(asset.path, AssetView(asset.path, asset.digest), asset.path)
