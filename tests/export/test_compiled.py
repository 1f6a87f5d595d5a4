"""Compiled templates: kept for later builds where nobody but Python writes."""

from __future__ import annotations

import marshal
import sys
from pathlib import Path

import jinja2
import pytest

from generator.export import compiled, theme
from generator.export.asides import NotFoundView
from generator.export.filters import filters
from generator.export.templates import TEMPLATES, Theme
from tests.archives import write
from tests.export.filled import least, site


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own, with writing allowed."""
    monkeypatch.setattr(compiled, "SHELF", tmp_path / "shelf")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "shelf"


def rendered(own: Path) -> str:
    """The page for what is not here, as a build begun anew renders it."""
    found = Theme(theme.folders(own), filters)
    return found.render(least(NotFoundView), site(full=False))


def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates compiled from here on, as they are."""
    names: list[str] = []
    compile_ = jinja2.Environment.compile

    def noted(self: jinja2.Environment, source: str, name: str, *more: str) -> object:
        names.append(name)
        return compile_(self, source, name, *more)

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    return names


def test_the_store_is_beside_the_code() -> None:
    """What is kept lies in the folder of the compiled modules themselves."""
    assert compiled.SHELF.parent == Path(compiled.__cached__).parent


def test_a_later_build_compiles_nothing(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A built-in template is compiled once, and gives the same page ever after."""
    first = rendered(shelf / "none")
    names = compilations(monkeypatch)
    assert rendered(shelf / "none") == first
    assert names == []


def test_an_archives_own_templates_are_not_kept(shelf: Path, tmp_path: Path) -> None:
    """Nothing compiled of an archive is written, and nothing compiled is read out of one."""
    own = write(tmp_path / "own", '-- 404.html --\n{% extends "built-in/404.html" %}')
    rendered(own)
    kept = {path.name.partition(".cpython")[0] for path in shelf.rglob("*") if path.is_file()}
    assert kept == {"404.html", "base.html", "head.html", "macros.html"}
    assert [path.name for path in own.rglob("*")] == ["404.html"]


def test_a_template_of_the_same_name_is_another(shelf: Path, tmp_path: Path) -> None:
    """What is kept of a built-in template is not used for an archive's own of that name."""
    rendered(tmp_path / "none")
    assert rendered(write(tmp_path / "own", "-- 404.html --\nmine")) == "mine"


@pytest.mark.parametrize("damage", ["cut", "empty", "no code", "of another source"])
def test_what_is_damaged_is_compiled_again(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    """A file that is not whole, or of another source or version, is not loaded but replaced."""
    first = rendered(shelf / "none")
    for path in [path for path in shelf.rglob("*") if path.is_file()]:
        data = path.read_bytes()
        name, code = data[:32], data[32:]
        spoilt = {
            "cut": data[:-9],
            "empty": b"",
            "no code": name + marshal.dumps("text"),
            "of another source": name[::-1] + code,
        }
        path.write_bytes(spoilt[damage])
    names = compilations(monkeypatch)
    assert rendered(shelf / "none") == first
    assert "404.html" in names
    names.clear()
    assert rendered(shelf / "none") == first
    assert names == []


def test_nothing_is_written_where_python_must_not(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under `python -B`, and where the folder cannot be made, a build goes on without."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    first = rendered(shelf / "none")
    assert not shelf.exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    shelf.write_text("in the way")
    assert rendered(shelf / "none") == first


@pytest.mark.parametrize(
    "path",
    sorted(path for path in theme.BUILT_IN.rglob("*") if path.suffix in TEMPLATES),
    ids=lambda path: path.name,
)
def test_what_is_compiled_holds_for_every_page(path: Path) -> None:
    """No filter is run when a template is compiled: the code is the same for every depth."""
    found = Theme((theme.BUILT_IN,), filters)
    made = [
        marshal.dumps(found._environment(root, "").compile(path.read_text("utf-8"), path.name))
        for root in ("", "../")
    ]
    assert made[0] == made[1]
