"""The page of each article: its text, its notes, its thread.

Owns the brief of such a page and how it is unfolded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import ClassVar

from generator.export import sheets, urls
from generator.export.around import Around, around
from generator.export.edition import Edition
from generator.export.items import Group, Kin, Link, Name, Passage, Prose
from generator.export.lots import Lot
from generator.export.marginal import notes, on_comments, passages
from generator.export.noteline import NoteLine
from generator.export.prose import Hrefs, Leads, Topic, guesses, lines, prose
from generator.export.shelf import Shelf
from generator.export.summed import summed
from generator.export.views import ArticleView
from generator.export.writers import Writers
from generator.model.archive import Entry
from generator.model.card import Card
from generator.model.mention import Occurrence
from generator.model.page import Brief, Page
from generator.model.records import Kind
from generator.model.ref import Ref

# What the page shows of an article as it was read.
AS_WRITTEN = (
    "is_page", "language", "date", "updated", "byline", "origin", "licence", "inferred"
)  # fmt: skip

Named = tuple[tuple[Name, int], ...]


class ArticleBrief(Brief, frozen=True):
    """An article's page. `text_names` and the like are the digests of the mentions in its texts.

    Of a long thread the page has the first sheet, and sums up all; `sheets` are their pages,
    `places` is the file that knows what is where, `by_date` the path of the comments by date.
    `writers` says who is who among those who sign, `tags` whether tags have pages; `data` is the
    path of the article as JSON, `made` that of the page on how this one was made, `citations` and
    `feed` those of the files that cite and that follow its comments, `tei` that of the article as
    TEI; `annotations` lead to what is said about it, for machines; `card` is the path of the
    picture drawn of it.
    """

    template: ClassVar[str] = "article.html"
    path: str
    head: str
    text: str
    words: int
    listing: str
    thread: tuple[str, ...]
    sheets: tuple[Link, ...]
    places: str
    by_date: str
    notes: str
    text_names: str
    thread_names: str
    notes_names: str
    named: Named
    links: Hrefs
    section: Link | None
    above: Link | None
    backlinks: tuple[Link, ...]
    earlier: Link | None
    later: Link | None
    related: tuple[Kin, ...]
    writers: Writers
    tags: bool
    data: str
    annotations: tuple[Link, ...]
    made: str
    citations: str
    tei: str
    feed: str
    card: str

    def unfold(self, shelf: Shelf, /) -> ArticleView:
        """The article as its template shows it."""
        article, thread = shelf.article(self.head), shelf.thread(self.thread)
        leads = Leads({name.id: name for name, _ in self.named}, self.links)
        topic = Topic(self.path, article.title, article.authors, self.writers)
        noted, on_lines = self._noted(shelf, leads, topic.link)
        said = shelf.sights(self.thread_names)
        return ArticleView(
            path=self.path,
            title=article.title,
            description=shelf.item(self.listing).summary,
            section=self.section,
            above=self.above,
            **{field: getattr(article, field) for field in AS_WRITTEN},
            body=self._body(shelf, leads, noted),
            authors=_links(article.authors, self.writers.path),
            tags=_links(article.tags, urls.tag if self.tags else None),
            words=self.words,
            notes=noted,
            thread=tuple(lines(thread[0], said, leads, topic, on_lines)) if thread else (),
            sheets=self.sheets,
            places=self.places,
            guesses=guesses(thread),
            **summed(thread, topic, self.by_date)._asdict(),
            groups=tuple(_groups(self.named)),
            backlinks=self.backlinks,
            earlier=self.earlier,
            later=self.later,
            related=self.related,
            data=self.data,
            annotations=self.annotations,
            made=self.made,
            citations=self.citations,
            tei=self.tei,
            feed=self.feed,
            card=self.card,
        )

    def _body(self, shelf: Shelf, leads: Leads, noted: Iterable[NoteLine]) -> Prose:
        named = shelf.sights(self.text_names).get("", ())
        return prose(shelf.body(self.text), named, leads, passages=passages(noted))

    def _noted(
        self, shelf: Shelf, leads: Leads, article: Link
    ) -> tuple[tuple[NoteLine, ...], Mapping[str, tuple[Passage, ...]]]:
        """The notes, and the passages of those on comments."""
        remarks, sights = shelf.remarks(self.notes), shelf.sights(self.notes_names)
        lines = tuple(notes(remarks, sights, leads, article))
        return lines, on_comments(remarks, article, self.path)


def lots(edition: Edition) -> Iterator[Lot]:
    """The pages of the articles on each shelf."""
    archive = edition.archive
    for names in edition.shelves:
        links = [archive.links[name] for name in names if name in archive.links]
        backlinks = [_linking(edition, name) for name in names if name in edition.backlinked]
        edges = [archive.entries[n].card.listing for n in _edges(edition, names)]
        led_to = _comments_led_to(edition, links, backlinks)
        texts, writers = edition.texts[names], edition.writers
        ties = (links, backlinks, edges, led_to, edition.kinship)
        of = (edition.register, writers, texts, *ties)
        yield Lot(f"articles {names[0]}", of, partial(_pages, edition, names))


def _linking(edition: Edition, name: str) -> list[tuple[Ref, str]]:
    """What links to an article, each with the title it is called by."""
    refs = edition.archive.backlinks[Ref("article", name)]
    return [(ref, edition.archive.entries[ref.article].card.article.title) for ref in refs]


def _comments_led_to(
    edition: Edition,
    links: Iterable[Mapping[str, Ref | str]],
    backlinks: Iterable[Iterable[tuple[Ref, str]]],
) -> list[str]:
    """The paths of the comments that are linked to, or link here: one may move to another page."""
    to = (to for meanings in links for to in meanings.values() if isinstance(to, Ref))
    back = (ref for pairs in backlinks for ref, _ in pairs)
    return [edition.path(ref) for ref in chain(to, back) if ref.kind == "comment"]


def _edges(edition: Edition, names: Sequence[str]) -> Iterator[str]:
    """The articles beside those of a shelf that stand on other shelves."""
    own = set(names)
    beside = (name for n in names for name in edition.beside.get(n, ()))
    return (name for name in beside if name and name not in own)


def _ties(edition: Edition, name: str) -> tuple[Hrefs, tuple[Link, ...]]:
    """Where the links of an article lead, and from where others lead to it."""
    backlinks = edition.archive.backlinks.get(Ref("article", name), ())
    return edition.hrefs(edition.archive.entries[name]), tuple(map(edition.link, backlinks))


def _pages(edition: Edition, names: Sequence[str]) -> Iterator[Page]:
    for entry in (edition.archive.entries[name] for name in names):
        yield page_of(edition, entry)
        yield from chain(sheets.pages(edition, entry), sheets.dated_pages(edition, entry))


def page_of(edition: Edition, entry: Entry) -> Page:
    """The page of one article."""
    name = entry.card.article.name
    before, after = (
        edition.link(Ref("article", other)) if other else None
        for other in edition.beside.get(name, ("", ""))
    )
    ties, of = _ties(edition, name), around(edition, entry)
    return edition.recall(f"article {name}", _page, entry, edition.names, ties, (before, after), of)


def _page(
    entry: Entry,
    names: Mapping[str, Name],
    ties: tuple[Hrefs, tuple[Link, ...]],
    beside: tuple[Link | None, Link | None],
    of: Around,
) -> Page:
    card, sighted, article = entry.card, entry.sighted, entry.card.article
    path, named = urls.article(article.name), sighted.named
    brief = ArticleBrief(
        path=path,
        head=card.head,
        text=article.text.digest,
        words=article.text.words,
        listing=card.listing,
        thread=card.thread,
        sheets=of.sheets,
        places=urls.places(path) if len(card.sheets) > 1 else "",
        by_date=urls.by_date(path) if card.dated else "",
        notes=card.remarks,
        text_names=sighted.text,
        thread_names=sheets.sights_of(sighted, ""),
        notes_names=sighted.remarks,
        named=_named(card, named, names),
        links=ties[0],
        section=of.year or of.dates,
        above=of.dates if of.year else None,
        backlinks=ties[1],
        earlier=beside[0],
        later=beside[1],
        related=of.related,
        writers=of.writers,
        tags="tags" in of.running,
        annotations=of.annotations,
        card=of.card,
        **_files(card, of.running),
    )
    return Page(path, brief, article.place.file)


def _files(card: Card, has: Collection[str]) -> dict[str, str]:
    """The files that belong to the page of an article, each empty where there is none."""
    name, said = card.article.name, card.comments > 0
    path = urls.article(name)
    there = {
        "data": (urls.data(name), "data" in has),
        "made": (urls.made(name), card.provenance and "made" in has),
        "citations": (urls.beside(path, "bib"), said and "citations" in has),
        "tei": (urls.beside(path, "xml"), "tei" in has),
        "feed": (urls.feed(path), said and "thread-feeds" in has),
    }
    return {kind: file if is_there else "" for kind, (file, is_there) in there.items()}


def _named(card: Card, named: Mapping[str, Occurrence], names: Mapping[str, Name]) -> Named:
    """Whom an article names, each with how often, and whom only its notes are about."""
    others = (id for id, _ in card.on_names if id in names and id not in named)
    counted = [(names[id], at.total) for id, at in named.items()]
    return (*counted, *((names[id], 0) for id in others))


def _links(words: Iterable[str], path: Callable[[str], str] | None) -> tuple[Link, ...]:
    """Words that lead somewhere, where they have a page."""
    return tuple(Link(word, path(word) if word and path else "") for word in words)


def _groups(named: Iterable[tuple[Name, int]]) -> Iterator[Group]:
    """The entities named on a page that have one of their own, by kind, the most named first."""
    ordered = sorted(named, key=lambda pair: (-pair[1], pair[0].sort, pair[0].id))
    for kind in Kind:
        links = tuple(
            Link(name.name, name.path, count)
            for name, count in ordered
            if name.kind == kind and name.path and count
        )
        if links:
            yield Group(kind, links)
