"""Reading and writing a file beneath a folder, and nowhere else.

Owns the safe opening: no symbolic link is followed on the way, at no component, so nothing outside
the folder is ever read, not even when a link is put in place between looking and reading. And owns
that a file is written whole or not at all, and which errors are no word about a file.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path, PurePosixPath

_FAILING = frozenset(
    (
        errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE,
        errno.ENOMEM, errno.ESTALE, errno.ETIMEDOUT,
    )
)  # fmt: skip


def read_beneath(root: Path, path: str) -> bytes:
    """Read `root/path`, following no symbolic link below `root`; raises OSError."""
    *folders, name = PurePosixPath(path).parts or ("..",)
    if ".." in (*folders, name) or path.startswith("/") or "\0" in path:
        raise PermissionError(path)
    handle = os.open(root, os.O_RDONLY)
    try:
        for folder in folders:
            inner = os.open(folder, os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=handle)
            os.close(handle)
            handle = inner
        found = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=handle)
        if not stat.S_ISREG(os.fstat(found).st_mode):
            os.close(found)
            raise PermissionError(path)
        with os.fdopen(found, "rb") as file:
            return file.read()
    finally:
        os.close(handle)


def write_beneath(root: Path, path: str, data: bytes) -> None:
    """Write `root/path`, through no symbolic link below `root`; raises OSError.

    Killed at any moment, it leaves the file as it was or as it is to be.
    """
    target = root / path
    way = [target, *target.parents[: len(PurePosixPath(path).parts) - 1]]
    if any(part.is_symlink() for part in way):
        raise OSError(errno.ELOOP, "a symbolic link is not followed", str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def is_failing(error: BaseException) -> bool:
    """Whether the disk or the system fails: then no file may be taken to be closed, or missing."""
    return isinstance(error, OSError) and error.errno in _FAILING


def is_refused(error: BaseException) -> bool:
    """Whether the system fails, or does not let us: nothing that the program did wrong."""
    return is_failing(error) or (isinstance(error, PermissionError) and error.errno is not None)
