"""Archives before a change of each kind, and what a struck build may leave of them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.export.plan import OPTIONAL
from generator.importing import import_file
from tests.archives import built, tree, write
from tests.struck.strace import Point

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
# As few files as make a site into which a small change is poured.
LEAN = f"""
-- content/archive.toml --
title = "Lean"
leave_out = {sorted({*OPTIONAL} - {"tags"})}
""" + "".join(
    f"""\
-- content/{name}.md --
---
title: Number {name}
tags: [number]
---
This is {name}.

=== comments ===

@ Ann | 2001-02-03 | c1
Is it {name}?
"""
    for name in NUMBERS
)
# Before and after; the first has no site yet.
CHANGES = {
    "first": ("", LEAN),
    "large": (LEAN, LEAN.replace('title = "Lean"', 'title = "Great"')),
    "small": (LEAN, LEAN.replace("Is it seven", "Is it not seven")),
    "removal": (LEAN, re.sub(r"-- content/eight.*\Z", "", LEAN, flags=re.DOTALL)),
}
FOREIGN = "-- site/CNAME --\nsmall.example\n-- site/.git/config --\n[core]\n"
KEPT = {"content", "site", ".variorum"}
MEMORY = {"lock", "memo.sqlite"}
# SQLite's own, which it brings in when it can.
UNFINISHED = {"memo.sqlite-wal", "memo.sqlite-shm"}
CLOSED = "it cannot be read: the system does not allow it"
LATE = ("the memory of the builds cannot be used", "standard output: it cannot be written")


class Change(NamedTuple):
    """An archive whose site is old and whose sources are new; the bytes of both sites."""

    archive: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    sources: dict[str, bytes]

    def laid(self, folder: Path, points: Iterable[Point]) -> dict[Point, Path]:
        """A copy of the archive for every point."""
        return {
            (call, number): shutil.copytree(self.archive, folder / f"{call}-{number}/archive")
            for call, number in points
        }


def change(name: str, folder: Path) -> Change:
    """Lay the archive of a change."""
    before, after = CHANGES[name]
    cold, archive = (write(folder / part, FOREIGN) for part in ("cold", "archive"))
    write(cold, after)
    built(cold)
    if before:
        built(write(archive, before))
        shutil.rmtree(archive / "content")
    old = tree(archive / "site")
    write(archive, after)
    return Change(archive, old, tree(cold / "site"), tree(cold / "content"))


def imported(folder: Path) -> tuple[Change, list[str], dict[str, bytes]]:
    """An archive before an import, what to import, and the sources that there are to be then."""
    archive, whole = (write(folder / part, LEAN) for part in ("archive", "whole"))
    export = folder / "export"
    export.mkdir()
    for name in NUMBERS:
        post = {"variorum": "article/1", "key": name, "title": name, "comments": []}
        (export / f"{name}.json").write_bytes(msgspec.json.encode(post))
    import_file(export, whole / "content/export", whole / ".variorum")
    sources = tree(archive / "content")
    return Change(archive, {}, {}, sources), [str(export)], tree(whole / "content")


def judge(change: Change, archive: Path, *, at_once: bool = True) -> str:
    """Say what is wrong with an archive after a kill, and after the next build; "" if nothing."""
    if at_once and tree(archive / "site") not in (change.old, change.new):
        return "torn"
    if tree(archive / "content") != change.sources:
        return "the sources are not as they were"
    if built(archive).failures or tree(archive / "site") != change.new:
        return "the next build does not mend it"
    if built(archive).rendered:
        return "the memo does not know what stands"
    if found := litter(archive):
        return f"litter: {found}"
    return ""


def litter(archive: Path, *, failed: bool = False) -> list[str]:
    """What is neither ours to keep nor anybody else's, after a command has ended."""
    names = {path.name for path in archive.iterdir()} - KEPT
    kept = MEMORY | UNFINISHED if failed else MEMORY
    return sorted(names | {path.name for path in (archive / ".variorum").glob("*")} - kept)


# How a command says what the user has to mend: the place and the fault, then what to do.
_TOLD = re.compile(r"\S[^\n]*: [^\n]+\nhint: [^\n]+\n")


def verdict(change: Change, archive: Path, code: int) -> str:
    """Compare how a build says that it went with what stands; "" if they agree."""
    told = (archive.parent / "told").read_text("utf-8")
    if code == 0 and CLOSED in told:
        # An article that may not be read is left out, and told.
        return judge(change, archive, at_once=False)
    if wrong := _contradiction(change, tree(archive / "site"), code, told):
        return f"{wrong}: {told}"
    if (found := litter(archive, failed=True)) and "the next build cleans up" not in told:
        return f"litter: {found}"
    return judge(change, archive)


def _contradiction(change: Change, site: dict[str, bytes], code: int, told: str) -> str:
    if code == 0:
        return "" if site == change.new else "ended well with another site"
    if code != 2:
        return f"ended with {code}"
    # When the site stands, other things may still fail: no harm to it, and told.
    if site != change.old and not (site == change.new and any(late in told for late in LATE)):
        return "refused, and the site is not the old one"
    return "" if _TOLD.fullmatch(told) and "stage" not in told else "not one clear message"
