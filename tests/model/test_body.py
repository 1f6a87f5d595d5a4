"""A text and its tags."""

from __future__ import annotations

import pytest

from generator.model.body import Body, Tag, is_target


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        *(("article:a", True), ("path:a b", True), ("here:x", True), ("name:x:y", True)),
        *(("article:", False), ("http://a", False), ("javascript:x", False), ("a", False)),
    ],
)
def test_targets_are_of_this_archive(address: str, is_one: bool) -> None:  # noqa: FBT001
    """Only an address that names something of the archive is a target."""
    assert is_target(address) is is_one


def test_each_target_stands_at_its_first_use() -> None:
    """A body lists what it links to and embeds, each once, in order."""
    tags = (
        Tag(0, 1, 0, "a", (("href", "path:b"), ("title", "path:t"))),
        Tag(2, 3, 0, "a", (("href", "http://x"),)),
        Tag(4, 4, 0, "img", (("src", "path:a"),)),
        Tag(5, 6, 0, "a", (("href", "path:b"),)),
    )
    assert Body("abcdef", tags).targets() == (("path:b", 0), ("path:a", 4))


def test_ids_and_lines() -> None:
    """A body knows the ids in it, and the line of each offset from its first block on."""
    body = Body("abcdef", (Tag(2, 3, 0, "h2", (("id", "s-c"),)),), ((2, 5), (4, 7)))
    assert body.ids() == {"s-c"}
    assert [body.line_at(offset) for offset in range(6)] == [0, 0, 5, 5, 7, 7]
