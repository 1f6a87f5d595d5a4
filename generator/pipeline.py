"""The wiring board: which stage follows which.

Owns the order of the stages, and no other logic.

    discover -> READ -> lexicon -> RECOGNISE -> link -> plan -> RENDER -> publish
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from generator.at_work import at_work
from generator.behind import delivered
from generator.compressed import Compressed
from generator.concordance import Concordance
from generator.config import Config
from generator.digest import code_digest, digest
from generator.errors import Problem
from generator.export import theme, urls
from generator.export.lots import Ledger, Noted
from generator.export.overrides import astray
from generator.export.plan import Plan
from generator.export.plates import CARDS, lacking
from generator.export.reasons import Around, Known, reason
from generator.export.recall import Recall
from generator.export.render import Render
from generator.export.tongue import Kit, Tongue
from generator.guarding import Guard, untelling
from generator.link import distinct, empty, link, merge, strangers
from generator.model.archive import Archive, Entry
from generator.model.card import Card, Cards
from generator.model.page import File, Output, Page
from generator.model.source import Seen
from generator.publish import (
    Listed,
    Published,
    Standing,
    current,
    guard,
    patch,
    publish,
    recover,
)
from generator.read.discover import Found, discover
from generator.read.formats import is_decisions
from generator.read.promised import promised
from generator.read.step import Inspect
from generator.readings import Readings, readings
from generator.recognise import lexicon
from generator.recognise.decided import in_sight, settle, unmet
from generator.recognise.seam import of_builds
from generator.recognise.step import Recognise
from generator.run.engine import Engine, Progress, silent
from generator.run.memo import Memo
from generator.run.mind import Mind
from generator.searched import searched
from generator.step import Failure

CONTENT, SITE, AROUND = "content", "site", "around"
LOTS, CLEAN = "lots", "clean"


class Options(Struct, frozen=True):
    """How to go about a build: `jobs` 0 chooses by the work, `force` renders every page again."""

    drafts: bool = False
    jobs: int = 0
    force: bool = False


class Planned(Struct, frozen=True):
    """Everything there is to know before a page is rendered.

    The plan says which paths clash, and which are missed, after a walk through its pages.
    """

    archive: Archive
    plan: Plan
    render: Render
    around: Around
    said: Readings
    recognise: Recognise
    found: tuple[Problem, ...]
    untold: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem found so far; the `untold` ones are for editors alone."""
        return (*self.found, *self.untold, *self.plan.clashes, *self.plan.unkept)

    def digests(self) -> dict[str, str]:
        """The name of each page, by its path, by all that it is made from."""
        return {page.path: self.around.page(page) for page in self.plan.walk(Ledger({}, ""))}


class Left(Struct, frozen=True):
    """The site as a build left it: the list that stands in it, and what is noted of each file."""

    listed: Listed
    outputs: dict[str, Output]


class Live:
    """What a server keeps in mind from one build to the next, and that pages change in place."""

    def __init__(self) -> None:
        self.mind = Mind()
        self.recall = Recall(keeps=True)
        self.planned: Planned | None = None
        self.left: Left | None = None


class Report(Struct, frozen=True):
    """What a build did, and every file of the site as it left it.

    `failures` are faults of ours, with the item each stumbled over.
    """

    planned: Planned
    pages: int
    rendered: tuple[str, ...]
    published: Published
    outputs: Mapping[str, Output]
    failures: tuple[Failure, ...] = ()
    seconds: float = 0.0


def build(
    config: Config,
    options: Options | None = None,
    progress: Progress = silent,
    live: Live | None = None,
) -> Report:
    """Build an archive. Content never stops it; what the user has to mend is a VariorumError."""
    begun = time.perf_counter()
    options = options or Options()
    guard(config.site, config.content)
    command = "serve" if live else "build"
    with at_work(config, command, options.jobs, progress, live.mind if live else None) as engine:
        recover(config.site)
        planned = prepare(config, engine, drafts=options.drafts, live=live)
        if live:
            live.planned = planned
        report = _publish(config, engine, planned, options, live)
        engine.forget_unused(planned.said.seal)
        failures = tuple(failure for _, failure in engine.failures)
    return replace(report, failures=failures, seconds=time.perf_counter() - begun)


def prepare(config: Config, engine: Engine, *, drafts: bool, live: Live | None = None) -> Planned:
    """Every stage but the last two: from the content folder to the plan of all pages."""
    found = _discovered(config, engine)
    said = readings(config, engine, found)
    flaws = [problem for problem in engine.map(Inspect(), found.assets) if problem]
    entities, astray = merge((e for cards in said.cards for e in cards.entities), said.decisions)
    settled = settle(entities, said.decisions)
    shown, unseen = said.parted(drafts=drafts)
    tombs = {tomb.name: tomb for cards in shown for tomb in cards.tombs}
    taken = urls.RESERVED | {*map(urls.article, tombs)}
    kept, doubles = distinct(_articles(shown), urls.article, taken)
    # What is decided may be about a draft.
    every = [*kept, *_articles(unseen)]
    names = in_sight(settled.names, every)
    step = Recognise(engine.keep(*lexicon.encode(names)), of_builds(config.recognisers))
    sighted = searched(engine, names, step, every)
    sightings = sighted[: len(kept)]
    entries = [Entry(card, seen) for card, seen in zip(kept, sightings, strict=True)]
    unfit = {flaw.place.file for flaw in flaws} | said.hidden_files
    assets = [asset for asset in found.assets if asset.path not in unfit]
    before = live.planned.archive if live and live.planned else empty()
    before.tombs = tombs
    before.seal = digest(said.seal, config.secret) if said.seal else ""
    listed, unlisted = promised(config.content)
    before.promises = untelling(listed, said.orders)
    archive, broken = link(entries, entities, assets, lexicon.resolve(settled.names), before)
    unknown = strangers(archive, config.without_page)
    problems = [*found.problems, *flaws, *astray, *settled.problems, *doubles, *broken, *unknown]
    idle = unmet(settled.places, sighted, every)
    problems += [*unlisted, *(problem for cards in shown for problem in cards.problems)]
    problems += [problem for seen in sightings for problem in seen.problems]
    # No page tells of a draft, or of what was decided.
    told = [problem for problem in problems if not is_decisions(problem.place.file)]
    untold = [problem for problem in problems if is_decisions(problem.place.file)]
    planned = _planned(config, archive, told, (said, step), live)
    every_told = (*planned.found, *(problem for cards in unseen for problem in cards.problems))
    return replace(planned, found=every_told, untold=(*untold, *idle, *said.untold))


def _planned(
    config: Config,
    archive: Archive,
    problems: Sequence[Problem],
    made_of: tuple[Readings, Recognise],
    live: Live | None,
) -> Planned:
    """The plan of an archive in its theme."""
    places = theme.folders(config.templates)
    shelves = theme.read(places, lettered=CARDS in config.also)
    tongue = Tongue(config.language, theme.catalogues(places, config.language))
    kit = Kit(theme.assets(shelves), tongue)
    told = (*problems, *tongue.problems(config.language_place))
    plan = Plan(archive, config, told, kit, live.recall if live else None)
    render = Render(plan.site, tuple(map(str, places)), theme.digest_of(shelves))
    around = Around(render, code_digest(), theme.templates(shelves))
    found = (*told, *astray(shelves, plugins=bool(config.exporters)), *lacking(config))
    return Planned(archive, plan, render, around, *made_of, found)


def _discovered(config: Config, engine: Engine) -> Found:
    memo = engine.room.memo
    known = memo.noted_map(CONTENT, Seen)
    found = discover(config.content, known, config.pasted)
    changed = [path for path, seen in found.seen.items() if known.get(path) != seen]
    memo.note_map(CONTENT, found.seen, [*changed, *(known.keys() - found.seen.keys())])
    return found


def _articles(readings: Iterable[Cards]) -> Iterator[Card]:
    return (card for cards in readings for card in cards.articles)


def _publish(
    config: Config, engine: Engine, planned: Planned, options: Options, live: Live | None
) -> Report:
    memo = engine.room.memo
    left = left_over(config, memo, live)
    outputs, known = left.outputs, memo.noted(AROUND, Known) or {}
    standing = Standing(config.site, {} if options.force else outputs, left.listed)
    ledger = Ledger(memo.noted_map(LOTS, Noted), planned.around.code)
    clean = memo.noted(CLEAN, bool) or False
    keep, names = dict[str, Output](), dict[str, str]()
    stands = (outputs, keep, standing.holds)
    concordance = Concordance(planned.plan.terms, config, *stands)
    guard = Guard(config, engine, planned.said, keep)
    behind = (concordance, guard, Compressed(config, engine.run, *stands))

    def stale() -> Iterator[Page]:
        for leaf in planned.plan.walk(ledger, clean=clean):
            path, name = leaf.path, planned.around.page(leaf)
            concordance.see(leaf, name)
            if standing.holds(path, name):
                keep[path] = outputs[path]
            else:
                names[path] = name
                page = ledger.page(path)
                memo.note_page(path, reason(page, planned.around, memo.page(path), known))
                yield page

    files = _rendered(engine, planned.render, stale(), names)
    deliver = partial(patch if live else publish, config.site, keep, known=standing.listed)
    published = delivered(deliver, files, behind, live=live is not None)
    now = Left(published.listed or standing.listed, keep | published.outputs)
    if live:
        live.left = now
    gone = outputs.keys() - keep.keys() - names.keys()
    _note_site(memo, planned, now, {*names, *published.outputs}, gone)
    memo.note_map(LOTS, ledger.noted, ledger.changed())
    if clean == bool(planned.plan.clashes):
        memo.note(CLEAN, not clean)
    pages = len(keep) - sum(len(one.kept) for one in behind) + len(names)
    return Report(planned, pages, tuple(names), published, now.outputs)


def _note_site(
    memo: Memo, planned: Planned, now: Left, changed: Collection[str], gone: Collection[str]
) -> None:
    if changed or gone:
        memo.note_map(SITE, now.outputs, [*changed, *gone])
        memo.note(AROUND, planned.around.parts())
    for path in gone:
        memo.note_page(path, None)


def left_over(config: Config, memo: Memo, live: Live | None) -> Left:
    """The site as the last build left it; from mind, where no other build came between."""
    known = live.left if live else None
    now = current(config.site, known.listed if known else None)
    if known and now is known.listed:
        return known
    return Left(now, memo.noted_map(SITE, Output))


def _rendered(
    engine: Engine, render: Render, pages: Iterable[Page], names: Mapping[str, str]
) -> Iterator[tuple[File, str]]:
    for made in engine.run(render, pages):
        if made:
            yield made.value, names[made.value.path]
