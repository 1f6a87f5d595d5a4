"""An exporter that prints sources as they are, as a careless plug-in might."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.export.bare import TextView
from generator.export.edition import Edition
from generator.model.page import Page

# The sources that are printed, set by the test.
SOURCES: list[Path] = []


def raw(_: Edition) -> Iterator[Page]:
    """A page of every source."""
    return pages(source.read_text("utf-8") for source in SOURCES)


def escaped(_: Edition) -> Iterator[Page]:
    """The same in JSON, with nothing in it but ASCII."""
    return pages(ascii(source.read_text("utf-8")) for source in SOURCES)


def emphasised(_: Edition) -> Iterator[Page]:
    """The same as HTML, a tag in every word."""
    texts = (source.read_text("utf-8").split() for source in SOURCES)
    return pages(" ".join(f"<p>{w[:2]}<b>{w[2:]}</b></p>" for w in words) for words in texts)


def pages(texts: Iterable[str]) -> Iterator[Page]:
    """A page of each text."""
    for number, text in enumerate(texts):
        path = f"raw/{number}.txt"
        yield Page(path, TextView(text), "a plug-in")
