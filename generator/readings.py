"""READ over all sources, each through its veil, if decisions make it one.

Owns the order in which sources are read: decisions first, then, where one hides something, the
register and the traces of all others. What is read without a veil there is remembered nowhere.
Knows neither how a text is hidden nor what for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.config import Config
from generator.digest import digest
from generator.errors import ConfigError, Place, Problem, Severity
from generator.link import merge
from generator.model.card import Cards
from generator.model.decisions import Decision
from generator.model.records import Entity
from generator.model.source import Source
from generator.model.veil import Traces
from generator.read.discover import Found
from generator.read.formats import is_decisions, is_register, may_decide
from generator.read.step import Read, Trace
from generator.run.engine import Engine
from generator.toml import nearest
from generator.withhold.orders import Order, in_force, on_names, orders
from generator.withhold.veils import files, veils


class Readings(Struct, frozen=True, dict=True):
    """What all sources gave, the decisions on names, and the orders that they were read by.

    `sources` are those of articles and of the register, each with its veil. `untold` are problems
    that no page may tell.
    """

    cards: tuple[Cards, ...]
    sources: tuple[Source, ...]
    decisions: tuple[Decision, ...]
    orders: tuple[Order, ...]
    untold: tuple[Problem, ...]

    @cached_property
    def seal(self) -> str:
        """The digest of all veils; empty where there is none."""
        hidden = [source.veil for source in self.sources if source.veil]
        return digest(hidden, sorted(self.hidden_files)) if self.orders else ""

    def parted(self, *, drafts: bool) -> tuple[list[Cards], list[Cards]]:
        """What is to be shown, and the drafts that are not."""
        both = [(cards, None) if drafts else _parted(cards) for cards in self.cards]
        return [shown for shown, _ in both if shown], [unseen for _, unseen in both if unseen]

    @property
    def hidden_files(self) -> frozenset[str]:
        """The paths of files that are not to be published."""
        return frozenset(files(self.orders))


def readings(config: Config, engine: Engine, found: Found) -> Readings:
    """Read every source; raises ConfigError for a decision that may hide something, and cannot."""
    said = [source for source in found.sources if is_decisions(source.path)]
    others = [source for source in found.sources if not is_decisions(source.path)]
    decided = _decided(engine, said, found)
    decisions = tuple(decision for cards in decided for decision in cards.decisions)
    untold = [problem for cards in decided for problem in cards.problems]
    kept, told = in_force(decisions, config.as_of)
    made, veiled, wrong = _veiled(config, engine, others, kept, decisions)
    return Readings(
        tuple(cards for cards in engine.map(Read(), veiled) if cards),
        tuple(veiled),
        tuple(on_names(decisions, made)),
        tuple(made),
        (*untold, *told, *wrong, *_no_files(made, found)),
    )


def _decided(engine: Engine, sources: Sequence[Source], found: Found) -> list[Cards]:
    """What editors decided, remembered nowhere; raises ConfigError for what may hide something."""
    for problem in found.problems:
        if may_decide(problem.place.file):
            place = replace(problem.place, file=f"content/{problem.place.file}")
            hint = f"{problem.hint}; it may hide something, so nothing is built till then"
            raise ConfigError(replace(problem, place=place, hint=hint, severity=Severity.ERROR))
    for source in sources:
        _refuse_unread(source.path, engine.room.file(source.path))
    decided = _passing(engine, sources)
    if len(decided) != len(sources):
        place = Place(sources[0].path)
        message = "the decisions cannot be read, and may hide something: nothing is built"
        raise ConfigError(Problem(place, message, "run with -v", Severity.ERROR))
    for cards in decided:
        for decision in cards.decisions:
            if flaw := decision.flaw:
                hint = f"{flaw.hint}; it may hide something, so nothing is built till then"
                place = replace(flaw.place, file=f"content/{flaw.place.file}")
                raise ConfigError(replace(flaw, place=place, hint=hint))
    return decided


def _refuse_unread(path: str, data: bytes) -> None:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 text: byte 0x{data[error.start]:02X}"
        hint = "save it as UTF-8; it may hide something, so nothing is built till then"
        place = Place(f"content/{path}", data.count(b"\n", 0, error.start) + 1)
        raise ConfigError(Problem(place, message, hint, Severity.ERROR)) from None


def _veiled(
    config: Config,
    engine: Engine,
    sources: Sequence[Source],
    kept: Sequence[Decision],
    decisions: Iterable[Decision],
) -> tuple[list[Order], list[Source], list[Problem]]:
    """The orders in force, each source with its veil, and what is wrong with the decisions."""
    if not kept:
        return [], [*sources], []
    registers = [source for source in sources if is_register(source.path)]
    entities: tuple[Entity, ...] = ()
    if any(decision.author or decision.name for decision in kept):
        registered = _passing(engine, registers)
        entities, _ = merge((e for cards in registered for e in cards.entities), decisions)
    made, wrong = orders(kept, entities, config.secret)
    traces = [found or Traces() for found in engine.map(Trace(config.secret), sources)]
    traced = list(zip(sources, traces, strict=True))
    by_path, unmet = veils(traced, made, config.secret)
    veiled = [replace(s, veil=by_path[s.path]) if s.path in by_path else s for s in sources]
    return made, veiled, [*wrong, *unmet]


def _no_files(orders: Iterable[Order], found: Found) -> Iterator[Problem]:
    """A problem for each file that is not to be published and is not there."""
    there = {asset.path for asset in found.assets}
    for path, order in files(orders).items():
        if path not in there:
            message = f"there is no file:{path} to be published: this decision matches nothing"
            yield Problem(order.decision.place, message, nearest(path, there), Severity.ERROR)


def _parted(cards: Cards) -> tuple[Cards | None, Cards | None]:
    """What of a source is to be shown, and its drafts, with which go all of its problems."""
    drafts = tuple(card for card in cards.articles if card.article.draft)
    if not drafts:
        return cards, None
    if len(drafts) == len(cards.articles):
        return None, cards
    others = tuple(card for card in cards.articles if not card.article.draft)
    return replace(cards, articles=others, problems=()), Cards(drafts, problems=cards.problems)


def _passing(engine: Engine, sources: Sequence[Source]) -> list[Cards]:
    return [made.value for made in engine.run(Read(), sources) if made]
