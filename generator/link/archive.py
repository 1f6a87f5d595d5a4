"""The all-step: every card in its place.

Owns which articles are in the archive (the second of one name is not), their order, and what each
adds to the indexes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from sys import intern

from msgspec.structs import astuple

from generator.errors import Problem, Severity, Trouble
from generator.link import people
from generator.link.targets import Known, Resolve, resolve_all
from generator.model.archive import Archive, Entry, Index, Named, Signed, Tagged, folded
from generator.model.card import Card
from generator.model.records import Entity
from generator.model.ref import Ref
from generator.model.source import Asset

UNDATED = "~"


def empty() -> Archive:
    """An archive without articles."""
    return Archive({}, Index(_named), Index(_signed), Index(_tagged))


def link(
    entries: Iterable[Entry],
    entities: Iterable[Entity],
    assets: Iterable[Asset],
    resolve: Resolve,
    before: Archive | None = None,
) -> tuple[Archive, tuple[Problem, ...]]:
    """Tie the articles together that are to be shown.

    `resolve` says which entity a written name, alias or id means. `before` is the archive as it
    was, which is changed into the new one and spares what is the same in both; its tombs are those
    that links may lead to now.
    """
    archive = before or empty()
    archive.entities = _register(entities)
    archive.assets = tuple(assets)
    _take(archive, {e.card.article.name: e for e in sorted(entries, key=_order)})
    linked = resolve_all(archive.entries, Known(archive, resolve))
    archive.links, archive.backlinks = linked.links, linked.backlinks
    archive.noted = _noted(archive)
    archive.handles, claimed = people.joined(archive.entities.values())
    archive.related, astray = people.related(archive.entities)
    unheard = people.strangers(archive, people.handles(archive.entities.values()))
    return archive, (*linked.problems, *claimed, *unheard, *astray)


def distinct(
    cards: Iterable[Card], path_of: Callable[[str], str], reserved: Iterable[str]
) -> tuple[list[Card], list[Problem]]:
    """The cards but for the second of one address, which is a problem.

    `path_of` gives the path of an article's page by its name; none may stand at a `reserved` one.
    """
    taken = dict.fromkeys(reserved, "a page that every site has")
    kept, problems = [], []
    for card in cards:
        article = card.article
        path = path_of(article.name).casefold()
        if path in taken:
            message = f"two pages would stand at {path}: of this article and of {taken[path]}"
            hint = "rename one, or give it a `slug:`; this one is left out"
            problems.append(
                Problem(article.place, message, hint, Severity.ERROR, kind=Trouble.DUPLICATE)
            )
        else:
            taken[path] = f"content/{article.place.file}"
            kept.append(card)
    return kept, problems


def _order(entry: Entry) -> tuple[str, str]:
    article = entry.card.article
    return (article.date.first if article.date else UNDATED, article.name)


def _register(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Entities by id; of two of one id the first."""
    register: dict[str, Entity] = {}
    for entity in entities:
        register.setdefault(entity.id, entity)
    return register


def _take(archive: Archive, entries: dict[str, Entry]) -> None:
    """Make an archive hold these entries, in this order; one that is the same stays itself."""
    before = archive.entries
    for name, entry in entries.items():
        old = before.get(name)
        if old is not None and old.card is entry.card and old.sighted is entry.sighted:
            entries[name] = old
    archive.entries = entries
    for index in (archive.named, archive.signed, archive.tagged):
        index.over(entries)


def _noted(archive: Archive) -> dict[str, dict[str, tuple[int, ...]]]:
    """The notes that are about each entity, whatever id of it they say."""
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for name, entry in archive.entries.items():
        for id, places in entry.card.on_names:
            about = archive.links.get(name, {}).get(str(Ref("entity", id)))
            if isinstance(about, Ref):
                own = found.setdefault(about.name, {})
                own[name] = tuple(sorted({*own.get(name, ()), *places}))
    return found


def _named(entry: Entry) -> dict[str, Named]:
    # An archive names the same few again and again: each id is to be held once.
    found = {intern(id): at for id, at in entry.sighted.named.items()}
    article, listing, ids = entry.card.article.name, entry.card.listing, tuple(found)
    return {id: Named(article, at, ids, listing) for id, at in found.items()}


def _signed(entry: Entry) -> dict[str, Signed]:
    """Everybody who signed the article or a comment, by folded name."""
    card, voices = entry.card, entry.card.voices
    article, listing = card.article.name, card.listing
    names = tuple([intern(voice.name) for voice in voices])
    answered: dict[int, list[int]] = {}
    for place, voice in enumerate(voices):
        for other in voice.answers:
            answered.setdefault(other, []).append(place)
    found: dict[str, Signed] = {}
    for name in card.article.authors:
        found.setdefault(folded(name), Signed(article, name, True, listing, names))  # noqa: FBT003
    for place, (name, count, digest, answers) in enumerate(map(astuple, voices)):
        key = folded(name)
        said, back = ((digest, count),), tuple(answered.get(place, ()))
        there = found.get(key)
        if there is None:
            whole = (article, names[place], False, listing, names, said, answers, back)
            found[key] = Signed(*whole)
        else:
            more = (there.said + said, there.answers + answers, there.answered + back)
            found[key] = Signed(article, there.name, there.wrote, listing, names, *more)
    return found


def _tagged(entry: Entry) -> dict[str, Tagged]:
    """The tags of an article as they are written; letter case does not part them."""
    found: dict[str, Tagged] = {}
    for tag in entry.card.article.tags:
        found.setdefault(tag.casefold(), Tagged(entry.card.article.name, tag))
    return found
