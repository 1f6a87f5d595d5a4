"""A build's files become the site.

Owns what is written, linked, kept and removed, and which of the two ways it takes: a large change
is made beside the site and exchanged for it whole, a small one is poured into it. Knows nothing of
how either is done.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.digest import fixity
from generator.errors import Problem
from generator.model.page import File, Output
from generator.publish.beside import real
from generator.publish.edited import spared
from generator.publish.faults import in_the_way, plain_words, refused
from generator.publish.ground import Ground
from generator.publish.manifest import MANIFEST, Listed, checked, listed, spell, stamp_of
from generator.publish.pour import moves, suits
from generator.publish.stage import Stage
from generator.publish.tree import survey


class Published(Struct, frozen=True):
    """What a build did to the site."""

    # Paths whose bytes are new or changed.
    written: tuple[str, ...] = ()
    # Our own files that no page makes any more.
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    # Every file made or looked at again, as it stands now.
    outputs: dict[str, Output] = {}
    # The list of our files, where it is at hand.
    listed: Listed | None = None


class _Work(Struct, frozen=True):
    """What the files turn out to be; `keep` and the last three grow as they come."""

    stage: Stage
    old: Listed
    keep: Mapping[str, Output]
    outputs: dict[str, Output]
    written: list[str]
    edited: list[str]

    def gone(self) -> list[str]:
        """Our own files that are neither kept nor made."""
        changing = [path for path in self.old.shas if path not in self.keep]
        return sorted(path for path in changing if path not in self.outputs)

    def relisted(self) -> dict[str, str]:
        """The SHA-256 of every file for which the list has another, or none."""
        made = ((path, output.sha) for path, output in self.outputs.items())
        return {path: sha for path, sha in made if self.old.shas.get(path) != sha}

    def shas(self) -> dict[str, str]:
        """The SHA-256 of every file of the new site."""
        return {path: output.sha for path, output in (*self.keep.items(), *self.outputs.items())}


def publish(
    site: Path,
    keep: Mapping[str, Output],
    files: Iterable[tuple[File, str]],
    *,
    durable: bool = True,
    known: Listed | None = None,
) -> Published:
    """Make the site of the files kept, the new ones, and what is not ours.

    What `keep` holds, `Standing` has looked at; it may be filled while `files` is drawn. `known`
    is the list of the site where it has been read before.
    """
    stage = Stage(real(site), durable=durable)
    try:
        done = _made(stage, keep, files, known)
    finally:
        late = stage.drop()
    return replace(done, problems=(*done.problems, *late))


def patch(
    site: Path,
    keep: Mapping[str, Output],
    files: Iterable[tuple[File, str]],
    *,
    known: Listed | None = None,
) -> Published:
    """Make the same site at once for whoever looks at it, without waiting for the disk."""
    return publish(site, keep, files, durable=False, known=known)


def _made(
    stage: Stage,
    keep: Mapping[str, Output],
    files: Iterable[tuple[File, str]],
    known: Listed | None,
) -> Published:
    with plain_words(stage.site):
        old = listed(stage.site, known)
        ground = Ground(stage.site, old.shas)
    work = _Work(stage, old, keep, {}, [], [])
    for file, page in files:
        # Rendering happens between two turns of this loop: its faults are not the disk's.
        with plain_words(stage.site):
            _take(file, page, ground, work)
    with plain_words(stage.site):
        return _delivered(work)


def _take(file: File, page: str, ground: Ground, work: _Work) -> None:
    """Write a file into the stage, unless the same bytes stand in the site already."""
    path = checked(file.path)
    if path in work.outputs or path in work.keep:
        raise refused(ground.site, path, "is made by two pages", "Rename one of them.")
    _refuse_obstacle(ground, path)
    sha, there = fixity(file.data), ground.sha(path)
    if there == sha:
        seen = os.lstat(ground.place(path))
    else:
        seen = work.stage.write(path, file.data)
        work.written.append(path)
        if there not in {None, ground.shas.get(path)}:
            work.edited.append(path)
    work.outputs[path] = Output(page, seen.st_size, seen.st_mtime_ns, sha)


def _delivered(work: _Work) -> Published:
    gone, relisted = work.gone(), work.relisted()
    if not (work.written or gone or relisted):
        return Published(outputs=work.outputs)
    # Looked at afresh: minutes may have gone by.
    ground = Ground(work.stage.site, work.old.shas)
    small = _is_small(ground, work, gone)
    again = work.written if small else work.edited
    edited = sorted(ground.edited([*again, *gone]))
    now = None
    with spared(ground.site, edited) as problems:
        if small:
            now = _pour(ground, work, gone, relisted)
        else:
            _swap(ground, work)
    return Published(tuple(sorted(work.written)), tuple(gone), problems, work.outputs, now)


def _is_small(ground: Ground, work: _Work, gone: list[str]) -> bool:
    whole = work.old.in_order and work.keep.keys() <= work.old.shas.keys()
    return whole and suits(ground, work.written, gone)


def _pour(ground: Ground, work: _Work, gone: list[str], relisted: dict[str, str]) -> Listed | None:
    for path in work.written:
        _refuse_obstacle(ground, path)
    steps = moves(ground, work.written, gone)
    text = work.old.changed(dict.fromkeys(gone, "") | relisted)
    seen = _list(ground, work, text)
    work.stage.pour(steps)
    # Who waits for the disk does not come again soon.
    return None if work.stage.durable else Listed(work.shas(), text, stamp=stamp_of(seen))


def _swap(ground: Ground, work: _Work) -> None:
    stage, shas = work.stage, work.shas()
    tree = survey(ground.site, ground.shas)
    stay = sorted(shas.keys() - set(work.written))
    _refuse_lost(ground, (path for path in stay if path not in tree.ours))
    _list(ground, work, spell(shas))
    for path in stay:
        stage.link(path)
    for path in sorted(tree.foreign):
        stage.carry(path)
    stage.dress(tree)
    stage.swap()


def _list(ground: Ground, work: _Work, text: bytes) -> os.stat_result:
    _refuse_obstacle(ground, MANIFEST)
    return work.stage.write(MANIFEST, text)


def _refuse_obstacle(ground: Ground, path: str) -> None:
    if thing := ground.obstacle(path):
        raise in_the_way(ground.site, thing)


def _refuse_lost(ground: Ground, lost: Iterable[str]) -> None:
    for path in lost:
        _refuse_obstacle(ground, path)
        raise refused(ground.site, path, "went away during the build", "Build again.")
