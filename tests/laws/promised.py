"""What somebody gets at an address, and the list of those that are kept."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from generator import load
from generator.at_work import at_work
from generator.export import urls
from generator.model.promise import LIST
from generator.pipeline import prepare
from generator.promising import Kept, keep
from tests.archives import tree

FILE = f"content/{LIST}"
_leads = re.compile(rb'http-equiv="refresh" content="0; url=([^"]+)"')
GONE = b"It is not part of this archive any more."
HOPS = 5


def promise(root: Path) -> Kept:
    """Write down the addresses of today, as the command does."""
    config = load(root)
    with at_work(config, "addresses") as engine:
        return keep(config, prepare(config, engine, drafts=False))


def outcome(site: Path, path: str) -> str:
    """What somebody gets at an address: `page`, `moved`, `gone`, or `dead`."""
    told = ""
    for _ in range(HOPS):
        file = site / path
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            return "dead"
        data = file.read_bytes()
        leads = _leads.search(data) if file.suffix == ".html" else None
        if not leads:
            return told or ("gone" if GONE in data else "page")
        told = "moved"
        folder = file.relative_to(site).parent.as_posix()
        path = posixpath.normpath(posixpath.join(folder, leads[1].decode().partition("#")[0]))
    return "dead"


def outcomes(site: Path, paths: set[str]) -> dict[str, str]:
    """What there is at each address, but where there is a page as ever."""
    found = {path: outcome(site, path) for path in sorted(paths)}
    return {path: what for path, what in found.items() if what != "page"}


def public(site: Path) -> set[str]:
    """Every page of a site, and every file that is published as it is."""
    own = {urls.NOT_FOUND, urls.PROBLEMS}
    return {p for p in tree(site) if p.endswith((".html", ".pdf")) and p not in own}
