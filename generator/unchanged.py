"""The sources of an archive held against what builds read of them.

Owns what a damaged disk looks like: other bytes at a time that has not changed. A build would pass
over it, since it reads a file again only when its size, its time or its place on the disk changed.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping

from msgspec import Struct

from generator.beneath import read_beneath
from generator.config import Config
from generator.digest import digest_bytes
from generator.errors import Place, Problem, Severity, Trouble
from generator.model.source import Seen
from generator.pipeline import CONTENT
from generator.run.memo import NAME, Memo

ROT = "its time has not changed, so a disk may be failing: compare it with a copy, and save it anew"


class Fixity(Struct, frozen=True):
    """How many sources builds have read, what is wrong with some, and which were edited since."""

    files: int = 0
    faults: tuple[Problem, ...] = ()
    edited: tuple[str, ...] = ()


def unchanged(config: Config) -> Fixity:
    """Read every source again that a build has read."""
    known = _known(config)
    faults, edited = [], []
    for path, seen in sorted(known.items()):
        try:
            is_same = digest_bytes(read_beneath(config.content, path)) == seen.digest
            at = os.lstat(config.content / path)
        except FileNotFoundError:
            edited.append(path)
        except OSError:
            faults.append(_fault(path, "cannot be read, or is no plain file", "restore it"))
        else:
            stands = (at.st_size, at.st_mtime_ns, at.st_ino) == (seen.size, seen.mtime, seen.inode)
            if stands and not is_same:
                faults.append(_fault(path, "has other bytes than a build read", ROT))
            elif not is_same:
                edited.append(path)
    return Fixity(len(known), tuple(faults), tuple(edited))


def _fault(path: str, wrong: str, hint: str) -> Problem:
    return Problem(Place(f"{CONTENT}/{path}"), wrong, hint, Severity.ERROR, kind=Trouble.UNREAD)


def _known(config: Config) -> Mapping[str, Seen]:
    """What the last build noted of each source; nothing where none can be asked."""
    try:
        memo = Memo(config.memory / NAME, readonly=True)
        try:
            return memo.noted_map(CONTENT, Seen)
        finally:
            memo.close()
    except sqlite3.Error:
        return {}
