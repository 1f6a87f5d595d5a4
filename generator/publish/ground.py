"""What stands where pages go.

Owns the line between our files and what is not ours, and looks only where it is asked to. Never
follows a symbolic link, so that nothing outside the site is ever taken for a part of it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.digest import fixity
from generator.publish.manifest import MANIFEST
from generator.publish.tree import folder_of, parents, walk


class Ground:
    """A site as it stands. `shas` is its list; folders are looked at once, files each time."""

    def __init__(self, site: Path, shas: Mapping[str, str]) -> None:
        self.site = site
        self.shas = shas
        self._top = str(site)
        self._folders = {"": stat.S_ISDIR(_mode(self._top))}

    def place(self, path: str) -> str:
        """Where a path of the site lies on the disk."""
        return f"{self._top}/{path}"

    def has_folder(self, folder: str) -> bool:
        """Whether a folder stands there, and none above it is a link."""
        found = self._folders.get(folder)
        if found is None:
            for above in reversed([folder, *parents(folder)]):
                reached = self._folders[folder_of(above)]
                found = reached and stat.S_ISDIR(_mode(self.place(above)))
                self._folders[above] = found
        return bool(found)

    def mode(self, path: str) -> int:
        """The kind and mode of what stands there; 0 for nothing, or for what a link leads to."""
        return _mode(self.place(path)) if self.has_folder(folder_of(path)) else 0

    def has_ours(self, path: str) -> bool:
        """Whether one of our files stands there, as a plain file."""
        return (path in self.shas or path == MANIFEST) and stat.S_ISREG(self.mode(path))

    def obstacle(self, path: str) -> str | None:
        """What is not ours and stands where `path` has to go."""
        if not self.has_folder(folder_of(path)):
            return next((above for above in parents(path) if self._is_strange(above)), None)
        if self._is_strange(path) or (stat.S_ISDIR(self.mode(path)) and self._is_mixed(path)):
            return path
        return None

    def sha(self, path: str) -> str | None:
        """The SHA-256 of one of our files as it is now; None where none stands."""
        if not self.has_ours(path):
            return None
        return fixity(Path(self.place(path)).read_bytes())

    def edited(self, paths: Iterable[str]) -> list[str]:
        """Those of our own files that somebody changed since we wrote them."""
        return [path for path in paths if self.sha(path) not in {None, self.shas.get(path)}]

    def _is_strange(self, path: str) -> bool:
        """Whether something stands there that is neither a folder nor ours."""
        mode = self.mode(path)
        if not mode or stat.S_ISDIR(mode) or self.has_ours(path):
            return False
        return not self._has_ours_in_other_case(path)

    def _has_ours_in_other_case(self, path: str) -> bool:
        """Whether one of ours answers to this name, on a disk that takes no notice of case."""
        above, name = os.path.split(path)
        with os.scandir(self.place(above)) as entries:
            alike = {e.name for e in entries if e.name.casefold() == name.casefold()}
        names = {f"{above}/{other}".lstrip("/") for other in alike}
        return path not in names and not names.isdisjoint(self.shas)

    def _is_mixed(self, folder: str) -> bool:
        """Whether a folder holds anything that is not ours, or nothing at all."""
        ours = (path for path in self.shas if path.startswith(f"{folder}/"))
        needed = {above for path in ours for above in parents(path)}
        if folder not in needed:
            return True
        for name, entry in walk(Path(self.place(folder))):
            path = f"{folder}/{name}"
            is_folder = entry.is_dir(follow_symlinks=False)
            if path not in needed if is_folder else self._is_strange(path):
                return True
        return False


def _mode(place: str) -> int:
    try:
        return os.lstat(place).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0
