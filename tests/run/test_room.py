"""What a step may reach."""

from __future__ import annotations

import pytest

from generator.run.room import Place
from tests.archives import write


def test_a_room_holds_blobs_and_files(tmp_path) -> None:
    """From a room blobs come by digest and files by path, and a link leads nowhere."""
    write(tmp_path, "-- content/a.md --\nwords\n")
    (tmp_path / "content/link.md").symlink_to("a.md")
    room = Place(str(tmp_path / "memo"), str(tmp_path / "content")).open(readonly=False)
    room.memo.put("stage", "key", b"", [("d", b"data")])
    assert (room.blob("d"), room.file("a.md")) == (b"data", b"words\n")
    with pytest.raises(OSError, match="symbolic"):
        room.file("link.md")
    assert isinstance(hash(room), int)
    room.memo.close()
