"""A theme: the folders that its templates and its own files are found in.

Owns which folder comes first and the digest of what lies in them. Knows nothing of Jinja2, so that
a build that renders nothing need not load it: `templates` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.digest import digest, digest_bytes

BUILT_IN = next(
    folder
    for folder in (Path(__file__).parents[1] / "templates", Path(__file__).parents[2] / "templates")
    if folder.is_dir()
)
ASSETS = "assets"


def folders(own: Path) -> tuple[Path, ...]:
    """Where templates are looked for: the archive's own folder, then the built-in theme."""
    return (own, BUILT_IN) if own.is_dir() and own.resolve() != BUILT_IN.resolve() else (BUILT_IN,)


def digest_of(places: tuple[Path, ...]) -> str:
    """Name the templates of some folders; a style sheet, which no page holds, is not one."""
    return digest("theme", [
        [(name, digest_bytes(path.read_bytes())) for name, path in _files((place,), "")
         if not name.startswith(f"{ASSETS}/")]
        for place in places
    ])  # fmt: skip


def assets(places: tuple[Path, ...]) -> dict[str, str]:
    """The digest of each of the theme's own files; the archive's come before the built-in ones."""
    found: dict[str, Path] = {}
    for name, path in _files(places, ASSETS):
        found.setdefault(name, path)
    return {name: digest_bytes(path.read_bytes()) for name, path in sorted(found.items())}


def _files(places: tuple[Path, ...], below: str) -> Iterator[tuple[str, Path]]:
    for place in places:
        for path in sorted((place / below).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield path.relative_to(place / below).as_posix(), path
