"""A build's files become the site.

Owns what is written, linked, kept and removed, and in what order. Knows nothing of how a stage
takes a site's place.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.digest import fixity
from generator.errors import Problem
from generator.model.page import File, Output
from generator.publish.beside import real
from generator.publish.edited import spared
from generator.publish.faults import in_the_way, plain_words, refused
from generator.publish.manifest import MANIFEST, checked, listed, spell
from generator.publish.stage import Stage
from generator.publish.tree import Tree, survey


class Published(Struct, frozen=True):
    """What a build did to the site."""

    # Paths whose bytes are new or changed.
    written: tuple[str, ...] = ()
    # Our own files that no page makes any more.
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    # Every file made or looked at again, as it stands now.
    outputs: dict[str, Output] = {}


class _Work(Struct, frozen=True):
    """What the files turn out to be; grows as they come."""

    # Of every file of the new site.
    shas: dict[str, str]
    outputs: dict[str, Output]
    written: list[str]
    edited: list[str]


class Standing:
    """Which pages need no work: their digest is the same, and nobody touched their file."""

    def __init__(self, site: Path, outputs: Mapping[str, Output]) -> None:
        self._site = real(site)
        self._outputs = outputs
        with plain_words(self._site):
            self._manifest = listed(self._site)

    def holds(self, path: str, page: str) -> bool:
        """Whether the file at a path shows the page of a digest, as we left it."""
        known = self._outputs.get(path)
        return (
            known is not None
            and known.page == page
            and self._manifest.get(path) == known.sha
            and _untouched(f"{self._site}/{path}", known)
        )


def publish(
    site: Path,
    keep: Mapping[str, Output],
    files: Iterable[tuple[File, str]],
    *,
    durable: bool = True,
) -> Published:
    """Make the site of the files kept, the new ones, and what is not ours; exchange it whole."""
    return _deliver(Stage(real(site), durable=durable), keep, files, _swap)


def patch(site: Path, keep: Mapping[str, Output], files: Iterable[tuple[File, str]]) -> Published:
    """Make the same site file by file, for a server that shows it meanwhile."""
    return _deliver(Stage(real(site), durable=False), keep, files, _pour)


def _deliver(
    stage: Stage,
    keep: Mapping[str, Output],
    files: Iterable[tuple[File, str]],
    finish: Callable[[Stage, Tree, _Work], None],
) -> Published:
    try:
        done = _made(stage, keep, files, finish)
    finally:
        late = stage.drop()
    return replace(done, problems=(*done.problems, *late))


def _made(
    stage: Stage,
    keep: Mapping[str, Output],
    files: Iterable[tuple[File, str]],
    finish: Callable[[Stage, Tree, _Work], None],
) -> Published:
    with plain_words(stage.site):
        old = survey(stage.site)
    work = _Work({}, {}, [], [])
    for file, page in files:
        # Rendering happens between two turns of this loop: its faults are not the disk's.
        with plain_words(stage.site):
            _take(file, page, old, stage, work)
    _still_there(old, keep)
    work.shas.update((path, known.sha) for path, known in keep.items())
    if not work.written and work.shas == old.manifest:
        return Published(outputs=work.outputs)
    gone = sorted(old.manifest.keys() - work.shas.keys())
    with plain_words(stage.site):
        edited = sorted([*work.edited, *old.edited(gone)])
        with spared(stage.site, edited) as problems:
            finish(stage, old, work)
    return Published(tuple(sorted(work.written)), tuple(gone), problems, work.outputs)


def _still_there(old: Tree, keep: Mapping[str, Output]) -> None:
    lost = next((path for path in sorted(keep) if path not in old.ours), None)
    if lost is None:
        return
    if thing := old.obstacle(lost):
        raise in_the_way(old.site, thing)
    raise refused(old.site, lost, "went away during the build", "Build again.")


def _take(file: File, page: str, old: Tree, stage: Stage, work: _Work) -> None:
    """Write a file into the stage, unless the same bytes stand in the site already."""
    path = checked(file.path)
    if path in work.shas:
        raise refused(old.site, path, "is made by two pages", "Rename one of them.")
    if thing := old.obstacle(path):
        raise in_the_way(old.site, thing)
    sha = work.shas[path] = fixity(file.data)
    there = old.sha(path) if path in old.ours else None
    if there == sha:
        seen = os.lstat(old.site / path)
    else:
        seen = stage.write(path, file.data)
        work.written.append(path)
        if there not in {None, old.manifest.get(path)}:
            work.edited.append(path)
    work.outputs[path] = Output(page, seen.st_size, seen.st_mtime_ns, sha)


def _swap(stage: Stage, old: Tree, work: _Work) -> None:
    _list(stage, old, work)
    for path in sorted(work.shas.keys() - set(work.written)):
        stage.link(path)
    for path in sorted(old.foreign):
        stage.carry(path)
    stage.dress(old)
    stage.swap()


def _pour(stage: Stage, old: Tree, work: _Work) -> None:
    _list(stage, old, work)
    stage.pour()


def _list(stage: Stage, old: Tree, work: _Work) -> None:
    if thing := old.obstacle(MANIFEST):
        raise in_the_way(old.site, thing)
    stage.write(MANIFEST, spell(work.shas))


def _untouched(file: str, known: Output) -> bool:
    try:
        seen = os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        return False
    same = (seen.st_size, seen.st_mtime_ns) == (known.size, known.mtime)
    return same and stat.S_ISREG(seen.st_mode)
