"""Two folders change places in one system call, so that nobody ever sees neither.

Owns the calls that Python's `os` does not have. Knows nothing of sites.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
# For a C library that has no renameat2 of its own (musl, old glibc).
_SYSCALL = {"x86_64": 316, "aarch64": 276}
# An old kernel, a file system without it, or a sandbox that knows no such call.
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EPERM}


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders; False, and nothing done, where the system cannot."""
    call = _call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _call() -> Callable[[bytes, bytes], int] | None:
    if sys.platform == "darwin":
        libc = ctypes.CDLL(None, use_errno=True)
        return lambda a, b: int(libc.renamex_np(a, b, _RENAME_SWAP))
    if sys.platform == "linux":
        return _linux(ctypes.CDLL(None, use_errno=True))
    return None


def _linux(libc: ctypes.CDLL) -> Callable[[bytes, bytes], int] | None:
    if hasattr(libc, "renameat2"):
        return lambda a, b: int(libc.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE))
    number = _SYSCALL.get(platform.machine())
    if number is None:
        return None
    return lambda a, b: int(libc.syscall(number, _AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE))
