"""The files of TEI, one an article, beside its page.

Owns which file that is, and the brief that it is made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.export import urls
from generator.export.bare import TextView
from generator.export.edition import Edition, shown, texts_of
from generator.export.lots import Lot
from generator.export.prose import Hrefs
from generator.export.shelf import Shelf
from generator.export.tei.document import Whole, document, named
from generator.export.tei.head import Standing
from generator.model.archive import Entry
from generator.model.page import LINES, Brief, Page
from generator.model.records import Entity


class TeiBrief(Brief, frozen=True):
    """An article as TEI; the digests are those of its page."""

    path: str
    at: Standing
    head: str
    text: str
    thread: tuple[str, ...]
    notes: str
    text_names: str
    thread_names: tuple[str, ...]
    notes_names: str
    entities: tuple[Entity, ...]
    links: Hrefs

    @property
    def weight(self) -> int:
        """A thread is as long as its sheets are many."""
        return 1 + len(self.thread) + len(self.entities) // LINES

    def unfold(self, shelf: Shelf, /) -> TextView:
        """The whole file."""
        own, noted = shelf.sights(self.text_names), shelf.sights(self.notes_names)
        whole = Whole(
            article=shelf.article(self.head),
            body=shelf.body(self.text),
            thread=shelf.thread(self.thread),
            remarks=shelf.remarks(self.notes),
            sights=(own, shelf.sights_of(self.thread_names), noted),
            entities=self.entities,
            at=self.at,
        )
        hrefs = dict(self.links)
        root = urls.root(self.path, "")
        return TextView(document(whole, lambda t: hrefs.get(t) and urls.address(root, hrefs[t])))


def lots(edition: Edition) -> Iterator[Lot]:
    """The files of the articles on each shelf."""
    for names in edition.shelves:
        entries = [edition.archive.entries[name] for name in names]
        led = [(entry, edition.hrefs(entry)) for entry in entries]
        of = (edition.texts[names], edition.register, [hrefs for _, hrefs in led])
        yield Lot(f"tei {names[0]}", of, partial(_files, edition, led))


def _files(edition: Edition, led: Iterable[tuple[Entry, Hrefs]]) -> Iterator[Page]:
    """The file of each article, with where its links lead."""
    for entry, hrefs in led:
        article, site = entry.card.article, edition.site
        page = urls.article(article.name)
        path = urls.beside(page, "xml")
        address = urls.absolute(page, site.base_url) if site.base_url else ""
        at = Standing(site.title, site.licence, site.language, address)
        about = [*entry.sighted.named, *(id for id, _ in entry.card.on_names)]
        entities = named(edition.archive.entities, about)
        texts = texts_of(entry)[:-1]
        brief = TeiBrief(path, at, *texts, tuple(map(shown, entities)), hrefs)
        yield Page(path, brief, article.place.file)
