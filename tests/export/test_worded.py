"""Words put in place when a template is compiled."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ThemeError
from generator.export import theme
from generator.export.asides import NotFoundView
from generator.export.filters import filters
from generator.export.templates import Theme
from generator.export.tongue import Catalogue, Tongue
from tests.archives import write
from tests.export.filled import least, site

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8"\n\n'
WORDS = 'msgid "by %(author)s"\nmsgstr "%(author)s — von ihm"\n\nmsgid "a"\nmsgstr "<b>x</b>"\n'
TITLE = '"><x-evil>'
CASES = {
    '{{ _("a") }}': "<b>x</b>",
    '{{ _("unknown") }}': "unknown",
    '{{ _("by %(author)s", author=page.title) }}': "&#34;&gt;&lt;x-evil&gt; — von ihm",
    '{% set it = _("a") %}{{ it }}': "<b>x</b>",
    '{% set it = _("by %(author)s", author=page.title) %}{{ it }}': (
        "&#34;&gt;&lt;x-evil&gt; — von ihm"
    ),
    '{{ _("by %(author)s", author=_("a")) }}': "<b>x</b> — von ihm",
    '{{ _("a") if page.title else _("unknown") }}': "<b>x</b>",
    '{% set words = "a" %}{{ _(words) }}': "<b>x</b>",
    '{{ _("%(n)s%%", n=5) }}': "5%",
    '{{ ngettext("%(n)s a", "%(n)s as", 2, n=2) }}': "2 as",
    "{% trans %}a{% endtrans %}": "<b>x</b>",
}


def shown(folder: Path, template: str) -> str:
    """What a template shows in German, of a page with a hostile title."""
    own = write(folder, f"-- 404.html --\n{template}")
    tongue = Tongue("de", (Catalogue("de.po", f"{HEAD}{WORDS}".encode()),))
    page = least(NotFoundView)
    return Theme(theme.folders(own), filters, tongue).render(
        type(page)(path="404.html", title=TITLE), site(full=False)
    )


@pytest.mark.parametrize("template", CASES)
def test_words_are_said(tmp_path: Path, template: str) -> None:
    """Words are said in the language of the site wherever they stand; their values are escaped."""
    assert shown(tmp_path, template) == CASES[template]


def test_constant_words_are_not_asked_for_at_a_page(tmp_path: Path) -> None:
    """What is known when a template is compiled stands in it, in that language."""
    own = Theme((tmp_path,), filters, Tongue("de", (Catalogue("", f"{HEAD}{WORDS}".encode()),)))
    environment = own._environment("", "")
    tree = environment._parse('{{ _("by %(author)s", author=page) }}{{ _("a") }}', None, None)
    code = environment._generate(tree, None, None)
    assert "' — von ihm<b>x</b>'" in code
    assert "gettext" not in code
    assert "'_'" not in code


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ('\n{{ _("by %(author)s") }}', "'author'"),
        ('\n{{ _("5 %!") }}', "unsupported format character"),
    ],
)
def test_words_without_their_value_are_told(tmp_path: Path, template: str, message: str) -> None:
    """A template that gives no value for its words is told with its file and line."""
    with pytest.raises(ThemeError) as raised:
        shown(tmp_path, template)
    problem = raised.value.problem
    assert message in problem.message
    assert problem.place.line == 2
