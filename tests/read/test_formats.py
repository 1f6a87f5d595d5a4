"""The seam of formats: a stranger's format is read as ours are."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.source import Source
from generator.read.discover import discover
from generator.read.formats import FORMATS, format_of
from generator.read.whole import read
from tests.archives import package, write

PLUGIN = package(
    "shouting",
    "[variorum.formats]\n.shout = shouting:read_shout",
    """\
from generator.errors import Place
from generator.model.records import Article
from generator.read.gather import Gather


def read_shout(source, text, beside):
    gather = Gather(source.path)
    words = gather.text(text.upper(), "txt", foreign=False, line=1)
    gather.articles.append(Article(gather.name, "A shout", Place(source.path, 1), words))
    return gather.reading()
""",
)


def test_a_plugin_reads_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A format that a package brings is found by its ending, and its article is an article."""
    monkeypatch.syspath_prepend(write(tmp_path / "packages", PLUGIN))
    content = write(tmp_path / "content", "-- a.shout --\nhear me\n-- a.notes.jsonl --\n")
    (source,) = discover(content, {}).sources
    reading = read(source, b"hear me\n", {})
    assert (reading.records.articles[0].title, reading.records.articles[0].name) == ("A shout", "a")
    assert [body.text for body in reading.bodies.values()] == ["HEAR ME"]
    assert [path for path, _ in source.sidecars] == ["a.notes.jsonl"]


@pytest.mark.parametrize("ending", FORMATS)
def test_built_in_formats_are_there(ending: str) -> None:
    """Every row of the table names a function that reads an empty file."""
    reader = format_of(f"A{ending.upper()}")
    assert reader
    assert not reader(Source(f"a{ending}", ""), "", {}).records.comments


def test_an_unknown_ending_has_no_format() -> None:
    """Nothing reads what nothing was written for."""
    assert format_of("a.docx") is None
    assert read(Source("a.docx", ""), b"", {}).records.articles == ()
