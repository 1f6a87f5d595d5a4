"""A theme: the folders that its templates and its own files are found in.

Owns which folder comes first and the digest of what lies in them. Knows nothing of Jinja2, so that
a build that renders nothing need not load it: `templates` does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from generator.digest import digest, digest_bytes
from generator.export.tongue import Catalogue

BUILT_IN = next(
    folder
    for folder in (Path(__file__).parents[1] / "templates", Path(__file__).parents[2] / "templates")
    if folder.is_dir()
)
ASSETS = "assets"
OWN = f"{ASSETS}/"
LOCALE = "locale"
FONTS = "fonts/"
# The template that is drawn. It sees no site, so that a change of that draws no picture again.
DRAWN = "card.svg"
LETTERED = (".otf", ".ttf")
# Before the name of a template: the built-in one.
LAST = "built-in/"

# The files of each folder, by their paths in it.
Shelves = tuple[Mapping[str, bytes], ...]
# What each template asks for.
Ways = Mapping[str, frozenset[str] | None]

_asking = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b\s*(.*?)%\}", re.DOTALL)
_choosing = re.compile(r"\b(?:if|else)\b|[~|.(\[]")
_string = re.compile(r"'([^']*)'|\"([^\"]*)\"")


def folders(own: Path) -> tuple[Path, ...]:
    """Where templates are looked for: the archive's own folder, then the built-in theme."""
    return (own, BUILT_IN) if own.is_dir() and own.resolve() != BUILT_IN.resolve() else (BUILT_IN,)


def read(places: tuple[Path, ...], *, lettered: bool = True) -> Shelves:
    """Every file of some folders; the fonts, which are large, only for what is lettered."""
    return tuple(
        {
            name: path.read_bytes()
            for name, path in _files(place)
            if lettered or not name.startswith(FONTS)
        }
        for place in places
    )


def fonts(folders: tuple[str, ...]) -> tuple[str, ...]:
    """The files of the fonts, the archive's own first; one comes before another of its name."""
    found: dict[str, Path] = {}
    for place in folders:
        for path in sorted((Path(place) / FONTS).glob("*")):
            if path.suffix in LETTERED:
                found.setdefault(path.name, path)
    return tuple(map(str, found.values()))


def digest_of(shelves: Shelves) -> str:
    """Name the templates of some folders; a style sheet, which no page holds, is not one."""
    return digest("theme", [
        [(name, digest_bytes(data)) for name, data in shelf.items()
         if not name.startswith(OWN)]
        for shelf in shelves
    ])  # fmt: skip


def templates(shelves: Shelves) -> dict[str, str]:
    """The digest of each template with all that it extends, includes and imports.

    One that asks for what is known only when it runs might ask for any.
    """
    digests = {name: digest_bytes(data) for name, data in texts(shelves).items()}
    ways = asked(shelves)
    return {
        name: digest([(n, digests.get(n, "")) for n in sorted(reached(name, ways))])
        for name in digests
        if not name.startswith((OWN, LAST, LOCALE, FONTS))
    }


def texts(shelves: Shelves) -> dict[str, bytes]:
    """Every template by each name that it can be asked for by."""
    built_in = shelves[-1].items()
    found = {f"{LAST}{name}": data for name, data in built_in if not name.startswith(FONTS)}
    for shelf in reversed(shelves):
        found |= shelf
    return found


def asked(shelves: Shelves) -> Ways:
    """The names of the templates that each asks for, or None where it does not say.

    The one that is drawn asks for every font.
    """
    written = texts(shelves)
    fonts = frozenset(name for name in written if name.startswith(FONTS))
    ways = {name: _asked(data) for name, data in written.items() if name not in fonts}
    if ways.get(DRAWN) is not None:
        ways[DRAWN] = fonts.union(ways[DRAWN] or ())
    return ways | dict.fromkeys(fonts, frozenset())


def _asked(template: bytes) -> frozenset[str] | None:
    found: set[str] = set()
    for tag in _asking.findall(template.decode("utf-8", "replace")):
        if not tag.startswith(("'", '"')) or _choosing.search(_string.sub("", tag)):
            return None
        found.update(name for pair in _string.findall(tag) for name in pair if name)
    return frozenset(found)


def reached(name: str, ways: Ways) -> Collection[str]:
    """A template and all that is shown with it; any may be where one does not say."""
    found = {name}
    pending = [name]
    while pending:
        more = ways.get(pending.pop(), frozenset())
        if more is None:
            return ways.keys()
        pending += more - found
        found |= more
    return found


def catalogues(places: tuple[Path, ...], language: str) -> tuple[Catalogue, ...]:
    """The words of the theme in a language, or in that language of any country."""
    names = dict.fromkeys((language, language.partition("-")[0].lower()))
    files = [(place, f"{LOCALE}/{name}.po") for name in names for place in places]
    return tuple(
        Catalogue(f"templates/{file}", (place / file).read_bytes())
        for place, file in files
        if (place / file).is_file()
    )


def assets(shelves: Shelves) -> dict[str, str]:
    """The digest of each of the theme's own files; the archive's come before the built-in ones."""
    found: dict[str, bytes] = {}
    for shelf in shelves:
        for name, data in shelf.items():
            if name.startswith(OWN):
                found.setdefault(name.removeprefix(OWN), data)
    return {name: digest_bytes(data) for name, data in sorted(found.items())}


def _files(place: Path) -> Iterator[tuple[str, Path]]:
    walked = os.walk(place, onerror=_refuse)
    for path in sorted(Path(top, name) for top, _, names in walked for name in names):
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(place).as_posix(), path


def _refuse(error: OSError) -> None:
    """A folder that is not there is empty; one that is closed to us is not."""
    if not isinstance(error, FileNotFoundError):
        raise error
