"""Templates: which is used, what it may ask for, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import markupsafe
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ThemeError
from generator.export import theme
from generator.export.asides import NotFoundView
from generator.export.filters import filters
from generator.export.items import CommentLine
from generator.export.prose import NEST_MAX
from generator.export.templates import Theme, escaped
from generator.export.views import ArticleView
from tests.archives import write
from tests.export.filled import least, site


def rendered(folder: Path, page: str = "a.html") -> str:
    """The page for what is not here, by the templates of a folder."""
    found = Theme(theme.folders(folder), filters)
    return found.render(NotFoundView(page, ""), site(full=False))


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
        ("{{ page.titel|url }}", 1, "NotFoundView has no field 'titel'"),
        ("{{ page.title|plural }}", 1, "missing 1 required positional argument"),
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


@pytest.mark.parametrize("context", ["", " with context"])
def test_a_macro_knows_the_page(tmp_path: Path, context: str) -> None:
    """Addresses in a macro are relative to each page, with its context or without."""
    write(tmp_path, "-- m.html --\n{% macro to(path) %}{{ path|url }}{% endmacro %}")
    own(tmp_path, f'{{% from "m.html" import to{context} %}}{{{{ to("b/c.html") }}}}')
    pages = ("a.html", "x/a.html", "x/y/a.html", "404.html", "a.html")
    said = [rendered(tmp_path, page).strip() for page in pages]
    assert said == ["b/c.html", "../b/c.html", "../../b/c.html", "/b/c.html", "b/c.html"]


@pytest.mark.parametrize("deeper", [0, 1])
def test_a_comment_past_the_cap_says_so(deeper: int) -> None:
    """Where lists nest no deeper, a comment is marked and leads to the one that it answers."""
    line = least(CommentLine)
    line = msgspec.structs.replace(line, depth=NEST_MAX + deeper, parent="#c-1", parent_number=1)
    found = Theme((theme.BUILT_IN,), filters)
    text = found.render(ArticleView("a.html", "", thread=(line,)), site(full=False))
    assert ('<article class="comment past' in text) is bool(deeper)
    assert 'in reply to <a href="#c-1">' in text


@given(st.one_of(st.text(), st.text("&<>\"'a"), st.integers(), st.text().map(markupsafe.Markup)))
def test_what_is_printed_is_escaped(value: object) -> None:
    """A template escapes as markupsafe does: every text, and no markup twice."""
    assert escaped(value) == str(markupsafe.escape(value))


def test_nothing_printed_becomes_markup(tmp_path: Path) -> None:
    """What a template prints is escaped, in its own text, in a macro and in a block kept aside."""
    own(tmp_path, """
        {%- macro m(x) %}{{ x }}{% endmacro %}{% set kept %}{{ "<'" }}{% endset -%}
        {{ "<" ~ page.path }}{{ m('"') }}{{ kept }}{{ "&"|upper }}""")  # fmt: skip
    assert rendered(tmp_path) == "&lt;a.html&#34;&lt;&#39;&amp;"
