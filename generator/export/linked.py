"""What other archives and search engines link by: entities as linked data.

Owns the file of each entity in the words of schema.org, and the lists of those that authority files
know.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.export import schema, urls
from generator.export.bare import DataView, TextView
from generator.export.edition import Edition, shown
from generator.export.lots import Lot
from generator.model.authorities import AUTHORITIES, id_in
from generator.model.page import Page
from generator.model.records import Entity


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
