"""The concordance as a build meets it.

Owns when it is made, of which pages, and which of its files stay. Knows nothing of what stands in a
page.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from zlib import crc32

from generator.concordance.ordered import order
from generator.concordance.program import HINT, ProgramError, found, run
from generator.config import Config
from generator.digest import digest
from generator.errors import Place, Problem, Severity
from generator.model.page import File, Leaf, Output, Terms

# Pagefind takes up to 0.4 MB of memory a page.
PART_MAX = 5000
WORK = "texts"
# What the page of the search asks for; Pagefind gives pages and styles of its own besides.
SERVED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
PARTS = "parts.json"
ENDINGS = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pagefind")

Named = tuple[File, str]


class Concordance:
    """The concordance of a build: it sees each page, and then follows the files that are made.

    `known` is what the last build left, and `holds` says whether a file stands as it was left. What
    stays is put into `keep`.
    """

    def __init__(
        self,
        terms: Terms,
        config: Config,
        known: Mapping[str, Output],
        keep: dict[str, Output],
        holds: Callable[[str, str], bool],
    ) -> None:
        self._terms, self._site, self._known = terms, config.site, known
        self._keep, self._holds = keep, holds
        self._work = config.memory / WORK
        self._fresh = self._work / "fresh"
        self._pages: dict[str, str] = {}
        self.kept: list[str] = []
        self.problems: tuple[Problem, ...] = ()

    def see(self, page: Leaf, name: str) -> None:
        """Take note of a page of the site, and of the name of what it shows."""
        if page.template in self._terms.templates:
            self._pages[page.path] = name

    def follow(self, files: Iterable[Named]) -> Iterator[Named]:
        """Files as they go by, and behind them those of the parts that have to be made."""
        shutil.rmtree(self._work, ignore_errors=True)
        try:
            for file, name in files:
                yield file, name
                if file.path in self._pages:
                    _write(self._fresh / file.path, file.data)
            for name, make in self._missing():
                yield from ((file, name) for file in make())
        finally:
            shutil.rmtree(self._work, ignore_errors=True)

    def spared(self, files: Iterable[Named]) -> Iterator[Named]:
        """Files as they go by. The concordance stays while all of it is right; none is made."""
        yield from files
        if any(self._missing()):
            for path in self.kept:
                del self._keep[path]
            self.kept.clear()

    def _missing(self) -> Iterator[tuple[str, Callable[[], Iterable[File]]]]:
        """What does not stand as it would be made, and how to make it; the rest is kept."""
        if not self._pages:
            return
        parts, folder = _parts(self._pages), self._terms.folder
        program, called = found()
        for number, part in enumerate(parts):
            own = f"{folder}/{number}" if number else folder
            common = (self._terms.language, self._terms.skipped, called, own)
            name = digest("concordance", common, sorted(part.items()))
            if not self._stays(name):
                yield name, partial(self._part, program, own, [*part])
        name = digest("parts", len(parts))
        if not self.problems and not self._stays(name):
            yield name, lambda: [File(f"{folder}/{PARTS}", b"%d\n" % len(parts))]

    def _stays(self, name: str) -> bool:
        """Whether what has a name stands as it would be made; then it is kept."""
        own = {path: output for path, output in self._known.items() if output.page == name}
        if not own or not all(self._holds(path, name) for path in own):
            return False
        self._keep.update(own)
        self.kept += own
        return True

    def _part(self, program: Path | None, folder: str, pages: Iterable[str]) -> Iterator[File]:
        if program is None:
            self._fail("full_text is set, but Pagefind is not installed", HINT)
            return
        read, made = self._work / "pages", self._work / "made"
        for path in pages:
            if path in self._keep:
                _link(self._site / path, read / path)
            elif (self._fresh / path).is_file():
                _link(self._fresh / path, read / path)
        try:
            run(program, self._work, self._options())
            order(made)
        except (ProgramError, OSError, ValueError) as error:
            self._fail("Pagefind failed", str(error))
            return
        yield from _files(made, folder)
        shutil.rmtree(read)
        shutil.rmtree(made)

    def _options(self) -> list[str]:
        skipped = [("--exclude-selectors", selector) for selector in self._terms.skipped]
        language = ("--force-language", self._terms.language.lower())
        where = ("--site", "pages", "--output-path", "made", "--keep-index-url")
        return [*where, *language, *chain(*skipped)]

    def _fail(self, message: str, hint: str) -> None:
        place = Place("content/archive.toml")
        message = f"names can be searched, and texts cannot: {message}"
        self.problems = (Problem(place, message, hint, Severity.WARNING),)


def _parts(pages: Mapping[str, str]) -> list[dict[str, str]]:
    """Pages in parts of some size; a page more or less changes one of them."""
    many = -(-len(pages) // PART_MAX)
    parts: list[dict[str, str]] = [{} for _ in range(many)]
    for path, name in pages.items():
        parts[crc32(path.encode()) % many][path] = name
    return [part for part in parts if part]


def _files(made: Path, folder: str) -> Iterator[File]:
    """The files of a part that a search asks for, in order."""
    for path in sorted(made.rglob("*")):
        if path.is_file() and (path.name in SERVED or path.name.endswith(ENDINGS)):
            yield File(f"{folder}/{path.relative_to(made).as_posix()}", path.read_bytes())


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


def _link(source: Path, place: Path) -> None:
    """Let a page stand among those that are read."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, place)
    except OSError:
        shutil.copyfile(source, place)
