"""Where the files of a theme are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.export import theme
from generator.export.theme import BUILT_IN
from tests.archives import write


def test_the_digest_names_every_template(tmp_path: Path) -> None:
    """A theme has another name when a template changes or comes, not when a style sheet does."""
    steps = ("-- a.html --\n", "-- a.html --\nx", "-- b.html --\n", "-- assets/b.css --\n")
    names = [theme.digest_of(theme.read(theme.folders(write(tmp_path, text)))) for text in steps]
    assert len({theme.digest_of(theme.read((BUILT_IN,))), *names[:3]}) == 4
    assert names[2] == names[3]


ASKING = {
    "extends": '{% extends "x.html" %}',
    "imports": "{%- from 'x.html' import a, b with context -%}",
    "includes, over a line": '{% include\n  "x.html" ignore missing %}',
    "asks for what asks": '{% import "y.html" as y %}',
    "does not say": "{% include page.title %}",
    "chooses": '{% extends "z.html" if page.title else "a.html" %}',
}


@pytest.mark.parametrize("text", ASKING.values(), ids=ASKING)
def test_a_template_is_named_with_all_that_it_asks_for(tmp_path: Path, text: str) -> None:
    """A template has another name when one changes that it asks for, or might ask for."""
    asked = "-- y.html --\n{% include 'x.html' %}\n-- b.html --\n"
    write(tmp_path, f"-- a.html --\n{text}\n{asked}")
    steps = ("-- x.html --\n1", "-- x.html --\n2", "-- c.html --\n3")
    names = [theme.templates(theme.read(theme.folders(write(tmp_path, more)))) for more in steps]
    assert names[0]["a.html"] != names[1]["a.html"]
    assert names[0]["b.html"] == names[2]["b.html"]
    told = not text.startswith(("{% include page", '{% extends "z'))
    assert (names[1]["a.html"] == names[2]["a.html"]) is told


def test_the_built_in_template_is_asked_for_by_its_own_name(tmp_path: Path) -> None:
    """A template that extends the built-in one of its name is named with what that one asks for."""
    own = write(tmp_path, '-- tags.html --\n{% extends "built-in/tags.html" %}\n')
    before = theme.templates(theme.read(theme.folders(own)))
    after = theme.templates(theme.read(theme.folders(write(own, "-- base.html --\nmine\n"))))
    assert before["tags.html"] != after["tags.html"]
    assert before["feed.xml"] == after["feed.xml"]


def test_assets_of_the_archive_come_first(tmp_path: Path) -> None:
    """The archive's own style takes the place of the built-in one; the rest stays."""
    built_in = theme.assets(theme.read((BUILT_IN,)))
    write(tmp_path, "-- assets/style.css --\nmine\n-- assets/.hidden --\n")
    found = theme.assets(theme.read(theme.folders(tmp_path)))
    assert found.keys() == built_in.keys()
    assert found["style.css"] != built_in["style.css"]


def test_without_templates_of_its_own(tmp_path: Path) -> None:
    """An archive without a folder of templates has the built-in theme."""
    assert theme.folders(tmp_path / "none") == (BUILT_IN,)
    assert theme.folders(BUILT_IN) == (BUILT_IN,)
