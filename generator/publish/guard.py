"""Where a site must not be.

Owns the question whether a folder may be taken for output. Only looks.
"""

from __future__ import annotations

from pathlib import Path

from generator.publish.beside import real
from generator.publish.faults import plain_words, refusal
from generator.publish.manifest import MANIFEST

_ELSEWHERE = "Choose a folder of its own, for example `site`."


def guard(site: Path, content: Path) -> None:
    """Refuse, with an OutputError, a folder that a build could do harm to."""
    place, sources = real(site), real(content)
    if place == real(Path.home()):
        raise refusal(site, "is your home folder", _ELSEWHERE)
    if place == Path(place.anchor):
        raise refusal(site, "is the top of the file system", _ELSEWHERE)
    if place == sources:
        raise refusal(site, "is the folder of the sources", _ELSEWHERE)
    if place in sources.parents:
        raise refusal(site, "holds the folder of the sources", _ELSEWHERE)
    if sources in place.parents:
        raise refusal(site, "lies in the folder of the sources", _ELSEWHERE)
    if not place.exists():
        return
    if not place.is_dir():
        raise refusal(site, "is not a folder", _ELSEWHERE)
    with plain_words(place):
        strangers = [] if _has_list(place) else visible(place)
    if strangers:
        hint = f"{_ELSEWHERE} If this one is meant, move away what is in it."
        raise refusal(site, f"holds files that are not ours: {strangers[0]}", hint)


def visible(site: Path) -> list[str]:
    """What is in a folder, without what may lie in an empty site: dot entries, CNAME, README."""
    names = sorted(entry.name for entry in site.iterdir())
    return [
        name
        for name in names
        if not name.startswith((".", "README")) and name not in {"CNAME", MANIFEST}
    ]


def _has_list(site: Path) -> bool:
    file = site / MANIFEST
    return file.is_file() and not file.is_symlink()
