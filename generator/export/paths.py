"""The paths of a site: no two pages have one.

Owns which of two pages stands where both would, and what is said of the other.
"""

from __future__ import annotations

from unicodedata import normalize

from generator.errors import Place, Problem, Severity
from generator.export.asides import RedirectView
from generator.model.page import Leaf


class Paths:
    """The paths of the site so far: the second page of one has none, nor one below another page.

    Letter case does not part paths, nor how a letter with an accent is written, as neither does on
    every disk. A page below the path of another
    would be a file in a file, on a disk.
    """

    def __init__(self) -> None:
        self.clashes: list[Problem] = []
        # The pages at old addresses that gave way to others.
        self.lost: set[str] = set()
        self._taken: dict[str, Leaf] = {}
        self._folders: dict[str, Leaf] = {}

    def has_room(self, page: Leaf) -> bool:
        """Take the path of a page; False, with a problem, where another stands in its way."""
        folded = _folded(page.path)
        other = self._taken.get(folded) or self._folders.get(folded) or self._above(folded)
        if other:
            self._tell(other, page)
            return False
        self._taken[page.path if folded == page.path else folded] = page
        folder = folded.rpartition("/")[0]
        while folder and folder not in self._folders:
            self._folders[folder] = page
            folder = folder.rpartition("/")[0]
        return True

    def _tell(self, other: Leaf, page: Leaf) -> None:
        if page.template != RedirectView.template:
            message = f"two pages would stand there: of {other.source} and of {page.source}"
            hint = "rename one of the two; the second is left out"
            place = Place(f"site/{other.path}")
            self.clashes.append(Problem(place, message, hint, Severity.ERROR))
            return
        leads = other.template == RedirectView.template
        there = "already that of" if leads else "there stands a page of"
        message = f"old address {page.path}: {there} {other.source}"
        self.clashes.append(Problem(Place(page.source), message, "take it out of `formerly`"))
        if not leads:
            self.lost.add(page.path)

    def _above(self, folded: str) -> Leaf | None:
        """The page that stands where a folder of this path would."""
        folder = folded.rpartition("/")[0]
        while folder and folder not in self._folders:
            if folder in self._taken:
                return self._taken[folder]
            folder = folder.rpartition("/")[0]
        return None


def _folded(path: str) -> str:
    """A path as a disk may compare it."""
    return (path if path.isascii() else normalize("NFC", path)).casefold()
