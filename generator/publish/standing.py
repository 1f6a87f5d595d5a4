"""Which pages of the last build stand as it left them.

Owns that question, which is asked of every page at every build. Only looks.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from generator.model.page import Output
from generator.publish.beside import real
from generator.publish.faults import plain_words
from generator.publish.ground import Ground
from generator.publish.manifest import Listed, listed
from generator.publish.tree import folder_of


def current(site: Path, known: Listed | None = None) -> Listed:
    """Read the list of our files, unless it is the `known` one still."""
    site = real(site)
    with plain_words(site):
        return listed(site, known)


class Standing:
    """A site at the beginning of a build; `outputs` is what is remembered of its files.

    `listed` is the list of our files, for `publish` not to read it once more.
    """

    def __init__(
        self, site: Path, outputs: Mapping[str, Output], known: Listed | None = None
    ) -> None:
        self.listed = current(site, known)
        site = real(site)
        with plain_words(site):
            self._ground = Ground(site, self.listed.shas)
        self._top, self._shas, self._outputs = str(site), self.listed.shas, outputs

    def holds(self, path: str, page: str) -> bool:
        """Whether a page needs no work: its digest is the same, and nobody touched its file."""
        known = self._outputs.get(path)
        if known is None or known.page != page or self._shas.get(path) != known.sha:
            return False
        try:
            if not self._ground.has_folder(folder_of(path)):
                return False
            seen = os.lstat(f"{self._top}/{path}")
        except OSError:
            # If it is more than a file that went away, making the page brings it out.
            return False
        same = seen.st_size == known.size and seen.st_mtime_ns == known.mtime
        return same and stat.S_ISREG(seen.st_mode)
