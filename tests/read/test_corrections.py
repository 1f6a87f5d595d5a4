"""What an archivist says of a pasted text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Severity
from generator.read.corrections import Corrections
from generator.read.corrections import corrections as read_corrections
from generator.read.gather import Gather
from tests.cases import Case, load
from tests.read.listing import read_files
from tests.read.shows import corrections


@pytest.mark.parametrize("case", load("corrections"), ids=lambda case: case.name)
def test_corrections(case: Case) -> None:
    """Corrections come to what their case says, and what is wrong with them is said there."""
    assert case.expected == corrections(case.given)


def test_other_sidecars_are_not_looked_at() -> None:
    """Of the files beside a text only its corrections are read as such."""
    gather = Gather("a.txt")
    assert read_corrections(gather, ["x"], {"a.notes.jsonl": "title = 7"}) == Corrections()
    assert gather.problems == []


def test_what_is_no_toml_is_an_error() -> None:
    """A file that cannot be read at all is worse than a correction that is lost."""
    gather = Gather("a.txt")
    read_corrections(gather, ["x"], {"a.corrections.toml": "title ="})
    read_corrections(gather, ["x"], {"a.corrections.toml": "title = 1"})
    assert [p.severity for p in gather.problems] == [Severity.ERROR, Severity.WARNING]


@given(st.text(max_size=60), st.lists(st.text(max_size=10), max_size=4))
def test_nothing_raises(text: str, lines: list[str]) -> None:
    """Whatever stands in a file of corrections, it is read or it is a problem."""
    read_corrections(Gather("a.txt"), lines, {"a.corrections.toml": text})


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000, "{a=" * 5000])
def test_what_no_parser_can_hold(value: str) -> None:
    """A number or a nesting beyond all bounds is a problem of the file."""
    assert ": not TOML: " in corrections(f"-- a.txt --\n-- a.corrections.toml --\nx = {value}")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\n---\nB.",
        "A.\n\n=== comments ===\n\n@ Ann\nB.",
        "From: Ann <a@example.org>\nMessage-ID: <1@example.org>\nSubject: A\n\nB.",
    ],
)
def test_a_text_that_is_not_pasted_has_no_corrections(text: str) -> None:
    """Beside a text with a head or marks, or a mail, they are said not to count."""
    reading = read_files(f"-- a.txt --\n{text}\n-- a.corrections.toml --\ntitle = 'C'")
    (problem,) = reading.records.problems
    assert (problem.place.file, problem.place.line) == ("a.corrections.toml", 0)
    assert problem.message == "corrections of a text that is not pasted"
    assert "correct the text itself" in problem.hint
