"""Real annotations: the samples of the Web Annotation tests, and of the client of Hypothesis."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import Severity
from generator.model.reading import Reading
from tests.read.listing import read_files

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
VALID = sorted(SAMPLES.glob("w3c-web-annotation/[!i]*.json"))
INVALID = sorted(SAMPLES.glob("w3c-web-annotation/incorrect-*.json"))
needs_samples = pytest.mark.skipif(not VALID, reason="the shared samples are not here")


def beside(path: Path, text: str = "Words.") -> Reading:
    """An article with a sample beside it."""
    return read_files(f"-- a.md --\n{text}\n-- a.notes.json --\n{path.read_text('utf-8')}")


@needs_samples
@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_a_valid_one_is_read(path: Path) -> None:
    """Each valid sample becomes notes, and nothing in it is refused."""
    records = beside(path).records
    assert [p for p in records.problems if p.severity == Severity.ERROR] == []
    assert records.notes or "elsewhere" in records.problems[0].message


@needs_samples
def test_a_collection_is_read_whole() -> None:
    """Of a collection with its page in it every annotation is a note."""
    records = beside(SAMPLES / "w3c-web-annotation" / "collection1.json").records
    assert [note.id for note in records.notes] == [f"anno{n}" for n in range(1, 42)]


@needs_samples
@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.name)
def test_an_invalid_one_is_refused(path: Path) -> None:
    """Each invalid sample is no note, with the file, the line, what is wrong and what to do."""
    records = beside(path).records
    assert records.notes == ()
    (problem,) = records.problems
    assert (problem.place.file, problem.severity) == ("a.notes.json", Severity.ERROR)
    assert problem.place.line
    assert problem.hint


@needs_samples
def test_hypothesis_finds_its_words() -> None:
    """What the client of Hypothesis saved of a page stands at its words there."""
    path = SAMPLES / "hypothesis" / "minimal.json"
    (note,) = beside(path, "One Two Three").records.notes
    assert [(spot.start, spot.end) for spot in note.spots] == [(4, 7)]
