"""A file of ours that somebody changed by hand is never lost.

Owns the folder beside the site that keeps such files when their page is made again or goes. Not
in the site itself: what a page no longer says (somebody asked for it to be taken down) must not
stay published under another name.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from generator.errors import Place, Problem
from generator.publish.beside import attic
from generator.publish.faults import NO_LINKS
from generator.publish.tree import prune


@contextmanager
def spared(site: Path, paths: Iterable[str]) -> Iterator[tuple[Problem, ...]]:
    """Keep copies of edited files, and say so; should the work in hand fail, take them back."""
    copies: dict[str, Path] = {}
    try:
        for path in paths:
            copies[path] = _place(site, path)
            _keep(site / path, copies[path])
        yield tuple(_problem(site, path, copy) for path, copy in copies.items())
    except BaseException:
        for path, copy in copies.items():
            _take_back(site, path, copy)
        raise


def set_aside(site: Path, path: str) -> None:
    """Keep a copy of a file beside the site, once for each state it was found in."""
    _keep(site / path, _place(site, path))


def _place(site: Path, path: str) -> Path:
    """Find where the copy belongs: where the same bytes lie already, or nothing does."""
    data = (site / path).read_bytes()
    place = attic(site) / path
    for number in count(2):
        if not os.path.lexists(place) or (place.is_file() and place.read_bytes() == data):
            break
        place = attic(site) / f"{path}.{number}"
    return place


def _keep(file: Path, copy: Path) -> None:
    if os.path.lexists(copy):
        return
    copy.parent.mkdir(parents=True, exist_ok=True)
    # A link is there whole or not at all, whenever we are interrupted.
    try:
        copy.hardlink_to(file)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        shutil.copy2(file, copy)


def _take_back(site: Path, path: str, copy: Path) -> None:
    """Remove a copy, unless it is by now the only one."""
    with suppress(OSError):
        if copy.read_bytes() == (site / path).read_bytes():
            copy.unlink()
    prune(site.parent, [copy.relative_to(site.parent).as_posix()])


def _problem(site: Path, path: str, copy: Path) -> Problem:
    place = copy.relative_to(site.parent).as_posix()
    hint = f"Your version is kept as {place}; change the source or the template instead."
    return Problem(Place(f"{site.name}/{path}"), "was edited by hand, then made anew", hint)
