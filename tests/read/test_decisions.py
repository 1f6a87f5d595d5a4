"""What editors decided of names, as their file says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read.decisions import FIELDS, KEYS, SHAPES, SIGNED
from generator.read.discover import discover
from generator.read.formats import is_decisions
from tests.archives import write
from tests.cases import Case, load
from tests.read.shows import decisions


@pytest.mark.parametrize("case", load("decisions"), ids=lambda case: case.name)
def test_decisions(case: Case) -> None:
    """A file of decisions is read as its case says."""
    assert case.expected == decisions(case.given)


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000, "{a=" * 5000])
def test_what_no_parser_can_hold(value: str) -> None:
    """A number or a nesting beyond all bounds is a problem of the file."""
    assert ": not TOML: " in decisions(f"never = {value}")


def test_every_key_can_be_read() -> None:
    """Each key of a kind has a reader, and a field of the record unless it is a signature."""
    asked = {k for s in SHAPES.values() for k in (*s.needs, *s.may, *s.one_of)}
    assert asked == FIELDS.keys() == KEYS.keys() - {*SIGNED}


@pytest.mark.parametrize(
    ("path", "is_it"),
    [
        ("decisions.toml", True),
        ("decisions/names.toml", True),
        ("decisions/2024/names.toml", True),
        ("entities.toml", False),
        ("old/decisions.toml", False),
        ("decisions/notes.md", False),
    ],
)
def test_which_files_hold_decisions(path: str, is_it: bool) -> None:  # noqa: FBT001
    """Decisions stand in one file, or in any number in a folder; articles may lie there too."""
    assert is_decisions(path) is is_it


def test_a_hidden_file_of_decisions_is_left_alone(tmp_path: Path) -> None:
    """A name that begins with an underscore is not read."""
    write(tmp_path, "-- decisions/_old.toml --\n-- decisions/new.toml --\n-- x/decisions.toml --\n")
    found = discover(tmp_path, {})
    assert [source.path for source in found.sources] == ["decisions/new.toml"]
    assert [problem.place.file for problem in found.problems] == ["x/decisions.toml"]
