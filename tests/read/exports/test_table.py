"""The table of exports: every row can be used."""

from __future__ import annotations

import io

import pytest

from generator.errors import Problem
from generator.read.exports.parts import telling
from generator.read.exports.table import EXPORTS, Export, is_there, named, reader_of, sniffed


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_a_row_has_a_reader(export: Export) -> None:
    """Each row names a reader that takes any bytes, and its name finds the row."""
    if not is_there(export):
        pytest.skip(f"{export.needs} is not installed")
    assert named(export.name) is export
    for data in (b"", b"\0", b"{", b"<a>", b"\xff" * 100):
        problems: list[Problem] = []
        list(reader_of(export)(io.BytesIO(data), telling("a", problems)))
        assert all(problem.message for problem in problems)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"<a/>", b"plain words", b"\0\xff"])
def test_what_is_of_no_format_is_none(data: bytes) -> None:
    """Bytes without the mark of a format are of none, whatever their file is called."""
    endings = {ending for export in EXPORTS for ending in export.endings}
    assert all(sniffed(ending, data) is None for ending in endings)
