"""What an interrupted build left beside the site, and how to be rid of it.

Owns the form of a stage's folder, which is its own journal: from what lies in it one can tell how
far the build came. Deletes only folders that have our name and nothing but our things.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from generator.publish.beside import BEFORE, MARK, OLD, POUR, TREE, real, stage_pattern
from generator.publish.faults import plain_words
from generator.publish.lock import let_go, seize
from generator.publish.pour import settle

_FULL = 0o700


def recover(site: Path) -> None:
    """Make the site whole after an interrupted build, and remove what that build left."""
    site = real(site)
    with plain_words(site):
        for folder in _left_over(site):
            _take_over(folder, site)


def discard(folder: Path, site: Path) -> None:
    """Finish or undo what a stage began, then remove it; its holder calls this, or `recover`."""
    restore(folder, site)
    if (folder / POUR).exists():
        settle(folder, site)
        (folder / POUR).unlink()
    for part in (TREE, BEFORE, OLD):
        _raze(folder / part)
    (folder / MARK).unlink(missing_ok=True)
    folder.rmdir()


def restore(folder: Path, site: Path) -> None:
    """Bring the old site back if it was moved away and nothing took its place."""
    if not os.path.lexists(site) and (folder / OLD).is_dir():
        (folder / OLD).rename(site)


def _left_over(site: Path) -> list[Path]:
    if not site.parent.is_dir():
        return []
    named = re.compile(stage_pattern(site))
    with os.scandir(site.parent) as entries:
        found = sorted(entry.name for entry in entries if named.fullmatch(entry.name))
    return [folder for name in found if _is_ours(folder := site.parent / name)]


def _is_ours(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    names = {entry.name for entry in folder.iterdir()}
    return not names or (MARK in names and names <= {MARK, TREE, OLD, BEFORE, POUR})


def _take_over(folder: Path, site: Path) -> None:
    """Discard a stage unless the build that made it is still at work."""
    held = seize(folder / MARK)
    if held is None:
        return
    try:
        discard(folder, site)
    finally:
        let_go(held)


def _raze(top: Path) -> None:
    """Delete a folder. Only folders change their mode: files may be linked from the new site."""
    if not os.path.lexists(top):
        return
    folders = [top]
    for folder in folders:
        if folder.stat().st_mode & _FULL != _FULL:
            folder.chmod(_FULL)
        with os.scandir(folder) as entries:
            for entry in list(entries):
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                else:
                    os.unlink(entry.path)  # noqa: PTH108 (a path for each takes twice as long)
    for folder in reversed(folders):
        folder.rmdir()
