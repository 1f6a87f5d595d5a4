"""Taking our own files away again.

Owns what `clean` does to a site. Deletes nothing but what we wrote and nobody changed since.
"""

from __future__ import annotations

from pathlib import Path

from generator.publish.beside import real
from generator.publish.faults import plain_words
from generator.publish.ground import Ground
from generator.publish.guard import visible
from generator.publish.manifest import MANIFEST, listed, spell
from generator.publish.pour import Moves
from generator.publish.stage import Stage
from generator.publish.tree import prune


def remove_ours(site: Path) -> list[str]:
    """Delete our files from a site; return those that somebody edited, which stay.

    The list of our files stays as long as anything else does: it says that the next build may
    use the folder.
    """
    site = real(site)
    with plain_words(site):
        shas = listed(site).shas
        ground = Ground(site, shas)
        kept = sorted(ground.edited(shas))
        if not ground.has_ours(MANIFEST):
            return kept
        for path in sorted(shas.keys() - set(kept)):
            if ground.has_ours(path):
                (site / path).unlink()
        prune(site, shas)
        _forget(site, {path: shas[path] for path in kept})
    return kept


def _forget(site: Path, kept: dict[str, str]) -> None:
    if not visible(site):
        (site / MANIFEST).unlink()
        prune(site.parent, [f"{site.name}/{MANIFEST}"])
        return
    # By way of a stage: killed, we leave nothing in the site that nobody would know.
    stage = Stage(site, durable=False)
    try:
        stage.write(MANIFEST, spell(kept))
        stage.pour(Moves((), (), ()))
    finally:
        stage.drop()
