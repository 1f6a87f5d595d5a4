"""A few new files are put into a standing site one by one.

Owns when that will do instead of an exchange, the steps, and the way back. Until the new list of
our files is in, everything can be put back, and is: by the build that was disturbed, or by the
next command. The list goes in last, in one rename; from then on the site is the new one.

Whoever reads the site meanwhile may see some new pages and some old ones. For a small change that
takes milliseconds, and no page is missing in between: those that are quite new come first, so that
what leads to them leads somewhere; those that go away go last.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

from msgspec import Struct

from generator.digest import fixity
from generator.publish.beside import BEFORE, POUR, TREE
from generator.publish.edited import set_aside
from generator.publish.ground import Ground
from generator.publish.manifest import MANIFEST, listed
from generator.publish.tree import folder_of, parents, prune, walk

# The smallest share of a site, and the largest number of files, for which an exchange is quicker.
SHARE, MOST = 8, 2000


class Moves(Struct, frozen=True):
    """What a change comes to in a standing site, in the order of the steps."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def fresh(self) -> tuple[str, ...]:
        """The files that come in."""
        return self.added + self.replaced

    @property
    def stale(self) -> tuple[str, ...]:
        """The files of the old site that do not stay."""
        return self.replaced + self.gone


def moves(ground: Ground, written: Iterable[str], gone: Iterable[str]) -> Moves:
    """Sort the files of a change by what stands in their place."""
    stand = {path for path in (*written, *gone) if ground.has_ours(path)}
    return Moves(
        added=tuple(sorted(set(written) - stand)),
        replaced=tuple(sorted(stand.intersection(written))),
        gone=tuple(sorted(stand.intersection(gone))),
    )


def suits(ground: Ground, written: Collection[str], gone: Collection[str]) -> bool:
    """Whether a change is small, and such that every step of it can be undone."""
    if len(written) + len(gone) > min(MOST, len(ground.shas) // SHARE):
        return False
    # Some disks take no notice of case: there the second name of a file is the first one.
    same = {path.casefold() for path in written} & {path.casefold() for path in gone}
    turned = any(_is_turned(ground, path) for path in written)
    folders = {_nearest(ground, path) for path in (*written, *gone)}
    return not same and not turned and all(_is_open(ground.place(folder)) for folder in folders)


def note(stage: Path, steps: Moves) -> None:
    """Say that the steps begin, and which files the old site had not."""
    text = "".join(f"{path}\n" for path in steps.added)
    (stage / POUR).write_text(text, encoding="utf-8", newline="\n")


def move(tree: Path, site: Path, steps: Moves) -> None:
    """Take every step but the last."""
    for folder in sorted(set(map(folder_of, steps.added))):
        (site / folder).mkdir(parents=True, exist_ok=True)
    for path in steps.fresh:
        (tree / path).replace(site / path)
    for path in steps.gone:
        (site / path).unlink()


def commit(tree: Path, site: Path) -> None:
    """Take the last step, which makes the site the new one."""
    (tree / MANIFEST).replace(site / MANIFEST)


def settle(stage: Path, site: Path) -> None:
    """Leave the site the old one or the new one, however far the steps came."""
    if not (stage / TREE / MANIFEST).is_file():
        prune(site, _files(stage / BEFORE))
        return
    shas, ground = listed(stage / TREE).shas, Ground(site, {})
    for path in _files(stage / BEFORE):
        old = stage / BEFORE / path
        unmoved = _sha(ground, path) == fixity(old.read_bytes())
        if not unmoved and _is_free(ground, path, shas.get(path)):
            old.replace(site / path)
    # Another name is damage: the new site has no such file.
    added = [path for path in _noted(stage) if path in shas]
    for path in added:
        unmoved = os.path.lexists(stage / TREE / path)
        if not unmoved and _is_free(ground, path, shas[path]):
            (site / path).unlink(missing_ok=True)
    prune(site, added)


def _noted(stage: Path) -> list[str]:
    """Read the note; of half a note the broken line is left out, and nothing was moved yet."""
    return (stage / POUR).read_bytes().decode(errors="replace").split("\n")[:-1]


def _is_free(ground: Ground, path: str, ours: str | None) -> bool:
    """Whether a place may be put back; a file that somebody edited there is kept elsewhere."""
    sha = _sha(ground, path)
    if sha not in {None, ours}:
        set_aside(ground.site, path)
    return sha is not None or (not ground.mode(path) and ground.has_folder(folder_of(path)))


def _sha(ground: Ground, path: str) -> str | None:
    is_file = stat.S_ISREG(ground.mode(path))
    return fixity(Path(ground.place(path)).read_bytes()) if is_file else None


def _files(top: Path) -> list[str]:
    if not top.is_dir():
        return []
    return [path for path, entry in walk(top) if not entry.is_dir(follow_symlinks=False)]


def _is_turned(ground: Ground, path: str) -> bool:
    """Whether a file comes where a folder was, or a folder where a file of ours was."""
    is_folder = stat.S_ISDIR(ground.mode(path))
    return is_folder or any(above in ground.shas for above in parents(path))


def _nearest(ground: Ground, path: str) -> str:
    """The folder that stands above a path already."""
    return next((above for above in parents(path) if ground.has_folder(above)), "")


def _is_open(folder: str) -> bool:
    """Whether we may change the names in a folder, and it is not one that was empty without us."""
    with os.scandir(folder) as entries:
        return next(entries, None) is not None and os.access(folder, os.W_OK | os.X_OK)
