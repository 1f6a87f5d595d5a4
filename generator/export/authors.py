"""Authors: the page of each, and an index of all.

Owns who has which page, its periods where that is too long for one page, and who talks with whom.
Only replies that the source states are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from heapq import nsmallest
from itertools import groupby
from operator import itemgetter

from generator.export import urls
from generator.export.edition import Edition
from generator.export.indexes import AuthorIndexView
from generator.export.initials import Rows, paged
from generator.export.items import Letter, Link
from generator.export.lots import Lot
from generator.export.parts import of_period, parts, within
from generator.export.periods import Period, Row, divided, pieces
from generator.export.sorting import by_letter, sort_key
from generator.export.writers import Writers
from generator.export.writings import AuthorBrief, WritingsBrief
from generator.model.archive import Signed, folded
from generator.model.page import Page

TALKED_MAX = 10

Shares = tuple[Signed, ...]
Ties = tuple[tuple[str, int], ...]
Named = Mapping[str, str]


def lots(edition: Edition) -> Iterator[Lot]:
    """The pages of each author, and an index of them."""
    of = (edition.signing, edition.writers, _people(edition))
    yield Lot("authors", of, partial(_pages, edition))


def _people(edition: Edition) -> dict[str, Link]:
    """The dossiers of those who are registered with a handle, by the name that counts."""
    names, writers = edition.names, edition.writers
    found = {writers.key(key): names[id] for key, id in edition.archive.handles.items()}
    return {key: Link(name.name, name.path) for key, name in found.items() if name.path}


def _pages(edition: Edition) -> Iterator[Page]:
    signed, writers = edition.archive.signed, edition.writers
    called = everybody(edition)
    people = _people(edition)
    for key in _ordered(edition, called):
        shares = signed.under(writers.keys(key))
        ties = edition.recall(f"ties {key}", _ties, key, shares, writers)
        answers, answered = (_links(called, tied) for tied in ties)
        around = (edition.section(urls.AUTHORS), people.get(key), answers, answered)
        make = partial(_author, edition)
        yield from edition.recall(f"author {key}", make, called[key], shares, around)
    yield from _index(edition, called)
    edition.done("authors")


def everybody(edition: Edition) -> dict[str, str]:
    """Who has a page: the name that counts as it is shown, by its key."""
    signed, writers = edition.archive.signed, edition.writers
    keys = {writers.key(key): None for key, _ in signed.every() if not writers.is_hidden(key)}
    return {key: _called(edition, key) for key in keys}


def _called(edition: Edition, key: str) -> str:
    """The name that counts as it is first signed, or as it is registered."""
    shares = edition.archive.signed.of(key)
    return shares[0].name if shares else edition.writers.registered(key)


def _ordered(edition: Edition, called: Named) -> list[str]:
    """Who writes here, from A to Z."""
    language = edition.site.language
    return sorted(called, key=lambda key: (sort_key(called[key], language), called[key]))


def _author(
    edition: Edition,
    name: str,
    shares: Shares,
    around: tuple[Link | None, Link | None, tuple[Link, ...], tuple[Link, ...]],
) -> tuple[Page, ...]:
    """The page of one author, and the pages of the periods if there are any."""
    entries, path = edition.archive.entries, urls.author(name)
    wrote = any(share.wrote for share in shares)
    every = divided([*pieces(_rows(shares), lambda a: entries[a].card.article.date)])
    section, person, answers, answered = around
    brief = AuthorBrief(
        path=path,
        title=name,
        section=section,
        also=also(name, shares),
        person=person,
        pieces=every.pieces,
        parts=within(edition, every, partial(of_period, path)),
        answers=answers,
        answered=answered,
        feed=urls.feed(path) if wrote and edition.has("author-feeds") else "",
    )
    source = f"author {name}"
    found = _periods(edition, name, every)
    return Page(path, brief, source), *(Page(part.path, part, source) for part in found)


def _periods(edition: Edition, name: str, every: Period) -> Iterator[WritingsBrief]:
    path_of = partial(of_period, urls.author(name))
    for part in parts(edition, every, path_of):
        yield WritingsBrief(
            path=part.link.path,
            title=edition.tongue.part(name, part.link.text),
            section=Link(name, urls.author(name)),
            above=edition.section(urls.AUTHORS),
            pieces=part.period.pieces,
            parts=within(edition, part.period, path_of),
            earlier=part.earlier,
            later=part.later,
        )


def also(name: str, shares: Shares) -> tuple[str, ...]:
    """The other names that somebody signs with, as they are first written."""
    names: dict[str, str] = {}
    for share in shares:
        names.setdefault(folded(share.name), share.name)
    names.pop(folded(name), None)
    return tuple(names.values())


def _rows(shares: Shares) -> Iterator[Row]:
    """What there is to divide: an article once, and the comments on it."""
    for article, own in groupby(shares, lambda share: share.article):
        of_article = tuple(own)
        listing = of_article[0].listing
        if any(share.wrote for share in of_article):
            yield article, listing, "", 1
        for share in of_article:
            yield from ((article, listing, blob, many) for blob, many in share.said)


def _ties(key: str, shares: Shares, writers: Writers) -> tuple[Ties, Ties]:
    """Whom somebody answers most, and who answers most, by the names that count."""
    answers = Counter([s.all[place] for s in shares for place in s.answers])
    answered = Counter([s.all[place] for s in shares for place in s.answered])
    return _most(key, answers, writers), _most(key, answered, writers)


def _most(key: str, names: Mapping[str, int], writers: Writers) -> Ties:
    counts: Counter[str] = Counter()
    for name, many in names.items():
        if not writers.is_hidden(name):
            counts[writers.key(name)] += many
    del counts[key]
    return tuple(nsmallest(TALKED_MAX, counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _links(called: Named, ties: Ties) -> tuple[Link, ...]:
    return tuple(Link(called[key], urls.author(called[key]), many) for key, many in ties)


def _index(edition: Edition, called: Named) -> Iterator[Page]:
    """Everybody from A to Z, by every name."""
    signed, writers, language = edition.archive.signed, edition.writers, edition.site.language
    links = []
    for key, name in called.items():
        shares = signed.under(writers.keys(key))
        many = sum(share.wrote + share.count for share in shares)
        path = urls.author(name)
        links += [Link(name, path, many), *(Link(other, path) for other in also(name, shares))]
    links.sort(key=lambda link: (sort_key(link.text, language), link.text, link.path))
    letters = by_letter([(link.text, link) for link in links], itemgetter(0), language)
    index = AuthorIndexView(urls.AUTHORS, edition.tongue.say("Authors"))
    for view in paged(edition, index, letters, _letter):
        yield Page(view.path, view, "the index of authors")


def _letter(letter: str, rows: Rows[Link]) -> Letter:
    return Letter(letter, links=tuple(link for _, link in rows))
