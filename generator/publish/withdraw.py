"""Taking our own files away again.

Owns what `clean` does to a site. Deletes nothing but what we wrote and nobody changed since.
"""

from __future__ import annotations

from pathlib import Path

from generator.publish.beside import real
from generator.publish.faults import plain_words
from generator.publish.guard import visible
from generator.publish.manifest import MANIFEST, spell
from generator.publish.tree import prune, survey


def remove_ours(site: Path) -> list[str]:
    """Delete our files from a site; return those that somebody edited, which stay.

    The list of our files stays as long as anything else does: it says that the next build may
    use the folder.
    """
    site = real(site)
    with plain_words(site):
        old = survey(site)
        kept = sorted(old.edited(old.ours))
        if not (site / MANIFEST).is_file() or MANIFEST in old.foreign:
            return kept
        for path in sorted(old.ours.difference(kept)):
            (site / path).unlink()
        prune(site, old.manifest)
        _forget(site, {path: old.manifest[path] for path in kept})
    return kept


def _forget(site: Path, kept: dict[str, str]) -> None:
    file = site / MANIFEST
    if visible(site):
        fresh = site / f".{MANIFEST}"
        fresh.write_bytes(spell(kept))
        fresh.replace(file)
        return
    file.unlink()
    prune(site.parent, [f"{site.name}/{MANIFEST}"])
