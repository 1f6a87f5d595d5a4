"""The folder beside the site in which the next one is made.

Owns how files get into it, and how it takes the site's place. The old site is never written to
before that. Knows nothing of pages; what belongs into the site is told to it.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

from generator.errors import Problem, Severity
from generator.publish.beside import new_stage
from generator.publish.exchange import exchange
from generator.publish.faults import NO_LINKS, explain
from generator.publish.lock import let_go, seize
from generator.publish.pour import pour
from generator.publish.recover import MARK, OLD, POUR, TREE, discard, restore
from generator.publish.tree import Tree, parents

_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


class Stage:
    """The next site in the making. Nothing is on the disk before the first thing goes in."""

    def __init__(self, site: Path, *, durable: bool) -> None:
        self.site = site
        self._durable = durable
        self._folder = new_stage(site)
        self._tree = self._folder / TREE
        self._held: int | None = None
        self._folders: set[str] = set()
        self._fresh: list[str] = []
        self._late: list[Problem] = []

    def begin(self) -> None:
        """Lay the folder, once."""
        if self._held is not None:
            return
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self._folder.mkdir(mode=0o700)
        self._held = seize(self._folder / MARK)
        self._tree.mkdir()

    def write(self, path: str, data: bytes) -> os.stat_result:
        """Write a new file."""
        self.begin()
        self._room(path)
        with (self._tree / path).open("xb") as file:
            file.write(data)
            file.flush()
            self._fresh.append(path)
            return os.fstat(file.fileno())

    def link(self, path: str) -> None:
        """Let a file of the old site stand in the new one too."""
        self._room(path)
        old, new = f"{self.site}/{path}", f"{self._tree}/{path}"
        try:
            os.link(old, new)
        except OSError as error:
            if error.errno not in NO_LINKS or not Path(old).is_file():
                raise
            shutil.copy2(old, new)
            self._fresh.append(path)

    def carry(self, path: str) -> None:
        """Take over what is not ours: a file, a link, a socket."""
        old = self.site / path
        if not old.is_symlink():
            self.link(path)
            return
        self._room(path)
        new, seen = self._tree / path, old.lstat()
        new.symlink_to(old.readlink())
        if os.utime in os.supports_follow_symlinks:
            os.utime(new, ns=(seen.st_atime_ns, seen.st_mtime_ns), follow_symlinks=False)

    def dress(self, old: Tree) -> None:
        """Lay the folders that are not ours, and give every folder the mode it had.

        Last of all, and the deepest first: it may be one that forbids us to write.
        """
        for folder in sorted(old.folders):
            self._room(f"{folder}/")
        for folder in sorted({*self._folders, ""}, reverse=True):
            _dress(self.site / folder, self._tree / folder, foreign=folder in old.folders)

    def swap(self) -> None:
        """Put the finished tree in the site's place."""
        self._sync()
        try:
            self._exchange()
        except BaseException:
            restore(self._folder, self.site)
            raise
        if self._durable:
            self._afterwards(self._sync_names)

    def pour(self) -> None:
        """Move what was written into the standing site, file by file."""
        self.site.mkdir(exist_ok=True)
        (self._folder / POUR).touch()
        pour(self._tree, self.site)

    def drop(self) -> list[Problem]:
        """Remove what is left of the stage; tell what went wrong since the site was in place."""
        try:
            self._afterwards(self._discard)
        except KeyboardInterrupt:
            self._discard()
            raise
        finally:
            if self._held is not None:
                let_go(self._held)
        return self._late

    def _discard(self) -> None:
        if self._folder.is_dir():
            discard(self._folder, self.site)

    def _afterwards(self, step: Callable[[], None]) -> None:
        """Do what may fail without harm to the site, twice if need be; `recover` does the rest."""
        try:
            step()
        except OSError:
            try:
                step()
            except OSError as error:
                said = explain(error, self.site)
                hint = "The site is whole; the next build cleans up."
                self._late.append(Problem(said.place, said.message, hint, Severity.WARNING))

    def _exchange(self) -> None:
        if not os.path.lexists(self.site):
            self._tree.rename(self.site)
        elif not exchange(self._tree, self.site):
            # For a moment there is no site; `recover` knows that by the old one lying here.
            self.site.rename(self._folder / OLD)
            self._tree.rename(self.site)

    def _sync_names(self) -> None:
        for folder in (self._folder, self.site.parent):
            _sync(folder)

    def _room(self, path: str) -> None:
        missing = [above for above in parents(path) if above not in self._folders]
        for folder in reversed(missing):
            (self._tree / folder).mkdir()
            self._folders.add(folder)

    def _sync(self) -> None:
        if self._durable:
            for path in self._fresh:
                _sync(self._tree / path)
            for folder in sorted({*self._folders, ""}, reverse=True):
                _sync(self._tree / folder)


def _dress(old: Path, new: Path, *, foreign: bool) -> None:
    try:
        seen = old.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    if not stat.S_ISDIR(seen.st_mode):
        return
    if foreign:
        shutil.copystat(old, new)
    else:
        new.chmod(stat.S_IMODE(seen.st_mode))


def _sync(path: Path) -> None:
    """Wait until a file or folder is on the disk; some network disks cannot say so of a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)
