"""The contract between the planner and the theme: every view and its template."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import lxml.etree
import lxml.html
import pytest

from generator.export import asides, bare, indexes, items, named, noteline, views, wire
from generator.export.filters import filters
from generator.export.lettering import Fonts
from generator.export.templates import Theme
from generator.export.theme import ASSETS, BUILT_IN
from generator.export.tongue import Catalogue, Tongue
from tests.export.filled import BODY, HOSTILE, SHOWN, VIEWS, full, least, site
from tests.export.shows import FONTS
from tests.markup.nest import Nest
from tests.speaking import catalogue

THEME = Theme((BUILT_IN,), partial(filters, fonts=Fonts(FONTS)))
DISGUISED = Theme((BUILT_IN,), filters, Tongue("ru", (Catalogue("ru.po", catalogue()),)))
# What a reader is told in words, and the words of full views, of the forms of files, of programs.
READ = "//body//text()[not(ancestor::pre)] | //@aria-label | //@*[starts-with(name(), 'data-key')]"
GIVEN = {
    *re.findall("[A-Za-z]+", f"{HOSTILE} {BODY.text}"),
    # A passage of a note begins within a word.
    "eading",
    "BibTeX", "RIS", "CSL", "JSON", "SHA", "Atom",
}  # fmt: skip
KINDS = {".html", ".xml", ".txt", ".svg", ".js"}
TEMPLATES = sorted(p for p in BUILT_IN.rglob("*") if p.suffix in KINDS and ASSETS not in p.parts)
# Fields that say by their names alone what they hold.
PLAIN = """
    after aliases anchor article author authors before body byline comments count counts date
    description digest discussed earlier end entries excerpt id in_articles in_comments in_notes
    inference inferred is_page items kind label language later latest letters licence lines links
    marks months name named notes number origin parent_author parent_number path people position
    problems prose quote span start summary tags text title undated updated urls words years
""".split()


def rendered(view: type, *, filled: bool) -> str:
    """A view through its template, with the least or with two of everything."""
    return THEME.render((full if filled else least)(view), site(full=filled))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_every_view_says_what_it_is(view: type) -> None:
    """A view class has a docstring of its own, and its template is there."""
    assert view.__doc__
    assert view.__doc__.rstrip().endswith(".")
    assert not view.template or (BUILT_IN / view.template).is_file()


@pytest.mark.parametrize(
    "module",
    [views, asides, wire, bare, named, indexes, items, noteline],
    ids=lambda module: module.__name__,
)
def test_every_field_is_explained(module) -> None:
    """A field is spoken of in the docstring of its class, or its name says all."""
    kinds = [k for k in vars(module).values() if getattr(k, "__module__", "") == module.__name__]
    unexplained = [
        f"{kind.__name__}.{field}"
        for kind in kinds
        for field in kind.__annotations__
        if field not in PLAIN and field not in kind.__doc__.lower() and field != "template"
    ]
    assert unexplained == []


def test_every_template_has_a_view() -> None:
    """No template lies about that nothing shows, but for the frame and the parts."""
    own = {p.relative_to(BUILT_IN).as_posix() for p in TEMPLATES if p.parent == BUILT_IN}
    assert own - {"base.html"} == {view.template for view in SHOWN}


@pytest.mark.parametrize("filled", [False, True], ids=["least", "full"])
@pytest.mark.parametrize("view", SHOWN, ids=lambda view: view.__name__)
def test_every_template_renders(view: type, filled: bool) -> None:  # noqa: FBT001
    """A template asks for nothing its view has not, and lets no text become markup."""
    text = rendered(view, filled=filled)
    assert "<x-evil" not in text
    if view.template.endswith(".html"):
        nest = Nest(text)
        assert nest.faults == []
        assert {"<", ">", '"', "'"}.isdisjoint("".join(nest.attributes))
    elif view.template.endswith((".xml", ".svg")):
        lxml.etree.fromstring(text.encode())


# Data in the words of schema.org, which is no script: the filter makes it inert.
DATA = '<script type="application/ld+json">{{ data }}</script>'
FORBIDDEN = {
    "a filter or a class that ends escaping": r"\|\s*safe|Markup|autoescape",
    "a style of its own": r"\sstyle\s*=",
    "a script of its own": r"<script(?![^>]*\ssrc=)|</script>(?<!></script>)|\son\w+\s*=",
    "an attribute without quotes": r"<[a-z][^<>]*=(?!\")",
    "an address that is not checked": (
        r"(?:href|src)=\"\{\{\s*(?!.*(?:\|url|\|absolute|\|licence|address))"
    ),
}


@pytest.mark.parametrize("what", FORBIDDEN)
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds(path: Path, what: str) -> None:
    """A template has none of the things by which a text could become more than text."""
    text = path.read_text("utf-8").replace(DATA, "")
    if "quotes" in what:
        text = re.sub(r'"[^"]*"', '""', re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#(?s:.*?)#\}", "", text))
    assert re.search(FORBIDDEN[what], text) is None


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("view", SHOWN, ids=lambda view: view.__name__)
def test_a_template_asks_for_all_its_words(view: type, *, filled: bool) -> None:
    """Where every catalogue has Cyrillic words, the Latin ones of a page are those of its view."""
    html = DISGUISED.render((full if filled else least)(view), site(full=filled))
    if not html.startswith("<!doctype html>"):
        return
    words = {
        word
        for text in lxml.html.document_fromstring(html).xpath(READ)
        for word in re.findall("[A-Za-z]{2,}", text)
    }
    assert words - GIVEN == set()
