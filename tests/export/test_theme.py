"""Templates that are wrong, and where they are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ThemeError
from generator.export import theme
from generator.export.filters import filters
from generator.export.theme import BUILT_IN, Theme
from generator.export.views import NotFoundView
from tests.archives import write
from tests.export.filled import OneBody, least, site


def rendered(folder: Path) -> str:
    """The page for what is not here, by the templates of a folder."""
    found = Theme(theme.folders(folder), filters(OneBody()))
    return found.render(least(NotFoundView), site(full=False))


def own(folder: Path, text: str) -> Path:
    """A folder with a template of its own."""
    return write(folder, f"-- 404.html --\n{text}")


def test_an_archives_own_template_comes_first(tmp_path: Path) -> None:
    """A template in the archive takes the place of the built-in one, and may extend it."""
    assert rendered(own(tmp_path, "mine")) == "mine"
    extended = '{% extends "built-in/404.html" %}{% block main %}mine{% endblock %}'
    assert "<title>" in rendered(own(tmp_path, extended))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\nb\n{% block x %}", 3, "Unexpected end of template"),
        ("{{ page.titel }}", 1, "NotFoundView has no field 'titel'"),
        ("\n{{ nobody }}", 2, "'nobody' is undefined"),
        ("\n{{ page.title|shout }}", 2, "No filter named 'shout'"),
        ("{{ page.path + 1 }}", 1, "can only concatenate str"),
    ],
)
def test_a_wrong_template(tmp_path: Path, text: str, line: int, said: str) -> None:
    """What is wrong with a template is told with its file, its line and the line itself."""
    with pytest.raises(ThemeError) as caught:
        rendered(own(tmp_path, text))
    problem = caught.value.problem
    assert (problem.place.file, problem.place.line) == (str(tmp_path / "404.html"), line)
    assert said in problem.message
    assert problem.excerpt == text.split("\n")[line - 1]
    assert problem.hint


def test_a_fault_in_a_part_is_told_of_the_part(tmp_path: Path) -> None:
    """The line is that of the innermost template, not of the one that asked for it."""
    write(tmp_path, '-- 404.html --\n{% include "x.html" %}\n-- x.html --\n\n{{ page.x }}')
    with pytest.raises(ThemeError, match=r"x\.html:2: "):
        rendered(tmp_path)


def test_a_missing_template(tmp_path: Path) -> None:
    """A template that is not there is named, with the one that asks for it."""
    with pytest.raises(ThemeError, match=r"no template 'x\.html', which 404\.html asks"):
        rendered(own(tmp_path, '{% extends "x.html" %}'))


def test_the_digest_names_every_template(tmp_path: Path) -> None:
    """A theme has another name when a template changes or comes, not when a style sheet does."""
    steps = ("-- a.html --\n", "-- a.html --\nx", "-- b.html --\n", "-- assets/b.css --\n")
    names = [theme.digest_of(theme.folders(write(tmp_path, text))) for text in steps]
    assert len({theme.digest_of((BUILT_IN,)), *names[:3]}) == 4
    assert names[2] == names[3]


def test_assets_of_the_archive_come_first(tmp_path: Path) -> None:
    """The archive's own style takes the place of the built-in one; the rest stays."""
    built_in = theme.assets((BUILT_IN,))
    write(tmp_path, "-- assets/style.css --\nmine\n-- assets/.hidden --\n")
    found = theme.assets(theme.folders(tmp_path))
    assert found.keys() == built_in.keys()
    assert found["style.css"] != built_in["style.css"]


def test_without_templates_of_its_own(tmp_path: Path) -> None:
    """An archive without a folder of templates has the built-in theme."""
    assert theme.folders(tmp_path / "none") == (BUILT_IN,)
    assert theme.folders(BUILT_IN) == (BUILT_IN,)
