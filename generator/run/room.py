"""What a step may reach: remembered blobs, and files under the content folder.

Owns the room itself and the value by which another process opens the same one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct

from generator.beneath import read_beneath
from generator.run.memo import Memo

# When a process that builds for long is to look for cycles.
SWEEPS = (200_000, 50, 100)


class Place(Struct, frozen=True):
    """Where a room's things are, as a value that can be sent to another process."""

    memo: str
    content: str

    def open(self, *, readonly: bool) -> OpenRoom:
        """Open the room of this place."""
        return OpenRoom(Memo(Path(self.memo), readonly=readonly), Path(self.content))


class OpenRoom:
    """A memo and a content folder, open."""

    def __init__(self, memo: Memo, content: Path) -> None:
        self.memo = memo
        self.content = content

    def blob(self, digest: str) -> bytes:
        """Load remembered bytes by their digest; raises KeyError."""
        return self.memo.blob(digest)

    def blobs(self, digests: Collection[str]) -> Mapping[str, bytes]:
        """Load many of them at once; raises KeyError."""
        return self.memo.blobs(digests)

    def file(self, path: str) -> bytes:
        """Read a file under the content folder; raises OSError, also for a link on the way."""
        return read_beneath(self.content, path)
