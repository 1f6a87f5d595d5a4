"""What the tests of publishing look at: a tree's state, and builds small enough to read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from generator.digest import fixity
from generator.model.page import File, Output
from generator.publish import MANIFEST, Published, publish

State = dict[str, object]


def state(folder: Path) -> State:
    """Name everything below a folder: bytes of files, targets of links, None for folders."""
    found: State = {}
    for top, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            path = Path(top, name)
            key = path.relative_to(folder).as_posix()
            if path.is_symlink():
                found[key] = path.readlink()
            else:
                found[key] = None if path.is_dir() else path.read_bytes()
    return found


def listing(pages: Mapping[str, bytes]) -> bytes:
    """Spell the manifest that belongs to some pages, by the definition and not by our code."""
    by_name = sorted(pages.items(), key=lambda page: page[0].encode())
    return b"".join(f"{fixity(data)}  {path}\n".encode() for path, data in by_name)


def with_folders(files: Mapping[str, object]) -> State:
    """Add the folders that some files lie in."""
    above = {p.as_posix() for path in files for p in Path(path).parents} - {"."}
    return dict.fromkeys(above) | dict(files)


def site_of(pages: Mapping[str, bytes], foreign: Mapping[str, object] | None = None) -> State:
    """Spell the whole site that some pages and some foreign things make."""
    return with_folders({**pages, **(foreign or {}), MANIFEST: listing(pages)})


def build(
    site: Path,
    pages: Mapping[str, bytes],
    keep: Mapping[str, Output] | None = None,
    *,
    durable: bool = False,
) -> Published:
    """Publish some pages; the digest of a page is here that of its bytes."""
    files = [(File(path, data), fixity(data)) for path, data in pages.items()]
    return publish(site, keep or {}, files, durable=durable)


def lay(folder: Path, things: Mapping[str, object]) -> None:
    """Lay a tree: bytes are files, paths are links, None is a folder."""
    for path, thing in sorted(things.items()):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(thing, bytes):
            place.write_bytes(thing)
        elif isinstance(thing, Path):
            place.symlink_to(thing)
        else:
            place.mkdir(exist_ok=True)


def alone(site: Path) -> bool:
    """Tell whether nothing lies beside the site."""
    return [p.name for p in site.parent.iterdir()] == [site.name]
