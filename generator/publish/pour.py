"""New files are put into a standing site one by one.

Owns the steps, which may be taken again from any point after an interruption: the list of our
files goes in last, and while it is still in the stage there is work left. Foreign files were
looked for before.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.publish.edited import set_aside
from generator.publish.manifest import MANIFEST, listed
from generator.publish.tree import Tree, prune, survey, walk


def pour(fresh: Path, site: Path) -> None:
    """Remove what the new list has not, then move every new file in."""
    if not (fresh / MANIFEST).is_file():
        return
    old, new = survey(site), listed(fresh)
    _remove(old, old.manifest.keys() - new.keys())
    files = [p for p, e in walk(fresh) if e.is_file(follow_symlinks=False) and p != MANIFEST]
    for path in sorted(files):
        _move(fresh, old, path, new[path])
    (fresh / MANIFEST).replace(site / MANIFEST)


def _remove(old: Tree, paths: Iterable[str]) -> None:
    gone = sorted(paths)
    for path in gone:
        if path in old.ours:
            _spare(old, path, old.manifest[path])
            (old.site / path).unlink()
    prune(old.site, gone)


def _move(fresh: Path, old: Tree, path: str, sha: str) -> None:
    if path in old.ours:
        _spare(old, path, old.manifest[path], sha)
    target = old.site / path
    target.parent.mkdir(parents=True, exist_ok=True)
    (fresh / path).replace(target)


def _spare(old: Tree, path: str, *known: str) -> None:
    if old.sha(path) not in known:
        set_aside(old.site, path)
