"""The page in hand first.

Owns the short way from an edited article or entity to its page, for a live server: nothing else is
looked at. A whole build comes after; of an article it finds nothing left to do on that page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from generator.at_work import at_work
from generator.beneath import read_beneath
from generator.config import Config
from generator.digest import digest_bytes
from generator.export.edition import shown
from generator.export.reasons import Known, reason
from generator.model.archive import Entry
from generator.model.card import Card, Cards
from generator.model.page import Page
from generator.model.records import Entity
from generator.model.source import Source
from generator.pipeline import AROUND, SITE, Left, Live, Planned, left_over
from generator.publish import patch
from generator.read.formats import may_decide
from generator.read.step import Read
from generator.recognise.documents import document
from generator.run.engine import Engine

# Of more entities at once the whole build is as quick.
FEW = 20


def glimpse(config: Config, live: Live, changed: Collection[str]) -> bool:
    """Show the pages of articles and entities that changed; False where there is none.

    `changed` are paths below the content folder. Raises what a build raises.
    """
    planned = live.planned
    # What is withheld takes all decisions to be read, and all sources to be traced.
    if planned is None or planned.said.orders or any(map(may_decide, changed)):
        return False
    sources = [source for source in planned.said.sources if source.path in changed]
    if not sources:
        return False
    with at_work(config, "serve", mind=live.mind) as engine:
        pages = [page for source in sources for page in _pages(config, engine, planned, source)]
        if pages:
            _patch(config, engine, planned, live, pages)
    return bool(pages)


def _pages(config: Config, engine: Engine, planned: Planned, source: Source) -> Iterator[Page]:
    """The pages of the article or of the entities in a source that nothing else is needed for."""
    try:
        data = read_beneath(config.content, source.path)
    except OSError:
        return
    now = replace(source, digest=digest_bytes(data))
    cards = engine.one(Read(), now) or Cards()
    if card := _alike(planned, cards):
        sighted = engine.one(planned.recognise, document(card))
        if sighted is not None:
            yield planned.plan.article(Entry(card, sighted))
    yield from map(planned.plan.entity, _renamed(planned, cards))


def _renamed(planned: Planned, cards: Cards) -> list[Entity]:
    """The entities that are registered otherwise than before, if they are few.

    One that others were merged into is more than its own entry says.
    """
    known = {id: e for id, e in planned.archive.entities.items() if not e.formerly}
    found = [e for e in cards.entities if e.id in known and shown(e) != shown(known[e.id])]
    return found if planned.plan.has_dossiers and len(found) <= FEW else []


def _alike(planned: Planned, cards: Cards) -> Card | None:
    """The card of an article that is in the archive and links where it did before."""
    if len(cards.articles) != 1:
        return None
    card = cards.articles[0]
    entry = planned.archive.entries.get(card.article.name)
    if entry is None or entry.card.article.place.file != card.article.place.file:
        return None
    stays = card.article.draft == entry.card.article.draft
    return card if stays and _targets(card) == _targets(entry.card) else None


def _targets(card: Card) -> list[tuple[str, str]]:
    return [(str(pointer.about), pointer.target) for pointer in card.pointers]


def _patch(
    config: Config, engine: Engine, planned: Planned, live: Live, pages: Iterable[Page]
) -> None:
    memo = engine.room.memo
    left = left_over(config, memo, live)
    stale = {page.path: page for page in pages}
    keep = {path: output for path, output in left.outputs.items() if path not in stale}
    files = [
        (made.value, planned.around.page(stale[made.value.path].leaf))
        for made in engine.run(planned.render, stale.values())
        if made
    ]
    published = patch(config.site, keep, files, known=left.listed)
    live.left = Left(published.listed or left.listed, left.outputs | published.outputs)
    memo.note_map(SITE, live.left.outputs, stale)
    known = memo.noted(AROUND, Known) or {}
    for path, page in stale.items():
        memo.note_page(path, reason(page, planned.around, memo.page(path), known))
