"""Everything that stands in a site: our files, and what is not ours.

Owns the walk through a whole site, which an exchange needs because it has to carry over what is
not ours. Never follows a symbolic link.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from generator.publish.manifest import MANIFEST


class Tree(Struct, frozen=True):
    """A site as it stands. Paths are relative to it, with `/`."""

    # Listed, and there as a plain file.
    ours: frozenset[str] = frozenset()
    # Files, links and the like that are not ours.
    foreign: frozenset[str] = frozenset()
    # Folders that hold something foreign, or that were empty without us.
    folders: frozenset[str] = frozenset()


def survey(site: Path, listed: Collection[str]) -> Tree:
    """Look through a site; one that is not there is empty."""
    if not os.path.lexists(site):
        return Tree()
    folders, files, others = set[str](), set[str](), set[str]()
    for path, entry in walk(site):
        if entry.is_dir(follow_symlinks=False):
            folders.add(path)
        else:
            (files if entry.is_file(follow_symlinks=False) else others).add(path)
    ours = files.intersection(listed)
    foreign = (files - ours - {MANIFEST}) | others
    lonely = folders - all_parents(listed)
    held = all_parents(foreign | lonely)
    # A folder in the place of our list is empty or holds something; either way it is foreign.
    return Tree(frozenset(ours), frozenset(foreign), frozenset((lonely | held) & folders))


def walk(top: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every entry below a folder, with its path, folders before what they hold."""
    pending = [""]
    while pending:
        prefix = pending.pop()
        with os.scandir(top / prefix) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            yield prefix + entry.name, entry
            if entry.is_dir(follow_symlinks=False):
                pending.append(f"{prefix}{entry.name}/")


def parents(path: str) -> Iterator[str]:
    """The folders above a path, the nearest first."""
    while "/" in path:
        path = folder_of(path)
        yield path


def folder_of(path: str) -> str:
    """The folder that a path lies in; empty for the site itself."""
    return path.rpartition("/")[0]


def all_parents(paths: Iterable[str]) -> set[str]:
    """The folders above some paths."""
    nearest = set(map(folder_of, paths))
    return nearest.union(*map(parents, nearest)) - {""}


def prune(site: Path, paths: Iterable[str]) -> None:
    """Remove the folders above these paths that are empty now, and that we may remove."""
    for folder in sorted(all_parents(paths), reverse=True):
        try:
            (site / folder).rmdir()
        except OSError as error:
            if error.errno == errno.EIO:
                raise
