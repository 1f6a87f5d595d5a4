"""Where letters come from: `parts` for a file, `maildir` for a folder.

Owns which files of a folder are read, and how; nothing is opened for writing. Knows nothing of what
letters say.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from generator.caps import LETTER_BYTES_MAX, MAIL_HEAD_BYTES_MAX
from generator.errors import Severity
from generator.read.exports.mail import mbox
from generator.read.exports.mail.letters import Source, told
from generator.read.exports.parts import Found, Tell

MAILDIR = ("cur", "new")


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The letters of an mbox, of a list's archive as text, or of a single message."""
    with mbox.jumpable(file, tell) as mail:
        yield from told(_in_file(mail), tell)


def maildir(folder: Path, tell: Tell) -> Iterator[Found]:
    """The letters of a Maildir by the names of their files; symbolic links are not followed."""
    paths = [path for name in MAILDIR for path in _files(folder / name)]

    def tell_file(
        line: int, message: str, hint: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        name = f"{paths[line - 1].name}: " if line else ""
        tell(0, f"{name}{message}", hint, severity)

    for _, part in told(_in_folder(paths), tell_file):
        yield 0, part


def _in_file(mail: BinaryIO) -> Iterator[tuple[Source, bytes]]:
    for span, head in mbox.spans(mail):
        is_long = span.end - span.start > LETTER_BYTES_MAX
        yield Source(span.line, partial(mbox.letter, mail, span), is_long), head


def _in_folder(paths: Iterable[Path]) -> Iterator[tuple[Source, bytes]]:
    for number, path in enumerate(paths, 1):
        flags = path.name.partition(":2,")[2]
        raw = _bytes(path, LETTER_BYTES_MAX + 1)
        is_long = len(raw) > LETTER_BYTES_MAX
        read = partial(_bytes, path, LETTER_BYTES_MAX)
        yield Source(number, read, is_long, "T" in flags), raw[:MAIL_HEAD_BYTES_MAX]


def _files(folder: Path) -> list[Path]:
    if folder.is_symlink() or not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
    return [folder / name for name in sorted(names) if not name.startswith(".")]


def _bytes(path: Path, limit: int) -> bytes:
    """The beginning of a file; nothing where it is gone, or has become a link."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return b""
    with open(descriptor, "rb") as file:  # noqa: PTH123 (a descriptor is no path)
        return file.read(limit)
