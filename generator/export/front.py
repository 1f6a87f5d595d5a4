"""The pages at the root beside home: notes, problems, and the page for what is not here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from msgspec import Struct

from generator.errors import Problem
from generator.export import urls
from generator.export.edition import Edition
from generator.export.items import Link, Name
from generator.export.lots import Lot
from generator.export.prose import Hrefs, Leads, notes
from generator.export.shelf import Shelf
from generator.export.views import NotesView, NotFoundView, ProblemsView
from generator.model.page import Brief, Page


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
    title: str
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
        return NotesView(self.path, self.title, notes=tuple(found))


def lots(edition: Edition) -> Iterator[Lot]:
    """The notes, the problems, 404."""
    yield Lot("front", (_notes_of(edition), edition.problems), partial(_pages, edition))


def _notes_of(edition: Edition) -> list[tuple[Any, ...]]:
    """All that the page of notes shows."""
    noted = [entry for entry in edition.archive.entries.values() if entry.card.remarks]
    return [
        (e.card.listing, e.card.remarks, e.sighted.remarks, edition.hrefs(e, "note")) for e in noted
    ] + [(edition.register if noted else "",)]


def _pages(edition: Edition) -> Iterator[Page]:
    say, problems = edition.tongue.say, tuple(sorted(edition.problems, key=_order))
    notes = NotesBrief(urls.NOTES, say("Editors’ notes"), tuple(_annotated(edition)))
    yield Page(urls.NOTES, notes, "the notes")
    yield Page(
        urls.PROBLEMS,
        ProblemsView(urls.PROBLEMS, say("Problems"), problems=problems),
        "the problems",
    )
    yield Page(urls.NOT_FOUND, NotFoundView(urls.NOT_FOUND, say("Not found")), "the page 404")


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
