"""RENDER: a page into its bytes."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from generator.export.bare import AssetView, DataView, ThemeFileView
from generator.export.lean import lean
from generator.export.render import Render
from generator.export.shelf import Shelf
from generator.export.theme import BUILT_IN
from generator.export.views import HomeView
from generator.export.wire import RobotsView
from generator.model.body import Body
from generator.model.page import Brief, Page
from tests.archives import write
from tests.export.filled import site


class Room:
    """A room with one body and one file."""

    def blob(self, digest: str) -> bytes:
        """Give the body by its name."""
        return {"d": msgspec.msgpack.encode(Body("some\nwords"))}[digest]

    def file(self, path: str) -> bytes:
        """Give the file by its path."""
        return {"a.bin": b"\0\xff"}[path]


class Words(Brief, frozen=True):
    """A body by its digest, to be shown as data."""

    body: str

    def unfold(self, shelf: Shelf, /) -> DataView:
        """The words of the body."""
        return DataView({"words": shelf.body(self.body).text})


def rendered(brief: Brief, *folders: Path) -> bytes:
    """The bytes of a page of a brief."""
    step = Render(site(full=False), tuple(map(str, (*folders, BUILT_IN))), "digest")
    return step(Page("p", brief), Room()).value.data


def test_an_asset_is_its_own_bytes() -> None:
    """A file of the content folder comes out as it went in."""
    assert rendered(AssetView("a.bin", "digest")) == b"\0\xff"


def test_a_file_of_the_theme(tmp_path: Path) -> None:
    """A file of the theme is the archive's own, or the built-in one."""
    view = ThemeFileView("theme/style.css", "style.css", "digest")
    assert rendered(view).startswith(b":root{")
    assert rendered(view, write(tmp_path, "-- assets/style.css --\nmine\n")) == b"mine\n"


@pytest.mark.parametrize(
    ("name", "written", "published"),
    [
        ("a.css", b"/* why */\na > b {\n  color: red;\n}\n", b"a>b{color:red}\n"),
        (
            "a.js",
            b"// why\nlet a = `x  y`; // so\nlet b = /[/]  x/;\n",
            b"let a=`x  y`;let b=/[/]  x/;\n",
        ),
        ("a.css", b"\xff /* no text */", b"\xff /* no text */"),
        ("a.svg", b"<svg> </svg>", b"<svg> </svg>"),
    ],
)
def test_styles_and_scripts_are_lean(name: str, written: bytes, published: bytes) -> None:
    """A style sheet or a script loses its remarks and its white space, and nothing else."""
    assert lean(name, written) == published


def test_a_brief_is_unfolded() -> None:
    """What a brief names by digest is taken from the room, and data is JSON on one line."""
    assert rendered(Words("d")) == b'{"words":"some\\nwords"}\n'
    assert json.loads(rendered(DataView({"a": {"b": [1, None]}}))) == {"a": {"b": [1, None]}}


def test_a_page_is_utf8_text() -> None:
    """A page is the text of its template; what no page can hold is replaced."""
    text = rendered(HomeView("index.html", "Büro\x01\ufffe")).decode()
    assert text.startswith("<!doctype html>")
    assert "Büro\ufffd\ufffd" in text


@pytest.mark.parametrize("sitemap", ["", "http://h/sitemap.xml"])
def test_robots(sitemap: str) -> None:
    """Robots are told of the sitemap where there is one."""
    lines = rendered(RobotsView("robots.txt", sitemap)).decode().split("\n")
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert (f"Sitemap: {sitemap}" in lines) is bool(sitemap)
