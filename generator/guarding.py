"""The last look at a site before it is published: nothing of it shows what is withheld.

Owns what is looked at, and when: every file that is made, what is kept of the site once something
else is withheld, and the copies of edited files beside it; and which addresses name somebody who is
hidden, so that nothing may stand there. What is looked for is in mind only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.config import Config
from generator.errors import Place, Problem
from generator.export import urls
from generator.model.page import File, Output
from generator.model.promise import Promise
from generator.publish.beside import attic
from generator.read.step import Needles
from generator.readings import Readings
from generator.run.engine import Engine
from generator.withhold.leaks import Leaks, Told, of_orders
from generator.withhold.orders import Order
from generator.withhold.packed import ClosedError


def untelling(promises: Iterable[Promise], orders: Sequence[Order]) -> tuple[Promise, ...]:
    """Those addresses of published pages that name nobody who is hidden now."""
    if not orders:
        return tuple(promises)
    leaks = Leaks(lambda: of_orders(orders))
    names = {name for order in orders for name in order.names}
    theirs = tuple(
        page.removesuffix("html") for n in names for page in (urls.author(n), urls.notes_by(n))
    )
    parts = tuple(page[:-1] + "/" for page in theirs)
    return tuple(
        promise
        for promise in promises
        if not any(
            path.startswith((*theirs, *parts)) or leaks.told_by(path)
            for path in filter(None, (promise.path, promise.to))
        )
    )


class Guard:
    """Looks at the files of one build; where nothing is withheld, at none."""

    kept: tuple[str, ...] = ()

    def __init__(
        self, config: Config, engine: Engine, said: Readings, keep: Mapping[str, Output]
    ) -> None:
        self._config = config
        self._engine = engine
        self._said = said
        self._keep = keep
        self._leaks = Leaks(self._told)

    def follow(self, files: Iterable[tuple[File, str]]) -> Iterator[tuple[File, str]]:
        """The same files; raises LeakError. What is kept is known once all of them are made."""
        if not self._said.orders:
            yield from files
            return
        for file, page in files:
            self._leaks.look(file.path, file.data)
            yield file, page
        if not self._engine.is_sealed(self._said.seal):
            for path in self._keep:
                self._leaks.look(path, (self._config.site / path).read_bytes())

    spared = follow

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong beside the site, once all files went by."""
        return tuple(self._copies())

    def _copies(self) -> Iterator[Problem]:
        """A problem for each copy of an edited file that holds something withheld."""
        beside = attic(self._config.site)
        if not self._said.orders or not beside.is_dir():
            return
        for file in sorted(path for path in beside.rglob("*") if path.is_file()):
            name = file.relative_to(self._config.root).as_posix()
            if _holds(self._leaks, name, file.read_bytes()):
                message = "your copy of an edited file holds what is withheld"
                yield Problem(Place(name), message, "delete it; no build does")

    def _told(self) -> Iterator[Told]:
        yield from of_orders(self._said.orders)
        veiled = [source for source in self._said.sources if source.veil]
        for source, made in zip(veiled, self._engine.run(Needles(), veiled), strict=True):
            for words, within in made.value if made else ():
                yield Told(words, within, f"in content/{source.path}")


def _holds(leaks: Leaks, name: str, data: bytes) -> bool:
    """Whether a file holds something withheld; one that nothing can open may."""
    try:
        return leaks.found(name, data) is not None
    except ClosedError:
        return True
