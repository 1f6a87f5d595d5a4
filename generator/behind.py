"""What comes behind the files of a build: the concordance, and all of them compressed.

Owns how they follow each other to the site. Knows nothing of what each makes, or of how a site is
written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from generator.compressed import Compressed
from generator.concordance import Concordance
from generator.model.page import File
from generator.publish import Published

# A file, and the name of the page that it shows.
Named = tuple[File, str]


def delivered(
    deliver: Callable[[Iterable[Named]], Published],
    files: Iterable[Named],
    behind: Iterable[Concordance | Compressed],
    *,
    live: bool,
) -> Published:
    """Bring files to the site, with what comes behind them: of that a live server makes none."""
    for one in behind:
        files = one.spared(files) if live else one.follow(files)
    published = deliver(files)
    told = (problem for one in behind for problem in one.problems)
    return replace(published, problems=(*published.problems, *told))
