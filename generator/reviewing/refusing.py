"""The names that are decided to be none, as they stand in the files of decisions.

Owns how one is added to `decisions.toml`: behind all that stands there. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator import toml
from generator.model.decisions import Decision, Table
from generator.model.source import Source
from generator.read.decisions import read_decisions
from generator.read.formats import DECISIONS, REGISTER_ENDING
from generator.recognise.lexicon import surface
from generator.registering.register import files_of, see_that_it_is_toml, text_of

DECISIONS_FILE = DECISIONS + REGISTER_ENDING
BOM = "\ufeff"


def refused(content: Path) -> set[str]:
    """The spellings, folded, that are names nowhere; raises ConfigError."""
    return {
        surface(decision.name)
        for path in files_of(content, DECISIONS)
        for decision in _decisions(content, path)
        if decision.table is Table.NEVER and not decision.within
    }


def _decisions(content: Path, path: str) -> Iterable[Decision]:
    text = text_of(content, path)
    see_that_it_is_toml(path, text)
    return read_decisions(Source(path, ""), text.removeprefix(BOM), {}).records.decisions


def refusing(text: str, names: Iterable[str]) -> str:
    """A file of decisions with some more names that are none; raises ConfigError."""
    newline = "\r\n" if "\r\n" in text else "\n"
    tables = [f"[[{Table.NEVER}]]{newline}name = {toml.quoted(name)}{newline}" for name in names]
    ended = text if not text or text.endswith("\n") else text + newline
    apart = newline if ended.strip(f"{BOM}\r\n") else ""
    made = ended + apart + newline.join(tables)
    see_that_it_is_toml(DECISIONS_FILE, made)
    return made
