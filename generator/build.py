"""The wiring board: which stage follows which.

Owns the order of the stages, and no other logic.

    discover -> READ -> lexicon -> RECOGNISE -> link -> plan -> RENDER -> publish
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.config import Config
from generator.digest import code_digest
from generator.errors import Problem
from generator.export import reasons, theme, urls
from generator.export.plan import plan
from generator.export.render import Render
from generator.link import distinct, link
from generator.model.archive import Archive
from generator.model.page import File, Output, Page
from generator.model.reading import Cards
from generator.model.source import Seen
from generator.publish import Published, guard, lock, patch, publish, recover, standing
from generator.read.discover import discover
from generator.read.step import Inspect, Read
from generator.recognise import lexicon
from generator.recognise.documents import document
from generator.recognise.step import Recognise
from generator.run.engine import Engine, Progress, silent
from generator.run.room import Place
from generator.step import Failure

CONTENT, SITE, REASONS = "content", "site", "reasons"


class Options(Struct, frozen=True):
    """How to go about a build: `jobs` 0 chooses by the work, `live` changes the site in place."""

    drafts: bool = False
    jobs: int = 0
    force: bool = False
    live: bool = False


class Planned(Struct, frozen=True):
    """Everything there is to know before a page is rendered; `digests` names each page."""

    archive: Archive
    pages: tuple[Page, ...]
    render: Render
    code: str
    problems: tuple[Problem, ...]

    def digests(self) -> dict[str, str]:
        """The digest of each page by its path."""
        return {p.path: reasons.page_digest(p, self.render, self.code) for p in self.pages}


class Report(Struct, frozen=True):
    """What a build did. `failures` are faults of ours, with the item each stumbled over."""

    planned: Planned
    rendered: tuple[str, ...]
    published: Published
    failures: tuple[Failure, ...]
    seconds: float


def build(config: Config, options: Options | None = None, progress: Progress = silent) -> Report:
    """Build an archive. Content never stops it; what the user has to mend is a VariorumError."""
    begun = time.perf_counter()
    options = options or Options()
    guard(config.site, config.content)
    with lock(config.memory), opened(config, options.jobs, progress) as engine:
        recover(config.site)
        planned = prepare(config, engine, drafts=options.drafts)
        rendered, published = _publish(config, engine, planned, options)
        engine.forget_unused()
        failures = tuple(failure for _, failure in engine.failures)
    return Report(planned, rendered, published, failures, time.perf_counter() - begun)


def opened(config: Config, jobs: int = 1, progress: Progress = silent) -> Engine:
    """The engine of an archive, with its memory."""
    place = Place(str(config.memory / "memo.sqlite"), str(config.content))
    return Engine(place, code_digest(), jobs, progress)


def prepare(config: Config, engine: Engine, *, drafts: bool) -> Planned:
    """Every stage but the last two: from the content folder to the views of all pages."""
    memo = engine.room.memo
    known = memo.noted(CONTENT, Seen)
    found = discover(config.content, known)
    memo.note(CONTENT, found.seen, known.keys() - found.seen.keys())
    readings = [cards for cards in engine.map(Read(), found.sources) if cards]
    flaws = [problem for problem in engine.map(Inspect(), found.assets) if problem]
    entities = [entity for cards in readings for entity in cards.entities]
    names, conflicts = lexicon.build(entities)
    shown = [cards for cards in readings if drafts or not _is_draft(cards)]
    kept, doubles = distinct(shown, urls.article, urls.RESERVED)
    step = Recognise(engine.keep(*lexicon.encode(names)), config.recognisers)
    sightings = [s for s in engine.map(step, [document(cards) for cards in kept]) if s]
    unfit = {flaw.place.file for flaw in flaws}
    assets = [asset for asset in found.assets if asset.path not in unfit]
    archive, broken = link(kept, sightings, entities, assets, lexicon.resolve(names))
    problems = [*found.problems, *flaws, *conflicts, *doubles, *broken]
    problems += [problem for cards in shown for problem in cards.problems]
    problems += [problem for seen in sightings for problem in seen.problems]
    places = theme.folders(config.templates)
    pages, site, clashes = plan(archive, config, problems, theme.assets(places))
    render = Render(site, tuple(map(str, places)), theme.digest_of(places))
    unseen = [cards for cards in readings if not drafts and _is_draft(cards)]
    problems += [*clashes, *(problem for cards in unseen for problem in cards.problems)]
    return Planned(archive, tuple(pages), render, code_digest(), tuple(problems))


def _is_draft(cards: Cards) -> bool:
    return any(article.draft for article in cards.articles)


def _publish(
    config: Config, engine: Engine, planned: Planned, options: Options
) -> tuple[tuple[str, ...], Published]:
    memo = engine.room.memo
    outputs, before = memo.noted(SITE, Output), memo.noted(REASONS, reasons.Reason)
    digests = planned.digests()
    keep = set() if options.force else standing(config.site, outputs, digests)
    stale = [page for page in planned.pages if page.path not in keep]
    deliver = patch if options.live else publish
    files = _rendered(engine, planned.render, stale, digests)
    published = deliver(config.site, {path: outputs[path] for path in keep}, files)
    memo.note(SITE, published.outputs, outputs.keys() - digests.keys())
    why = reasons.of_pages(stale, planned.render, planned.code, before)
    memo.note(REASONS, why, before.keys() - digests.keys())
    return tuple(page.path for page in stale), published


def _rendered(
    engine: Engine, render: Render, pages: Sequence[Page], digests: dict[str, str]
) -> Iterator[tuple[File, str]]:
    for made in engine.run(render, pages):
        if made:
            yield made.value, digests[made.value.path]
