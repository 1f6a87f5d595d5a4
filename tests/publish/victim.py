"""The process that the kill tests run under strace: it publishes, again and again.

start_victim.py SCENARIO < lines of "CALL K SITE"     prints one exit code a line
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from generator.digest import fixity
from generator.errors import OutputError
from generator.model.page import File, Output
from generator.publish import MANIFEST, patch, pour, publish
from tests.struck.idle import serve

KEPT = {"kept.css": b"css", "2011/kept.html": b"kept"}
OLD = KEPT | {
    "index.html": b"old home",
    "2011/same.html": b"same",
    "2011/gone/gone.html": b"gone",
    "2012/edited.html": b"made",
}
EDITED = {"2012/edited.html": b"by hand"}
FOREIGN = {
    "CNAME": b"archive.example",
    ".git/config": b"[core]",
    ".git/refs": None,
    "latest": Path("2012"),
}
MADE = {
    "index.html": b"new home",
    "2011/same.html": b"same",
    "2012/edited.html": b"made anew",
    "2013/new.html": b"new",
}
NEW = KEPT | MADE

DONE, DONE_BUT, REFUSED = 0, 4, 3


def files() -> Iterable[tuple[File, str]]:
    """Give the pages of the new site."""
    return ((File(path, data), path) for path, data in MADE.items())


def keep() -> dict[str, Output]:
    """Give what the memo says of the pages that stand."""
    return {path: Output(path, len(data), 0, fixity(data)) for path, data in KEPT.items()}


def in_place(site: Path) -> None:
    """Publish as nobody should: the control, which the judge has to find out."""
    for path, data in MADE.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_bytes(data)
    lines = sorted(f"{path}\0{fixity(data)}" for path, data in NEW.items())
    text = "".join(f"{sha}  {path}\n" for path, sha in (line.split("\0") for line in lines))
    (site / "2011/gone/gone.html").unlink()
    (site / "2011/gone").rmdir()
    (site / MANIFEST).write_text(text, encoding="utf-8")


def scenario(name: str, site: Path) -> int:
    """Publish one way: `swap` or `pour`, or `patch`, which pours too; the exit code tells how."""
    if name == "in_place":
        in_place(site)
        return DONE
    if name != "swap":
        pour.SHARE = 1
    try:
        done = (patch if name == "patch" else publish)(site, keep(), files())
    except OutputError:
        return REFUSED
    edited = {f"site/{path}" for path in EDITED}
    return DONE if edited == {problem.place.file for problem in done.problems} else DONE_BUT


def main() -> None:
    """Publish in one way at every point."""
    serve(lambda site: partial(scenario, sys.argv[1], site))
