"""Which pages there are: the seam of this room.

Owns the table of exporters, their order, and the main navigation.
An exporter is a function from an Edition to pages, or to lots of pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import chain
from typing import cast

from generator.config import FILE, Config
from generator.digest import digest
from generator.errors import ConfigError, Place, Problem, Severity
from generator.export import articles, dossiers, promises, redirects, search, urls
from generator.export.asides import NotFoundView, RedirectView, WithheldView
from generator.export.bare import ThemeFileView
from generator.export.edition import Edition
from generator.export.items import Link
from generator.export.lots import Ledger, Lot
from generator.export.machines import sitemap
from generator.export.paths import Paths
from generator.export.recall import Recall
from generator.export.tongue import Kit, Tongue
from generator.export.views import Site
from generator.model.archive import Archive, Entry
from generator.model.card import EMPTY
from generator.model.page import Leaf, Page
from generator.model.records import Entity

Exporter = Callable[[Edition], Iterable[Lot | Page]]

EXPORTERS = {
    "home": "generator.export.home:lots",
    "front": "generator.export.front:lots",
    "notes": "generator.export.notes:lots",
    "articles": "generator.export.articles:lots",
    "entities": "generator.export.entities:lots",
    "mentions": "generator.export.mentions:lots",
    "book": "generator.export.book:lots",
    "network": "generator.export.network:lots",
    "linked": "generator.export.linked:lots",
    "annotations": "generator.export.webannotations:lots",
    "authors": "generator.export.authors:lots",
    "dates": "generator.export.dates:lots",
    "tags": "generator.export.tags:lots",
    "search": "generator.export.search:lots",
    "citations": "generator.export.citations:lots",
    "tei": "generator.export.tei.lots:lots",
    "feed": "generator.export.feeds:of_site",
    "tag-feeds": "generator.export.feeds:of_tags",
    "author-feeds": "generator.export.feeds:of_authors",
    "name-feeds": "generator.export.feeds:of_names",
    "thread-feeds": "generator.export.threadfeeds:lots",
    "manifest": "generator.export.machines:manifest",
    "offline": "generator.export.offline:lots",
    "cards": "generator.export.plates:lots",
    "data": "generator.export.data:data",
    "made": "generator.export.made:lots",
    "tombs": "generator.export.tombs:lots",
    "assets": "generator.export.machines:assets",
    "hosting": "generator.export.hosting:lots",
    "redirects": "generator.export.redirects:lots",
}
# Pages that no sitemap names.
UNLISTED = (RedirectView.template, WithheldView.template, NotFoundView.template)
# Any page comes before one that only leads on.
LAST = "redirects"
PLUGINS = "variorum.exporters"
# What a site can do without; no page leads to a part that is left out.
OPTIONAL = (
    "entities", "mentions", "book", "network", "linked", "annotations", "authors", "dates", "tags",
    "search", "schema", "citations", "tei", "feed", "tag-feeds", "author-feeds", "name-feeds",
    "thread-feeds", "manifest", "offline", "cards", "data", "made", "sitemap", "redirects",
    "hosting",
)  # fmt: skip
# Of these, what a site has only if it is asked for.
ASKED_FOR = ("tei", "author-feeds", "name-feeds", "thread-feeds", "manifest", "offline", "cards")
# What leads to others by whole addresses, or is of use on the web alone.
ON_THE_WEB = ("schema", "manifest", "cards")
CARD = "card.png"


class Plan:
    """Every page of the site, a lot after another: nobody has to hold them all.

    `kit` is what the theme brings to it. What is known of paths that clash, and of those that are
    missing now, is complete after a whole walk.
    """

    def __init__(
        self,
        archive: Archive,
        config: Config,
        problems: Sequence[Problem],
        kit: Kit,
        recall: Recall | None = None,
    ) -> None:
        running = [name for name in EXPORTERS if _wanted(name, config)]
        self.site = _site(archive, config, running, kit)
        self.edition = Edition(
            archive,
            self.site,
            kit.tongue,
            tuple(problems),
            frozenset(running),
            tuple(name for name, _ in config.without_page),
            (recall or Recall(keeps=False)).under(f"{config.language} {kit.tongue.name}"),
        )
        self._exporters = [_exporter(EXPORTERS[name]) for name in running if name != LAST]
        self._exporters += [_plugin(name) for name in config.exporters]
        self._exporters += [_exporter(EXPORTERS[LAST])] if LAST in running else []
        self._kit = kit
        self._common = digest(running, config.exporters, self.site)
        self._has_sitemap = "sitemap" not in config.leave_out
        self.terms = search.terms(self.site)
        self.has_dossiers = "entities" in running
        self.clashes: tuple[Problem, ...] = ()
        self.unkept: tuple[Problem, ...] = ()
        self._lost: frozenset[str] = frozenset()

    def walk(self, ledger: Ledger, *, clean: bool = False) -> Iterator[Leaf]:
        """Go through all pages, by the notes of the last walk where they hold.

        `clean` says that no paths clashed then: where they are the same, none can now.
        """
        lots = list(self._lots())
        settled = ledger.settle(lots, self._common) and clean
        paths = Paths()
        if self.site.full_text:
            paths.has_room(Leaf(urls.CONCORDANCE, "", "the concordance", ""))
        for lot in chain(lots, self._last(ledger, paths)):
            for page in ledger.walk(lot, self._common):
                if settled or paths.has_room(page):
                    yield page
        doubles = redirects.doubles(self.edition) if self.edition.has(LAST) else ()
        self.clashes = (*paths.clashes, *doubles)
        self._lost = frozenset(paths.lost)

    def moved(self) -> tuple[int, int]:
        """How many old addresses are known, and how many of them lead to what was there.

        That is known after a whole walk.
        """
        return redirects.tally(self.edition, self._lost) if self.edition.has(LAST) else (0, 0)

    def article(self, entry: Entry) -> Page:
        """The page of an article that stands where it did, and links where it did."""
        return articles.page_of(self.edition, entry)

    def entity(self, entity: Entity) -> Page:
        """The dossier of an entity as it is registered now, with what named it before."""
        return dossiers.pages_of(self.edition, entity)[0]

    def _lots(self) -> Iterator[Lot]:
        yield _lot("theme", [
            Page(path, ThemeFileView(path, name, self._kit.assets[name]), "the theme")
            for name, path in self.site.assets.items()
        ])  # fmt: skip
        for number, exporter in enumerate(self._exporters):
            pages = []
            for planned in exporter(self.edition):
                if isinstance(planned, Lot):
                    yield planned
                else:
                    pages.append(planned)
            yield _lot(f"exporter {number}", pages)

    def _last(self, ledger: Ledger, paths: Paths) -> Iterator[Lot]:
        """What is made of the paths of all other pages."""
        if self.edition.has(LAST):
            missing = promises.missing(self.edition.archive, ledger.paths)
            self.unkept = tuple(promises.unkept(missing))
            yield from promises.lots(self.edition, missing)
            led = promises.pasts(missing, self.site.base_url)
            yield from redirects.rules(self.edition, paths.lost, led)
        if self._has_sitemap:
            yield sitemap(self.edition, ledger.paths(but=UNLISTED))


def _lot(name: str, pages: Sequence[Page]) -> Lot:
    """Pages that were planned already, as a lot."""
    return Lot(name, tuple(page.leaf for page in pages), lambda: pages)


def _wanted(part: str, config: Config) -> bool:
    """Whether the site is to have a part that it could do without."""
    if part in config.leave_out or (part in ON_THE_WEB and not config.base_url):
        return False
    return part not in ASKED_FOR or part in config.also


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


def _navigation(tongue: Tongue) -> tuple[tuple[str, Link], ...]:
    """The indexes that the site may have, each with the exporter that makes it."""
    return (
        ("dates", Link(tongue.say("Dates"), urls.DATES)),
        ("entities", Link(tongue.say("Names"), urls.ENTITIES)),
        ("authors", Link(tongue.say("Authors"), urls.AUTHORS)),
        ("tags", Link(tongue.say("Tags"), urls.TAGS)),
        ("front", Link(tongue.say("Notes"), urls.NOTES)),
    )


def _site(archive: Archive, config: Config, running: Sequence[str], kit: Kit) -> Site:
    articles = [entry.card.article for entry in archive.entries.values()]
    filled = {
        "dates": any(not a.is_page for a in articles),
        "entities": bool(archive.entities),
        "authors": any(a.authors for a in articles)
        or any(entry.card.speech != EMPTY for entry in archive.entries.values()),
        "tags": any(a.tags for a in articles),
        "front": any(entry.card.notes for entry in archive.entries.values()),
    }
    nav = [link for name, link in _navigation(kit.tongue) if name in running and filled[name]]
    pages = [Link(a.title, urls.article(a.name)) for a in articles if a.is_page]
    assets = {name: urls.theme(name, digest) for name, digest in kit.assets.items()}
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
        assets=assets,
        direction=kit.tongue.direction,
        words=kit.tongue.name,
        json_feed=urls.JSON_FEED if "feed" in running and config.base_url else "",
        manifest=urls.MANIFEST if "manifest" in running else "",
        card=assets.get(CARD, "") if config.base_url else "",
        data=urls.REGISTER if "data" in running else "",
        schema=_wanted("schema", config),
        search=urls.SEARCH if "search" in running else "",
        full_text=urls.FULL_TEXT if "search" in running and config.full_text else "",
        offline=urls.OFFLINE if "offline" in running else "",
        worker=urls.WORKER if "offline" in running else "",
    )
