"""The templates of one's own: whose each is, and what is said of one that meets nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import load
from generator.cli import commands
from generator.export import theme
from generator.export.overrides import astray
from generator.theming import copy, rows, table
from tests.archives import SMALL, built, tree, write

ROOTED = "-- content/a.md --\nText.\n"


def problems(folder: Path, text: str, **how: bool) -> list[tuple[str, int, str]]:
    """What is said of the templates of a text: file, line and the word that is wrong."""
    write(folder, text)
    found = astray(theme.read(theme.folders(folder / "templates")), **how)
    return [(p.place.file, p.place.line, p.hint) for p in found]


MET = {
    "a built-in one": "-- templates/article.html --\nmine",
    "asked for by one": (
        '-- templates/article.html --\n{% include "x/y.html" %}\n-- templates/x/y.html --\n'
    ),
    "asked for by one that is": (
        '-- templates/base.html --\n{% import "x.html" as x %}\n'
        '-- templates/x.html --\n{% extends "y.html" %}\n-- templates/y.html --\n'
    ),
    "perhaps asked for": (
        "-- templates/tags.html --\n{% include page.title %}\n-- templates/x.html --\n"
    ),
    "no template": "-- templates/README.md --\n-- templates/assets/x.html.css --\n",
    "a block of the frame": (
        '-- templates/tags.html --\n{% extends "built-in/tags.html" %}\n'
        "{% block crumbs %}{% endblock %}"
    ),
    "a block in a block": (
        '-- templates/tags.html --\n{% extends "base.html" %}\n'
        "{% block main %}{% block own %}{% endblock %}{% endblock %}"
    ),
    "a block of one's own frame": (
        '-- templates/tags.html --\n{% extends "frame.html" %}\n{% block own %}{% endblock %}\n'
        "-- templates/frame.html --\n{% block own %}{% endblock %}"
    ),
    "blocks without a frame": "-- templates/tags.html --\n{% block own %}{% endblock %}",
}


@pytest.mark.parametrize("text", MET.values(), ids=MET)
def test_what_meets_something_is_no_problem(tmp_path: Path, text: str) -> None:
    """Nothing is said of a template that is shown, or of a block that is."""
    assert problems(tmp_path, text) == []


UNMET = {
    "misspelt": (
        "-- templates/artcle.html --\n",
        ("templates/artcle.html", 0, "did you mean 'article.html'?"),
    ),
    "like no other": (
        "-- templates/a-quite-other-thing.txt --\n",
        ("templates/a-quite-other-thing.txt", 0, "`variorum theme list` has all names"),
    ),
    "in the wrong folder": (
        "-- templates/thread.html --\n",
        ("templates/thread.html", 0, "did you mean 'parts/thread.html'?"),
    ),
    "a misspelt block": (
        (
            '-- templates/tags.html --\n\n{% extends "built-in/tags.html" %}\n'
            "{%- block mian -%}{% endblock %}"
        ),
        ("templates/tags.html", 3, "did you mean 'main'?"),
    ),
}


@pytest.mark.parametrize(("text", "said"), UNMET.values(), ids=UNMET)
def test_what_meets_nothing_is_told(tmp_path: Path, text: str, said: tuple[str, int, str]) -> None:
    """A template that nothing asks for, or a block that nothing has, is told with the nearest."""
    assert problems(tmp_path, text) == [said]


def test_a_plug_in_may_have_templates_of_its_own(tmp_path: Path) -> None:
    """Where plug-ins make pages, a template may be theirs."""
    text = "-- templates/graph.html --\n"
    assert len(problems(tmp_path, text)) == 1
    assert problems(tmp_path, text, plugins=True) == []


def test_no_page_of_the_site_tells_of_the_theme(tmp_path: Path) -> None:
    """What is wrong with a template is said to its author, and not to readers."""
    report = built(write(tmp_path, SMALL + "-- templates/artcle.html --\n"))
    assert any(p.place.file == "templates/artcle.html" for p in report.planned.problems)
    assert [p for p, data in tree(tmp_path / "site").items() if b"artcle" in data] == []


def test_the_list_says_whose_each_is(tmp_path: Path) -> None:
    """Built in, in the place of one, besides, or asked for by nothing; the same for machines."""
    write(tmp_path, ROOTED + MET["asked for by one"] + UNMET["misspelt"][0])
    found = {row.name: row for row in rows(load(tmp_path))}
    states = {name: row.state for name, row in found.items() if row.state != "built-in"}
    assert states == {"article.html": "yours", "x/y.html": "besides", "artcle.html": "unused"}
    assert found.keys() >= {"base.html", "parts/thread.html", "assets/style.css"}
    lines = table(list(found.values())).splitlines()
    said = next(line for line in lines if line.startswith("artcle.html "))
    assert said.endswith("yours, and nothing asks for it; did you mean 'article.html'?")
    told = CliRunner().invoke(commands, ["-C", str(tmp_path), "theme", "list", "--json"])
    assert {row["name"]: row["state"] for row in json.loads(told.stdout)}.items() >= states.items()


def test_a_copy_changes_no_page(tmp_path: Path) -> None:
    """A copied template is the same as the built-in one: nothing has to be made again."""
    built(write(tmp_path, SMALL))
    before = tree(tmp_path / "site")
    for name in ("article.html", "parts/thread.html", "assets/style.css"):
        assert copy(load(tmp_path), name) == f"templates/{name}"
    assert built(tmp_path).rendered == ()
    assert before == tree(tmp_path / "site")
