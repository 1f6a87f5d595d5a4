"""The export of Blogger."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read.exports.blogger import SHAPE, parts
from tests.cases import Case, load
from tests.read.exports.blogged import listed, read

SAMPLE = Path(__file__).parents[4] / "shared" / "samples" / "blogger-atom" / "bloggerexport.xml"


@pytest.mark.parametrize("case", load("blogger"), ids=lambda case: case.name)
def test_entries(case: Case) -> None:
    """Entries are read as their case says."""
    assert case.expected == listed(parts, f"{SHAPE.head}{case.given}</feed>")


@pytest.mark.skipif(not SAMPLE.exists(), reason="the samples are not here")
def test_the_sample() -> None:
    """The drafts of a real export are drafts, and what is not XML in it is told."""
    data = SAMPLE.read_bytes()
    found, told = read(parts, data)
    assert sum(part.draft for _, part in found if hasattr(part, "draft")) == data.count(b">yes<")
    assert [line for line, _ in told] == [973]


def test_drafts_of_a_file_without_the_prefix() -> None:
    """A draft is one also where the prefix that says so is not declared."""
    kind = '<category scheme="http://schemas.google.com/g/2005#kind" term="x#post"/>'
    entry = f"<entry><app:control><app:draft>yes</app:draft></app:control>{kind}</entry>"
    found, told = read(parts, f"<feed>\n{entry}</feed>".encode())
    assert [(line, part.draft) for line, part in found] == [(2, True)]
    assert [line for line, _ in told] == [2]
