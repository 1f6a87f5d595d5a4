"""Which paths a real process and its children change, as strace sees them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.struck.strace import ROOT, STRACE

# Of these calls every path is changed, of the others the last one.
BOTH = ("rename", "renameat", "renameat2")
LAST = (
    "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat",
    "mknod", "mknodat", "chmod", "fchmodat", "chown", "lchown", "fchownat", "truncate",
    "utimensat", "utime", "utimes", "setxattr", "lsetxattr",
)  # fmt: skip
OPENED = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
CALL = re.compile(r"\d+ +(?P<name>\w+)\((?P<rest>.*)\) += (?P<code>\d+)")
PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?"(?P<path>(?:[^"\\]|\\.)*)"')


def command(log: Path, *program: str) -> list[str]:
    """A program under strace; what it changes is noted in a log."""
    return [str(STRACE), "-f", "-qq", "-y", "-e", "trace=%file", "-o", str(log), *program]


def variorum(root: Path, *arguments: str) -> list[str]:
    """One of our commands as a process."""
    return [sys.executable, "-B", "-m", "generator", "-C", str(root), *arguments]


def run(log: Path, *program: str) -> int:
    """Run a program to its end; gives its exit code."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command(log, *program), check=False, capture_output=True, env=environment)
    return done.returncode


def serve(log: Path, root: Path) -> None:
    """Serve an archive until it was shown once, and end it as a person does."""
    program = command(log, *variorum(root, "serve", "--port", "0"))
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(program, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        for line in process.stdout:
            if line.startswith(b"Serving at"):
                served = log.read_text("utf-8").split(maxsplit=1)[0]
                os.kill(int(served), signal.SIGINT)


def changed(log: Path) -> set[Path]:
    """Every path that was made, changed or taken away."""
    return {path for line in log.read_text("utf-8").splitlines() for path in _changed(line)}


def _changed(line: str) -> Iterator[Path]:
    call = CALL.match(line)
    if call is None:
        return
    name, rest = call["name"], call["rest"]
    found = [Path(m["folder"] or "", m["path"]) for m in PATH.finditer(rest)]
    if name in BOTH:
        yield from found
    elif name in LAST or (name in ("open", "openat", "creat") and OPENED.search(rest)):
        yield from found[-1:]
