"""The folder beside the site in which the next one is made.

Owns how files get into it, and how it takes the site's place, or its few files a place in the
site. The old site is never written to before that. Knows nothing of pages; what belongs into the
site is told to it.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from generator.errors import Problem, Severity
from generator.publish.beside import BEFORE, MARK, OLD, POUR, TREE, new_stage
from generator.publish.exchange import exchange
from generator.publish.faults import NO_LINKS, explain
from generator.publish.lock import let_go, seize
from generator.publish.pour import Moves, commit, move, note, settle
from generator.publish.recover import discard, restore
from generator.publish.tree import Tree, all_parents, folder_of, parents

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


class Stage:
    """The next site in the making. Nothing is on the disk before the first thing goes in."""

    def __init__(self, site: Path, *, durable: bool) -> None:
        self.site = site
        self.durable = durable
        self._folder = new_stage(site)
        self._tree = self._folder / TREE
        self._held: int | None = None
        # Relative to the stage's folder; the files by the part of it that they lie in.
        self._folders: set[str] = set()
        self._fresh: dict[str, list[str]] = {TREE: [], BEFORE: []}
        self._late: list[Problem] = []

    def begin(self) -> None:
        """Lay the folder, once."""
        if self._held is not None:
            return
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self._folder.mkdir(mode=0o700)
        self._held = seize(self._folder / MARK)
        self._room(f"{TREE}/")

    def write(self, path: str, data: bytes) -> os.stat_result:
        """Write a new file."""
        self.begin()
        place = f"{TREE}/{path}"
        self._room(place)
        handle = os.open(f"{self._folder}/{place}", _NEW, 0o666)
        try:
            self._fresh[TREE].append(path)
            return _filled(handle, data)
        finally:
            os.close(handle)

    def link(self, path: str, into: str = TREE) -> None:
        """Let a file of the old site stand in the stage too."""
        place = f"{into}/{path}"
        self._room(place)
        old, new = f"{self.site}/{path}", f"{self._folder}/{place}"
        try:
            os.link(old, new)
        except OSError as error:
            if error.errno not in NO_LINKS or not Path(old).is_file():
                raise
            shutil.copy2(old, new)
            self._fresh[into].append(path)

    def carry(self, path: str) -> None:
        """Take over what is not ours: a file, a link, a socket."""
        old = self.site / path
        if not old.is_symlink():
            self.link(path)
            return
        self._room(f"{TREE}/{path}")
        new, seen = self._tree / path, old.lstat()
        new.symlink_to(old.readlink())
        if os.utime in os.supports_follow_symlinks:
            os.utime(new, ns=(seen.st_atime_ns, seen.st_mtime_ns), follow_symlinks=False)

    def dress(self, old: Tree) -> None:
        """Lay the folders that are not ours, and give every folder the mode it had.

        Last of all, and the deepest first: it may be one that forbids us to write.
        """
        for folder in sorted(old.folders):
            self._room(f"{TREE}/{folder}/")
        for place in sorted(self._folders, reverse=True):
            folder = place.removeprefix(TREE).removeprefix("/")
            _dress(self.site / folder, self._folder / place, foreign=folder in old.folders)

    def swap(self) -> None:
        """Put the finished tree in the site's place."""
        self._sync()
        try:
            self._exchange()
        except BaseException:
            restore(self._folder, self.site)
            raise
        self._afterwards(self._sync_names)

    def pour(self, steps: Moves) -> None:
        """Move what was written into the standing site, file by file."""
        for path in steps.stale:
            self.link(path, BEFORE)
        self._sync()
        note(self._folder, steps)
        self._sync_all([self._folder / POUR, self._folder, self.site.parent])
        try:
            move(self._tree, self.site, steps)
            touched = sorted({*all_parents([*steps.fresh, *steps.stale]), ""})
            self._sync_all(self.site / folder for folder in touched)
            commit(self._tree, self.site)
        except BaseException:
            settle(self._folder, self.site)
            raise
        self._afterwards(lambda: self._sync_all([self.site]))

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
        self._sync_all([self._folder, self.site.parent])

    def _room(self, place: str) -> None:
        """Lay the folders above a place in the stage."""
        if folder_of(place) in self._folders:
            return
        missing = [above for above in parents(place) if above not in self._folders]
        for folder in reversed(missing):
            (self._folder / folder).mkdir()
            self._folders.add(folder)

    def _sync(self) -> None:
        """Wait until what lies in the stage is on the disk, the deepest folders first."""
        files = (f"{into}/{path}" for into, paths in self._fresh.items() for path in paths)
        places = chain(files, sorted(self._folders, reverse=True))
        self._sync_all(f"{self._folder}/{place}" for place in places)

    def _sync_all(self, places: Iterable[Path | str]) -> None:
        if self.durable:
            for place in places:
                _sync(place)


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


def _filled(handle: int, data: bytes) -> os.stat_result:
    """Write a whole file; the system may take it in pieces."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    return os.fstat(handle)


def _sync(path: Path | str) -> None:
    """Wait until a file or folder is on the disk; some network disks cannot say so of a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)
