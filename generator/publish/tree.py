"""What stands in a site: our files, and what is not ours.

Owns the line between the two. Never follows a symbolic link, so that nothing outside the site is
ever taken for a part of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from generator.digest import fixity
from generator.publish.manifest import MANIFEST, listed


class Tree(Struct, frozen=True):
    """A site as it stands. Paths are relative to `site`, with `/`."""

    site: Path
    manifest: dict[str, str]
    # Listed in the manifest, and there as a plain file.
    ours: frozenset[str] = frozenset()
    # Files, links and the like that are not ours.
    foreign: frozenset[str] = frozenset()
    # Folders that hold something foreign, or that were empty without us.
    folders: frozenset[str] = frozenset()

    def obstacle(self, path: str) -> str | None:
        """What is not ours and stands where `path` has to go."""
        if path in self.foreign or path in self.folders:
            return path
        return next((above for above in parents(path) if above in self.foreign), None)

    def sha(self, path: str) -> str:
        """The SHA-256 of one of our files as it is now."""
        return fixity((self.site / path).read_bytes())

    def edited(self, paths: Iterable[str]) -> list[str]:
        """Those of our own files that somebody changed since we wrote them."""
        return [p for p in paths if p in self.ours and self.sha(p) != self.manifest[p]]


def survey(site: Path) -> Tree:
    """Look through a site; one that is not there is empty."""
    manifest = listed(site)
    if not os.path.lexists(site):
        return Tree(site, manifest)
    folders, files, others = set[str](), set[str](), set[str]()
    for path, entry in walk(site):
        if entry.is_dir(follow_symlinks=False):
            folders.add(path)
        else:
            (files if entry.is_file(follow_symlinks=False) else others).add(path)
    foreign = (files - manifest.keys() - {MANIFEST}) | others
    lonely = folders - {above for path in manifest for above in parents(path)}
    held = {above for path in foreign | lonely for above in parents(path)}
    # A folder in the place of our list is empty or holds something; either way it is foreign.
    ours = frozenset(files & manifest.keys())
    return Tree(site, manifest, ours, frozenset(foreign), frozenset((lonely | held) & folders))


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
        path = path.rpartition("/")[0]
        yield path


def prune(site: Path, paths: Iterable[str]) -> None:
    """Remove the folders above these paths that are empty now."""
    for folder in sorted({above for path in paths for above in parents(path)}, reverse=True):
        try:
            (site / folder).rmdir()
        except OSError:
            continue
