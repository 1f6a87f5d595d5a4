"""The pages at the root: home, notes, problems, and the page for what is not here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.errors import Problem
from generator.export import urls
from generator.export.articles import notes_of
from generator.export.edition import Edition
from generator.export.indexes import bars
from generator.export.items import Link
from generator.export.views import HomeView, NotesView, NotFoundView, ProblemsView
from generator.model.page import Page
from generator.model.records import Article

LATEST_MAX = 6
DISCUSSED_MAX = 5
NAMED_MAX = 24


def pages(edition: Edition) -> Iterator[Page]:
    """Home, the notes, the problems, 404."""
    yield Page(urls.HOME, _home(edition), "the home page")
    notes = tuple(note for a in edition.archive.articles.values() for note in notes_of(edition, a))
    yield Page(urls.NOTES, NotesView(urls.NOTES, "Editors’ notes", notes=notes), "the notes")
    view = ProblemsView(
        urls.PROBLEMS, "Problems", problems=tuple(sorted(edition.problems, key=_order))
    )
    yield Page(urls.PROBLEMS, view, "the problems")
    yield Page(urls.NOT_FOUND, NotFoundView(urls.NOT_FOUND, "Not found"), "the page 404")


def _order(problem: Problem) -> tuple[str, int, str]:
    return (problem.place.file, problem.place.line, problem.message)


def _home(edition: Edition) -> HomeView:
    articles = edition.articles
    years = Counter(a.date.year for a in articles if a.date)
    return HomeView(
        path=urls.HOME,
        title=edition.site.title,
        description=edition.site.description,
        counts=_counts(edition),
        years=bars(years, edition),
        latest=tuple(edition.item(a) for a in _latest(articles)),
        discussed=tuple(edition.item(a) for a in _discussed(edition)),
        named=tuple(edition.entity_item(edition.archive.entities[id]) for id in _named(edition)),
    )


def _latest(articles: Sequence[Article]) -> list[Article]:
    """The last by date, then those without one."""
    dated = [a for a in articles if a.date]
    undated = [a for a in articles if not a.date]
    return [*reversed(dated), *undated][:LATEST_MAX]


def _named(edition: Edition) -> list[str]:
    """The entities with the most mentions."""
    mentions = edition.archive.mentions if edition.has_entities else {}
    return sorted(mentions, key=lambda id: (-len(mentions[id]), id))[:NAMED_MAX]


def _counts(edition: Edition) -> tuple[Link, ...]:
    articles = edition.articles
    counts = [
        ("articles", urls.DATES, len(articles), "dates"),
        ("comments", urls.AUTHORS, sum(edition.comments[a.name] for a in articles), "authors"),
        (
            "people, places and other names",
            urls.ENTITIES,
            len(edition.archive.entities),
            "entities",
        ),
        ("editors’ notes", urls.NOTES, sum(map(len, edition.archive.notes.values())), "front"),
    ]
    return tuple(
        Link(label, path if exporter in edition.exporters else "", n)
        for label, path, n, exporter in counts
        if n
    )


def _discussed(edition: Edition) -> list[Article]:
    """The articles with the most comments; one without any is not among them."""
    articles = edition.articles
    ranked = sorted(articles, key=lambda a: (-edition.comments[a.name], a.name))
    return [a for a in ranked[:DISCUSSED_MAX] if edition.comments[a.name]]
