"""READ: a source into its cards, with the heavy parts to be kept beside them.

Owns the each-steps. The readers are imported when a step runs: most builds read nothing.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from generator.digest import digest_bytes
from generator.errors import Place, Problem, Severity, Trouble
from generator.model.card import Cards
from generator.model.source import Asset, Source
from generator.model.veil import Traces
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

        files = _files(source, room)
        reading = read(source, *files)
        if source.veil:
            from generator.read.hiding.records import veiled  # noqa: PLC0415 (few archives hide)

            reading = veiled(reading, source.veil)
        cards, blobs = pack(reading)
        return Made(cards, tuple(blobs.items()), keep=_are_as_found(source, files))


class Trace(Struct, frozen=True):
    """The step Source -> Traces: what a source holds, as numbers that nobody can read."""

    secret: str = ""

    @property
    def makes(self) -> type[Traces]:
        """The traces of one source."""
        return Traces

    def __call__(self, source: Source, room: Room) -> Made[Traces]:
        """Read the file and keep nothing of it but numbers."""
        from generator.read.hiding.tracing import traces  # noqa: PLC0415 (see above)
        from generator.read.whole import read  # noqa: PLC0415

        files = _files(source, room)
        found = traces(read(source, *files), self.secret)
        return Made(found, keep=_are_as_found(source, files))


class Needles(Struct, frozen=True):
    """The step Source -> what no file of the site may hold of it; to be remembered nowhere."""

    @property
    def makes(self) -> Any:
        """Words in a row, each with a part of the paths of files that must not hold them."""
        return tuple[tuple[str, str], ...]

    def __call__(self, source: Source, room: Room) -> Made[tuple[tuple[str, str], ...]]:
        """Read the file once more, as it is and through its veil."""
        from generator.read.hiding.needles import needles  # noqa: PLC0415 (see above)
        from generator.read.whole import read  # noqa: PLC0415

        if not source.veil:
            return Made(())
        return Made(needles(read(source, *_files(source, room)), source.veil), keep=False)


def _files(source: Source, room: Room) -> tuple[bytes, dict[str, bytes]]:
    """The bytes of a source, and of what stands beside it."""
    return room.file(source.path), {path: room.file(path) for path, _ in source.sidecars}


def _are_as_found(source: Source, files: tuple[bytes, dict[str, bytes]]) -> bool:
    """Whether no file has changed since it was named."""
    data, beside = files
    as_found = {source.path: source.digest, **dict(source.sidecars)}
    as_read = {path: digest_bytes(raw) for path, raw in {source.path: data, **beside}.items()}
    return as_read == as_found


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
        message = f"not published: {flaw}"
        return Made(Problem(Place(asset.path), message, hint, Severity.ERROR, kind=Trouble.UNREAD))
