"""Old addresses: a page at each that leads on, and rules for servers.

Owns what an old address comes to: a page where one can stand, a rule, or nothing where another page
stands or another article claimed it before. Knows nothing of how a server is told.

An article is asked for by its `formerly`, and by its source where that is on the host of the site;
a comment by its own; an entity by the ids that it had. A fragment never reaches a server: an
address with one is only counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

import msgspec
from msgspec import Struct

from generator.errors import Place, Problem
from generator.export import urls
from generator.export.asides import RedirectView
from generator.export.bare import TextView
from generator.export.edition import Edition
from generator.export.lots import Lot
from generator.export.pasts import Past
from generator.export.servers import SPELLED, Rule
from generator.export.shelf import Shelf
from generator.markup.formerly import former
from generator.model.card import Moved
from generator.model.page import LINES, Brief, Page

_moved = msgspec.msgpack.Decoder(Moved).decode


class Old(Struct, frozen=True, gc=False):
    """An old address of an article: the page there, empty if none can be, and where it leads."""

    of: Past
    address: str
    page: str
    to: str

    @property
    def stays(self) -> bool:
        """Whether the article stands there still."""
        return self.page == self.of.path


class RulesBrief(Brief, frozen=True):
    """A file of rules; `lost` are the pages that others stand in the way of."""

    path: str
    base: str
    pasts: tuple[Past, ...]
    lost: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How many common pages are as much work: an address is a line, and no longer than one."""
        return 1 + sum(len(bytes(past.former)) for past in self.pasts) // (LINES * LINES)

    def unfold(self, _: Shelf, /) -> TextView:
        """The rules as that kind of server reads them."""
        rules = [
            Rule(old.address, old.to, old.page)
            for old in _kept(self.pasts, self.base, self.lost)
            if not old.stays
        ]
        return TextView(SPELLED[self.path](rules, self.base))


def lots(edition: Edition) -> Iterator[Lot]:
    """The pages at the old addresses of the articles on each shelf, and of the entities."""
    base = urls.base(edition.site.base_url)
    for names in edition.shelves if edition.pasts else ():
        own = [name for name in names if name in edition.pasts]
        if own:
            pasts = [edition.pasts[name] for name in own]
            articles = [edition.archive.entries[name].card.article for name in own]
            shown = [(article.title, article.language) for article in articles]
            make = partial(_pages, pasts, shown, base)
            yield Lot(f"redirects {names[0]}", (pasts, shown), make)
    renamed = [(edition.archive.entities[id].name, past) for id, past in edition.renamed.items()]
    for name, moved in (("entities", renamed), ("authors", [*edition.joined.items()])):
        if moved:
            pasts, shown = [past for _, past in moved], [(title, "") for title, _ in moved]
            yield Lot(f"redirects of {name}", (pasts, shown), partial(_pages, pasts, shown, base))


def rules(edition: Edition, lost: Collection[str], more: Sequence[Past]) -> Iterator[Lot]:
    """The files of rules, once it is known which pages others stand in the way of.

    `more` are pages that had other addresses, as far as the list of published ones says so.
    """
    pasts = (*_all(edition), *more)
    if pasts:
        base, left = urls.base(edition.site.base_url), tuple(sorted(lost))
        yield Lot("rules", (pasts, left), partial(_files, base, pasts, left))


def doubles(edition: Edition) -> Iterator[Problem]:
    """A problem for each address with a query that another article has too: no page can tell."""
    first: dict[str, str] = {}
    for past in _all(edition):
        if b"?" not in bytes(past.former) and "?" not in past.origin:
            continue
        for address, _, _ in _places(past):
            other = first.setdefault(address, past.path) if "?" in address else past.path
            if other != past.path and "#" not in address:
                message = f"old address {address}: it leads to {other} already"
                yield Problem(Place(past.file), message, "take it out of `formerly`")


def tally(edition: Edition, lost: Collection[str]) -> tuple[int, int]:
    """How many old addresses are known, and how many of them lead to what was there."""
    pasts = _all(edition)
    kept = _kept(pasts, urls.base(edition.site.base_url), lost)
    led = {(old.of.path, old.address) for old in kept}
    known = covered = 0
    for past in pasts:
        known += _moved(past.former).refused
        for address, part, _ in _places(past):
            bare, mark, fragment = address.partition("#")
            known += 1
            covered += (past.path, bare) in led and (not mark or fragment == urls.comment(part))
    return known, covered


def _all(edition: Edition) -> tuple[Past, ...]:
    """The articles, the entities and the writers that have old addresses."""
    return (*edition.pasts.values(), *edition.renamed.values(), *edition.joined.values())


def _places(past: Past) -> Collection[tuple[str, str, str]]:
    """The old addresses of an article, each with the comment it is of and the key of its sheet."""
    places = _moved(past.former).places
    if not past.origin:
        return places
    try:
        origin = former(past.origin)
    except ValueError:
        return places
    # Where all texts were taken from the front page, none of them stood there.
    return places if origin == "/" else {(origin, "", ""): None} | dict.fromkeys(places)


def _olds(past: Past, base: str) -> Iterator[Old]:
    """What the old addresses of an article come to, as far as it alone is concerned."""
    seen = set()
    for address, part, sheet in _places(past):
        if "#" in address or address in seen:
            continue
        seen.add(address)
        page = urls.former(address, base)
        if page != past.path and page.casefold() == past.path.casefold():
            page = ""  # Some disks cannot tell the two.
        to = urls.said(past.path, sheet, part) if part else past.path
        yield Old(past, address, page, to)


def _kept(pasts: Iterable[Past], base: str, lost: Collection[str]) -> Iterator[Old]:
    """The old addresses that no page, and none before them, stands in the way of."""
    gone = frozenset(lost)
    first: dict[str, Past] = {}
    for past in pasts:
        for old in _olds(past, base):
            if old.page in gone and not old.stays:
                continue
            is_first = first.setdefault(old.address, past) is past
            if is_first and (not old.page or first.setdefault(old.page, past) is past):
                yield old


def _pages(pasts: Sequence[Past], shown: Sequence[tuple[str, str]], base: str) -> Iterator[Page]:
    for past, (title, language) in zip(pasts, shown, strict=True):
        # Letter case does not part paths, as it does not on every disk: the first one counts.
        first = {old.page.casefold(): old for old in reversed([*_olds(past, base)])}
        for old in reversed(first.values()):
            if old.page and not old.stays:
                view = RedirectView(
                    path=old.page, title=title, to=old.to, article=old.of.path, language=language
                )
                yield Page(old.page, view, past.file)


def _files(base: str, pasts: tuple[Past, ...], lost: tuple[str, ...]) -> Iterator[Page]:
    for path in SPELLED:
        yield Page(path, RulesBrief(path, base, pasts, lost), "the old addresses")
