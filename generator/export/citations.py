"""The citations of articles and their comments, a file an article that has comments.

Owns which file that is. It is in BibTeX, which every reference manager reads; the page of the
article has its own citation in other forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.export import urls
from generator.export.bare import TextView
from generator.export.cited import bibtex, of_article, of_comment
from generator.export.edition import Edition
from generator.export.lots import Lot
from generator.export.shelf import Shelf
from generator.model.archive import Entry
from generator.model.page import Brief, Page
from generator.model.records import State


class CitationsBrief(Brief, frozen=True):
    """The citations of an article and its comments; the site's title, address and language."""

    path: str
    head: str
    thread: tuple[str, ...]
    site: str
    base_url: str
    language: str
    remark: str

    def unfold(self, shelf: Shelf, /) -> TextView:
        """The article first, then each comment that has words, in reading order."""
        article = shelf.article(self.head)
        whole = of_article(article, self.site, self.base_url, self.language)
        page = urls.article(article.name)
        there = [
            of_comment(
                line.comment, whole, self.remark, urls.said(page, sheet.key, line.id), self.base_url
            )
            for sheet in shelf.thread(self.thread)
            for line in sheet.lines
            if line.comment and line.comment.state == State.PRESENT
        ]
        return TextView("\n".join(map(bibtex, [whole, *there])))


def lots(edition: Edition) -> Iterator[Lot]:
    """The files of the articles on each shelf."""
    for names in edition.shelves:
        entries = [edition.archive.entries[name] for name in names]
        of = tuple([(entry.card.head, entry.card.thread) for entry in entries])
        yield Lot(f"citations {names[0]}", of, partial(_files, edition, entries))


def _files(edition: Edition, entries: Sequence[Entry]) -> Iterator[Page]:
    site = edition.site
    for entry in entries:
        card = entry.card
        if card.comments:
            path = urls.beside(urls.article(card.article.name), "bib")
            remark = edition.tongue.say("Comment on “%(title)s”", title=card.article.title)
            around = (site.title, site.base_url, site.language, remark)
            brief = CitationsBrief(path, card.head, card.thread, *around)
            yield Page(path, brief, card.article.place.file)
