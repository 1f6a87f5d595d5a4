"""What lies in the content folder.

Owns the walk: which file is a source, which a sidecar, which an asset, which is left alone. A file
is hashed again only when its size, time or inode changed. Symbolic links are never followed.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator.beneath import read_beneath
from generator.digest import digest_bytes
from generator.errors import ConfigError, Place, Problem, Severity
from generator.model.source import Asset, Seen, Source
from generator.read.exports.strange import told_of_name
from generator.read.formats import (
    COMMENTS,
    FORMATS,
    NOTES,
    REGISTER_ENDING,
    ending_of,
    inner_ending,
    is_known,
    stem_of,
)

CONFIG = "archive.toml"
REGISTER = "entities"
ASSETS = frozenset(
    ".avif .bib .css .csv .epub .gif .jpeg .jpg .m4a .mp3 .mp4 .ogg .opus .pdf .png .ris .svg .tsv"
    " .wav .webm .webp .zip".split()
)
SIDECARS = (COMMENTS, NOTES)

_control = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# A file changed this shortly before it was hashed could change again and keep its time, on the
# coarsest of file systems; its size is noted so that it is hashed once more.
TICK_NS = 2_000_000_000
UNSURE = -1


class Found(Struct, frozen=True):
    """The files of a content folder, each list sorted by path."""

    sources: tuple[Source, ...]
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    seen: dict[str, Seen]


def discover(root: Path, known: Mapping[str, Seen]) -> Found:
    """Walk a content folder; `known` is what the last walk saw.

    Raises ConfigError for a folder without any source: an empty site is never meant.
    """
    problems: list[Problem] = []
    looked = {path: _look(root, path, stat, known) for path, stat in _files(root, problems)}
    seen = {path: file for path, file in looked.items() if file.digest}
    problems += [_closed(path) for path in looked.keys() - seen.keys()]
    beside, orphans = _sidecars(seen)
    owned: dict[str, list[str]] = {}
    for sidecar, owner in beside.items():
        owned.setdefault(owner, []).append(sidecar)
    sources, assets = [], []
    for path, file in sorted(seen.items()):
        if path in beside:
            continue
        if _is_source(path):
            own = sorted((p, seen[p].digest) for p in owned.get(path, ()))
            sources.append(Source(path, file.digest, tuple(own)))
        elif ending_of(path) in ASSETS:
            assets.append(Asset(path, file.digest))
        else:
            problems.append(_unread(path, orphan=path in orphans))
    if not sources:
        hint = "put a text there, as .md or .txt, or begin with `variorum new DIR`"
        problem = Problem(Place("content/"), "no content found", hint, Severity.ERROR)
        raise ConfigError(problem)
    return Found(tuple(sources), tuple(assets), tuple(sorted(problems)), seen)


def look(root: Path, path: str) -> tuple[Source, dict[str, bytes]]:
    """One file as a source, with the bytes of its sidecars."""
    stem = stem_of(path)
    beside = {
        stem + ending: read_beneath(root, stem + ending)
        for ending in SIDECARS
        if (root / (stem + ending)).is_file()
    }
    own = tuple((p, digest_bytes(data)) for p, data in beside.items())
    return Source(path, digest_bytes(read_beneath(root, path)), own), beside


def _files(root: Path, problems: list[Problem]) -> Iterator[tuple[str, os.stat_result]]:
    """Every plain file by path, but for hidden ones and the configuration."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = os.scandir(root / folder)
        except OSError:
            problems.append(_closed(folder))
            continue
        with entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if entry.name.startswith((".", "_")) or entry.name.endswith("~") or path == CONFIG:
                    continue
                if not _is_name(path):
                    hint = "rename it: no control character, no backslash, UTF-8"
                    shown = path.encode("utf-8", "backslashreplace").decode()
                    shown = _control.sub("\ufffd", shown)
                    problems.append(Problem(Place(shown), "a file name that cannot be kept", hint))
                elif entry.is_symlink():
                    message = "a symbolic link is not followed"
                    hint = "put the file itself here, or leave the link out"
                    problems.append(Problem(Place(path), message, hint))
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    yield path, entry.stat(follow_symlinks=False)


def _look(root: Path, path: str, stat: os.stat_result, known: Mapping[str, Seen]) -> Seen:
    before = known.get(path)
    now = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
    if before and (before.size, before.mtime, before.inode) == now:
        return before
    begun = time.time_ns()
    try:
        digest = digest_bytes(read_beneath(root, path))
    except OSError:
        digest = ""
    if begun - stat.st_mtime_ns < TICK_NS:
        return Seen(UNSURE, *now[1:], digest)
    return Seen(*now, digest)


def _sidecars(seen: Mapping[str, Seen]) -> tuple[dict[str, str], set[str]]:
    """Each sidecar with the source it belongs to, and those that belong to none."""
    found = [path for path in seen if path.endswith(SIDECARS)]
    if not found:
        return {}, set()
    owners = {
        stem_of(p): p for p in sorted(seen, reverse=True) if _is_source(p) and not _is_register(p)
    }
    stems = {path: path.removesuffix(COMMENTS).removesuffix(NOTES) for path in found}
    beside = {path: owners[stem] for path, stem in stems.items() if stem in owners}
    return beside, set(found) - beside.keys()


def _is_source(path: str) -> bool:
    if path.endswith(REGISTER_ENDING):
        return _is_register(path)
    if path.endswith(SIDECARS):
        return False
    return ending_of(path) not in ASSETS and is_known(inner_ending(path))


def _is_register(path: str) -> bool:
    own = path == REGISTER + REGISTER_ENDING or path.startswith(f"{REGISTER}/")
    return own and path.endswith(REGISTER_ENDING)


def _closed(path: str) -> Problem:
    message = "it cannot be read: the system does not allow it"
    hint = "let this user read it; until then it is left out"
    return Problem(Place(path), message, hint, Severity.ERROR)


def _unread(path: str, *, orphan: bool) -> Problem:
    if orphan:
        message = "a sidecar without its article"
        hint = "name it as the article, with .comments.jsonl or .notes.jsonl instead of the ending"
        return Problem(Place(path), message, hint)
    known = ", ".join(sorted({*FORMATS} - {REGISTER_ENDING}))
    unknown = ("a file of no known kind", f"articles are {known}")
    what, hint = told_of_name(ending_of(path)) or unknown
    return Problem(Place(path), f"{what}: not read", hint, Severity.NOTICE)


def _is_name(path: str) -> bool:
    """Whether a path can be a file's name on any disk, and an address."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return not _control.search(path) and "\\" not in path
