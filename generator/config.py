"""The settings of an archive: `content/archive.toml`.

Owns its keys, their checks and the folders of an archive. Raises ConfigError with file, line and
the nearest right key; knows no stage.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator import toml
from generator.errors import ConfigError, Place, Problem, Severity
from generator.model.source import HABIT, Habit, unfit

NAME = "archive.toml"
FILE = f"content/{NAME}"
TYPES: dict[str, type] = {
    "title": str,
    "description": str,
    "base_url": str,
    "language": str,
    "licence": str,
    "leave_out": list,
    "also": list,
    "exporters": list,
    "recognisers": list,
    "authors": dict,
    "pasted": dict,
    "search": dict,
}
SEARCH: dict[str, type] = {"full_text": bool}
WANTED: dict[type, str] = {
    str: "a text in quotes",
    list: "a list of texts",
    dict: "a table of its own",
    bool: "true or false",
}
WITHOUT_PAGE = "without_page"

SHAPES = {
    "base_url": re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[\w.~%-]+)*/?"),
    "language": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
}
HINTS = {
    "base_url": "write https://example.org/ or https://example.org/archive/",
    "language": "write a language tag such as en, de or pt-BR",
}


class Config(Struct, frozen=True):
    """What an archive is called and where it lies.

    `root` is the folder that holds `content/`; `base_url` ends in `/` or is empty; `leave_out`
    names exporters that are not to run, `also` those that run only if they are asked for,
    `exporters` plug-ins that are to; `recognisers` are asked for names one after another.
    `without_page` are names of writers that are to have none, each with where it is written.
    `pasted` is the habit of each folder of pasted texts that says one, by its path with `/`, an
    inner one after an outer one; the empty path is the whole archive. `language_place` is where the
    language is written. `full_text` has all texts
    searched, which takes a program besides ours.
    """

    root: Path
    title: str
    description: str = ""
    base_url: str = ""
    language: str = "en"
    licence: str = ""
    leave_out: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    exporters: tuple[str, ...] = ()
    recognisers: tuple[str, ...] = ("gazetteer", "names")
    without_page: tuple[tuple[str, Place], ...] = ()
    pasted: tuple[tuple[str, Habit], ...] = ()
    full_text: bool = False
    language_place: Place = Place(NAME)

    @property
    def content(self) -> Path:
        """The folder of sources."""
        return self.root / "content"

    @property
    def site(self) -> Path:
        """The folder of the finished site."""
        return self.root / "site"

    @property
    def memory(self) -> Path:
        """The folder of what builds remember; it may be deleted at any time."""
        return self.root / ".variorum"

    @property
    def templates(self) -> Path:
        """The folder of the archive's own templates, which need not be there."""
        return self.root / "templates"


def load(root: Path, exporters: tuple[str, ...] = ()) -> Config:
    """Read the settings of the archive in a folder; raises ConfigError."""
    root = root.absolute()
    if not (root / "content").is_dir():
        hint = "begin one with `variorum new DIR`, or go to the folder of one (`-C DIR`)"
        message = "no archive here: it has no folder content/"
        raise ConfigError(Problem(Place(f"{root.name}/"), message, hint, Severity.ERROR))
    file = root / FILE
    if not file.is_file():
        return Config(root, root.name)
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _error(0, f"not UTF-8 text: {error.reason}", "save it as UTF-8") from None
    values = _parsed(text)
    for key, value in values.items():
        _check(text, key, value)
    for key in ("leave_out", "also"):
        for name in values.get(key, ()):
            if exporters and name not in exporters:
                hint = toml.nearest(name, exporters)
                raise _wrong(text, (key,), f"no such exporter: {name!r}", hint)
    values |= {key: tuple(value) for key, value in values.items() if TYPES[key] is list}
    values[WITHOUT_PAGE] = _without_page(text, values.pop("authors", {}))
    values["pasted"] = _habits(text, values.get("pasted", {}), root / "content")
    values |= _search(text, values.pop("search", {}))
    values["language_place"] = Place(NAME, toml.places(text).get(("language",), 0))
    values["title"] = values.get("title") or root.name
    values["base_url"] = _slashed(values.get("base_url", ""))
    return Config(root, **values)


def _parsed(text: str) -> dict[str, Any]:
    try:
        return toml.parse(text)
    except toml.TomlError as error:
        hint = 'text stands in quotes: title = "My archive"'
        raise _error(error.line, f"not TOML: {error.reason}", hint, text) from None


def _check(text: str, key: str, value: Any) -> None:
    if key not in TYPES:
        raise _wrong(text, (key,), f"unknown setting {key!r}", toml.nearest(key, TYPES))
    right = isinstance(value, TYPES[key])
    if not right or (TYPES[key] is list and not all(isinstance(v, str) for v in value)):
        hint = f"it is {value!r}"[:100]
        wanted = WANTED[TYPES[key]].format(key=key)
        raise _wrong(text, (key,), f"{key} has to be {wanted}", hint)
    if key in SHAPES and value and not SHAPES[key].fullmatch(value):
        raise _wrong(text, (key,), f"not a {key}: {value!r}", HINTS[key])


def _without_page(text: str, table: dict[str, Any]) -> tuple[tuple[str, Place], ...]:
    """The names in the table of authors, each with where it is written."""
    for key, value in table.items():
        path = ("authors", key)
        if key != WITHOUT_PAGE:
            message = f"unknown setting {key!r} of authors"
            raise _wrong(text, path, message, toml.nearest(key, (WITHOUT_PAGE,)))
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            hint = f"it is {toml.shown(value)}"
            raise _wrong(text, path, f"{key} has to be {WANTED[list]}", hint)
    lines = toml.places(text)
    names = table.get(WITHOUT_PAGE, ())
    found = ((name, lines.get(("authors", WITHOUT_PAGE, name), 0)) for name in names)
    return tuple((" ".join(name.split()), Place(NAME, line)) for name, line in found)


def _search(text: str, table: dict[str, Any]) -> dict[str, Any]:
    for key, value in table.items():
        if key not in SEARCH:
            message = f"unknown setting {key!r} of the search"
            raise _wrong(text, ("search", key), message, toml.nearest(key, SEARCH))
        if not isinstance(value, SEARCH[key]):
            message = f"{key} has to be {WANTED[SEARCH[key]]}"
            raise _wrong(text, ("search", key), message, f"it is {toml.shown(value)}")
    return table


def _habits(text: str, table: dict[str, Any], content: Path) -> tuple[tuple[str, Habit], ...]:
    """The habit of each folder, an inner one with what the outer one says besides."""
    inner = [key for key, value in table.items() if isinstance(value, dict) and key not in HABIT]
    own = {key: value for key, value in table.items() if key not in inner}
    given: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = (
        {"": (("pasted",), own)} if own else {}
    )
    given |= {_folder(text, key, content): (("pasted", key), table[key]) for key in inner}
    found: dict[str, Habit] = {}
    for folder, (path, settings) in sorted(given.items()):
        outer = next((found[name] for name in reversed(found) if folder.startswith(name)), Habit())
        found[folder] = _habit(text, path, settings, outer)
    return tuple(found.items())


def _habit(text: str, table: tuple[str, ...], given: dict[str, Any], outer: Habit) -> Habit:
    for key, value in given.items():
        if key not in HABIT:
            message = f"unknown setting {key!r} of pasted texts"
            raise _wrong(text, (*table, key), message, toml.nearest(key, HABIT))
        if wanted := unfit(key, value):
            message = f"{key} has to be {wanted}"
            raise _wrong(text, (*table, key), message, f"it is {toml.shown(value)}")
    return replace(outer, **given)


def _folder(text: str, key: str, content: Path) -> str:
    """The path of a folder of the content, with `/`."""
    path = PurePosixPath(key)
    if path.parts and not {"/", ".."} & {*path.parts} and (content / path).is_dir():
        return f"{path}/"
    there = [p.relative_to(content).as_posix() for p in content.rglob("*") if p.is_dir()]
    hint = toml.nearest(str(path), there) if there else "all texts are in content/ itself"
    raise _wrong(text, ("pasted", key), f"no such folder in content/: {key!r}", hint)


def _slashed(url: str) -> str:
    return f"{url.rstrip('/')}/" if url else ""


def _wrong(text: str, path: tuple[str, ...], message: str, hint: str) -> ConfigError:
    """What is wrong with the setting that is called so."""
    places = toml.places(text)
    line = next((places[path[:n]] for n in range(len(path), 0, -1) if path[:n] in places), 0)
    return _error(line, message, hint, text)


def _error(line: int, message: str, hint: str, text: str = "") -> ConfigError:
    lines = text.split("\n")
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    return ConfigError(Problem(Place(FILE, line), message, hint, Severity.ERROR, excerpt))
