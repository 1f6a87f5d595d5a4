"""Which reader reads which file: the seam of this room.

Owns the table of built-in formats and the way to a plug-in's. A format is a function from a
source, its decoded text and its sidecars' texts to a Reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from generator.model.reading import Reading
from generator.model.source import Source
from generator.read.exports.table import ENDINGS

Format = Callable[[Source, str, Mapping[str, str]], Reading]

REGISTER_ENDING = ".toml"
# Each is one file of that name, or any number of them in a folder of that name.
REGISTER, DECISIONS = "entities", "decisions"
READ_TEI = "generator.read.tei.reader:read_tei"
FORMATS = {
    ".md": "generator.read.textform:read_text",
    ".markdown": "generator.read.textform:read_text",
    ".txt": "generator.read.textform:read_text",
    ".tei": READ_TEI,
    REGISTER_ENDING: "generator.read.register:read_register",
}
READ_DECISIONS = "generator.read.decisions:read_decisions"
XML = ".xml"
TEI_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:TEI|teiCorpus)[\s>]")
# What may stand beside an article, under its name.
COMMENTS = ".comments.jsonl"
NOTE_LINES = ".notes.jsonl"
NOTES = (NOTE_LINES, ".notes.json", ".notes.jsonld")
CORRECTIONS = ".corrections.toml"
SIDECARS = (COMMENTS, *NOTES, CORRECTIONS)
# What may be a pasted text.
PASTED = ".txt"
# What an export may be packed as.
PACKED = (".gz", ".zst")
PLUGINS = "variorum.formats"


def ending_of(path: str) -> str:
    """The ending of a file's name in lower case, as `.md`; empty where it has none."""
    stem, dot, ending = path.rpartition("/")[2].rpartition(".")
    return f".{ending.lower()}" if stem and dot else ""


def stem_of(path: str) -> str:
    """A path without the ending of the file's name."""
    return path[: len(path) - len(ending_of(path))]


def inner_ending(path: str) -> str:
    """The ending of what is packed in a file of this name; that of the file where nothing is."""
    ending = ending_of(path)
    return ending_of(stem_of(path)) if ending in PACKED else ending


def is_pasted(path: str) -> bool:
    """Whether a file of this name may be a pasted text."""
    return ending_of(path) == PASTED


def format_of(path: str, head: bytes = b"") -> Format | None:
    """The reader for a file of this name, a plug-in's where there is no built-in; or None.

    Files of XML are of many forms: of one that begins as TEI does, it is that one's.
    """
    if is_decisions(path):
        return _loaded(READ_DECISIONS)
    if ending_of(path) == XML and TEI_ROOT.search(head):
        return _loaded(READ_TEI)
    return _format(ending_of(path))


def is_register(path: str) -> bool:
    """Whether a path below the content folder is that of a register."""
    return _is_kept(path, REGISTER)


def is_decisions(path: str) -> bool:
    """Whether a path below the content folder is that of decisions, in any letter case."""
    return _is_kept(path.casefold(), DECISIONS)


def may_decide(path: str) -> bool:
    """Whether somebody may take a path for that of decisions, whatever stands there."""
    return path.partition("/")[0].casefold() in {DECISIONS, DECISIONS + REGISTER_ENDING}


def has_decisions(content: Path) -> bool:
    """Whether a content folder has any, or cannot be asked."""
    try:
        return any(may_decide(entry.name) for entry in content.iterdir())
    except OSError:
        return True


def _is_kept(path: str, name: str) -> bool:
    own = path == name + REGISTER_ENDING or path.startswith(f"{name}/")
    return own and path.endswith(REGISTER_ENDING)


@cache
def is_known(ending: str) -> bool:
    """Whether there is a reader for files of this ending; none is loaded to say so."""
    return ending in FORMATS or (ending != "" and ending in ENDINGS) or bool(_plugins(ending))


@cache
def _format(ending: str) -> Format | None:
    if ending in FORMATS:
        return _loaded(FORMATS[ending])
    found = _plugins(ending)
    return cast("Format", next(iter(found)).load()) if found else None


def _loaded(path: str) -> Format:
    module, _, name = path.partition(":")
    return cast("Format", getattr(import_module(module), name))


def _plugins(ending: str) -> Any:
    from importlib.metadata import entry_points  # noqa: PLC0415 (0.1 s, only for a strange ending)

    return entry_points(group=PLUGINS, name=ending)
