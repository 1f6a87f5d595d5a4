"""What the system says when it cannot write, in plain words.

Owns the way from an `OSError` to an `OutputError`. Knows nothing of what was being done.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import OutputError, Place, Problem, Severity
from generator.publish.beside import BEFORE, OLD, TREE, stage_pattern

# What a disk says that has no hard links, or not this one.
NO_LINKS = {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS}

_SPACE = "Free some space and build again."
_RIGHTS = "Make it, and the folder that holds it, yours to read and write."
_MOUNT = "Choose a folder inside it as the output folder."
_REASONS = {
    errno.ENOSPC: ("the disk is full", _SPACE),
    errno.EDQUOT: ("your share of the disk is full", _SPACE),
    errno.EACCES: ("no permission to read or write here", _RIGHTS),
    errno.EPERM: ("no permission to read or write here", _RIGHTS),
    errno.EROFS: ("the disk is read-only", "Choose an output folder on another disk."),
    errno.EIO: ("the disk reports an error", "Look after the disk, then build again."),
    errno.EBUSY: ("the folder is a disk of its own and cannot be exchanged", _MOUNT),
    errno.EXDEV: ("the folder is a disk of its own and cannot be exchanged", _MOUNT),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "Give the page a shorter name."),
    errno.EEXIST: ("two pages have this name on this disk", "Give one of them another name."),
}


def refusal(place: Place | Path | str, message: str, hint: str) -> OutputError:
    """An error about a file or folder that the user has to mend."""
    where = place if isinstance(place, Place) else Place(str(place))
    return OutputError(Problem(where, message, hint, Severity.ERROR))


def refused(site: Path, path: str, message: str, hint: str) -> OutputError:
    """An error about a page's place in the site."""
    return refusal(f"{site.name}/{path}", message, hint)


def in_the_way(site: Path, path: str) -> OutputError:
    """What is not ours stands where a page has to go."""
    hint = "Move it away, or give the page another name; nothing was changed."
    return refused(site, path, "stands where a page has to go, and is not ours", hint)


def explain(error: OSError, site: Path) -> Problem:
    """Say what failed, where as the user knows it, and what to do."""
    where = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else str(site)
    stage = stage_pattern(site) + f"(/({TREE}|{OLD}|{BEFORE}))?"
    where = re.sub(stage, site.name.replace("\\", r"\\"), where)
    fallback = (error.strerror or type(error).__name__, "Mend this and build again.")
    reason, hint = _REASONS.get(error.errno or 0, fallback)
    return Problem(Place(where), reason, hint, Severity.ERROR)


@contextmanager
def plain_words(site: Path) -> Iterator[None]:
    """Turn what the system refuses into an `OutputError`."""
    try:
        yield
    except OSError as error:
        raise OutputError(explain(error, site)) from error
