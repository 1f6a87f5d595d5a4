"""`variorum read FILE --json` gives the names that stand in no register beside those that do."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import commands
from tests.archives import write

ARCHIVE = """
-- content/archive.toml --
title = "T"
{settings}
-- content/entities.toml --
[lena-ostrow]
name = "Lena Ostrow"
kind = "person"
-- content/a.md --
# The bridge

Lena *Ostrow* met Peter Tolmach in Oslo. Ostrow left.
  Tolmach stayed with [Anna](https://example.org/) Brandvold.

Lena Ostrow-Whitlow wrote of `Peter Tolmach`.
"""


def run(folder: Path, settings: str = "", file: str = "a.md") -> Result:
    """What the command does with the article of the archive."""
    root = write(folder, ARCHIVE.format(settings=settings))
    command = ["read", str(root / "content" / file), "--json"]
    return CliRunner().invoke(commands, command, catch_exceptions=False)


def named(folder: Path, settings: str = "") -> dict[str, tuple[Any, ...]]:
    """The entities by id: whether registered, the kind, and each mention as line, text, score."""
    found = json.loads(run(folder, settings).stdout)["entities"]
    return {
        e["id"]: (
            e["registered"],
            e["kind"],
            *((m["line"], m["text"], m["score"]) for m in e["mentions"]),
        )
        for e in found
    }


def test_unlisted_names_follow_the_registered_ones(tmp_path: Path) -> None:
    """Each has an id of its name, its kind, and its mentions with their scores; code has none."""
    assert named(tmp_path) == {
        "lena-ostrow": (
            True,
            "person",
            (3, "Lena Ostrow", 3.0),
            (3, "Ostrow", 2.5),
            (6, "Lena Ostrow", 3.0),
        ),
        "peter-tolmach": (False, "person", (3, "Peter Tolmach", 2.5), (4, "Tolmach", 2.5)),
        "oslo": (False, "place", (3, "Oslo", 3.0)),
        "anna-brandvold": (False, "person", (4, "Anna Brandvold", 2.5)),
    }


def test_the_columns_are_those_of_the_source(tmp_path: Path) -> None:
    """Cutting the line of the source gives the text, where no markup stands in it."""
    found = json.loads(run(tmp_path).stdout)["entities"]
    lines = (tmp_path / "content/a.md").read_text("utf-8").split("\n")
    (oslo,) = next(e["mentions"] for e in found if e["id"] == "oslo")
    assert lines[oslo["line"] - 1][oslo["start"] : oslo["end"]] == "Oslo"


def test_who_does_not_ask_gets_none(tmp_path: Path) -> None:
    """Settings that name the gazetteer alone leave the unlisted names out."""
    assert [*named(tmp_path, 'recognisers = ["gazetteer"]')] == ["lena-ostrow"]


def test_an_archive_has_lists_of_its_own(tmp_path: Path) -> None:
    """A list in `entities/_lists` stands in the place of the list of the package."""
    write(tmp_path, "-- content/entities/_lists/places.txt --\nTolmach; Peter Tolmach\n")
    found = named(tmp_path)
    assert found["tolmach"][:2] == (False, "place")
    assert found["oslo"][2] == (3, "Oslo", 1.2)


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A link in the place of a list is not followed, and nothing is read without it."""
    lists = tmp_path / "content/entities/_lists"
    lists.mkdir(parents=True)
    (lists / "places.txt").symlink_to("/etc/passwd")
    done = run(tmp_path)
    assert done.exit_code != 0
    assert "a symbolic link is not followed" in done.output


def test_a_model_adds_and_raises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a model finds alike is sure; what it alone finds is proposed, and cuts nothing sure."""

    def entities(text: str) -> SimpleNamespace:
        labels = {
            "Peter Tolmach": "PERSON",
            "Oslo. Ostrow": "ORG",
            "stayed": "EVENT",
            "met": "DATE",
        }
        places = [(text.find(name), name, label) for name, label in labels.items() if name in text]
        ents = [
            SimpleNamespace(start_char=at, end_char=at + len(name), text=name, label_=label)
            for at, name, label in places
        ]
        return SimpleNamespace(ents=ents)

    model = SimpleNamespace(pipe=lambda texts: map(entities, texts))
    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=lambda _: model))
    found = named(tmp_path, 'recognisers = ["gazetteer", "names", "spacy"]')
    assert found["peter-tolmach"][2] == (3, "Peter Tolmach", 3.0)
    assert found["stayed"] == (False, "event", (4, "stayed", 1.0))
    assert not {"met", "oslo-ostrow"} & {*found}


def test_a_model_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Naming spaCy where it is not installed is told, with what to do."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    done = run(tmp_path, 'recognisers = ["gazetteer", "spacy"]')
    assert done.exit_code != 0
    assert "needs spaCy and its English model" in done.output
    assert "pip install 'variorum[spacy]'" in done.output
