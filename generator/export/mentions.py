"""The mentions of each entity as files: CSV and JSON, beside the page that lists them.

Owns the columns. A spreadsheet runs what begins like a formula, so in CSV nothing does.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial

from generator.export import urls
from generator.export.bare import DataView, TextView
from generator.export.dossiers import FILES, whole
from generator.export.edition import Edition
from generator.export.lots import Lot
from generator.export.parts import of_period
from generator.export.periods import Period, Piece
from generator.export.quoted import at, quoted
from generator.export.shelf import Shelf
from generator.formulas import guarded
from generator.model.page import LINES, Brief, Page
from generator.model.records import Entity

COLUMNS = "article date who kind written sentence inferred address".split()
# By this a spreadsheet knows UTF-8.
MARK = "\ufeff"


class RowsBrief(Brief, frozen=True):
    """Mentions of an entity as a file of rows: CSV, or JSON. `base` begins every address."""

    path: str
    entity: str
    name: str
    pieces: tuple[Piece, ...]
    base: str
    form: str

    @property
    def weight(self) -> int:
        """The mentions in each article are a few rows."""
        return 1 + len(self.pieces) // LINES

    def unfold(self, shelf: Shelf, /) -> DataView | TextView:
        """The rows, each as its columns."""
        rows = self._rows(shelf)
        if self.form == "json":
            mentions = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
            return DataView({"entity": self.entity, "name": self.name, "mentions": mentions})
        table = io.StringIO()
        writer = csv.writer(table)
        writer.writerow(COLUMNS)
        writer.writerows([_cell(value) for value in row] for row in rows)
        return TextView(MARK + table.getvalue())

    def _rows(self, shelf: Shelf) -> Iterator[tuple[str | bool, ...]]:
        for article, quotes in quoted(shelf, self.pieces):
            for quote in quotes:
                yield (
                    article.title,
                    quote.date.text if quote.date else "",
                    quote.who,
                    quote.about.kind,
                    quote.text,
                    quote.before + quote.text + quote.after,
                    quote.inferred,
                    urls.absolute(at(article, self.entity, quote), self.base),
                )


def lots(edition: Edition) -> Iterator[Lot]:
    """A file of each kind beside each page that lists mentions."""
    if edition.has("entities"):
        yield Lot("mentions", (edition.naming,), partial(_pages, edition))


def _pages(edition: Edition) -> Iterator[Page]:
    base = edition.site.base_url
    for entity in edition.archive.entities.values():
        every = whole(edition, entity)
        yield from edition.recall(f"rows {entity.id}", _files, entity, every, base)
    edition.done("mentions")


def _files(entity: Entity, every: Period, base: str) -> list[Page]:
    listing = [p for p in (every, *every.below()) if p.pieces and not p.within]
    pages = ((of_period(urls.entity(entity), p), p) for p in listing)
    found = ((urls.beside(page, form), p, form) for page, p in pages for form, _ in FILES)
    source = f"{entity.place.file}:{entity.place.line}"
    return [
        Page(path, RowsBrief(path, entity.id, entity.name, p.pieces, base, form), source)
        for path, p, form in found
    ]


def _cell(value: str | bool) -> str:  # noqa: FBT001
    """A value as a cell that no spreadsheet runs."""
    return ("yes" if value else "no") if isinstance(value, bool) else guarded(value)
