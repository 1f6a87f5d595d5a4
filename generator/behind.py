"""What comes behind the files of a build: the concordance, the last look, all compressed.

Owns how they follow each other to the site. Knows nothing of what each makes, or of how a site is
written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from msgspec.structs import replace

from generator.errors import Problem
from generator.model.page import File
from generator.publish import Published

# A file, and the name of the page that it shows.
Named = tuple[File, str]


class Behind(Protocol):
    """What follows the files of a build: it lets them by, and may add some or stop them."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What went wrong, known once all files went by."""

    @property
    def kept(self) -> Sequence[str]:
        """The files of its own that stay."""

    def follow(self, files: Iterable[Named]) -> Iterator[Named]:
        """The files of a build, and those that are made of them."""

    def spared(self, files: Iterable[Named]) -> Iterator[Named]:
        """The files of a live server's build, for which none is made."""


def delivered(
    deliver: Callable[[Iterable[Named]], Published],
    files: Iterable[Named],
    behind: Sequence[Behind],
    *,
    live: bool,
) -> Published:
    """Bring files to the site, with what comes behind them: of that a live server makes none."""
    for one in behind:
        files = one.spared(files) if live else one.follow(files)
    published = deliver(files)
    told = (problem for one in behind for problem in one.problems)
    return replace(published, problems=(*published.problems, *told))
