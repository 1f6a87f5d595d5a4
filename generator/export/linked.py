"""What other archives and search engines link by: entities and mentions as linked data.

Owns the file of each entity in the words of schema.org, the lists of those that authority files
know, and every mention as a Web Annotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from generator.export import schema, urls
from generator.export.bare import DataView, TextView
from generator.export.edition import Edition, shown
from generator.export.lots import Lot
from generator.export.shelf import Shelf
from generator.model.archive import Entry
from generator.model.authorities import AUTHORITIES, id_in
from generator.model.mention import Quote
from generator.model.page import LINES, Brief, Page
from generator.model.records import Entity

ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld"
FRAGMENTS = "http://tools.ietf.org/rfc/rfc3236"
AROUND = 32
CUT = "…"


class AnnotationsBrief(Brief, frozen=True):
    """The mentions in an article as Web Annotations.

    `named` are the addresses of entities, each with its id and the digest of its quotes.
    """

    path: str
    page: str
    base: str
    named: tuple[tuple[str, str, str], ...]

    @property
    def weight(self) -> int:
        """Each entity has a few mentions."""
        return 1 + len(self.named) // LINES

    def unfold(self, shelf: Shelf, /) -> DataView:
        """An annotation a mention, in the order of the entities."""
        quotes = shelf.quotes({digest for *_, digest in self.named})
        items = [
            _annotation(
                urls.absolute(urls.sheet(self.page, q.sheet), self.base),
                address,
                urls.spot(id, q.nth, urls.anchor(q.about)),
                q,
            )
            for address, id, digest in self.named
            for q in quotes[digest]
        ]
        address = urls.absolute(self.path, self.base)
        head = {"@context": ANNOTATIONS, "id": address, "type": "AnnotationPage"}
        return DataView({**head, "items": items})


def _annotation(page: str, entity: str, spot: str, quote: Quote) -> dict[str, Any]:
    words = {
        "type": "TextQuoteSelector",
        "exact": quote.text,
        "prefix": quote.before.removeprefix(CUT)[-AROUND:],
        "suffix": quote.after.removesuffix(CUT)[:AROUND],
    }
    place = {"type": "FragmentSelector", "conformsTo": FRAGMENTS, "value": spot, "refinedBy": words}
    return {
        "id": f"{page}#{spot}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": entity,
        "target": {"source": page, "selector": place},
    }


def annotation_lots(edition: Edition) -> Iterator[Lot]:
    """A file of Web Annotations for each article that names something."""
    if edition.has("entities"):
        for names in edition.shelves:
            entries = [edition.archive.entries[name] for name in names]
            of = (edition.texts[names], edition.register)
            make = partial(_annotated, edition, entries)
            yield Lot(f"annotations {names[0]}", of, make)


def _annotated(edition: Edition, entries: Sequence[Entry]) -> Iterator[Page]:
    base = edition.site.base_url
    for entry in entries:
        article = entry.card.article
        named = tuple(
            (urls.absolute(edition.names[id].path, base), id, at.context.quotes)
            for id, at in entry.sighted.named.items()
        )
        if named:
            path = urls.web_annotations(article.name)
            brief = AnnotationsBrief(path, urls.article(article.name), base, named)
            yield Page(path, brief, article.place.file)


def lots(edition: Edition) -> Iterator[Lot]:
    """Each entity as JSON-LD; and by the ids of authority files, a BEACON of each."""
    if edition.has("entities"):
        yield Lot("linked", (edition.register,), partial(_entities, edition))
        if edition.site.base_url:
            yield Lot("beacons", (edition.naming,), partial(_beacons, edition))


def _entities(edition: Edition) -> Iterator[Page]:
    for entity in edition.archive.entities.values():
        path = urls.beside(urls.entity(entity), "jsonld")
        value = described(shown(entity), edition.site.base_url)
        yield Page(path, DataView(value), f"{entity.place.file}:{entity.place.line}")


def described(entity: Entity, base: str) -> dict[str, Any]:
    """An entity as a document of its own."""
    address = urls.absolute(urls.entity(entity), base)
    return {"@context": schema.CONTEXT, **schema.thing(address, entity.name, entity)}


def _beacons(edition: Edition) -> Iterator[Page]:
    for authority, of in AUTHORITIES.items():
        known = sorted(_known(edition, authority)) if of.prefix else ()
        if known:
            text = "\n".join([*_head(edition, urls.beacon(authority), of.prefix), "", *known, ""])
            path = urls.beacon(authority)
            yield Page(path, TextView(text), f"the BEACON of {authority}")


def _head(edition: Edition, path: str, prefix: str) -> Iterator[str]:
    site = edition.site
    yield "#FORMAT: BEACON"
    yield f"#PREFIX: {prefix}"
    yield "#MESSAGE: mentions in the archive"
    yield f"#NAME: {' '.join(site.title.split())}"
    if site.description:
        yield f"#DESCRIPTION: {' '.join(site.description.split())}"
    yield f"#FEED: {urls.absolute(path, site.base_url)}"


def _known(edition: Edition, authority: str) -> Iterator[str]:
    """A line an entity that is named here: its id there, how often, and its page."""
    for id, entity in edition.archive.entities.items():
        if count := sum(edition.counts.get(id, ())):
            page = urls.absolute(urls.entity(entity), edition.site.base_url)
            known = {id_in(authority, address) for address in entity.same_as} - {""}
            yield from (f"{own}|{count}|{page}" for own in known)
