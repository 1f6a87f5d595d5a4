"""The templates that an archive has of its own, and those that it could have.

Owns the copy of a built-in one, never over one that is there, and the list of all.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from generator.config import Config
from generator.errors import ConfigError, OutputError, Place, Problem, Severity
from generator.export import theme
from generator.export.overrides import ALL, FOLDER, hint, unasked
from generator.toml import nearest

STATES = {
    "built-in": "",
    "yours": "yours, in its place",
    "besides": "yours, and none is built in",
    "unused": "yours, and nothing asks for it",
}


class Row(Struct, frozen=True):
    """A file of the theme: whose it is, and what to do about that."""

    name: str
    state: str
    hint: str = ""


def rows(config: Config) -> list[Row]:
    """Every file of the theme and of the archive's own templates, in order."""
    shelves = theme.read(theme.folders(config.templates))
    own, built_in = shelves[0] if len(shelves) > 1 else {}, shelves[-1]
    lost = {} if config.exporters else {name: hint(name, built_in) for name in unasked(shelves)}
    found = []
    for name in sorted({*own, *built_in}):
        state = "yours" if name in own else "built-in"
        if name not in built_in:
            state = "unused" if name in lost else "besides"
        found.append(Row(name, state, lost.get(name, "")))
    return found


def table(found: list[Row]) -> str:
    """The files of a theme for people."""
    width = max(len(row.name) for row in found)
    lines = (
        f"{row.name:{width}}  {'; '.join(filter(None, (STATES[row.state], row.hint)))}".rstrip()
        for row in found
    )
    return "\n".join(lines)


def copy(config: Config, name: str) -> str:
    """Copy a built-in file; returns its path. Raises ConfigError, OutputError."""
    name = name.removeprefix(FOLDER)
    built_in = theme.read((theme.BUILT_IN,))[0]
    if name not in built_in:
        message = f"there is no built-in template {name!r}"
        raise ConfigError(_wrong(name, message, nearest(name, built_in, ALL)))
    target = config.templates / name
    try:
        _put(target, built_in[name])
    except FileExistsError:
        advice = "it is yours: move it away first, if you want to begin anew"
        raise ConfigError(_wrong(name, "it is there already", advice)) from None
    except OSError as error:
        message = f"it cannot be written: {error.strerror or error}"
        raise OutputError(_wrong(name, message, "")) from error
    return FOLDER + name


def _put(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        file.write(data)


def _wrong(name: str, message: str, advice: str) -> Problem:
    return Problem(Place(FOLDER + name), message, advice, Severity.ERROR)
