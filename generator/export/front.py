"""The pages at the root: home, notes, problems, and the page for what is not here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from heapq import nsmallest
from typing import Any, ClassVar

from msgspec import Struct

from generator.errors import Problem
from generator.export import urls
from generator.export.charts import by_year
from generator.export.edition import Edition
from generator.export.items import Bar, EntityItem, Link, Name
from generator.export.lots import Lot
from generator.export.prose import Hrefs, Leads, notes
from generator.export.shelf import Shelf
from generator.export.views import HomeView, NotesView, NotFoundView, ProblemsView
from generator.model.page import Brief, Page
from generator.model.records import Article

LATEST_MAX = 6
DISCUSSED_MAX = 5
NAMED_MAX = 24


class Annotated(Struct, frozen=True):
    """The notes on an article by digest, the names in them, and where their links lead."""

    article: Link
    notes: str
    notes_names: str
    named: tuple[Name, ...]
    links: Hrefs


class NotesBrief(Brief, frozen=True):
    """The page of all notes."""

    template: ClassVar[str] = "notes.html"
    path: str
    annotated: tuple[Annotated, ...]

    def unfold(self, shelf: Shelf, /) -> NotesView:
        """Every note, as the template shows it."""
        found = (
            note
            for a in self.annotated
            for note in notes(
                shelf.remarks(a.notes),
                shelf.sights(a.notes_names),
                Leads({name.id: name for name in a.named}, a.links),
                a.article,
            )
        )
        return NotesView(self.path, "Editors’ notes", notes=tuple(found))


class HomeBrief(Brief, frozen=True):
    """The front page; its articles are the digests of their listings."""

    template: ClassVar[str] = "home.html"
    path: str
    title: str
    description: str
    counts: tuple[Link, ...]
    years: tuple[Bar, ...]
    latest: tuple[str, ...]
    discussed: tuple[str, ...]
    named: tuple[EntityItem, ...]

    def unfold(self, shelf: Shelf, /) -> HomeView:
        """The front page as its template shows it."""
        return HomeView(
            path=self.path,
            title=self.title,
            description=self.description,
            counts=self.counts,
            years=self.years,
            latest=tuple(map(shelf.item, self.latest)),
            discussed=tuple(map(shelf.item, self.discussed)),
            named=self.named,
        )


def lots(edition: Edition) -> Iterator[Lot]:
    """Home, the notes, the problems, 404."""
    of_home = (edition.listed, edition.naming, _counts(edition), edition.years)
    yield Lot("home", of_home, lambda: [Page(urls.HOME, _home(edition), "the home page")])
    yield Lot("front", (_notes_of(edition), edition.problems), partial(_pages, edition))


def _notes_of(edition: Edition) -> list[tuple[Any, ...]]:
    """All that the page of notes shows."""
    noted = [entry for entry in edition.archive.entries.values() if entry.card.remarks]
    return [
        (e.card.listing, e.card.remarks, e.sighted.remarks, edition.hrefs(e, "note")) for e in noted
    ] + [(edition.register if noted else "",)]


def _pages(edition: Edition) -> Iterator[Page]:
    yield Page(urls.NOTES, NotesBrief(urls.NOTES, tuple(_annotated(edition))), "the notes")
    view = ProblemsView(
        urls.PROBLEMS, "Problems", problems=tuple(sorted(edition.problems, key=_order))
    )
    yield Page(urls.PROBLEMS, view, "the problems")
    yield Page(urls.NOT_FOUND, NotFoundView(urls.NOT_FOUND, "Not found"), "the page 404")


def _annotated(edition: Edition) -> Iterator[Annotated]:
    """Every article with notes."""
    for name, entry in edition.archive.entries.items():
        card = entry.card
        if card.remarks:
            noted = [id for id, at in entry.sighted.named.items() if at.noted]
            yield Annotated(
                Link(card.article.title, urls.article(name)),
                card.remarks,
                entry.sighted.remarks,
                tuple(edition.names[id] for id in noted),
                edition.hrefs(entry, "note"),
            )


def _order(problem: Problem) -> tuple[str, int, str]:
    return (problem.place.file, problem.place.line, problem.message)


def _home(edition: Edition) -> HomeBrief:
    articles = edition.articles
    years = Counter(a.date.year for a in articles if a.date)
    return HomeBrief(
        path=urls.HOME,
        title=edition.site.title,
        description=edition.site.description,
        counts=_counts(edition),
        years=by_year(years, edition.years),
        latest=tuple(edition.listing(a) for a in _latest(articles)),
        discussed=tuple(edition.listing(a) for a in _discussed(edition)),
        named=tuple(edition.entity_item(edition.archive.entities[id]) for id in _named(edition)),
    )


def _latest(articles: Sequence[Article]) -> list[Article]:
    """The last by date, then those without one."""
    dated = [a for a in articles if a.date]
    undated = [a for a in articles if not a.date]
    return [*reversed(dated), *undated][:LATEST_MAX]


def _named(edition: Edition) -> list[str]:
    """The entities with the most mentions."""
    counts = edition.counts if edition.has("entities") else {}
    return nsmallest(NAMED_MAX, counts, key=lambda id: (-sum(counts[id]), id))


def _counts(edition: Edition) -> tuple[Link, ...]:
    articles, entries = edition.articles, edition.archive.entries.values()
    counts = [
        ("articles", urls.DATES, len(articles), "dates"),
        ("comments", urls.AUTHORS, sum(edition.comments(a.name) for a in articles), "authors"),
        (
            "people, places and other names",
            urls.ENTITIES,
            len(edition.archive.entities),
            "entities",
        ),
        ("editors’ notes", urls.NOTES, sum(len(e.card.notes) for e in entries), "front"),
    ]
    return tuple(
        Link(label, path if exporter in edition.exporters else "", n)
        for label, path, n, exporter in counts
        if n
    )


def _discussed(edition: Edition) -> list[Article]:
    """The articles with the most comments; one without any is not among them."""
    articles = edition.articles
    said = [a for a in articles if edition.comments(a.name)]
    return nsmallest(DISCUSSED_MAX, said, key=lambda a: (-edition.comments(a.name), a.name))
