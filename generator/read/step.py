"""READ: a source into its cards, with the heavy parts to be kept beside them.

Owns the each-steps. The readers are imported when a step runs: most builds read nothing.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from generator.digest import digest_bytes
from generator.errors import Place, Problem, Severity
from generator.model.card import Cards
from generator.model.source import Asset, Source
from generator.step import Made, Room


class Read(Struct, frozen=True):
    """The step Source -> Cards."""

    @property
    def makes(self) -> type[Cards]:
        """Cards of one source."""
        return Cards

    def __call__(self, source: Source, room: Room) -> Made[Cards]:
        """Read the file as it is named; a file that changed meanwhile is not remembered."""
        from generator.read.pack import pack  # noqa: PLC0415 (see above)
        from generator.read.whole import read  # noqa: PLC0415

        data = room.file(source.path)
        beside = {path: room.file(path) for path, _ in source.sidecars}
        cards, blobs = pack(read(source, data, beside))
        as_found = {source.path: source.digest, **dict(source.sidecars)}
        as_read = {path: digest_bytes(raw) for path, raw in {source.path: data, **beside}.items()}
        return Made(cards, tuple(blobs.items()), keep=as_read == as_found)


class Inspect(Struct, frozen=True):
    """The step Asset -> why it must not be published, if so."""

    @property
    def makes(self) -> Any:
        """A problem, or nothing."""
        return Problem | None

    def __call__(self, asset: Asset, room: Room) -> Made[Problem | None]:
        """Look into a file that a browser could run; any other passes."""
        if not asset.path.lower().endswith(".svg"):
            return Made(None)
        from generator.markup.picture import svg_problem  # noqa: PLC0415 (see above)

        flaw = svg_problem(room.file(asset.path))
        if flaw is None:
            return Made(None)
        hint = "take that out of the picture; until then it is left out"
        return Made(Problem(Place(asset.path), f"not published: {flaw}", hint, Severity.ERROR))
