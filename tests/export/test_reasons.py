"""Why a page is made again, in words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.digest import digest
from generator.export.reasons import Reason, of_pages, page_digest, parts, why
from generator.export.render import Render
from generator.export.views import AssetView, TagView
from generator.model.page import Page, View
from tests.export.filled import site

RENDER = Render(site(full=False), (), "theme")
PAGE = Page("tags/a.html", TagView("tags/a.html", "a"))
ASSET = Page("a.png", AssetView("a.png", "digest"))
OTHER_THEME = replace(RENDER, theme="other")
OTHER_SITE = replace(RENDER, site=replace(RENDER.site, title="Other"))


class One(View, frozen=True):
    """A view."""

    text: str


class Other(View, frozen=True):
    """Another view of the same fields."""

    text: str


@pytest.mark.parametrize(
    ("page", "render", "code", "sentence"),
    [
        (Page(PAGE.path, replace(PAGE.view, title="b")), RENDER, "code", "`title` changed"),
        (PAGE, OTHER_THEME, "code", "the theme changed"),
        (PAGE, OTHER_SITE, "code", "`site.title` changed"),
        (PAGE, RENDER, "new", "the program changed"),
        (PAGE, OTHER_THEME, "new", "the theme, the program changed"),
        (PAGE, RENDER, "code", "its file was missing, changed by another hand"),
    ],
)
def test_reasons(page: Page, render: Render, code: str, sentence: str) -> None:
    """What a page is made from is compared, part by part, with what it was made from."""
    before = {PAGE.path: Reason("there was none", parts(PAGE, RENDER, "code"))}
    assert of_pages([page], render, code, before)[PAGE.path].sentence.startswith(sentence)


@pytest.mark.parametrize("render", [OTHER_THEME, OTHER_SITE], ids=["theme", "site"])
def test_a_file_does_not_depend_on_the_theme(render: Render) -> None:
    """What no template shows is named by its view and the program alone."""
    assert page_digest(ASSET, RENDER, "code") == page_digest(ASSET, render, "code")
    assert page_digest(PAGE, RENDER, "code") != page_digest(PAGE, render, "code")
    assert page_digest(ASSET, RENDER, "code") != page_digest(ASSET, RENDER, "new")


def test_equal_fields_of_two_views_are_two_pages() -> None:
    """The kind of a view is part of a page's name."""
    twins = One("x"), Other("x")
    assert len({digest(view) for view in twins}) == 1
    assert len({page_digest(Page("a", view), RENDER, "") for view in twins}) == 2


def test_why() -> None:
    """The answer says when a page was last made, what would make it anew, or what is near."""
    made = {PAGE.path: Reason("there was none", parts(PAGE, RENDER, "code"))}
    ask = [PAGE], RENDER
    assert why("tags/a.html", *ask, "code", made).endswith(
        "it was last made because there was none"
    )
    assert why("tags/a.html", *ask, "new", made).endswith("made now: the program changed")
    assert why("tags/a.html", *ask, "code", {}).endswith("would be made now: there was none")
    assert why("tag/a.html", *ask, "code", made).endswith("did you mean tags/a.html?")
    assert why("zzz", *ask, "code", made) == "zzz: there is no such page"
