"""What lies in the content folder.

Owns the walk: which file is a source, which an asset, which is left alone; `beside` knows which of
them belong to another. A file is hashed again only when its size, time or inode changed. Symbolic
links are never followed.
"""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.beneath import is_failing, read_beneath
from generator.caps import NAME_BYTES_MAX
from generator.digest import digest_bytes
from generator.errors import ConfigError, Place, Problem, Severity, Trouble
from generator.markup.formerly import DEVICES
from generator.model.source import Asset, Habit, Seen, Source
from generator.read.beside import KEPT, Beside, beside
from generator.read.exports.strange import told_of_name
from generator.read.formats import (
    CORRECTIONS,
    FORMATS,
    PASTED,
    REGISTER_ENDING,
    SIDECARS,
    ending_of,
    inner_ending,
    is_decisions,
    is_known,
    is_pasted,
    is_register,
    stem_of,
)
from generator.read.paths import DRAFTS, POSTS

CONFIG = "archive.toml"
ASSETS = frozenset(
    ".avif .bib .css .csv .epub .gif .jpeg .jpg .m4a .mp3 .mp4 .ogg .opus .pdf .png .ris .svg .tsv"
    " .wav .webm .webp .zip".split()
)
# Of the names that begin with `_` these folders of Jekyll are walked, `_data` for its comments.
WALKED = frozenset((POSTS, DRAFTS, "_data", "_comments"))
SECTION = ("_index.md", "_index.markdown")
# Where an article says what it is called.
HEAD_BYTES = 4096

# What Windows cannot hold, and what turns the direction of writing.
_strange = re.compile(r'[<>:"|?*\u202a-\u202e\u2066-\u2069]|[ .](/|$)')
_control = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# A file changed this shortly before it was hashed could change again and keep its time, on the
# coarsest of file systems; its size is noted so that it is hashed once more.
TICK_NS = 2_000_000_000
UNSURE = -1


# The habit of a folder of pasted texts, by its path with `/`; an inner one after an outer one.
Habits = Sequence[tuple[str, Habit]]


class Found(Struct, frozen=True):
    """The files of a content folder, each list sorted by path."""

    sources: tuple[Source, ...]
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    seen: dict[str, Seen]


def discover(root: Path, known: Mapping[str, Seen], habits: Habits = ()) -> Found:
    """Walk a content folder; `known` is what the last walk saw.

    Raises ConfigError for a folder without any source: an empty site is never meant. Raises OSError
    where the disk fails.
    """
    problems: list[Problem] = []
    looked = {path: _look(root, path, stat, known) for path, stat in _files(root, problems)}
    seen = {path: file for path, file in looked.items() if file.digest}
    problems += [_closed(path) for path in looked.keys() - seen.keys()]
    others = _beside(root, seen)
    owned: dict[str, list[str]] = {}
    for sidecar, owner in others.owners.items():
        owned.setdefault(owner, []).append(sidecar)
    sources, assets = [], []
    for path, file in sorted(seen.items()):
        if path in others.owners or path in others.strays:
            continue
        if _is_source(path):
            own = sorted((p, seen[p].digest) for p in owned.get(path, ()))
            sources.append(Source(path, file.digest, tuple(own), _habit(path, habits)))
        elif ending_of(path) in ASSETS:
            problems += _unfit(path)
            if not _is_long(path):
                assets.append(Asset(path, file.digest))
        else:
            problems.append(_unread(path, others.orphans))
    problems += _strays(others)
    if not sources:
        hint = "put a text there, as .md or .txt, or begin with `variorum new DIR`"
        problem = Problem(Place("content/"), "no content found", hint, Severity.ERROR)
        raise ConfigError(problem)
    return Found(tuple(sources), tuple(assets), tuple(sorted(problems)), seen)


def look(root: Path, path: str, habits: Habits = ()) -> tuple[Source, dict[str, bytes]]:
    """One file as a source, with the bytes of its sidecars."""
    above = (root / folder for folder in PurePosixPath(path).parents)
    if any((folder / kept).is_dir() for folder in above for kept in KEPT):
        owners = _beside(root, [file for file, _ in _files(root, [])]).owners
        own = [file for file, owner in sorted(owners.items()) if owner == path]
    else:
        sidecars = (
            stem_of(path) + end for end in SIDECARS if end != CORRECTIONS or is_pasted(path)
        )
        own = sorted(file for file in sidecars if (root / file).is_file())
    read = {file: read_beneath(root, file) for file in own}
    pairs = tuple((file, digest_bytes(data)) for file, data in read.items())
    digest = digest_bytes(read_beneath(root, path))
    return Source(path, digest, pairs, _habit(path, habits)), read


def _files(root: Path, problems: list[Problem]) -> Iterator[tuple[str, os.stat_result]]:
    """Every plain file by path, but for hidden ones and the configuration."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = os.scandir(root / folder)
        except OSError as error:
            problems.append(_closed(folder, error))
            continue
        with entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if _is_left(folder, entry.name) or path == CONFIG:
                    if entry.name in SECTION:
                        problems.append(_section(path))
                elif not _is_name(path):
                    hint = "rename it: no control character, no backslash, UTF-8"
                    shown = path.encode("utf-8", "backslashreplace").decode()
                    shown = _control.sub("\ufffd", shown)
                    problems.append(
                        Problem(
                            Place(shown),
                            "a file name that cannot be kept",
                            hint,
                            kind=Trouble.UNREAD,
                        )
                    )
                elif entry.is_symlink():
                    message = "a symbolic link is not followed"
                    hint = "put the file itself here, or leave the link out"
                    problems.append(Problem(Place(path), message, hint, kind=Trouble.UNREAD))
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    yield path, entry.stat(follow_symlinks=False)
                else:
                    message = "a pipe, a socket or a device is not read"
                    problems.append(Problem(Place(path), message, "put a plain file here"))


def _is_left(folder: str, name: str) -> bool:
    """Whether a name is left alone: it is hidden, a copy, or none of the folders that are read."""
    if f"/{folder}".endswith("/_data/"):
        return name != "comments"
    return (name.startswith((".", "_")) and name not in WALKED) or name.endswith("~")


def _look(root: Path, path: str, stat: os.stat_result, known: Mapping[str, Seen]) -> Seen:
    before = known.get(path)
    now = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
    if before and (before.size, before.mtime, before.inode) == now:
        return before
    begun = time.time_ns()
    try:
        digest = digest_bytes(read_beneath(root, path))
    except OSError as error:
        if is_failing(error):
            raise
        digest = ""
    if begun - stat.st_mtime_ns < TICK_NS:
        return Seen(UNSURE, *now[1:], digest)
    return Seen(*now, digest)


def _habit(path: str, habits: Habits) -> Habit | None:
    """The habit of the innermost folder that says one, for what may be a pasted text."""
    if not is_pasted(path):
        return None
    return next((habit for folder, habit in reversed(habits) if path.startswith(folder)), None)


def _beside(root: Path, paths: Collection[str]) -> Beside:
    """What of the files belongs to another."""

    def head_of(path: str) -> str:
        try:
            return read_beneath(root, path)[:HEAD_BYTES].decode(errors="replace")
        except OSError as error:
            if is_failing(error):
                raise
            return ""

    articles = (path for path in paths if _is_source(path) and not path.endswith(REGISTER_ENDING))
    return beside(paths, articles, head_of)


def _is_source(path: str) -> bool:
    if path.endswith(SIDECARS):
        return False
    if path.endswith(REGISTER_ENDING):
        return is_register(path) or is_decisions(path)
    return ending_of(path) not in ASSETS and is_known(inner_ending(path))


def _unfit(path: str) -> Iterator[Problem]:
    """A problem for a file that is published under a name that not every disk and host can hold."""
    hint = "give it a plain, short name, and change the links to it"
    if _is_long(path):
        message = f"a name of more than {NAME_BYTES_MAX} bytes: not published"
        yield Problem(Place(path), message, hint, Severity.ERROR)
    elif _strange.search(path) or any(DEVICES.fullmatch(part.lower()) for part in path.split("/")):
        yield Problem(Place(path), "a name that not every system can hold", hint)


def _is_long(path: str) -> bool:
    return any(len(part.encode()) > NAME_BYTES_MAX for part in path.split("/"))


def _closed(path: str, error: OSError | None = None) -> Problem:
    if error and is_failing(error):
        raise error
    message = "it cannot be read: the system does not allow it"
    hint = "let this user read it; until then it is left out"
    return Problem(Place(path), message, hint, Severity.ERROR, kind=Trouble.UNREAD)


def _strays(found: Beside) -> Iterator[Problem]:
    for folder, count in Counter(found.strays.values()).items():
        message = f"comments on an article that is not here: {count} file{'s' * (count > 1)}"
        hint = "call the folder as the file or the slug of the article, or put the article here"
        yield Problem(Place(folder), message, hint, kind=Trouble.UNREAD)


def _section(path: str) -> Problem:
    message = "the page of a section of Hugo is no article: not read"
    hint = "rename it if it is to be one"
    return Problem(Place(path), message, hint, Severity.NOTICE, kind=Trouble.UNREAD)


def _orphan(path: str, source: str) -> Problem:
    if source:
        message = f"corrections are for a pasted text, a {PASTED} of this name"
        hint = f"correct {source} itself: it says what is what"
        return Problem(Place(path), message, hint, kind=Trouble.UNREAD)
    message = "a sidecar without its article"
    hint = f"name it as the article, with {', '.join(SIDECARS[:-1])} or, beside a {PASTED}, "
    hint += f"{CORRECTIONS} instead of the ending"
    return Problem(Place(path), message, hint, kind=Trouble.UNREAD)


def _unread(path: str, orphans: Mapping[str, str]) -> Problem:
    if path in orphans:
        return _orphan(path, orphans[path])
    known = ", ".join(sorted({*FORMATS} - {REGISTER_ENDING}))
    unknown = ("a file of no known kind", f"articles are {known}")
    what, hint = told_of_name(ending_of(path)) or unknown
    return Problem(Place(path), f"{what}: not read", hint, Severity.NOTICE, kind=Trouble.UNREAD)


def _is_name(path: str) -> bool:
    """Whether a path can be a file's name on any disk, and an address."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return not _control.search(path) and "\\" not in path
