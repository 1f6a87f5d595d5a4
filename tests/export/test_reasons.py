"""Why a page is made again, in words."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from generator.digest import digest
from generator.export.bare import AssetView
from generator.export.reasons import FIRST, Around, reason, unknown, why
from generator.export.render import Render
from generator.export.views import ArticlesView, View
from generator.model.page import Page
from tests.export.filled import site

RENDER = Render(site(full=False), (), "theme")
PAGE = Page("tags/a.html", ArticlesView("tags/a.html", "a"))
ASSET = Page("a.png", AssetView("a.png", "digest"))
OTHER_THEME = replace(RENDER, theme="other")
OTHER_SITE = replace(RENDER, site=replace(RENDER.site, title="Other"))
AROUND = Around(RENDER, "code")
MADE = reason(PAGE, AROUND, None, {})


class One(View, frozen=True):
    """A view."""

    text: str


class Other(View, frozen=True):
    """Another view of the same fields."""

    text: str


@pytest.mark.parametrize(
    ("page", "render", "code", "sentence"),
    [
        (Page(PAGE.path, replace(PAGE.brief, title="b")), RENDER, "code", "`title` changed"),
        (PAGE, OTHER_THEME, "code", "the theme changed"),
        (PAGE, OTHER_SITE, "code", "`site.title` changed"),
        (PAGE, RENDER, "new", "the program changed"),
        (PAGE, OTHER_THEME, "new", "the theme, the program changed"),
        (PAGE, RENDER, "code", "its file was missing, changed by another hand"),
    ],
)
def test_reasons(page: Page, render: Render, code: str, sentence: str) -> None:
    """What a page is made from is compared, part by part, with what it was made from."""
    told = reason(page, Around(render, code), MADE, AROUND.parts())
    assert msgspec.msgpack.decode(told)[0].startswith(sentence)


def test_the_first_reason() -> None:
    """What was never made is made because there was none."""
    assert msgspec.msgpack.decode(MADE)[0] == FIRST


@pytest.mark.parametrize("render", [OTHER_THEME, OTHER_SITE], ids=["theme", "site"])
def test_a_file_does_not_depend_on_the_theme(render: Render) -> None:
    """What no template shows is named by its view and the program alone."""
    other = Around(render, "code")
    assert AROUND.page(ASSET.leaf) == other.page(ASSET.leaf)
    assert AROUND.page(PAGE.leaf) != other.page(PAGE.leaf)
    assert AROUND.page(ASSET.leaf) != Around(RENDER, "new").page(ASSET.leaf)


def test_equal_fields_of_two_views_are_two_pages() -> None:
    """The kind of a view is part of a page's name."""
    twins = One("x"), Other("x")
    assert len({digest(view) for view in twins}) == 1
    assert len({AROUND.page(Page("a", view).leaf) for view in twins}) == 2


@pytest.mark.parametrize(
    ("code", "made", "ending"),
    [
        ("code", MADE, "it was last made because there was none"),
        ("new", MADE, "made now: the program changed"),
        ("code", None, "would be made now: there was none"),
    ],
    ids=["as it was", "another program", "never made"],
)
def test_why(code: str, made: bytes | None, ending: str) -> None:
    """The answer says when a page was last made, or what would make it anew."""
    assert why(PAGE, Around(RENDER, code), made, AROUND.parts()).endswith(ending)


def test_a_page_that_is_not_there() -> None:
    """Of a page that is not there the nearest is named, where one is near."""
    assert unknown("tag/a.html", [PAGE.path]).endswith("did you mean tags/a.html?")
    assert unknown("zzz", [PAGE.path]) == "zzz: there is no such page"
