"""What editors decided of names, held against the register and against what was found.

Owns which rulings are in force: those about entities that there are, and of two that contradict
each other the first. Knows neither files nor how a ruling is applied.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator import toml
from generator.errors import Place, Problem, Severity
from generator.model.card import Card
from generator.model.decisions import Decision, Ruling, Table
from generator.model.mention import Sighted
from generator.model.records import Entity
from generator.model.ref import Ref
from generator.recognise import lexicon
from generator.recognise.lexicon import Lexicon, ids, surface

HOW_NAME = "mend it, or take it out; code, longer names and narrower decisions go before it"
HOW_SPLIT = "mend it, or take it out: nothing there is found to mean that entity"


class Settled(Struct, frozen=True):
    """The names of a register with all that is decided of them, and what is wrong with either.

    `places` has for each ruling the place of its decision.
    """

    names: Lexicon
    places: Mapping[Ruling, Place]
    problems: tuple[Problem, ...]


def settle(entities: Iterable[Entity], decisions: Collection[Decision]) -> Settled:
    """The lexicon of a register, ruled by decisions; merging is done before."""
    names, clashes = lexicon.build(entities, [d for d in decisions if d.table is Table.SPLIT])
    problems = [*clashes]
    known = ids(names)
    found: dict[tuple[object, ...], tuple[Ruling, Place]] = {}
    for decision in decisions:
        if decision.table is Table.MERGE:
            continue
        if wrong := _unfit(decision, known):
            problems.append(wrong)
            continue
        for written in decision.rulings:
            of, into = known.get(written.of, ""), known.get(written.into, "")
            ruling = replace(written, of=of, into=into)
            first, place = found.setdefault(_about(ruling), (ruling, decision.place))
            if place is not decision.place:
                problems.append(_again(first, place, ruling, decision.place))
    places = dict(found.values())
    return Settled(replace(names, rulings=tuple(sorted(places))), places, tuple(problems))


def _about(ruling: Ruling) -> tuple[object, ...]:
    """What a ruling is about: of two about the same one is too many."""
    name = ruling.name
    return (surface(name), name.isupper(), name.islower(), ruling.of, ruling.within)


def _unfit(decision: Decision, known: Mapping[str, str]) -> Problem | None:
    for id in filter(None, (decision.of, decision.into)):
        if id not in known:
            near = toml.close(id, known)
            hint = f"did you mean {near}?" if near else "add it to the register, or mend this"
            message = f"no entity has the id {id}: the decision is left out"
            return Problem(decision.place, message, hint, Severity.ERROR)
    if decision.of and known[decision.of] == known[decision.into]:
        message = f"{decision.of} and {decision.into} are one entity, {known[decision.of]}"
        hint = "take out what made them one, or this; until then it is left out"
        return Problem(decision.place, message, hint, Severity.ERROR)
    return None


def _again(first: Ruling, at: Place, second: Ruling, place: Place) -> Problem:
    if first.into == second.into:
        message = f"{_told(second)}: content/{at} decides the same"
        return Problem(place, message, "take one of the two out")
    message = f"{_told(second)}: content/{at} decides otherwise"
    hint = "take one of the two out; until then the first counts"
    return Problem(place, message, hint, Severity.ERROR)


def _told(ruling: Ruling) -> str:
    """What a ruling is about, in words."""
    what = f"“{ruling.name}”" if ruling.name else ruling.of
    return f"{what} in {ruling.within}" if ruling.within else what


def unmet(
    places: Mapping[Ruling, Place], sightings: Iterable[Sighted], cards: Iterable[Card]
) -> Iterator[Problem]:
    """A problem for each ruling that met no name in any article."""
    obeyed = {ruling for seen in sightings for ruling in seen.obeyed}
    idle = [(ruling, place) for ruling, place in places.items() if ruling not in obeyed]
    if not idle:
        return
    articles = {card.article.name: card for card in cards}
    for ruling, place in idle:
        if ruling.within and not _is_there(Ref.parse(ruling.within), articles):
            yield _nowhere(ruling.within, place, articles)
        else:
            message = f"this decision matches nothing: {_told(ruling)}"
            yield Problem(place, message, HOW_NAME if ruling.name else HOW_SPLIT)


def in_sight(names: Lexicon, cards: Iterable[Card]) -> Lexicon:
    """The same without the rulings within what is not here, or not shown: they rule nothing.

    A lexicon is remembered, and what is withheld is not to be named in it.
    """
    if not any(ruling.within for ruling in names.rulings):
        return names
    articles = {card.article.name: card for card in cards}
    kept = (r for r in names.rulings if not r.within or _is_there(Ref.parse(r.within), articles))
    return replace(names, rulings=tuple(kept))


def _is_there(ref: Ref, articles: Mapping[str, Card]) -> bool:
    card = articles.get(ref.article)
    if card is None or ref.kind == "article":
        return card is not None
    return ref.part in (card.places if ref.kind == "comment" else card.notes)


def _nowhere(within: str, place: Place, articles: Mapping[str, Card]) -> Problem:
    ref = Ref.parse(within)
    near = "" if ref.article in articles else toml.close(ref.article, articles)
    hint = f"did you mean article:{near}?" if near else "mend it, or take it out"
    return Problem(place, f"there is no {within}: this decision matches nothing", hint)
