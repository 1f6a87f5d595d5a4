"""The all-step: every card in its place.

Owns which articles are in the archive (the second of one name is not), their order, and the
gathering of mentions and authors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from generator.errors import Problem, Severity
from generator.link.targets import Known, Resolve, resolve_all
from generator.link.threads import thread
from generator.model.archive import Archive, Author, Line
from generator.model.mention import Mention, Sightings
from generator.model.reading import Cards
from generator.model.records import Article, Comment, Entity, Note
from generator.model.ref import Ref
from generator.model.source import Asset

K = TypeVar("K")

UNDATED = "~"


def link(
    kept: Sequence[Cards],
    sightings: Iterable[Sightings],
    entities: Iterable[Entity],
    assets: Iterable[Asset],
    resolve: Resolve,
) -> tuple[Archive, tuple[Problem, ...]]:
    """Tie the cards together; `kept` are the readings of the articles that are to be shown.

    `resolve` says which entity a written name, alias or id means.
    """
    threads = {}
    problems: list[Problem] = []
    for cards in kept:
        lines, wrong = thread(cards.comments)
        problems += wrong
        threads[cards.articles[0].name] = lines
    articles = sorted((a for cards in kept for a in cards.articles), key=_order)
    notes = {cards.articles[0].name: cards.notes for cards in kept if cards.notes}
    register = _register(entities)
    assets = tuple(assets)
    known = Known(
        _refs(articles, threads, notes, register), _files(articles), _paths(assets), resolve
    )
    linked = resolve_all(kept, known)
    mentions = _mentions(articles, sightings, known.refs)
    archive = Archive(
        articles={a.name: a for a in articles},
        threads=threads,
        notes=notes,
        parts=_parts(threads, notes),
        entities=register,
        links=linked.links,
        backlinks=linked.backlinks,
        authors=_authors(articles, threads),
        assets=assets,
        mentions=_grouped(mentions, lambda m: m.entity),
        sightings=_grouped(mentions, lambda m: m.about),
    )
    return archive, (*problems, *linked.problems)


def distinct(
    readings: Iterable[Cards], path_of: Callable[[str], str], reserved: Iterable[str]
) -> tuple[list[Cards], list[Problem]]:
    """The readings that hold an article, but for the second of one address, which is a problem.

    `path_of` gives the path of an article's page by its name; none may stand at a `reserved` one.
    """
    taken = dict.fromkeys(reserved, "a page that every site has")
    kept, problems = [], []
    for cards in readings:
        for article in cards.articles[:1]:
            path = path_of(article.name).casefold()
            if path in taken:
                message = f"two pages would stand at {path}: of this article and of {taken[path]}"
                hint = "rename one, or give it a `slug:`; this one is left out"
                problems.append(Problem(article.place, message, hint, Severity.ERROR))
            else:
                taken[path] = f"content/{article.place.file}"
                kept.append(cards)
    return kept, problems


def _order(article: Article) -> tuple[str, str]:
    return (article.date.first if article.date else UNDATED, article.name)


def _register(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Entities by id; of two of one id the first."""
    register: dict[str, Entity] = {}
    for entity in entities:
        register.setdefault(entity.id, entity)
    return register


def _refs(
    articles: Iterable[Article],
    threads: dict[str, tuple[Line, ...]],
    notes: dict[str, tuple[Note, ...]],
    register: dict[str, Entity],
) -> frozenset[Ref]:
    refs = {Ref("entity", id) for id in register}
    refs.update(a.ref for a in articles)
    refs.update(
        Ref.within("comment", name, line.id) for name, lines in threads.items() for line in lines
    )
    refs.update(note.ref for group in notes.values() for note in group)
    return frozenset(refs)


def _parts(
    threads: dict[str, tuple[Line, ...]], notes: dict[str, tuple[Note, ...]]
) -> dict[Ref, Comment | Note]:
    parts: dict[Ref, Comment | Note] = {n.ref: n for group in notes.values() for n in group}
    lines = (line for thread in threads.values() for line in thread)
    parts.update((line.comment.ref, line.comment) for line in lines if line.comment)
    return parts


def _files(articles: Iterable[Article]) -> dict[str, str]:
    return {a.place.file: a.name for a in articles}


def _paths(assets: Iterable[Asset]) -> frozenset[str]:
    return frozenset(a.path for a in assets)


def _authors(
    articles: Iterable[Article], threads: dict[str, tuple[Line, ...]]
) -> tuple[Author, ...]:
    """Everybody who signed an article or a comment, by name, letter case apart."""
    names: dict[str, str] = {}
    wrote: dict[str, list[str]] = {}
    said: dict[str, list[Comment]] = {}
    for article in articles:
        for name in article.authors:
            key = names.setdefault(name.casefold(), name)
            wrote.setdefault(key, []).append(article.name)
        for line in threads.get(article.name, ()):
            if line.comment and line.comment.author:
                key = names.setdefault(line.comment.author.casefold(), line.comment.author)
                said.setdefault(key, []).append(line.comment)
    return tuple(
        Author(name, tuple(wrote.get(name, ())), tuple(said.get(name, ())))
        for name in sorted(names.values(), key=lambda n: (n.casefold(), n))
    )


def _mentions(
    articles: Iterable[Article], sightings: Iterable[Sightings], refs: frozenset[Ref]
) -> list[Mention]:
    """Every mention in a record that is here, in the order of the articles."""
    rank = {a.name: i for i, a in enumerate(articles)}
    known = [m for s in sightings for m in s.mentions if m.about in refs]
    return sorted(known, key=lambda m: rank[m.about.article])


def _grouped(
    mentions: Iterable[Mention], key: Callable[[Mention], K]
) -> dict[K, tuple[Mention, ...]]:
    groups: dict[K, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(key(mention), []).append(mention)
    return {name: tuple(group) for name, group in groups.items()}
