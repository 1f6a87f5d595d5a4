"""Where articles stood, and which of them stood where another did.

Owns when two addresses are those of one article. Some exports know the whole address, some no more
than the path or its last part: two agree if one of them is all that is known of the other.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from generator.read.exports.addresses import same
from generator.read.exports.guests import origin_of, own_key

# What an address may end in and be the same.
FIRST_PAGES = ("/index.html", "/index.htm", "/index.php", "/default.asp", "/default.aspx")
ENDINGS = (".html", ".htm", ".php", ".md")


class Known(Protocol):
    """What is known of an article."""

    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def address(self) -> str: ...  # noqa: D102
    @property
    def formerly(self) -> tuple[str, ...]: ...  # noqa: D102


class Stood:
    """The files of articles by where these stood."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[tuple[str, Path]]] = defaultdict(list)

    def put(self, article: Known, path: Path) -> None:
        """Note where the article of a file stood."""
        for place in _places(article):
            there = self._by_name[_name(place)]
            if (place, path) not in there:
                there.append((place, path))

    def find(self, article: Known) -> list[Path]:
        """The files of articles that stood where this one did."""
        fitting = (
            path
            for place in _places(article)
            for other, path in self._by_name.get(_name(place), ())
            if place in _less(other) or other in _less(place)
        )
        return list(dict.fromkeys(fitting))


def _places(article: Known) -> list[str]:
    """Where an article stood, as far as it is known: `//host/path`, `/path` or the last part."""
    stated = [_place(address) for address in (article.address, *article.formerly) if address]
    own = own_key(article.key) if origin_of(article.key) else article.name
    return list(dict.fromkeys(filter(None, stated or [_place(own)])))


def _place(address: str) -> str:
    place = unquote(same(address))
    for ending in FIRST_PAGES:
        place = place.removesuffix(ending)
    if address.startswith(("http://", "https://")):
        return f"//{place}"
    return f"/{place.lstrip('/')}" if "/" in place else place


def _less(place: str) -> tuple[str, str, str]:
    """A place, and what less exact exports would know of it."""
    _, slash, path = place.removeprefix("//").partition("/")
    return place, f"/{path}" if place.startswith("//") and slash else place, _name(place)


def _name(place: str) -> str:
    name = place.rpartition("/")[2]
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    return name
