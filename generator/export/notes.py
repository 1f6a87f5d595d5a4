"""The index of notes: by article, by who wrote them, by date; each on as many pages as it needs.

Owns which note is on which page. An answer stands with the note that it answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import ClassVar

from msgspec.structs import replace

from generator.export import urls
from generator.export.annotated import Annotated, all_of, annotated
from generator.export.edition import Edition
from generator.export.items import Link
from generator.export.lots import Lot
from generator.export.parts import Frame, PathOf, framed, of_period, within
from generator.export.periods import Period, Piece, divided, month_of
from generator.export.shelf import Shelf
from generator.export.sorting import sort_key
from generator.export.views import NotesView
from generator.model.card import Penned
from generator.model.page import Page

# A note is some lines, so a page has fewer than of mentions.
NOTES_MAX = 100
# Sorts after every date.
LAST = "~"


class NotesBrief(Frame, frozen=True):
    """Some notes, or the way to them; `views` are the ways to see them all."""

    template: ClassVar[str] = NotesView.template
    views: tuple[Link, ...] = ()
    annotated: tuple[Annotated, ...] = ()

    @property
    def weight(self) -> int:
        """A few notes weigh as much as a page."""
        return 1 + sum(len(each.tops) for each in self.annotated) // 10

    def unfold(self, shelf: Shelf, /) -> NotesView:
        """The notes as the template shows them."""
        return NotesView(
            path=self.path,
            title=self.title,
            section=self.section,
            above=self.above,
            views=self.views,
            notes=tuple(note for each in self.annotated for note in each.unfold(shelf)),
            count=self.count,
            parts=self.parts,
            earlier=self.earlier,
            later=self.later,
        )


def lots(edition: Edition) -> Iterator[Lot]:
    """Every page of the index."""
    noted = [entry for entry in edition.archive.entries.values() if entry.card.remarks]
    of = [all_of(edition, entry) for entry in noted]
    around = (edition.register, edition.writers) if noted else ()
    yield Lot("notes", (of, around), partial(_pages, edition))


def _pages(edition: Edition) -> Iterator[Page]:
    every = [*_penned(edition)]
    say = edition.tongue.say
    by_article = [_piece(edition, article, nth) for article, nth, _ in every]
    views = _views(edition) if every else ()
    first = NotesBrief(urls.NOTES, say("Notes"), None, views=views)
    yield from _listed(edition, first, by_article)
    if every:
        frame = replace(first, section=Link(first.title, urls.NOTES))
        dated = sorted(every, key=lambda row: row[2].date.first if row[2].date else LAST)
        by_date = [
            replace(_piece(edition, article, nth), month=month_of(pen.date))
            for article, nth, pen in dated
        ]
        around = replace(frame, path=urls.NOTES_BY_DATE, title=say("Notes by date"))
        yield from _listed(edition, around, by_date)
        yield from _by_author(edition, frame, every)


def _views(edition: Edition) -> tuple[Link, ...]:
    """The ways to see all notes."""
    say = edition.tongue.say
    return (
        Link(say("By article"), urls.NOTES),
        Link(say("By author"), urls.NOTES_BY_AUTHOR),
        Link(say("By date"), urls.NOTES_BY_DATE),
    )


# The name of an article, which of its notes that answer none, and who wrote it when.
_Row = tuple[str, int, Penned]


def _penned(edition: Edition) -> Iterator[_Row]:
    for name, entry in edition.archive.entries.items():
        yield from ((name, nth, pen) for nth, pen in enumerate(entry.card.penned))


def _piece(edition: Edition, article: str, nth: int) -> Piece:
    """A note as a piece, dated as its article is."""
    card = edition.archive.entries[article].card
    return Piece(article, card.listing, card.remarks, month_of(card.article.date), nth, nth + 1)


def _by_author(edition: Edition, frame: NotesBrief, every: Sequence[_Row]) -> Iterator[Page]:
    """The notes of each who wrote or answered some and may have a page, and the way to them."""
    writers = edition.writers
    names: dict[str, str] = {}
    wrote: dict[str, list[Piece]] = {}
    for article, nth, pen in every:
        for key, name in {writers.key(name): name for name in pen.authors}.items():
            if not writers.is_hidden(name):
                names.setdefault(key, writers.name(name))
                wrote.setdefault(key, []).append(_piece(edition, article, nth))
    links = []
    for key in sorted(names, key=lambda key: sort_key(key, edition.site.language)):
        name, path = names[key], urls.notes_by(names[key])
        links.append(Link(name, path, len(wrote[key])))
        around = replace(frame, path=path, title=edition.tongue.say("Notes by %(name)s", name=name))
        yield from _listed(edition, around, wrote[key])
    title = edition.tongue.say("Notes by author")
    brief = replace(frame, path=urls.NOTES_BY_AUTHOR, title=title, parts=tuple(links))
    yield Page(brief.path, brief, "the notes")


def _listed(edition: Edition, frame: NotesBrief, pieces: Sequence[Piece]) -> Iterator[Page]:
    """A list of notes on one page, or on those of its periods."""
    whole = divided(pieces, most=NOTES_MAX)
    path_of, title_of = partial(of_period, frame.path), partial(edition.tongue.part, frame.title)
    for around, period in framed(edition, frame, whole, path_of, title_of):
        yield _page(edition, around, period, path_of)


def _page(edition: Edition, frame: NotesBrief, period: Period, path_of: PathOf) -> Page:
    pieces = () if period.within else period.pieces
    brief = replace(
        frame,
        annotated=tuple(_annotated(edition, pieces)),
        count=period.count,
        parts=within(edition, period, path_of),
    )
    return Page(brief.path, brief, "the notes")


def _annotated(edition: Edition, pieces: Iterable[Piece]) -> Iterator[Annotated]:
    """The notes of some pieces, those of one article together where they stand together."""
    for article, own in groupby(pieces, lambda piece: piece.article):
        tops = tuple(piece.start for piece in own)
        yield annotated(edition, edition.archive.entries[article], tops)
