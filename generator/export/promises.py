"""What stands at an address that was published once its page is there no more.

Owns where such an address leads: where the list of them says, or to the page of which it was a
part; else a page stands there that says it is gone. Knows nothing of what was there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from generator.errors import Place, Problem
from generator.export import pasts as old
from generator.export import urls
from generator.export.asides import NotFoundView, RedirectView
from generator.export.edition import Edition
from generator.export.lots import Lot
from generator.export.pasts import Past
from generator.model.archive import Archive
from generator.model.page import Page
from generator.model.promise import GONE, LIST, Promise

# Below the pages in these stand those of a part of what they list.
LISTING = frozenset(("authors", "tags", *urls.PLURALS.values()))


class Missing(Struct, frozen=True, array_like=True):
    """A promise whose page is not there: where it leads, empty for nowhere, and what it may be."""

    promise: Promise
    to: str = ""
    perhaps: str = ""


def missing(archive: Archive, paths: Callable[[], Iterable[str]]) -> tuple[Missing, ...]:
    """The promises at which none of these paths stands; of withheld articles nothing is told.

    The paths are all of the site, and asked for where there is a promise.
    """
    if not archive.promises:
        return ()
    led = {promise.path: promise.to for promise in archive.promises}
    there = _There(paths(), led)
    tombs = {urls.article(name) for name in archive.tombs}
    found = []
    for promise in archive.promises:
        if there.has_room(promise.path):
            to = _now(promise.path, led, there.paths)
            if to not in tombs or to == _whole(promise.path):
                found.append(Missing(promise, to, "" if to else there.alike(promise.path)))
    return tuple(found)


class _There:
    """The paths of a site; letter case does not part them, as it does not on every disk."""

    def __init__(self, paths: Iterable[str], known: Collection[str]) -> None:
        self.paths = {path.casefold(): path for path in paths}
        self._known = known
        self._folders: set[str] | None = None
        self._by_name: dict[str, list[str]] | None = None

    def has_room(self, path: str) -> bool:
        """Whether a page can stand at a path: none does, nor one above or below it."""
        folded = urls.former(f"/{urls.escaped(path)}", "/").casefold()
        if not folded or folded in self.paths or path.casefold() in self.paths:
            return False
        if self._folders is None:
            self._folders = {folder for path in self.paths for folder in _above(path)}
        return folded not in self._folders and not any(f in self.paths for f in _above(folded))

    def alike(self, path: str) -> str:
        """The one new page that is called the same, in another folder; empty if there is none."""
        if self._by_name is None:
            self._by_name = defaultdict(list)
            for found in set(self.paths.values()).difference(self._known):
                self._by_name[found.rpartition("/")[2]].append(found)
        same = self._by_name.get(path.rpartition("/")[2], ())
        return same[0] if len(same) == 1 else ""


def _above(path: str) -> Iterator[str]:
    """The folders that a path stands in."""
    while path := path.rpartition("/")[0]:
        yield path


def _now(path: str, led: Mapping[str, str], there: Mapping[str, str]) -> str:
    """Where a path leads, over as many others as it takes; empty where to nothing that is there."""
    seen = set[str]()
    while path and path != GONE and path not in seen:
        if found := there.get(path.casefold()):
            return found
        seen.add(path)
        path = led.get(path) or _whole(path)
    return ""


def _whole(path: str) -> str:
    """The page of which that at a path was a part; empty where it was none."""
    above, _, name = path.rpartition("/")
    is_part = name.endswith("_.html") or ("/" in above and above.partition("/")[0] in LISTING)
    return f"{above}.html" if above and is_part else ""


def unkept(found: Iterable[Missing]) -> Iterator[Problem]:
    """A problem for each that leads nowhere, though nobody has said that it is to."""
    for one in found:
        promise = one.promise
        if one.to or promise.to == GONE:
            continue
        leads = f", and {promise.to} neither" if promise.to else ""
        message = f"{promise.path} is not here any more{leads}: a page there says so"
        perhaps = f" (perhaps {urls.escaped(one.perhaps)})" if one.perhaps else ""
        hint = f'write behind it where it is now{perhaps}, or "{GONE}"'
        yield Problem(Place(LIST, promise.line), message, hint)


def lots(edition: Edition, found: Sequence[Missing]) -> Iterator[Lot]:
    """The page at each address: it leads on, or says that there is nothing."""
    if found:
        entries = edition.archive.entries.values() if any(one.to for one in found) else ()
        titles = {urls.article(e.card.article.name): e.card.article.title for e in entries}
        made = [(_page(one), one.to, titles.get(one.to, one.to)) for one in found]
        yield Lot("promises", (made,), partial(_pages, edition, made))


def _page(one: Missing) -> str:
    return urls.former(f"/{urls.escaped(one.promise.path)}", "/")


def _pages(edition: Edition, made: Collection[tuple[str, str, str]]) -> Iterator[Page]:
    say = edition.tongue.say
    gone = say("There was a page at this address. It is not part of this archive any more.")
    for path, to, title in made:
        view = (
            RedirectView(path=path, title=title, to=to, article=to)
            if to
            else NotFoundView(path=path, title=say("No longer here"), description=gone)
        )
        yield Page(path, view, LIST)


def pasts(found: Iterable[Missing], base_url: str) -> tuple[Past, ...]:
    """Those that lead on, by the pages that they lead to."""
    by_page: dict[str, list[str]] = {}
    for one in found:
        if one.to:
            by_page.setdefault(one.to, []).append(one.promise.path)
    return tuple(Past(to, LIST, "", old.of_pages(paths, base_url)) for to, paths in by_page.items())
