"""The settings of an archive: `content/archive.toml`.

Owns its keys, their checks and the folders of an archive. Raises ConfigError with file, line and
the nearest right key; knows no stage.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator import toml
from generator.errors import ConfigError, Place, Problem, Severity

FILE = "content/archive.toml"
TYPES: dict[str, type] = {
    "title": str,
    "description": str,
    "base_url": str,
    "language": str,
    "licence": str,
    "leave_out": list,
    "exporters": list,
    "recognisers": list,
}

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
    names exporters that are not to run, `exporters` plug-ins that are; `recognisers` are asked for
    names one after another.
    """

    root: Path
    title: str
    description: str = ""
    base_url: str = ""
    language: str = "en"
    licence: str = ""
    leave_out: tuple[str, ...] = ()
    exporters: tuple[str, ...] = ()
    recognisers: tuple[str, ...] = ("gazetteer",)

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
    for name in values.get("leave_out", ()):
        if exporters and name not in exporters:
            line = _line(text, "leave_out")
            raise _error(line, f"no such exporter: {name!r}", toml.nearest(name, exporters), text)
    values |= {key: tuple(value) for key, value in values.items() if TYPES[key] is list}
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
    line = _line(text, key)
    if key not in TYPES:
        raise _error(line, f"unknown setting {key!r}", toml.nearest(key, TYPES), text)
    if TYPES[key] is list:
        right = isinstance(value, list) and all(isinstance(v, str) for v in value)
    else:
        right = isinstance(value, str)
    if not right:
        wanted = "a text in quotes" if TYPES[key] is str else "a list of texts"
        raise _error(line, f"{key} has to be {wanted}", f"it is {value!r}"[:100], text)
    if key in SHAPES and value and not SHAPES[key].fullmatch(value):
        raise _error(line, f"not a {key}: {value!r}", HINTS[key], text)


def _slashed(url: str) -> str:
    return f"{url.rstrip('/')}/" if url else ""


def _line(text: str, key: str) -> int:
    found = re.search(rf"^\s*\[?\s*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 0


def _error(line: int, message: str, hint: str, text: str = "") -> ConfigError:
    lines = text.split("\n")
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    return ConfigError(Problem(Place(FILE, line), message, hint, Severity.ERROR, excerpt))
