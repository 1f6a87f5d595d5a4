"""Which exports are read: the seam of this room.

Owns the table, and how the format of a file is told from its name and its first bytes. A format's
module is imported when a file of it is read.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from msgspec import Struct

from generator.read.exports.parts import Reader

# So much of the beginning of a file tells its format.
HEAD_BYTES = 1 << 16


class Export(Struct, frozen=True):
    """A format: its name for `--format`, what it is, the endings of its files, and its reader.

    `mark` is a regular expression over the first bytes of every file of it. `needs` is a module
    that an extra of the same name installs.
    """

    name: str
    what: str
    endings: tuple[str, ...]
    reader: str
    mark: str
    needs: str = ""


# The first that fits is taken.
EXPORTS = (
    Export(
        "native",
        "one article with its comments, as `variorum import` writes it",
        (".json",),
        "generator.read.exports.native:parts",
        r'\A\s*\{\s*"variorum"\s*:\s*"article/1"',
    ),
)
ENDINGS = frozenset(ending for export in EXPORTS for ending in export.endings)


def sniffed(ending: str, head: bytes) -> Export | None:
    """The format of a file with this ending and these first bytes; None for a strange one."""
    fitting = (export for export in EXPORTS if ending in export.endings)
    return next((export for export in fitting if _pattern(export.mark).search(head)), None)


def named(name: str) -> Export | None:
    """The format of a name."""
    return next((export for export in EXPORTS if export.name == name), None)


def is_there(export: Export) -> bool:
    """Whether all that a format needs is installed."""
    return not export.needs or find_spec(export.needs) is not None


def reader_of(export: Export) -> Reader:
    """What reads a format."""
    module, _, name = export.reader.partition(":")
    return cast("Reader", getattr(import_module(module), name))


@cache
def _pattern(mark: str) -> re.Pattern[bytes]:
    return re.compile(mark.encode(), re.IGNORECASE)
