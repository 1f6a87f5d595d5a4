"""Which pages there are: the seam of this room.

Owns the table of exporters, the main navigation, and the rule that no two pages share a path.
An exporter is a function from an Edition to pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import cast

from generator.config import FILE, Config
from generator.errors import ConfigError, Place, Problem, Severity
from generator.export import urls
from generator.export.edition import Edition
from generator.export.items import Link
from generator.export.machines import sitemap
from generator.export.views import Site, ThemeFileView
from generator.model.archive import Archive
from generator.model.page import Page

Exporter = Callable[[Edition], Iterable[Page]]

EXPORTERS = {
    "front": "generator.export.front:pages",
    "articles": "generator.export.articles:pages",
    "entities": "generator.export.entities:pages",
    "authors": "generator.export.indexes:author_pages",
    "dates": "generator.export.indexes:date_pages",
    "tags": "generator.export.indexes:tag_pages",
    "feed": "generator.export.machines:feed",
    "data": "generator.export.machines:data",
    "assets": "generator.export.machines:assets",
}
PLUGINS = "variorum.exporters"
# What a site can do without; no page leads to a part that is left out.
OPTIONAL = ("entities", "authors", "dates", "tags", "feed", "data", "sitemap")
NAVIGATION = {
    "dates": Link("Dates", urls.DATES),
    "entities": Link("Names", urls.ENTITIES),
    "authors": Link("Authors", urls.AUTHORS),
    "tags": Link("Tags", urls.TAGS),
}


def plan(
    archive: Archive, config: Config, problems: Sequence[Problem], theme: Mapping[str, str]
) -> tuple[list[Page], Site, tuple[Problem, ...]]:
    """Every page of the site, in the order of their paths, and the problems of paths that clash.

    `theme` has the digest of each file of the theme that is published as it is.
    """
    running = [name for name in EXPORTERS if name not in config.leave_out]
    others = [_plugin(name) for name in config.exporters]
    site = _site(archive, config, running)
    edition = Edition(archive, site, tuple(problems), frozenset(running))
    exporters = [*(_exporter(EXPORTERS[name]) for name in running), *others]
    planned = [Page(urls.theme(n), ThemeFileView(urls.theme(n), n, d), "the theme")
               for n, d in theme.items()]  # fmt: skip
    planned += [page for exporter in exporters for page in exporter(edition)]
    if "sitemap" not in config.leave_out:
        planned += sitemap(edition, planned)
    pages, clashes = _distinct(planned)
    return sorted(pages, key=lambda page: page.path), site, tuple(clashes)


def _exporter(dotted: str) -> Exporter:
    module, _, name = dotted.partition(":")
    return cast("Exporter", getattr(import_module(module), name))


def _plugin(name: str) -> Exporter:
    """An exporter that somebody else's package offers; raises ConfigError."""
    from importlib.metadata import entry_points  # noqa: PLC0415 (0.1 s, only for a plug-in)

    found = entry_points(group=PLUGINS, name=name)
    if not found:
        hint = f"install the package that offers {name!r} under {PLUGINS}"
        problem = Problem(Place(FILE), f"no such exporter: {name!r}", hint, Severity.ERROR)
        raise ConfigError(problem)
    return cast("Exporter", next(iter(found)).load())


def _distinct(planned: Sequence[Page]) -> tuple[list[Page], list[Problem]]:
    """The pages with a path of their own; the second page of one path is a problem.

    Letter case does not part paths, as it does not on every disk. A page below the path of another
    has none either: on a disk that would be a file in a file.
    """
    first: dict[str, Page] = {}
    for page in planned:
        first.setdefault(page.path.casefold(), page)
    kept, clashes = [], []
    for page in planned:
        other = next(first[path] for path in _upward(page.path.casefold()) if path in first)
        if other is page:
            kept.append(page)
        else:
            message = f"two pages would stand there: of {other.source} and of {page.source}"
            place = Place(f"site/{other.path}")
            hint = "rename one of the two; the second is left out"
            clashes.append(Problem(place, message, hint, Severity.ERROR))
    return kept, clashes


def _upward(path: str) -> Iterator[str]:
    """A path's folders from the root on, and the path itself."""
    parts = path.split("/")
    return ("/".join(parts[:n]) for n in range(1, len(parts) + 1))


def _site(archive: Archive, config: Config, running: Sequence[str]) -> Site:
    filled = {
        "dates": any(not a.is_page for a in archive.articles.values()),
        "entities": bool(archive.entities),
        "authors": bool(archive.authors),
        "tags": any(a.tags for a in archive.articles.values()),
    }
    nav = [link for name, link in NAVIGATION.items() if name in running and filled[name]]
    if archive.notes and "front" in running:
        nav.append(Link("Notes", urls.NOTES))
    pages = [Link(a.title, urls.article(a.name)) for a in archive.articles.values() if a.is_page]
    return Site(
        title=config.title,
        description=config.description,
        language=config.language,
        base_url=config.base_url,
        licence=config.licence,
        nav=tuple(nav),
        pages=tuple(pages),
        home=urls.HOME,
        problems=urls.PROBLEMS if "front" in running else "",
        feed=urls.FEED if "feed" in running else "",
    )
