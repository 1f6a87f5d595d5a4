"""The archive as it is to be published, and the small values that many pages share.

Owns `Edition`, what every exporter is given, and how a record becomes an item of a list or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from generator.digest import digest
from generator.errors import Place, Problem
from generator.export import pasts, urls
from generator.export.items import EntityItem, Link, Name
from generator.export.named import Writes
from generator.export.pasts import Past
from generator.export.recall import Recall
from generator.export.tongue import Tongue
from generator.export.views import Site
from generator.export.writers import Writers, counting, writing
from generator.model.archive import Archive, Entry, Named
from generator.model.card import Pointer
from generator.model.date import Date
from generator.model.records import Article, Entity
from generator.model.ref import Ref

# By digest: head, text, thread, notes, then the names in each of the last three, and provenance.
Texts = tuple[str, str, tuple[str, ...], str, str, tuple[str, ...], str, str]

NOWHERE = Place("")
# The exporters that ask for each index of the archive, in the order in which they run.
ASKING = {
    "named": ("entities", "mentions", "book", "network", "search", "name-feeds"),
    "signed": ("authors", "search", "author-feeds"),
    "tagged": ("tags", "search", "tag-feeds"),
}
# So many articles on a shelf, about.
SHELF = 128


class Edition(Struct, frozen=True, dict=True):
    """An archive, what every page says of it and in which tongue, its problems, and what it shows.

    What many pages ask for is made once; what was made for the last edition of the same archive
    and is the same now is recalled.
    """

    archive: Archive
    site: Site
    tongue: Tongue
    problems: tuple[Problem, ...]
    exporters: frozenset[str]
    without_page: tuple[str, ...]
    recall: Recall

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The dated and undated articles in order; pages that stand apart are not among them."""
        found = (entry.card.article for entry in self.archive.entries.values())
        return tuple(a for a in found if not a.is_page)

    @cached_property
    def years(self) -> dict[str, str]:
        """The years that have a page of their own, each with its path."""
        dated = {a.date.year for a in self.articles if a.date}
        return {year: urls.year(year) for year in sorted(dated)} if self.has("dates") else {}

    @cached_property
    def shelves(self) -> tuple[tuple[str, ...], ...]:
        """The articles by name in their order, some hundred on a shelf.

        Where a shelf ends depends on the name there alone, so that one article more or less
        changes one shelf.
        """
        found: list[list[str]] = [[]]
        for name in self.archive.entries:
            found[-1].append(name)
            if crc32(name.encode()) % SHELF == 0:
                found.append([])
        return tuple(tuple(names) for names in found if names)

    @cached_property
    def texts(self) -> dict[tuple[str, ...], str]:
        """The digest of all that the articles of each shelf say and name."""
        entries = self.archive.entries
        return {
            shelf: self.recall(
                f"texts {shelf[0]}", digest, tuple([texts_of(entries[name]) for name in shelf])
            )
            for shelf in self.shelves
        }

    @cached_property
    def backlinked(self) -> frozenset[str]:
        """The articles that something links to."""
        return frozenset(ref.name for ref in self.archive.backlinks if ref.kind == "article")

    @cached_property
    def pasts(self) -> dict[str, Past]:
        """The articles that have old addresses, or comments on which do, by name."""
        return pasts.of_articles(self.archive, self.site.base_url)

    @cached_property
    def renamed(self) -> dict[str, Past]:
        """The entities that have a page and had others, by id."""
        has_pages = self.has("entities")
        return pasts.of_entities(self.archive, self.site.base_url) if has_pages else {}

    @cached_property
    def joined(self) -> dict[str, Past]:
        """The writers whose other names had pages, by the name that counts."""
        return pasts.of_writers(self.archive, self.writers, self.site.base_url)

    @cached_property
    def listed(self) -> str:
        """The digest of all that lists show of articles."""
        cards = (entry.card for entry in self.archive.entries.values())
        return self.recall("listed", digest, tuple([(c.listing, c.head) for c in cards]))

    @cached_property
    def _sheets(self) -> dict[str, dict[str, str]]:
        """The key of the sheet that each comment is on, in the threads that have several."""
        cards = (entry.card for entry in self.archive.entries.values())
        return {card.article.name: card.sheet_of for card in cards if len(card.sheets) > 1}

    @cached_property
    def naming(self) -> str:
        """The digest of all that the pages of entities show of articles, and of the register."""
        entries = self.archive.entries.values()
        named = tuple([(entry.card.listing, entry.sighted.occurrences) for entry in entries])
        return self.recall("naming", digest, named, self.register)

    @cached_property
    def signing(self) -> str:
        """The digest of all that the pages of authors show of articles."""
        cards = (entry.card for entry in self.archive.entries.values())
        return self.recall("signing", digest, tuple([(c.listing, c.head, c.speech) for c in cards]))

    @cached_property
    def writers(self) -> Writers:
        """Who is who among those who sign."""
        same = counting(self.archive)
        return self.recall("writers", Writers, self.has("authors"), same, self.without_page)

    @property
    def talking(self) -> str:
        """The digest of all that dossiers show of writers; empty where no handle is stated."""
        return self.signing if self.archive.handles else ""

    @cached_property
    def writing(self) -> dict[str, Writes]:
        """What the entities write here that sign with a handle, by their ids."""
        return writing(self.archive, self.writers)

    @cached_property
    def register(self) -> str:
        """The digest of all that pages show of the register."""
        return self.recall("register", _register, tuple(self.archive.entities.values()))

    @cached_property
    def beside(self) -> dict[str, tuple[str, str]]:
        """The names of the articles before and after each, empty where there is none."""
        row = [a.name for a in self.articles]
        return {n: (a, b) for a, n, b in zip(["", *row], row, [*row[1:], ""], strict=False)}

    @cached_property
    def names(self) -> dict[str, Name]:
        """Each entity as the pages that name it show it."""
        return self.recall("names", _names, self.archive.entities, self.has("entities"))

    @cached_property
    def counts(self) -> dict[str, tuple[int, int]]:
        """How often each entity is named in articles and notes, and in comments."""
        return {
            id: self.recall(f"count {id}", _counted, shares)
            for id, shares in self.archive.named.every()
        }

    def done(self, exporter: str) -> None:
        """Let go of what this exporter is the last to ask for, where it will not be recalled."""
        for index, asking in ASKING.items():
            if exporter not in asking or self.recall.keeps:
                continue
            if self.exporters.isdisjoint(asking[asking.index(exporter) + 1 :]):
                getattr(self.archive, index).forget()

    def has(self, exporter: str) -> bool:
        """Whether an exporter runs."""
        return exporter in self.exporters

    def comments(self, name: str) -> int:
        """How many comments an article has here."""
        return self.archive.entries[name].card.comments

    def section(self, path: str) -> Link | None:
        """The index at a path, where the navigation has it."""
        return next((link for link in self.site.nav if link.path == path), None)

    def path(self, ref: Ref) -> str:
        """Where a record is to be found on the site; empty where it has no page."""
        if ref.kind == "entity":
            return self.names[ref.name].path
        page, anchor = urls.article(ref.article), urls.anchor(ref)
        if ref.kind == "comment":
            page = urls.sheet(page, self._sheets.get(ref.article, {}).get(ref.part, ""))
        return page + (f"#{anchor}" if anchor else "")

    def link(self, ref: Ref) -> Link:
        """A link to a record, in its own words."""
        if ref.kind == "entity":
            return Link(self.names[ref.name].name, self.path(ref))
        title = self.archive.entries[ref.article].card.article.title
        words = {"comment": f"a comment on {title}", "note": f"a note on {title}"}
        return Link(words.get(ref.kind, title), self.path(ref))

    def hrefs(self, entry: Entry, kind: str = "") -> tuple[tuple[str, str], ...]:
        """Where the targets lead that an article's source names, or its records of one kind."""
        pointers = entry.card.pointers
        if not pointers:
            return ()
        return self._led(entry, [p for p in pointers if kind in {"", p.about.kind}])

    def hrefs_on(self, entry: Entry) -> dict[str, tuple[tuple[str, str], ...]]:
        """Where the targets lead that the comments on each sheet of a thread name, by its key."""
        sheets = self._sheets[entry.card.article.name]
        found: dict[str, list[Pointer]] = {}
        for pointer in entry.card.pointers:
            if pointer.about.kind == "comment":
                found.setdefault(sheets.get(pointer.about.part, ""), []).append(pointer)
        return {key: self._led(entry, pointers) for key, pointers in found.items()}

    def _led(self, entry: Entry, pointers: Iterable[Pointer]) -> tuple[tuple[str, str], ...]:
        """Where the targets of some pointers of an article lead."""
        meanings = self.archive.links.get(entry.card.article.name, {})
        targets = dict.fromkeys(p.target for p in pointers)
        found = ((target, meanings[target]) for target in targets if target in meanings)
        paths = ((t, self.path(to) if isinstance(to, Ref) else to) for t, to in found)
        return tuple((target, path) for target, path in paths if path)

    def writers_of(self, entry: Entry) -> Writers:
        """Who is who among those who sign an article and the comments on it."""
        if not self.writers.is_needed:
            return self.writers
        card = entry.card
        return self.writers.among((*card.article.authors, *card.speakers))

    def listing(self, article: Article) -> str:
        """The digest of an article's listing."""
        return self.archive.entries[article.name].card.listing

    def entity_item(self, entity: Entity) -> EntityItem:
        """An entity in a list, with its mentions counted."""
        written, said = self.counts.get(entity.id, (0, 0))
        return EntityItem(
            urls.entity(entity), entity.name, entity.kind, entity.description, written, said
        )


def texts_of(entry: Entry) -> Texts:
    """The digests of all that an article, its thread and its notes say and name, and come from."""
    card, seen = entry.card, entry.sighted
    text = card.article.text.digest
    named = (seen.text, tuple([sheet.sights for sheet in seen.thread]), seen.remarks)
    return card.head, text, card.thread, card.remarks, *named, card.provenance


def _register(entities: Iterable[Entity]) -> str:
    return digest([shown(entity) for entity in entities])


def shown(entity: Entity) -> Entity:
    """An entity without its place in the register, which no page shows."""
    return replace(entity, place=NOWHERE)


def _names(entities: Mapping[str, Entity], has_pages: bool) -> dict[str, Name]:  # noqa: FBT001
    return {
        e.id: Name(e.id, e.name, e.kind, e.sort.casefold(), urls.entity(e) if has_pages else "")
        for e in entities.values()
    }


def _counted(shares: Iterable[Named]) -> tuple[int, int]:
    found = [share.at for share in shares]
    return sum([at.written + at.noted for at in found]), sum([at.said for at in found])


def span(dates: Iterable[Date | None]) -> tuple[Date, ...]:
    """The first and the last of some dates, of the exact ones where there are any."""
    known = sorted(d for d in dates if d)
    exact = [d for d in known if d.first[:10] == d.last[:10]] or known
    return (exact[0], exact[-1]) if exact else ()
